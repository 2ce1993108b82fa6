//! The eight daily rows: red flags asked again on every recovery day and before a routine without a check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{answer::Id, content::Triage};
use crate::{
    care::{Level, Tri},
    journal::Body,
};

/// The answers to the daily rows, by row. A row without an answer counts as "not sure".
pub type DailyAnswers = BTreeMap<Id, Tri>;

/// Daily rows as answered once: a journal entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DailyRows {
    /// The answers.
    pub answers: DailyAnswers,
    /// The content's version they were asked from.
    pub content: String,
}

impl Body for DailyRows {
    const KIND: &'static str = "daily_rows";
}

/// What the rows come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DailyOutcome {
    /// Every row is known to be "no": today's exercise may go on.
    pub clear: bool,
    /// The level to show at once: the highest of the rows with "yes", same day for a row left unsure.
    pub level: Option<Level>,
    /// The rows with "yes".
    pub yes: Vec<Id>,
    /// The rows with "not sure" or no answer.
    pub unsure: Vec<Id>,
}

/// Judges the rows. Anything but "no" on every one of them goes to the check.
pub fn judge(triage: &Triage, answers: &DailyAnswers) -> DailyOutcome {
    let rows = |want: fn(Option<Tri>) -> bool| {
        triage
            .daily
            .iter()
            .filter(move |row| want(answers.get(&row.id).copied()))
    };
    let yes: Vec<_> = rows(|a| a == Some(Tri::Yes)).collect();
    let unsure: Vec<Id> = rows(|a| matches!(a, None | Some(Tri::NotSure)))
        .map(|r| r.id.clone())
        .collect();
    let floor = (!unsure.is_empty()).then_some(Level::SameDay);
    DailyOutcome {
        clear: yes.is_empty() && unsure.is_empty() && !triage.daily.is_empty(),
        level: yes.iter().map(|r| r.level).max().max(floor),
        yes: yes.iter().map(|r| r.id.clone()).collect(),
        unsure,
    }
}
