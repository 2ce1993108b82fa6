//! What clinicians' records and own checks mean to a plan.

use super::plan::Gate;
use crate::{
    care::{Activity, Level},
    journal::EntryId,
};

/// What a clinician's record permits, as replay needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Permit {
    /// When it was written down (believed milliseconds): it lifts only stops that were there before.
    pub written_ms: i64,
    /// From when it counts.
    pub from_ms: i64,
    /// Until when, if it ends.
    pub until_ms: Option<i64>,
    /// Whether it names a diagnosis; without one it lifts nothing.
    pub diagnosis: bool,
    /// The classes it permits.
    pub activities: Vec<Activity>,
    /// The gates it opens by name; `<plan>/*` is every gate of a plan.
    pub gates: Vec<String>,
    /// The episode it is about; all if `None`.
    pub episode: Option<EntryId>,
}

impl Permit {
    /// Whether it names `gate`, or its whole plan.
    pub fn names(&self, gate: &Gate) -> bool {
        let plan = gate.id.split('/').next().unwrap_or_default();
        self.gates
            .iter()
            .any(|id| *id == gate.id || id.strip_suffix("/*") == Some(plan))
    }

    /// Whether it counts at `ms` for `episode`.
    pub fn counts(&self, episode: &EntryId, ms: i64) -> bool {
        self.diagnosis
            && self.from_ms <= ms
            && self.written_ms <= ms
            && self.until_ms.is_none_or(|until| ms < until)
            && self.episode.as_ref().is_none_or(|id| id == episode)
    }
}

/// An own check's result, as replay needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When (believed milliseconds).
    pub ms: i64,
    /// Its level.
    pub level: Level,
    /// Whether every question was answered and none is left "not sure".
    pub complete: bool,
}
