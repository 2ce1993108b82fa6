//! What a result hands to the form of a new recovery: of the answers what the form would ask again.

use std::collections::BTreeMap;

use serde::Serialize;
use soleus_core::{
    care::Tri,
    triage::answer::{Answer, Answers},
};

/// A new recovery as far as a check has told it. The day it began is not among it: an answer names a span of days, and the
/// form asks for the day itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanStart {
    /// The signs of a strain that were answered, by their name in the form; what was not asked is missing.
    pub signs: BTreeMap<&'static str, Tri>,
}

/// What `answers` say about the recovery that `next` names.
pub(crate) fn of(next: Option<&str>, answers: &Answers) -> Option<PlanStart> {
    next?.strip_prefix("recovery:")?;
    Some(PlanStart {
        signs: signs(answers),
    })
}

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
