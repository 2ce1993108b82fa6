//! What was recorded along the way: pain, what was tried, what clinicians said, what the leg can do.

use soleus_core::{
    care::Pain,
    permission::word::ClinicianWord,
    recovery::load::{Outing, OutingKind, TestKind, TestResult},
    report::{
        document::{Block, Piece, Spoken},
        summary::{Loads, Measure, PainLine, TestLine},
        visit::Sheet,
    },
    time::Day,
};

use super::say::{blank, block, day, fill, labelled, name, say, short_day, text};

/// So many of the clinicians' words are on a sheet.
const MOST_HEARD: usize = 2;

/// First, highest and newest pain of each measure; lines to write on without any.
pub(super) fn pain(sheet: &Sheet) -> Block {
    let told: Vec<&PainLine> = sheet.pain.iter().filter(|line| line.newest.is_some()).collect();
    if told.is_empty() {
        return block("pain", "pain.title", vec![blank("pain.blank", 1)]);
    }
    let cell = |value: Option<(Pain, Day)>| {
        value.map_or_else(
            || say("pain.none").to_owned(),
            |(pain, when)| {
                fill(
                    "pain.cell",
                    &[("pain", &pain.score().to_string()), ("when", &short_day(when))],
                )
            },
        )
    };
    let row = |line: &&PainLine| {
        let measure = say(match line.measure {
            Measure::Rest => "pain.rest",
            Measure::Walking => "pain.walking",
            Measure::Worst => "pain.worst",
        });
        vec![
            measure.to_owned(),
            cell(line.first),
            cell(line.highest),
            cell(line.newest),
        ]
    };
    let table = Piece::Table {
        label: say("pain.table").to_owned(),
        head: ["pain.measure", "pain.first", "pain.highest", "pain.newest"]
            .map(|key| say(key).to_owned())
            .to_vec(),
        rows: told.iter().map(row).collect(),
    };
    block("pain", "pain.title", vec![table])
}

/// Guided sessions and cramps, with what they did.
pub(super) fn tried(sheet: &Sheet) -> Block {
    let mut pieces = Vec::new();
    let done = sheet.sessions;
    if done.all > 0 {
        let unsaid = done.all - done.less - done.same - done.more;
        let counts = [
            ("all", done.all),
            ("less", done.less),
            ("same", done.same),
            ("more", done.more),
            ("unsaid", unsaid),
        ]
        .map(|(key, count)| (key, count.to_string()));
        let counts: Vec<(&str, &str)> = counts.iter().map(|(key, count)| (*key, count.as_str())).collect();
        pieces.push(text(fill("tried.sessions", &counts)));
    }
    if let Some(newest) = sheet.cramps.newest {
        let counts = [
            ("all", sheet.cramps.all.to_string()),
            ("night", sheet.cramps.night.to_string()),
            ("when", day(newest.date())),
        ];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(key, count)| (*key, count.as_str())).collect();
        pieces.push(text(fill("tried.cramps", &counts)));
        let released: Vec<String> = sheet
            .cramps
            .released
            .iter()
            .map(|(what, n)| {
                fill(
                    "tried.times",
                    &[("what", name("release", what)), ("n", &n.to_string())],
                )
            })
            .collect();
        if !released.is_empty() {
            pieces.push(labelled("tried.released", released.join(", ")));
        }
    }
    pieces.push(blank("tried.blank", 1));
    block("tried", "tried.title", pieces)
}

/// What clinicians said, the newest first, in the words in which it was written down.
pub(super) fn earlier(sheet: &Sheet) -> Block {
    let items: Vec<Spoken> = sheet.heard.iter().take(MOST_HEARD).map(heard).collect();
    let mut pieces = Vec::new();
    if items.is_empty() {
        pieces.push(blank("earlier.blank", 1));
    } else {
        pieces.push(Piece::List {
            label: None,
            numbered: false,
            items,
        });
    }
    let more = sheet.heard.len().saturating_sub(MOST_HEARD);
    if more > 0 {
        pieces.push(text(fill("earlier.more", &[("n", &more.to_string())])));
    }
    block("earlier", "earlier.title", pieces)
}

