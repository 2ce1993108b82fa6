//! The check on a sheet: level and reasons, the warning signs in their four ways, risks, conditions and medicines.

use soleus_core::{
    care::Tri,
    recovery::rows::{DailyRows, Row},
    report::{
        document::{Block, Piece, Spoken},
        flags::{Flag, Said, said},
        visit::{Checked, Sheet},
    },
    time::Day,
    triage::{
        answer::{Answer, Id},
        question::Stage,
    },
};

use super::say::{blank, block, day, fill, labelled, legs, options, question, say, text, time};
use crate::{app::App, check::content::triage, check::words::Words};

/// The level with every reason; `None` if no check is on the sheet and nothing stands.
pub(super) fn level(app: &App, sheet: &Sheet, title: &str) -> Option<Block> {
    let mut pieces = Vec::new();
    if let Some(checked) = &sheet.checked {
        pieces = of_check(app, sheet, checked);
    }
    if let Some(standing) = sheet.standing
        && sheet
            .checked
            .as_ref()
            .is_none_or(|checked| checked.done.outcome.level != standing)
    {
        let name = triage()
            .level_text(standing)
            .map_or("", |text| text.name.as_str());
        pieces.push(text(fill("now.stands", &[("level", name)])));
    }
    if let Some(at) = sheet.older_check {
        pieces.push(text(fill("sheet.older_check", &[("when", &day(at.date()))])));
    }
    (!pieces.is_empty()).then(|| block("now", title, pieces))
}

fn of_check(app: &App, sheet: &Sheet, checked: &Checked) -> Vec<Piece> {
    let result = Words::of(app, &checked.answers).result(None, sheet.who, &checked.done);
    let given = [
        ("level", result.name.as_str()),
        ("when", &time(checked.done.at)),
        ("meaning", &result.meaning),
    ];
    let mut pieces = vec![text(fill("now.given", &given))];
    if checked.legs != sheet.legs
        && let Some(leg) = legs(checked.legs)
    {
        pieces.push(text(fill("now.other_leg", &[("leg", leg)])));
    }
    let reasons: Vec<Spoken> = result
        .reasons
        .iter()
        .map(|reason| Spoken::app(reason.title.clone()))
        .collect();
    if reasons.is_empty() {
        pieces.push(labelled("now.because", say("now.taken")));
    } else {
        pieces.push(Piece::List {
            label: Some(say("now.because").to_owned()),
            numbered: false,
            items: reasons,
        });
    }
    for (label, open) in [("now.unsure", &result.unsure), ("now.missing", &result.missing)] {
        if !open.is_empty() {
            pieces.push(labelled(label, open.join("; ")));
        }
    }
    pieces
}

/// Every warning sign: those that are there and those that are not sure in full, then the others in one line each.
pub(super) fn flags(sheet: &Sheet) -> Block {
    let mut pieces = Vec::new();
    match &sheet.checked {
        Some(checked) => {
            pieces.push(labelled("flags.when", time(checked.done.at)));
            pieces.extend(answered(&sheet.flags));
        }
        None => {
            pieces.push(text(say("flags.blank")));
            let answers = ["answer.yes", "answer.no", "answer.not_sure"].map(|key| say(key).to_owned());
            pieces.extend(sheet.flags.iter().map(|flag| Piece::Boxes {
                label: question(&flag.question),
                options: answers.to_vec(),
            }));
        }
    }
    pieces.extend(sheet.rows.as_ref().map(|(when, rows)| daily(*when, rows, &ALL)));
    pieces.extend(sheet.red_days.iter().map(|(when, rows)| daily(*when, rows, &RED)));
    block("flags", "flags.title", pieces)
}

