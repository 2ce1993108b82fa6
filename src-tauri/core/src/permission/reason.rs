//! The answer: closed, for these reasons, until then. Reasons carry ids and times; their words stand in content and in
//! the window.

use serde::{Deserialize, Serialize};

use super::danger::StopReason;
use crate::{
    care::{Level, Side},
    journal::EntryId,
    recovery::{rows::Row, status::GateStatus},
    time::{Day, Stamp},
    triage::answer::Id,
};

/// Closed now. No `Closed` means allowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Closed {
    /// Every reason, the weightiest first; never empty.
    pub reasons: Vec<Reason>,
    /// When it opens, if nothing but time is missing.
    pub until: Option<Stamp>,
}

/// One reason, in the order of weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "ClosedReason"))]
pub enum Reason {
    /// A result of emergency or same day stands.
    Result {
        /// Its level.
        level: Level,
        /// The daily rows that gave it; empty if it was a check.
        rows: Vec<Row>,
        /// When it was given.
        since: Stamp,
        /// The earliest moment at which a complete new check can end it.
        check_from: Stamp,
        /// How many of the like, told before it, stand beside it.
        #[serde(default)]
        again: u32,
    },
    /// A stop of the person.
    Stop {
        /// What stopped everything.
        stop: StopReason,
        /// When it stopped.
        since: Stamp,
        /// The earliest moment at which a complete new check can end it.
        check_from: Stamp,
        /// How many of the like, told before it, stand beside it.
        #[serde(default)]
        again: u32,
    },
    /// A lock of a result that is less urgent.
    Lock {
        /// The id of the lock in the check's content, which has its words.
        id: Id,
        /// When the result was given.
        since: Stamp,
        /// The earliest moment at which a complete new check can end it.
        check_from: Stamp,
    },
    /// A clinician's own limit.
    Word {
        /// The entry of the word.
        word: EntryId,
        /// Who said it.
        who: String,
        /// When they saw the person.
        seen: Day,
        /// Not before this moment; `None` if the word has ended.
        not_before: Option<Stamp>,
        /// When it ended.
        ended: Option<Stamp>,
    },
    /// A gate of an open recovery.
    Gate {
        /// The recovery that has the gate.
        episode: EntryId,
        /// The gate.
        gate: String,
        /// What holds it.
        status: GateStatus,
        /// When its time is over, if that is still to come.
        opens_at: Option<Stamp>,
        /// What the leg has to show for it, in the plan's words.
        missing: Vec<String>,
    },
    /// The time of a recovery that was closed or deleted before it was over.
    TimeLeft {
        /// The recovery.
        episode: EntryId,
        /// The gate whose time it is.
        gate: String,
        /// When it is over.
        opens_at: Stamp,
    },
    /// The rest day after a run.
    RestDay {
        /// When it is over.
        opens_at: Stamp,
    },
    /// Tests on one leg wait for 72 hours after the onset.
    TooEarly {
        /// When they are over.
        opens_at: Stamp,
    },
    /// The daily rows of the last 24 hours are missing.
    Rows,
    /// The newest daily rows of the last 24 hours were answered, and not all of them "no".
    RowsRed,
    /// One leg aches at rest, day after day or all the time.
    Aches {
        /// The leg that aches.
        side: Side,
    },
    /// A risk from "About me".
    Risk {
        /// The id of the lock in the check's content, which has its words.
        id: Id,
    },
    /// No complete check of this leg within 14 days: what was not asked counts as not sure.
    Unasked,
}

impl Reason {
    /// Its place in the order of weight.
    pub fn weight(&self) -> u8 {
        match self {
            Reason::Result {
                level: Level::Emergency,
                ..
            } => 0,
            Reason::Result { .. } => 1,
            Reason::Stop { .. } => 2,
            Reason::Lock { .. } => 3,
            Reason::Word { .. } => 4,
            Reason::Gate { .. } => 5,
            Reason::TimeLeft { .. } => 6,
            Reason::RestDay { .. } | Reason::TooEarly { .. } => 7,
            Reason::Rows | Reason::RowsRed => 8,
            Reason::Aches { .. } => 9,
            Reason::Risk { .. } => 10,
            Reason::Unasked => 11,
        }
    }

