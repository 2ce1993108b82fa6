//! Cramp now: whether stretching is locked, and a gentle hold whose time is kept here. Works without a record.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Level},
    permission::{activity::Asked, decide::decide, reason::Closed},
    time::Tick,
};

use crate::{
    app::App,
    failure::Failure,
    ports::{Cue, Tone},
    recovery::facts::Known,
    settings,
};

/// One gentle hold (SEED-003: 30 seconds).
const HOLD_MS: u64 = 30_000;
/// Still locked after this long: same day (NHS-CRAMP).
const TOO_LONG_MS: u64 = 600_000;

/// What Cramp now may show.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampNow {
    /// Why not even a gentle stretch may be done; `None` if it may.
    pub stretch: Option<Closed>,
    /// Why the muscle must not be rubbed; `None` if it may.
    pub rub: Option<Closed>,
    /// The level that stands.
    pub level: Option<Level>,
    /// Whether the cramp can be logged: the record is open.
    pub can_log: bool,
}

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
    first: Tick,
    start: Option<Tick>,
    holds: u32,
}

/// What Cramp now may show. Without a record nothing is known to be locked.
///
/// # Errors
/// None; the signature is every command's.
pub fn now(app: &App, (): ()) -> Result<CrampNow, Failure> {
    let Ok(known) = Known::read(app, None) else {
        return Ok(CrampNow {
            stretch: None,
            rub: None,
            level: None,
            can_log: app.store().is_ok(),
        });
    };
    let aid = |class| decide(&known.permission, &Asked::FirstAid { class });
    Ok(CrampNow {
        stretch: aid(Activity::Stretch),
        rub: aid(Activity::Massage),
        level: known.permission.level(),
        can_log: true,
    })
}

/// Starts, looks at or stops the gentle hold. Its tones are handed over at the start, exact to the sample.
///
/// # Errors
/// None; the signature is every command's.
pub fn hold(app: &App, command: HoldCommand) -> Result<HoldView, Failure> {
    let tick = app.now().tick;
    let mut kept = app.belief.hold();
    let mut hold = kept.take().map_or(
        Hold {
            first: tick,
            start: None,
            holds: 0,
        },
        |hold| settle(hold, tick),
    );
    match command {
        HoldCommand::Start => {
            hold.start = Some(tick);
            let volume = settings::get(app, ()).map_or(50, |settings| settings.volume);
            app.ports.cues.schedule(&tones(), volume);
        }
        HoldCommand::Stop => {
            app.ports.cues.schedule(&[], 0);
            return Ok(view(Hold { start: None, ..hold }, tick));
        }
        HoldCommand::Look => {}
    }
    *kept = Some(hold);
    Ok(view(hold, tick))
}

fn settle(hold: Hold, tick: Tick) -> Hold {
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

fn view(hold: Hold, tick: Tick) -> HoldView {
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

fn tones() -> [Cue; 6] {
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
