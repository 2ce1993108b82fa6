//! Where a person stands on a walk-run table.

use serde::{Deserialize, Serialize};

use super::plan::LadderLevel;
use crate::time::Day;

/// Why the table stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LadderReason {
    /// Nothing run yet.
    Start,
    /// Enough good runs: one level up.
    Up,
    /// The last run was good; more of the same level.
    More,
    /// One point above the morning before, pain or a limp during, or it was not this level: repeat.
    Repeat,
    /// Two points above the morning before: one level back.
    Back,
    /// No check-in on the morning after: it does not count.
    NoMorning,
    /// How much the run hurt, or whether the person limped, is not said: it does not count.
    NoPain,
    /// The next morning decides.
    Waiting,
    /// The last run came before its rest days were over: it does not count.
    TooSoon,
    /// The table is finished.
    Done,
}

/// Where the person stands on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LadderState {
    /// The table.
    pub ladder: String,
    /// The level, from 1.
    pub level: u8,
    /// Levels in all.
    pub levels: u8,
    /// What that level is.
    pub step: LadderLevel,
    /// Good runs so far at it.
    pub good: u8,
    /// Good runs needed.
    pub needed: u8,
    /// The first day of the next run: the rest days are over.
    pub next_day: Option<Day>,
    /// Why the table stands there.
    pub reason: LadderReason,
}