    /// Whether both say the same but for when: two results of one level by the same rows, two stops of the same kind by the
    /// same rows or of the same pain. Others are alike where they are equal.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Reason::Result { level, rows, .. },
                Reason::Result {
                    level: of_other,
                    rows: by_rows,
                    ..
                },
            ) => level == of_other && rows == by_rows,
            (Reason::Stop { stop, .. }, Reason::Stop { stop: of_other, .. }) => stop.is_like(of_other),
            _ => self == other,
        }
    }

    /// When a danger was told, and how many of the like stand beside it.
    fn told(&self) -> Option<(Stamp, u32)> {
        if let Reason::Result { since, again, .. } | Reason::Stop { since, again, .. } = self {
            Some((*since, *again))
        } else {
            None
        }
    }

    fn count(&mut self, times: u32) {
        if let Reason::Result { again, .. } | Reason::Stop { again, .. } = self {
            *again = times;
        }
    }

    /// Whether answering the daily rows ends it.
    pub fn is_rows(&self) -> bool {
        matches!(self, Reason::Rows | Reason::RowsRed)
    }

    /// When it ends by time alone; `None` if it needs more than time.
    pub fn ends_at(&self) -> Option<Stamp> {
        match self {
            Reason::Word { not_before, .. } => *not_before,
            Reason::Gate {
                status: GateStatus::Time,
                opens_at,
                missing,
                ..
            } => opens_at.filter(|_| missing.is_empty()),
            Reason::TimeLeft { opens_at, .. }
            | Reason::RestDay { opens_at }
            | Reason::TooEarly { opens_at } => Some(*opens_at),
            Reason::Result { .. }
            | Reason::Stop { .. }
            | Reason::Lock { .. }
            | Reason::Gate { .. }
            | Reason::Rows
            | Reason::RowsRed
            | Reason::Aches { .. }
            | Reason::Risk { .. }
            | Reason::Unasked => None,
        }
    }
}

impl Closed {
    /// Closed for `reasons`, in their order of weight; `None` without any.
    pub fn of(mut reasons: Vec<Reason>) -> Option<Self> {
        reasons.sort_by_key(Reason::weight);
        // What is asked of several classes may name one danger for each: it is one, and the newest of its like speaks.
        let reasons = joined(reasons, u32::max);
        let ends: Option<Vec<Stamp>> = reasons.iter().map(Reason::ends_at).collect();
        let until = ends.and_then(|ends| ends.into_iter().max_by_key(|stamp| stamp.ms));
        (!reasons.is_empty()).then_some(Self { reasons, until })
    }

    /// Apart from the daily rows, for a page that asks them at the start; `None` if nothing else closes it.
    pub fn but_rows(self) -> Option<Self> {
        let rest = self.reasons.into_iter().filter(|reason| !reason.is_rows());
        let mut rest = Self::of(rest.collect())?;
        rest.until = rest.until.or(self.until);
        Some(rest)
    }
}

/// Every danger once with its like counted: the newest speaks for those told before it.
pub(super) fn counted(dangers: Vec<Reason>) -> Vec<Reason> {
    joined(dangers, |one, other| one.saturating_add(other).saturating_add(1))
}

/// One reason of each like, in the order of the first; `times` tells how often from how often each.
fn joined(reasons: Vec<Reason>, times: impl Fn(u32, u32) -> u32) -> Vec<Reason> {
    let mut kept: Vec<Reason> = Vec::new();
    for mut reason in reasons {
        let Some(like) = kept.iter_mut().find(|one| one.is_like(&reason)) else {
            kept.push(reason);
            continue;
        };
        let (Some((since, again)), Some((of_other, other))) = (like.told(), reason.told()) else {
            continue;
        };
        let all = times(again, other);
        if of_other.ms > since.ms {
            std::mem::swap(like, &mut reason);
        }
        like.count(all);
    }
    kept
}
