//! What a result hands to the form of a new recovery: its kind, and of the answers what the form would ask again.

use std::collections::BTreeMap;

use serde::Serialize;
use soleus_core::{
    care::Tri,
    time::Day,
    triage::{
        answer::{Answer, Answers},
        record::Finished,
    },
};

/// A new recovery as far as a check has told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanStart {
    /// What it is, as the content names it: `cramp`, `strain` or `bruise`.
    pub what: String,
    /// The day it began, if the answers name one day only.
    pub day: Option<Day>,
    /// The signs of a strain that were answered, by their name in the form; what was not asked is missing.
    pub signs: BTreeMap<&'static str, Tri>,
}

/// The recovery that `next` names, with what `answers` say about it.
pub(crate) fn of(next: Option<&str>, answers: &Answers, done: &Finished) -> Option<PlanStart> {
    let what = next?.strip_prefix("recovery:")?.to_owned();
    let today = only(answers, "day") == Some("d0");
    Some(PlanStart {
        what,
        day: today
            .then(|| done.at.date())
            .filter(|_| done.at.civil().hour() >= FULL_DAY_HOUR),
        signs: signs(answers),
    })
}

/// From this hour on "less than 24 hours ago" is more likely today than yesterday; before it the day is asked.
const FULL_DAY_HOUR: i8 = 22;

fn only<'a>(answers: &'a Answers, question: &str) -> Option<&'a str> {
    match answers.get(question)? {
        Answer::Options { chosen, unsure } if unsure.is_empty() && chosen.len() == 1 => {
            chosen.first().map(String::as_str)
        }
        Answer::Options { .. } | Answer::Number { .. } | Answer::NotSure => None,
    }
}

fn signs(answers: &Answers) -> BTreeMap<&'static str, Tri> {
    let yes = |holds: bool| Some(if holds { Tri::Yes } else { Tri::No });
    let push_off = only(answers, "tiptoe");
    let all = [
        ("pop", pop(answers)),
        (
            "noPushOff",
            match push_off {
                Some("cannot") => Some(Tri::Yes),
                Some("can" | "painful") => Some(Tri::No),
                _ => None,
            },
        ),
        (
            "limp",
            match only(answers, "steps") {
                Some("limp" | "no") => Some(Tri::Yes),
                Some("normal") => Some(Tri::No),
                _ => None,
            },
        ),
        (
            "bruise",
            only(answers, "bruise").and_then(|bruise| yes(bruise != "none")),
        ),
        (
            "largeBruiseOrDent",
            (only(answers, "bruise") == Some("large")).then_some(Tri::Yes),
        ),
        (
            "weakRaise",
            match push_off {
                Some("painful" | "weak" | "cannot") => Some(Tri::Yes),
                Some("can") => Some(Tri::No),
                _ => None,
            },
        ),
    ];
    all.into_iter()
        .filter_map(|(sign, tri)| Some((sign, tri?)))
        .collect()
}

/// A pop or a kick that was felt; a crack is not one, and what was left open is "not sure".
fn pop(answers: &Answers) -> Option<Tri> {
    match answers.get("pop")? {
        Answer::NotSure => Some(Tri::NotSure),
        Answer::Number { .. } => None,
        Answer::Options { chosen, unsure } => {
            let felt = |id: &String| id == "pop" || id == "kick";
            Some(if chosen.iter().any(felt) {
                Tri::Yes
            } else if unsure.iter().any(felt) {
                Tri::NotSure
            } else {
                Tri::No
            })
        }
    }
}
