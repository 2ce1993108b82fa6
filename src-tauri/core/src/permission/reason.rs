//! The answer: closed, for these reasons, until then. Reasons carry ids and times; their words stand in content and in
//! the window.

use std::collections::HashSet;

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
    },
    /// A stop of the person.
    Stop {
        /// What stopped everything.
        stop: StopReason,
        /// When it stopped.
        since: Stamp,
        /// The earliest moment at which a complete new check can end it.
        check_from: Stamp,
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
        let is_new: Vec<bool> = {
            let mut told = HashSet::with_capacity(reasons.len());
            reasons.iter().map(|reason| told.insert(reason)).collect()
        };
        let mut is_new = is_new.into_iter();
        reasons.retain(|_| is_new.next() == Some(true));
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