fn heard(word: &ClinicianWord) -> Spoken {
    let told = [
        ("when", day(word.seen)),
        ("who", word.who.clone()),
        ("found", word.found.clone()),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut parts = vec![fill("earlier.one", &told)];
    let mut allowed: Vec<&str> = word.permits.iter().map(|class| name("activity", class)).collect();
    if word.follow_plan {
        allowed.push(say("activity.plan"));
    }
    if !word.gates.is_empty() {
        allowed.push(say("activity.step"));
    }
    if !allowed.is_empty() {
        parts.push(fill("earlier.allowed", &[("classes", &allowed.join(", "))]));
    }
    if let Some(from) = word.not_before {
        parts.push(fill("earlier.not_before", &[("when", &day(from.date()))]));
    }
    if let Some(until) = word.ends.map(|ends| ends.date()).or(word.until) {
        parts.push(fill("earlier.until", &[("when", &day(until))]));
    }
    Spoken::app(parts.join("; ") + ".")
}

/// Walks, runs and the tests of both legs.
pub(super) fn can(sheet: &Sheet) -> Block {
    let mut pieces = loads(&sheet.loads);
    if !sheet.tests.is_empty() {
        pieces.push(tests(&sheet.tests));
    }
    pieces.push(blank("can.blank", 1));
    block("can", "can.title", pieces)
}

fn loads(loads: &Loads) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let walks = loads.walks.to_string();
    match &loads.longest_walk {
        Some(walk) => {
            let minutes = walk.body.minutes.unwrap_or_default().to_string();
            let when = day(walk.at.date());
            pieces.push(text(fill(
                "can.walks",
                &[("walks", &walks), ("minutes", &minutes), ("when", &when)],
            )));
        }
        None if loads.walks > 0 => pieces.push(text(fill("can.walks_only", &[("walks", &walks)]))),
        None => {}
    }
    if let Some(run) = &loads.newest_run {
        let told = [
            ("runs", loads.runs.to_string()),
            ("when", day(run.at.date())),
            ("facts", of_run(&run.body)),
        ];
        let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
        pieces.push(text(fill("can.runs", &told)));
    }
    pieces
}

/// How long a run was, how it hurt and whether it went with a limp; what was not said is called so.
fn of_run(run: &Outing) -> String {
    let mixed = run.kind == OutingKind::WalkRun && run.run_minutes.is_none();
    let key = if mixed {
        "can.walk_run_minutes"
    } else {
        "can.run_minutes"
    };
    let minutes = run.run_minutes.or(run.minutes);
    let minutes = minutes.map(|minutes| fill(key, &[("minutes", &minutes.to_string())]));
    let pain = run.pain.map_or_else(
        || say("can.pain_unsaid").to_owned(),
        |pain| fill("can.run_pain", &[("pain", &pain.score().to_string())]),
    );
    let limp = say(match run.limp {
        Some(true) => "can.limped",
        Some(false) => "can.no_limp",
        None => "can.limp_unsaid",
    });
    let facts = minutes.into_iter().chain([pain, limp.to_owned()]);
    facts.collect::<Vec<_>>().join(", ")
}

fn tests(lines: &[TestLine]) -> Piece {
    let row = |line: &TestLine| {
        let cell = |result: Option<TestResult>| measured(line.test, result);
        let before = line.first.map_or_else(
            || say("can.none").to_owned(),
            |first| {
                format!(
                    "{} / {} ({})",
                    value(line.test, first.left),
                    value(line.test, first.right),
                    short_day(first.day)
                )
            },
        );
        vec![
            name("test", line.test).to_owned(),
            cell(line.newest.left),
            cell(line.newest.right),
            short_day(line.newest.day),
            before,
        ]
    };
    Piece::Table {
        label: say("can.tests").to_owned(),
        head: ["can.test", "can.left", "can.right", "can.day", "can.before"]
            .map(|key| say(key).to_owned())
            .to_vec(),
        rows: lines.iter().map(row).collect(),
    }
}

fn value(test: TestKind, result: Option<TestResult>) -> String {
    result.map_or_else(
        || say("can.none").to_owned(),
        |result| format!("{}{}", number(result.value), name("unit", test)),
    )
}

fn measured(test: TestKind, result: Option<TestResult>) -> String {
    let Some(result) = result else {
        return say("can.none").to_owned();
    };
    let told = [
        ("value", number(result.value)),
        ("unit", name("unit", test).to_owned()),
        ("pain", result.pain.score().to_string()),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    fill("can.result", &told)
}

/// A whole number, or one place after the point.
fn number(value: f32) -> String {
    if value.fract().abs() < 0.05 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    }
}
