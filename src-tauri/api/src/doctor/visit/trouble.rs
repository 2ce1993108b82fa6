//! The trouble itself: reason for the visit, how it began and went, the answers about the leg.

use soleus_core::{
    care::Tri,
    recovery::{checkin::Swelling, record::Condition},
    report::{
        document::{Block, Piece, Spoken},
        flags::said,
        visit::Sheet,
    },
    triage::answer::Id,
};

use super::{
    answers::in_full,
    say::{blank, block, day, fill, labelled, legs, name, options, own, own_or_blank, say, text, time},
    views::VisitWish,
};
use crate::check::content::triage;

/// Leg, place, since when, what it was recorded as, and the one worry.
pub(super) fn why(sheet: &Sheet, wish: &VisitWish, title: &str) -> Block {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(legs(sheet.legs).map(str::to_owned));
    if let Some(place) = &sheet.place {
        let place = options(&Id::from("map"), std::slice::from_ref(place));
        if !place.is_empty() {
            parts.push(fill("why.place", &[("place", &place)]));
        }
    }
    if let Some(onset) = sheet.onset {
        parts.push(match sheet.onset_latest {
            Some(latest) if latest.ms > onset.ms => fill(
                "why.since_roughly",
                &[("when", &time(onset)), ("latest", &time(latest))],
            ),
            _ => fill("why.since", &[("when", &time(onset))]),
        });
    }
    let mut pieces = Vec::new();
    if parts.is_empty() {
        pieces.push(blank("why.what", 1));
    } else {
        pieces.push(text(parts.join("; ") + "."));
    }
    pieces.extend(sheet.condition.as_ref().map(recorded));
    pieces.push(own_or_blank("why.worry", &wish.worry, 1));
    block("why", title, pieces)
}

fn recorded(condition: &Condition) -> Piece {
    match condition {
        Condition::Named { name, by, on, .. } => text(fill(
            "why.named_as",
            &[("by", by), ("on", &day(*on)), ("name", name)],
        )),
        Condition::ExerciseCramp | Condition::Strain { .. } | Condition::Tightness | Condition::Bruise => {
            let what = say(match condition {
                Condition::ExerciseCramp => "condition.exercise_cramp",
                Condition::Strain { .. } => "condition.strain",
                Condition::Tightness => "condition.tightness",
                Condition::Bruise | Condition::Named { .. } => "condition.bruise",
            });
            text(fill("why.recorded_as", &[("what", what)]))
        }
    }
}

/// How it began, what the newest report says, and the answers of the check about the leg.
pub(super) fn story(sheet: &Sheet) -> Block {
    let mut pieces = Vec::new();
    if !sheet.doing.trim().is_empty() {
        pieces.push(own("story.doing", &sheet.doing));
    }
    if !sheet.factors.is_empty() {
        let factors: Vec<&str> = sheet
            .factors
            .iter()
            .map(|factor| name("factor", factor))
            .collect();
        pieces.push(labelled("story.factors", factors.join(", ")));
    }
    if sheet.earlier > 0 {
        pieces.push(text(fill("story.earlier", &[("n", &sheet.earlier.to_string())])));
    }
    let report = reported(sheet);
    if !report.is_empty() {
        pieces.push(text(report.join(" ")));
    }
    pieces.extend(about_the_leg(sheet));
    if pieces.is_empty() {
        pieces = ["story.blank_began", "story.blank_course", "story.blank_factors"]
            .map(|label| blank(label, 1))
            .to_vec();
    }
    block("story", "story.title", pieces)
}

/// The newest check-in in sentences; what it does not say is left out.
fn reported(sheet: &Sheet) -> Vec<String> {
    let Some((when, report)) = &sheet.report else {
        return Vec::new();
    };
    let when = day(*when);
    let line = |key: &str, slot: &str, value: &str| fill(key, &[("when", &when), (slot, value)]);
    let mut lines = Vec::new();
    if let Some(trend) = report.trend {
        lines.push(line("story.course_now", "trend", name("trend", trend)));
    }
    if let Some(stiffness) = report.stiffness {
        lines.push(line("story.stiffness", "stiffness", name("stiffness", stiffness)));
    }
    if let Some(swelling) = report.swelling.filter(|swelling| *swelling != Swelling::None) {
        lines.push(line("story.swelling", "swelling", name("swelling", swelling)));
    }
    if let Some(aches) = report.aches.filter(|aches| *aches != Tri::No) {
        lines.push(line("story.aches", "answer", name("answer", aches)));
    }
    lines
}

/// Every answer of the check about the leg, in one run.
fn about_the_leg(sheet: &Sheet) -> Option<Piece> {
    let checked = sheet.checked.as_ref()?;
    let answers: Vec<String> = checked
        .leg
        .iter()
        .filter(|(id, _)| id != "which")
        .filter_map(|(id, answer)| Some(in_full(id, &said(triage().question(id)?, Some(answer)))))
        .collect();
    (!answers.is_empty()).then(|| Piece::Text {
        label: Some(fill("story.answers", &[("when", &day(checked.done.at.date()))])),
        text: Spoken::app(answers.join(". ") + "."),
    })
}
