//! The gentle hold of Cramp now: its length, its tones, and how much of it is left.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use soleus_core::time::Tick;

use crate::ports::{Cue, Tone};

/// One gentle hold (SEED-003: 30 seconds).
const HOLD_MS: u64 = 30_000;
/// Still locked after this long: same day (NHS-CRAMP).
const TOO_LONG_MS: u64 = 600_000;

/// What the hold should do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum HoldCommand {
    /// Begin a hold.
    Start,
    /// Only look.
    Look,
    /// It let go, or the person stops.
    Stop,
}

/// The hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HoldView {
    /// Whether a hold runs.
    pub running: bool,
    /// Milliseconds left of it.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub left_ms: u64,
    /// Milliseconds of a whole hold.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub of_ms: u64,
    /// Whole holds done since the first.
    pub holds: u32,
    /// More than ten minutes since the first hold: get help today.
    pub too_long: bool,
}

/// A hold in progress.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    pub(super) first: Tick,
    pub(super) start: Option<Tick>,
    pub(super) holds: u32,
}

/// The hold in progress, if any; it lives in memory only.
#[derive(Default)]
pub(crate) struct CrampHoldSlot(Mutex<Option<Hold>>);

impl CrampHoldSlot {
    /// Puts the hold away.
    pub(crate) fn forget(&self) {
        *self.lock() = None;
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Option<Hold>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn settle(hold: Hold, tick: Tick) -> Hold {
    let over = hold.start.is_some_and(|start| tick.since(start) >= HOLD_MS);
    if over {
        Hold {
            start: None,
            holds: hold.holds.saturating_add(1),
            ..hold
        }
    } else {
        hold
    }
}

pub(super) fn view(hold: Hold, tick: Tick) -> HoldView {
    HoldView {
        running: hold.start.is_some(),
        left_ms: hold
            .start
            .map_or(0, |start| HOLD_MS.saturating_sub(tick.since(start))),
        of_ms: HOLD_MS,
        holds: hold.holds,
        too_long: tick.since(hold.first) >= TOO_LONG_MS,
    }
}

pub(super) fn tones() -> [Cue; 6] {
    let cue = |after_ms, tone| Cue { after_ms, tone };
    [
        cue(0, Tone::Start),
        cue(HOLD_MS / 2, Tone::Halfway),
        cue(HOLD_MS - 3_000, Tone::Countdown),
        cue(HOLD_MS - 2_000, Tone::Countdown),
        cue(HOLD_MS - 1_000, Tone::Countdown),
        cue(HOLD_MS, Tone::End),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_ends_by_the_clock_and_counts_once() {
        let hold = Hold {
            first: Tick(0),
            start: Some(Tick(0)),
            holds: 0,
        };
        assert_eq!(view(settle(hold, Tick(29_999)), Tick(29_999)).left_ms, 1);
        let done = settle(settle(hold, Tick(30_000)), Tick(31_000));
        assert_eq!((done.holds, done.start.is_some()), (1, false));
    }

    #[test]
    fn ten_minutes_after_the_first_hold_help_is_named() {
        let hold = Hold {
            first: Tick(0),
            start: None,
            holds: 9,
        };
        assert!(!view(hold, Tick(599_999)).too_long && view(hold, Tick(600_000)).too_long);
    }
}
