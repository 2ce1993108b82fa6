//! Stops: what halts a plan until a new complete check or a clinician's record (rulings "Recovery", invariant 16).

use serde::{Deserialize, Serialize};

use super::{
    plan::Gate,
    response::STOP_DURING,
    rows::Row,
    timeline::{Permit, Timeline},
};
use crate::{
    care::{Activity, Level},
    time::{DAY_MS, Day, Stamp},
};

/// Why a plan is halted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum StopReason {
    /// A daily row was answered "yes" or "not sure".
    RedFlag {
        /// The day it was about.
        day: Day,
        /// Which rows.
        rows: Vec<Row>,
    },
    /// An own check came to emergency or same day.
    Check {
        /// Its level.
        level: Level,
    },
    /// Worse on day 3 or later (rule S4: THIEME-TL, AMSSM-CONVOL).
    Worse {
        /// The day.
        day: Day,
    },
    /// It was better and came back on day 3 or later (rule S4: THEISS).
    CameBack {
        /// The day.
        day: Day,
    },
    /// A rise after a load was not gone the next morning (rulings "Worse").
    NotGone {
        /// The day it should have been gone.
        day: Day,
    },
    /// Pain above 5 during a walk, a run or a guided session.
    PainDuring {
        /// The pain.
        pain: u8,
    },
}

/// A stop with its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Stop {
    /// Why.
    pub reason: StopReason,
    /// Since when.
    pub since: Stamp,
    /// The earliest moment a new complete check can lift it: 24 h after it began.
    pub check_from: Stamp,
}

/// A stop in believed time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Raised {
    pub(crate) ms: i64,
    pub(crate) reason: StopReason,
}

impl Timeline<'_> {
    /// Stops that stand in the record itself, whatever the plan: red rows, own checks, pain during a load.
    pub(crate) fn recorded_stops(&self) -> Vec<Raised> {
        let mut stops: Vec<Raised> = self
            .reports
            .iter()
            .filter(|report| !report.rows.red().is_empty())
            .map(|report| Raised {
                ms: report.eff,
                reason: StopReason::RedFlag {
                    day: report.day,
                    rows: report.rows.red(),
                },
            })
            .collect();
        // Where no pain is acceptable, any pain during a load stops; elsewhere more than 5 does.
        let no_pain = self.episode.body.condition.named_band() == Some(0);
        let during = if no_pain { 0 } else { STOP_DURING };
        let first = self.episode.at.day();
        for flag in self.record.red_flags.iter().filter(|flag| flag.body.day >= first) {
            let ms = flag
                .at
                .ms
                .saturating_add(flag.body.lead_ms.max(0))
                .min(self.now.ms);
            let reason = StopReason::RedFlag {
                day: flag.body.day,
                rows: flag.body.rows.clone(),
            };
            if !stops.iter().any(|stop| stop.reason == reason) {
                stops.push(Raised { ms, reason });
            }
        }
        for check in self
            .record
            .checks
            .iter()
            .filter(|check| check.level >= Level::SameDay)
        {
            stops.push(Raised {
                ms: check.ms.min(self.now.ms),
                reason: StopReason::Check { level: check.level },
            });
        }
        for outing in self
            .outings
            .iter()
            .filter(|outing| outing.body.pain.score() > during)
        {
            let reason = StopReason::PainDuring {
                pain: outing.body.pain.score(),
            };
            stops.push(Raised {
                ms: outing.eff,
                reason,
            });
        }
        // What hurt in a guided session counts as pain during a load, for the episode it was said to belong to.
        let hurts = self.record.hurts.iter();
        let hurts = hurts.filter(|hurt| hurt.subject.as_ref() == Some(&self.episode.id));
        stops.extend(
            hurts
                .filter(|hurt| hurt.body.pain.score() > STOP_DURING)
                .map(|hurt| Raised {
                    ms: hurt
                        .at
                        .ms
                        .saturating_add(hurt.body.lead_ms.max(0))
                        .min(self.now.ms),
                    reason: StopReason::PainDuring {
                        pain: hurt.body.pain.score(),
                    },
                }),
        );
        stops
    }

    /// Whether a complete own check of L3 or L4, at least 24 h after the stop, has lifted it by `ms`.
    fn lifted_by_check(&self, stop: &Raised, ms: i64) -> bool {
        self.record.checks.iter().any(|check| {
            check.complete
                && check.level <= Level::ClinicianDays
                && check.ms <= ms
                && check.ms >= stop.ms.saturating_add(DAY_MS)
        })
    }

    /// Whether `stop` holds `gate` closed at `ms`.
    pub(crate) fn stops_gate(&self, stop: &Raised, gate: &Gate, ms: i64) -> bool {
        stop.ms <= ms
            && !self.lifted_by_check(stop, ms)
            && !self
                .record
                .permits
                .iter()
                .any(|permit| permit.written_ms >= stop.ms && self.permits(permit, gate, ms))
    }

    /// Whether `stop` is in force at all at `ms`: no check has lifted it, and no clinician's record came after it.
    pub(crate) fn in_force(&self, stop: &Raised, ms: i64) -> bool {
        stop.ms <= ms
            && !self.lifted_by_check(stop, ms)
            && !self.record.permits.iter().any(|permit| {
                permit.written_ms >= stop.ms
                    && permit.counts(&self.episode.id, ms)
                    && Activity::ALL
                        .iter()
                        .all(|activity| permit.activities.contains(activity))
            })
    }

    /// Whether `permit` speaks for `gate` at `ms`: by name, or for every class the gate opens. A step that opens no
    /// class of its own leads to running, so it needs the permission to run.
    pub(crate) fn permits(&self, permit: &Permit, gate: &Gate, ms: i64) -> bool {
        let classes: &[Activity] = if gate.opens.is_empty() {
            &[Activity::Running]
        } else {
            &gate.opens
        };
        permit.counts(&self.episode.id, ms)
            && (permit.names(gate) || classes.iter().all(|class| permit.activities.contains(class)))
    }

    /// Whether a clinician's record names `gate` and was written after the newest own check: what that check locked does
    /// not hold this one step.
    pub(crate) fn lock_lifted(&self, gate: &Gate, ms: i64) -> bool {
        let checked = self.record.checks.iter().map(|check| check.ms).max();
        self.record.permits.iter().any(|permit| {
            permit.names(gate)
                && permit.counts(&self.episode.id, ms)
                && checked.is_none_or(|checked| permit.written_ms >= checked)
        })
    }

    /// Whether a clinician's record opens `gate` by name, and no stop came after it.
    pub(crate) fn overridden(&self, gate: &Gate, ms: i64) -> bool {
        self.record
            .permits
            .iter()
            .any(|permit| permit.names(gate) && self.permits(permit, gate, ms))
    }

    /// The stop as it is shown.
    pub(crate) fn shown(&self, stop: &Raised) -> Stop {
        Stop {
            reason: stop.reason.clone(),
            since: self.now.wall_at(stop.ms),
            check_from: self.now.wall_at(stop.ms.saturating_add(DAY_MS)),
        }
    }
}
