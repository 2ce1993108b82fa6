//! The cramp history in words, in the order in which a clinician asks.

use soleus_core::{
    care::Tri,
    journal::Entry,
    recovery::cramp::CrampLog,
    report::{
        cramps::{CrampHistory, CrampWeek},
        document::{Block, Piece, Spoken},
    },
};

use super::say::{block, day, fill, labelled, name, say, short_day, text, time};

/// The parts of a cramp history; without a cramp, the one that says so.
pub(super) fn blocks(history: &CrampHistory) -> Vec<Block> {
    let span = [("from", day(history.since)), ("to", day(history.until))];
    let span: Vec<(&str, &str)> = span.iter().map(|(key, value)| (*key, value.as_str())).collect();
    if history.all == 0 {
        let mut pieces = vec![text(fill("cramps.none", &span))];
        pieces.extend(years(history));
        return vec![block("often", "cramps.often", pieces)];
    }
    let mut blocks = vec![often(history, &span)];
    if let Some(signs) = signs(history) {
        blocks.push(signs);
    }
    blocks.push(kind(history));
    blocks.push(before(history));
    blocks.push(released(history));
    blocks.push(each(history));
    blocks
}

fn numbers<'a>(values: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    values.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

fn often(history: &CrampHistory, span: &[(&str, &str)]) -> Block {
    let told = [
        ("all", history.all.to_string()),
        ("night", history.night.to_string()),
        ("nights", history.nights.to_string()),
        ("first", history.trend.0.to_string()),
        ("last", history.trend.1.to_string()),
    ];
    let mut values = numbers(&told);
    values.extend(span);
    let row = |week: &CrampWeek| vec![short_day(week.from), week.all.to_string(), week.night.to_string()];
    let mut pieces = vec![
        text(fill("cramps.sum", &values)),
        Piece::Table {
            label: say("cramps.weeks").to_owned(),
            head: ["cramps.week", "cramps.all", "cramps.at_night"]
                .map(|key| say(key).to_owned())
                .to_vec(),
            rows: history.weeks.iter().map(row).collect(),
        },
        text(fill("cramps.bare", &numbers(&[("n", history.bare.to_string())]))),
    ];
    pieces.extend(years(history));
    block("often", "cramps.often", pieces)
}

fn years(history: &CrampHistory) -> Option<Piece> {
    let years: Vec<String> = history
        .years
        .iter()
        .map(|(year, n)| format!("{year}: {n}"))
        .collect();
    (!years.is_empty()).then(|| labelled("cramps.years", years.join("; ")))
}

/// What makes a cramp urgent: longer than ten minutes, or a warning sign beside it.
fn signs(history: &CrampHistory) -> Option<Block> {
    let mut pieces = Vec::new();
    if !history.lengths.long.is_empty() {
        let when: Vec<String> = history.lengths.long.iter().map(|at| time(*at)).collect();
        pieces.push(labelled("cramps.long", when.join("; ")));
    }
    let warned = |wanted: Tri| {
        let mine = history.warned.iter().filter(move |(_, answer)| *answer == wanted);
        mine.map(|(at, _)| time(*at)).collect::<Vec<_>>().join("; ")
    };
    for (key, answer) in [
        ("cramps.warned_yes", Tri::Yes),
        ("cramps.warned_not_sure", Tri::NotSure),
    ] {
        let when = warned(answer);
        if !when.is_empty() {
            pieces.push(labelled(key, when));
        }
    }
    (!pieces.is_empty()).then(|| block("signs", "cramps.signs", pieces))
}

fn kind(history: &CrampHistory) -> Block {
    let counts = |keys: &[&'static str], numbers: &[usize]| {
        let told = keys.iter().zip(numbers).filter(|(_, n)| **n > 0);
        told.map(|(key, n)| fill("tried.times", &[("what", say(key)), ("n", &n.to_string())]))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let lengths = &history.lengths;
    let long = [
        lengths.long.len(),
        lengths.under_one,
        lengths.to_five,
        lengths.to_ten,
        lengths.unsaid,
    ];
    let long_keys = [
        "cramps.over_ten",
        "cramps.under_one",
        "cramps.to_five",
        "cramps.to_ten",
        "cramps.unsaid",
    ];
    let came: Vec<String> = history
        .came
        .iter()
        .map(|(came, n)| {
            fill(
                "tried.times",
                &[("what", name("came", came)), ("n", &n.to_string())],
            )
        })
        .collect();
    let mut pieces = Vec::new();
    if !came.is_empty() {
        pieces.push(labelled("cramps.came", came.join(", ")));
    }
    pieces.push(labelled(
        "cramps.spasm",
        counts(
            &["cramps.held", "cramps.jerking", "cramps.unsaid"],
            &history.spasm,
        ),
    ));
    pieces.push(labelled("cramps.lasted", counts(&long_keys, &long)));
    pieces.push(labelled(
        "cramps.leg",
        counts(
            &["why.leg_left", "why.leg_right", "why.leg_both", "cramps.unsaid"],
            &history.legs,
        ),
    ));
    pieces.push(text(fill(
        "cramps.after",
        &numbers(&[
            ("woke", history.woke.to_string()),
            ("sore", history.sore.to_string()),
        ]),
    )));
    block("kind", "cramps.kind", pieces)
}

fn before(history: &CrampHistory) -> Block {
    let told: Vec<String> = history
        .factors
        .iter()
        .map(|(factor, n)| {
            fill(
                "tried.times",
                &[("what", name("factor", factor)), ("n", &n.to_string())],
            )
        })
        .collect();
    let said = if told.is_empty() {
        say("cramps.nothing_said").to_owned()
    } else {
        told.join(", ")
    };
    block("before", "cramps.before", vec![text(said)])
}

fn released(history: &CrampHistory) -> Block {
    let told: Vec<String> = history
        .released
        .iter()
        .map(|(what, n)| {
            fill(
                "tried.times",
                &[("what", name("release", what)), ("n", &n.to_string())],
            )
        })
        .collect();
    let said = if told.is_empty() {
        say("cramps.nothing_said").to_owned()
    } else {
        told.join(", ")
    };
    block("released", "cramps.released", vec![text(said)])
}

/// The newest cramps, one row each, and their notes in the person's words.
fn each(history: &CrampHistory) -> Block {
    let unsaid = || say("cramps.none_said").to_owned();
    let row = |cramp: &Entry<CrampLog>| {
        let log = &cramp.body;
        let released: Vec<&str> = log.released.iter().map(|what| name("release", what)).collect();
        vec![
            time(cramp.at),
            log.legs.map_or_else(unsaid, |legs| name("leg", legs).to_owned()),
            log.came.map_or_else(unsaid, |came| name("came", came).to_owned()),
            log.minutes.map_or_else(unsaid, |minutes| minutes.to_string()),
            if released.is_empty() {
                unsaid()
            } else {
                released.join(", ")
            },
        ]
    };
    let head = [
        "cramps.when",
        "cramps.leg",
        "cramps.came",
        "cramps.minutes",
        "cramps.released",
    ];
    let mut pieces = vec![Piece::Table {
        label: say("cramps.newest").to_owned(),
        head: head.map(|key| say(key).to_owned()).to_vec(),
        rows: history.newest.iter().map(row).collect(),
    }];
    for cramp in history
        .newest
        .iter()
        .filter(|cramp| !cramp.body.note.trim().is_empty())
    {
        pieces.push(Piece::Text {
            label: Some(time(cramp.at)),
            text: Spoken::person(cramp.body.note.clone()),
        });
    }
    block("each", "cramps.each", pieces)
}