fn answered(flags: &[Flag]) -> Vec<Piece> {
    let list = |key: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| Piece::List {
            label: Some(say(key).to_owned()),
            numbered: false,
            items: items.into_iter().map(Spoken::app).collect(),
        })
    };
    let run = |key: &str, items: Vec<String>| (!items.is_empty()).then(|| labelled(key, items.join("; ")));
    let of = |wanted: fn(&Said) -> bool| flags.iter().filter(move |flag| wanted(&flag.said));
    let full = |flag: &Flag| in_full(&flag.question, &flag.said);
    let short = |flag: &Flag| question(&flag.question);
    let open = |flag: &Flag| {
        let wholly = matches!(&flag.said, Said::NotSure(options) if options.is_empty());
        if wholly { short(flag) } else { full(flag) }
    };
    let numbers: Vec<String> = of(|said| matches!(said, Said::Number(_))).map(full).collect();
    [
        (!numbers.is_empty()).then(|| text(numbers.join("; "))),
        list(
            "flags.yes",
            of(|said| matches!(said, Said::Yes { .. })).map(full).collect(),
        ),
        list(
            "flags.not_sure",
            of(|said| matches!(said, Said::NotSure(_))).map(open).collect(),
        ),
        run("flags.no", of(|said| *said == Said::No).map(short).collect()),
        run(
            "flags.not_asked",
            of(|said| *said == Said::NotAsked).map(short).collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A question with its answer.
pub(super) fn in_full(id: &Id, said: &Said) -> String {
    let sign = question(id);
    match said {
        Said::Yes { chosen, unsure } => {
            let chosen = options(id, chosen);
            let chosen = if chosen.is_empty() {
                say("answer.yes").to_owned()
            } else {
                chosen
            };
            let (key, unsure) = if unsure.is_empty() {
                ("flags.one", String::new())
            } else {
                ("flags.open", options(id, unsure))
            };
            fill(key, &[("sign", &sign), ("options", &chosen), ("unsure", &unsure)])
        }
        Said::Number(n) => fill("flags.number", &[("sign", &sign), ("n", &n.to_string())]),
        Said::NotSure(open) => {
            let open = options(id, open);
            let open = if open.is_empty() {
                say("answer.not_sure").to_owned()
            } else {
                open
            };
            fill("flags.one", &[("sign", &sign), ("options", &open)])
        }
        Said::No => fill("flags.one", &[("sign", &sign), ("options", say("flags.none_of"))]),
        Said::NotAsked => fill(
            "flags.one",
            &[("sign", &sign), ("options", say("risks.not_asked"))],
        ),
    }
}

/// The answers that daily rows can have, each with its words.
const ALL: [(&str, Option<Tri>); 4] = [
    ("flags.rows_yes", Some(Tri::Yes)),
    ("flags.rows_not_sure", Some(Tri::NotSure)),
    ("flags.rows_no", Some(Tri::No)),
    ("flags.rows_not_asked", None),
];
/// Those of them that are told of earlier days.
const RED: [(&str, Option<Tri>); 2] = [ALL[0], ALL[1]];

/// The daily rows of one day, each under its answer.
fn daily(when: Day, rows: &DailyRows, answers: &[(&str, Option<Tri>)]) -> Piece {
    let of = |answer: Option<Tri>| {
        let mine = Row::ALL.into_iter().filter(|row| rows.get(*row) == answer);
        mine.map(row_text).collect::<Vec<_>>().join("; ")
    };
    let said: Vec<String> = answers
        .iter()
        .map(|(key, answer)| (key, of(*answer)))
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(key, rows)| fill(key, &[("rows", &rows)]))
        .collect();
    Piece::Text {
        label: Some(fill("flags.rows", &[("when", &day(when))])),
        text: Spoken::app(said.join(". ") + "."),
    }
}

fn row_text(row: Row) -> String {
    let id = serde_json::to_value(row).ok();
    let id = id.as_ref().and_then(|id| id.as_str()).unwrap_or_default();
    let daily = triage().daily.iter().find(|daily| daily.id == id);
    daily
        .map(|daily| daily.ask.trim_end_matches('?').to_owned())
        .unwrap_or_default()
}

/// The check's questions about the person, in their order, without the medicines.
fn of_the_person() -> impl Iterator<Item = &'static Id> {
    let asked = triage()
        .question
        .iter()
        .filter(|question| matches!(question.stage, Stage::Who | Stage::You) && question.id != MEDICINES);
    asked.map(|question| &question.id)
}

/// The question about medicines.
const MEDICINES: &str = "medicines";

/// Risks and conditions as they were told; what was not asked is named.
pub(super) fn risks(sheet: &Sheet, title: &str) -> Block {
    let mut pieces: Vec<Piece> = of_the_person()
        .filter_map(|id| Some(of_person(id, sheet.you.get(id)?)))
        .collect();
    let missing: Vec<String> = of_the_person()
        .filter(|id| !sheet.you.contains_key(*id))
        .map(question)
        .collect();
    if pieces.is_empty() {
        pieces.push(blank("risks.blank", 1));
    } else if !missing.is_empty() {
        pieces.push(labelled("risks.not_asked", missing.join("; ")));
    }
    if let Some(at) = sheet.you_at {
        pieces.push(labelled("risks.when", day(at.date())));
    }
    block("risks", title, pieces)
}

fn of_person(id: &Id, answer: &Answer) -> Piece {
    Piece::Text {
        label: Some(question(id)),
        text: Spoken::app(told(id, answer)),
    }
}

/// An answer in words, without its question.
fn told(id: &Id, answer: &Answer) -> String {
    let Some(asked) = triage().question(id) else {
        return String::new();
    };
    match said(asked, Some(answer)) {
        Said::Yes { chosen, unsure } => {
            let chosen = options(id, &chosen);
            let chosen = if chosen.is_empty() {
                say("answer.yes").to_owned()
            } else {
                chosen
            };
            if unsure.is_empty() {
                chosen
            } else {
                format!(
                    "{chosen}; {}",
                    fill("risks.also_unsure", &[("options", &options(id, &unsure))])
                )
            }
        }
        Said::Number(n) => n.to_string(),
        Said::NotSure(open) if open.is_empty() => say("risks.not_sure").to_owned(),
        Said::NotSure(open) => fill("risks.also_unsure", &[("options", &options(id, &open))]),
        Said::No if asked.id == "pregnant" || asked.id == "pregnant_signs" => say("answer.no").to_owned(),
        Said::No => say("risks.none").to_owned(),
        Said::NotAsked => say("risks.not_asked").to_owned(),
    }
}

/// Kinds of medicines as they were told, and lines for their names.
pub(super) fn medicines(sheet: &Sheet) -> Block {
    let id = Id::from(MEDICINES);
    let mut pieces = Vec::new();
    if let Some(answer) = sheet.you.get(&id) {
        let thinner = matches!(answer, Answer::NotSure)
            || matches!(answer, Answer::Options { chosen, unsure } if chosen.contains("thinner") || unsure.contains("thinner"));
        if thinner {
            pieces.push(blank("medicines.thinner", 1));
        }
        let when = sheet.you_at.map(|at| day(at.date())).unwrap_or_default();
        pieces.push(Piece::Text {
            label: Some(fill("medicines.kinds", &[("when", &when)])),
            text: Spoken::app(told(&id, answer)),
        });
    }
    // A sheet without any answers has to fit on one page.
    let lines = if sheet.you.is_empty() { 1 } else { 2 };
    pieces.push(blank("medicines.names", lines));
    pieces.push(blank("medicines.allergies", 1));
    block("medicines", "medicines.title", pieces)
}
