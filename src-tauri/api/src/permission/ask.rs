//! Asking: for a routine, a class, a test, a step, a walk, a page's block.

use serde::Serialize;
use soleus_core::{
    care::{Activity, Legs},
    journal::{Entry, EntryId},
    permission::{
        activity::{Asked, Own},
        decide::decide,
        facts::Facts,
        reason::Closed,
        word::Said,
    },
    recovery::{load::OutingKind, record::Episode, rows::RowsToday},
    stretch::Exercise,
    time::Day,
};

use crate::{
    failure::{Code, Failure},
    recovery::facts::plan_of,
};

/// A class and why it is closed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClassClosed {
    /// The activity asked about.
    pub activity: Activity,
    /// Why, and until when; `None` if it is allowed.
    pub closed: Option<Closed>,
    /// Who opened it, if a clinician's word did.
    pub opened: Option<OpenedBy>,
}

/// The clinician whose word opens something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OpenedBy {
    /// The entry of the word.
    pub word: EntryId,
    /// Who said it.
    pub who: String,
    /// When they saw the person.
    pub seen: Day,
}

impl OpenedBy {
    /// Who said `said`.
    pub(crate) fn of(said: &Said) -> Self {
        Self {
            word: said.entry.id.clone(),
            who: said.word().who.clone(),
            seen: said.word().seen,
        }
    }
}

/// What is asked about a class on these legs.
pub(crate) fn class(class: Activity, legs: Legs) -> Asked {
    Asked::Class {
        class,
        legs,
        own: None,
    }
}

/// What a routine asks: every class of its exercises, as the routine of the open recovery it belongs to.
pub(crate) fn routine(open: &[&Entry<Episode>], id: &str, exercises: &[Exercise], legs: Legs) -> Vec<Asked> {
    let mut classes: Vec<Activity> = exercises.iter().flat_map(Exercise::classes).collect();
    classes.sort_unstable();
    classes.dedup();
    let own = own(open, id);
    let asked = |class| Asked::Class {
        class,
        legs,
        own: own.clone(),
    };
    classes.into_iter().map(asked).collect()
}

/// The open recovery whose step names the routine.
fn own(open: &[&Entry<Episode>], routine: &str) -> Option<Own> {
    open.iter().find_map(|entry| {
        let plan = plan_of(&entry.body)?;
        let names = |gate: &&soleus_core::recovery::plan::Gate| gate.routines.iter().any(|id| id == routine);
        let gate = plan.gates.iter().find(names)?;
        Some(Own {
            episode: entry.id.clone(),
            gate: Some(gate.id.clone()),
        })
    })
}

/// Refuses what is closed.
///
/// # Errors
/// `Locked`, with the kind of the first reason.
pub(crate) fn refuse(closed: Option<&Closed>) -> Result<(), Failure> {
    let Some(closed) = closed else { return Ok(()) };
    let kind = closed.reasons.first().and_then(|reason| {
        let reason = serde_json::to_value(reason).ok()?;
        reason["kind"].as_str().map(str::to_owned)
    });
    Err(Failure::new(
        Code::Locked,
        format!("closed: {}", kind.unwrap_or_default()),
    ))
}

/// Every class on these legs, with why it is closed and who opened it.
pub(crate) fn classes(facts: &Facts<'_>, legs: Legs) -> Vec<ClassClosed> {
    // Who opened a class is told also while today's rows are still to be answered.
    let answered = Facts {
        rows: RowsToday::Clear,
        ..facts.clone()
    };
    Activity::ALL
        .into_iter()
        .map(|activity| {
            let asked = class(activity, legs);
            ClassClosed {
                activity,
                opened: opened_by(&answered, &asked).filter(|_| decide(&answered, &asked).is_none()),
                closed: decide(facts, &asked),
            }
        })
        .collect()
}

/// Which of `classes` are closed for both legs, for a page that tells about them: today's rows are left out.
pub(crate) fn told(facts: &Facts<'_>, wanted: &[Activity]) -> Vec<ClassClosed> {
    let mut told = classes(facts, Legs::Both);
    told.retain(|one| wanted.contains(&one.activity));
    for one in &mut told {
        one.closed = one.closed.take().and_then(Closed::but_rows);
    }
    told.retain(|one| one.closed.is_some());
    told
}

/// Who opened what is asked, if without clinicians' words it were closed.
pub(crate) fn opened_by(facts: &Facts<'_>, asked: &Asked) -> Option<OpenedBy> {
    let without = |keep: &dyn Fn(usize) -> bool| {
        let words = facts.words.iter().enumerate();
        let words = words
            .filter(|(index, _)| keep(*index))
            .map(|(_, said)| said.clone());
        Facts {
            words: words.collect(),
            ..facts.clone()
        }
    };
    if facts.words.is_empty() || decide(&without(&|_| false), asked).is_none() {
        return None;
    }
    // The newest word that opens it by itself.
    let alone = |index: &usize| decide(&without(&|other| other == *index), asked).is_none();
    let index = (0..facts.words.len()).rev().find(alone)?;
    facts.words.get(index).map(OpenedBy::of)
}

/// What is asked about a walk for exercise.
pub(crate) fn walk(kind: OutingKind, legs: Legs) -> Asked {
    Asked::Walk { kind, legs }
}
