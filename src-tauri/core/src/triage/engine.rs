//! From answers to an outcome: one pure function.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answers, Id},
    content::{Otherwise, Rule, Triage},
    eval::Unasked,
    facts::Facts,
    relevance,
};
use crate::care::{Activity, Level};

/// A rule that fired and the questions whose answers fired it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckFired"))]
pub struct Fired {
    /// The rule.
    pub rule: Id,
    /// Its level.
    pub level: Level,
    /// The questions.
    pub because: Vec<Id>,
}

/// A locked activity and the ids of the reasons: `level`, or a lock of the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckLocked"))]
pub struct Locked {
    /// What is locked.
    pub activity: Activity,
    /// The ids of the locks; [`LOCKED_BY_LEVEL`] first.
    pub reasons: Vec<Id>,
}

/// The reason id of the lock that every emergency and same-day result sets.
pub const LOCKED_BY_LEVEL: &str = "level";

/// What a set of answers comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckOutcome"))]
pub struct Outcome {
    /// The highest level that fired.
    pub level: Level,
    /// Every rule that fired, the most urgent first, in the content's order; with the rule of last resort if it decided.
    pub fired: Vec<Fired>,
    /// Benign patterns that matched (they decide only when nothing else fired and every red flag is known to be absent).
    pub patterns: Vec<Fired>,
    /// Questions with an open point.
    pub unsure: Vec<Id>,
    /// Questions that could still have changed something and were not answered.
    pub missing: Vec<Id>,
    /// Locked activities.
    pub locks: Vec<Locked>,
    /// Gates that hide their text.
    pub hidden: Vec<Id>,
    /// Causes that must be named.
    pub must_not_miss: Vec<Id>,
    /// For a clinician within days: the fewest days any fired rule gives.
    pub within_days: u8,
    /// Answered ids that no question has: kept out of the decision, shown in the record.
    pub strangers: Vec<Id>,
}

impl Outcome {
    /// Whether nothing that matters was left out or left open: only such a result can end a lock.
    pub fn is_complete(&self) -> bool {
        self.unsure.is_empty() && self.missing.is_empty()
    }

    /// The ids of all fired rules and patterns: what the golden tests compare.
    pub fn ids(&self) -> BTreeSet<&str> {
        self.fired
            .iter()
            .chain(&self.patterns)
            .map(|f| f.rule.as_str())
            .collect()
    }
}

/// Whether a rule fires: for danger, if it can be true and is not certainly exempt; for a benign pattern, only if it is certain.
pub fn fires(rule: &Rule, facts: &Facts) -> bool {
    let when = rule.when.eval(facts, Unasked::Unknown);
    let exempt = rule
        .unless
        .as_ref()
        .is_some_and(|unless| unless.eval(facts, Unasked::Unknown).is_certainly_true());
    match rule.level {
        Level::SelfCare => {
            let spoiled = rule
                .unless
                .as_ref()
                .is_some_and(|u| !u.eval(facts, Unasked::Unknown).is_certainly_false());
            when.is_certainly_true() && !spoiled
        }
        Level::ClinicianDays | Level::SameDay | Level::Emergency => when.may_be_true() && !exempt,
    }
}

fn fired(rule: &Rule, facts: &Facts) -> Fired {
    let mut because = BTreeSet::new();
    rule.when.because(facts, &mut because);
    Fired {
        rule: rule.id.clone(),
        level: rule.level,
        because: because.into_iter().collect(),
    }
}

/// Decides. Pure: the same answers always give the same outcome, whatever order they were given in.
pub fn decide(triage: &Triage, answers: &Answers) -> Outcome {
    let facts = Facts::read(triage, answers);
    let all: Vec<&Rule> = triage
        .rule
        .iter()
        .filter(|r| r.otherwise.is_none() && fires(r, &facts))
        .collect();
    let (benign, danger): (Vec<&Rule>, Vec<&Rule>) =
        all.into_iter().partition(|r| r.level == Level::SelfCare);
    let mut danger: Vec<Fired> = danger.into_iter().map(|r| fired(r, &facts)).collect();
    danger.sort_by_key(|f| std::cmp::Reverse(f.level));
    let patterns: Vec<Fired> = benign.into_iter().map(|r| fired(r, &facts)).collect();
    let missing = relevance::open_questions(triage, &facts);
    // Who stopped before the end has not earned self-care, whatever fits so far: a blank is never a "no".
    let earned = !patterns.is_empty()
        && missing.is_empty()
        && triage.earned().eval(&facts, Unasked::Unknown).is_certainly_true();
    let level = match danger.first() {
        Some(highest) => highest.level,
        None if earned => Level::SelfCare,
        None => {
            let last = if missing.is_empty() {
                Otherwise::NothingMatched
            } else {
                Otherwise::NotEnoughAsked
            };
            danger.extend(
                triage
                    .rule
                    .iter()
                    .filter(|r| r.otherwise == Some(last))
                    .map(|r| fired(r, &facts)),
            );
            Level::ClinicianDays
        }
    };
    Outcome {
        level,
        locks: locks(triage, &facts, level),
        hidden: hidden(triage, &facts),
        must_not_miss: must_not_miss(triage, &danger),
        within_days: within_days(triage, &danger),
        unsure: facts.open(),
        missing,
        fired: danger,
        patterns,
        strangers: facts.strangers,
    }
}

fn locks(triage: &Triage, facts: &Facts, level: Level) -> Vec<Locked> {
    let by_level = level >= Level::SameDay;
    let on: Vec<_> = triage
        .lock
        .iter()
        .filter(|l| l.when.eval(facts, Unasked::Unknown).may_be_true())
        .collect();
    let mut locks = Vec::new();
    for activity in Activity::ALL {
        let mut reasons: Vec<Id> = by_level.then(|| LOCKED_BY_LEVEL.to_owned()).into_iter().collect();
        reasons.extend(
            on.iter()
                .filter(|l| l.activity.contains(&activity))
                .map(|l| l.id.clone()),
        );
        if !reasons.is_empty() {
            locks.push(Locked { activity, reasons });
        }
    }
    locks
}

fn hidden(triage: &Triage, facts: &Facts) -> Vec<Id> {
    let closed = triage
        .gate
        .iter()
        .filter(|g| g.hide.eval(facts, Unasked::Unknown).may_be_true());
    closed.map(|g| g.id.clone()).collect()
}

fn must_not_miss(triage: &Triage, fired: &[Fired]) -> Vec<Id> {
    let mut named = Vec::new();
    for rule in fired.iter().filter_map(|f| triage.rule(&f.rule)) {
        for cause in &rule.must_not_miss {
            if !named.contains(cause) {
                named.push(cause.clone());
            }
        }
    }
    named
}

fn within_days(triage: &Triage, fired: &[Fired]) -> u8 {
    let days = fired
        .iter()
        .filter_map(|f| triage.rule(&f.rule))
        .filter(|r| r.level == Level::ClinicianDays);
    days.map(|r| r.within_days).min().unwrap_or(0)
}
