//! What the last results lock, and what ends a lock (evidence.md B4.16-18, rulings "Locks").
//!
//! Replayed from the journal: results of the owner's own checks and clinicians' records. A level rises at once; it falls
//! only by a complete new check at least 24 hours later, or after a clinician's record. A clinician's record opens
//! exactly the activities it permits. "Saw a doctor" alone opens nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    care::{Activity, Level},
    journal::{Body, EntryId},
    time::{DAY_MS, Day, Stamp},
    triage::{
        answer::Id,
        engine::{Locked, Outcome},
    },
};

pub mod anchor;

/// What a clinician found and allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClinicianRecord {
    /// The day of the visit.
    pub seen: Day,
    /// Who: "Dr Novak, A&E".
    pub who: String,
    /// What they said it is. Empty opens nothing.
    pub diagnosis: String,
    /// What they explicitly allowed, class by class.
    pub permits: BTreeSet<Activity>,
    /// The steps of a recovery plan they opened by name (`strain/phase-3`), or all of a plan (`strain/*`).
    #[serde(default)]
    pub gates: BTreeSet<String>,
    /// The one episode it is about: only that plan's steps and stops then hear it. Classes count in the whole app.
    #[serde(default)]
    pub episode: Option<EntryId>,
    /// The last day the permission holds, if they set one.
    #[serde(default)]
    pub until: Option<Day>,
    /// Anything else they said.
    #[serde(default)]
    pub note: String,
}

impl Body for ClinicianRecord {
    const KIND: &'static str = "clinician_record";
}

impl ClinicianRecord {
    /// Whether it can open anything on `today`.
    pub fn counts(&self, today: Day) -> bool {
        !self.diagnosis.trim().is_empty()
            && self.until.is_none_or(|until| today <= until)
            && self.seen <= today
    }

    /// Whether it is about single steps of a plan and no class of activity: it says nothing about the app's locks.
    fn only_steps(&self) -> bool {
        self.permits.is_empty() && !self.gates.is_empty()
    }
}

/// One finished own check.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// When the result was given.
    pub at: Stamp,
    /// The result.
    pub outcome: &'a Outcome,
}

/// One record and when it was entered.
#[derive(Clone, Copy, Debug)]
pub struct Entered<'a> {
    /// When it was entered.
    pub at: Stamp,
    /// The record.
    pub record: &'a ClinicianRecord,
}

/// What stands now: the one answer to "may I stretch?" for every screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "LocksStanding"))]
pub struct Standing {
    /// The level that stands; none without an own finished check.
    pub level: Option<Level>,
    /// When the result that stands was given.
    pub since: Option<Stamp>,
    /// From when a complete new check can lower it.
    pub can_fall_from: Option<Stamp>,
    /// What is locked, with the ids of the reasons.
    pub locked: Vec<Locked>,
    /// Gates whose text stays hidden.
    pub hidden: Vec<Id>,
    /// Activities a clinician's record has opened again.
    pub permitted: Vec<Activity>,
}

impl Standing {
    /// The reasons that lock `activity`; empty when it is open.
    pub fn reasons(&self, activity: Activity) -> &[Id] {
        self.locked
            .iter()
            .find(|l| l.activity == activity)
            .map_or(&[], |l| &l.reasons)
    }

    /// Whether `activity` is locked.
    pub fn is_locked(&self, activity: Activity) -> bool {
        !self.reasons(activity).is_empty()
    }
}

struct Held {
    at: Stamp,
    level: Level,
    locked: Vec<Locked>,
    hidden: Vec<Id>,
}

impl Held {
    fn of(given: Given) -> Self {
        let outcome = given.outcome;
        Self {
            at: given.at,
            level: outcome.level,
            locked: outcome.locks.clone(),
            hidden: outcome.hidden.clone(),
        }
    }

    /// A result that may not lower the level still adds its locks.
    fn join(&mut self, outcome: &Outcome) {
        for lock in &outcome.locks {
            match self.locked.iter_mut().find(|l| l.activity == lock.activity) {
                Some(mine) => {
                    let new: Vec<Id> = lock
                        .reasons
                        .iter()
                        .filter(|r| !mine.reasons.contains(r))
                        .cloned()
                        .collect();
                    mine.reasons.extend(new);
                }
                None => self.locked.push(lock.clone()),
            }
        }
        let new: Vec<Id> = outcome
            .hidden
            .iter()
            .filter(|g| !self.hidden.contains(g))
            .cloned()
            .collect();
        self.hidden.extend(new);
    }
}

/// What stands at `now`, from own finished checks and clinicians' records in any order.
pub fn standing(given: &[Given], records: &[Entered], now: Stamp) -> Standing {
    let mut given = given.to_vec();
    given.sort_by_key(|g| g.at.ms);
    let mut held: Option<Held> = None;
    for result in given {
        match &mut held {
            None => held = Some(Held::of(result)),
            Some(before) => {
                let seen = record_after(records, before.at, result.at).is_some();
                let may_fall =
                    result.outcome.is_complete() && (seen || result.at.since_ms(before.at) >= DAY_MS);
                if result.outcome.level >= before.level || may_fall {
                    *before = Held::of(result);
                } else {
                    before.join(result.outcome);
                }
            }
        }
    }
    held.map_or_else(Standing::default, |held| open(held, records, now))
}

fn open(held: Held, records: &[Entered], now: Stamp) -> Standing {
    let permits = record_after(records, held.at, now)
        .map(|r| r.permits.clone())
        .unwrap_or_default();
    let permitted: Vec<Activity> = held
        .locked
        .iter()
        .map(|l| l.activity)
        .filter(|activity| permits.contains(activity))
        .collect();
    Standing {
        level: Some(held.level),
        since: Some(held.at),
        can_fall_from: Some(held.at.plus_ms(DAY_MS)),
        locked: held
            .locked
            .into_iter()
            .filter(|l| !permitted.contains(&l.activity))
            .collect(),
        hidden: held.hidden,
        permitted,
    }
}

/// The newest record entered after the result, about a visit not before the day of the result, that counts at `now`.
fn record_after<'a>(records: &[Entered<'a>], result: Stamp, now: Stamp) -> Option<&'a ClinicianRecord> {
    let counts = |e: &&Entered| {
        e.at.ms > result.ms
            && e.at.ms <= now.ms
            && e.record.seen >= result.date()
            && !e.record.only_steps()
            && e.record.counts(now.date())
    };
    records
        .iter()
        .filter(counts)
        .max_by_key(|e| e.at.ms)
        .map(|e| e.record)
}

#[cfg(test)]
mod tests;
