//! The time gates believe in .
//!
//! While the app runs, only its monotonic clock moves believed time, so neither a backward nor a forward jump of the
//! wall clock opens a gate. After a restart the wall clock is believed, but forward only. Believed time never falls.

use serde::{Deserialize, Serialize};

use crate::time::{Day, Now, Stamp};

/// How believed time runs from the moment the app started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BelievedClock {
    anchor: Now,
    base_ms: i64,
}

impl BelievedClock {
    /// Starts at `now`. `highest_ms` is the highest believed time an earlier run wrote down, if any.
    pub fn start(now: Now, highest_ms: Option<i64>) -> Self {
        Self {
            anchor: now,
            base_ms: highest_ms.unwrap_or(i64::MIN).max(now.stamp.ms),
        }
    }

    /// The believed moment at `now`.
    pub fn at(&self, now: Now) -> Moment {
        let ticked = match (self.anchor.boot, now.boot) {
            (Some(then), Some(later)) => later.since(then),
            _ => now.tick.since(self.anchor.tick),
        };
        let ms = self
            .base_ms
            .saturating_add(i64::try_from(ticked).unwrap_or(i64::MAX));
        Moment { ms, wall: now.stamp }
    }
}

/// Believed time beside what the wall clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Moment {
    /// Believed milliseconds since 1970; gates count with these.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub ms: i64,
    /// What the wall clock shows; dates and countdowns are drawn from this.
    pub wall: Stamp,
}

impl Moment {
    /// A moment at which belief and wall clock agree.
    pub fn of(wall: Stamp) -> Self {
        Self { ms: wall.ms, wall }
    }

    /// How far belief runs ahead of the wall clock, negative if the wall clock was set ahead: what an entry written now has
    /// to carry so that its believed time is known whatever the wall clock showed.
    pub fn lead_ms(&self) -> i64 {
        self.ms.saturating_sub(self.wall.ms)
    }

    /// Whether a fact stamped `at` is dated after now, by the wall clock and in believed time. It never counts towards
    /// opening anything.
    pub fn is_before(&self, at: Stamp) -> bool {
        at.ms > self.ms.max(self.wall.ms)
    }

    /// The wall time at which believed time will be `ms`, if nobody touches the clock.
    pub fn wall_at(&self, ms: i64) -> Stamp {
        self.wall.plus_ms(ms.saturating_sub(self.ms))
    }
}

/// The instant at which a person's clock at `offset_min` shows `hour`:`minute` on the calendar date of `day`.
/// `None` for a time no clock shows.
pub fn stamp_of(day: Day, hour: i8, minute: i8, offset_min: i16) -> Option<Stamp> {
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    let offset = jiff::tz::Offset::from_seconds(i32::from(offset_min) * 60).ok()?;
    let instant = offset.to_timestamp(day.0.to_datetime(time)).ok()?;
    Some(Stamp::new(instant.as_millisecond(), offset_min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR_MS, Tick};

    fn now(tick_ms: u64, wall_ms: i64) -> Now {
        Now {
            tick: Tick(tick_ms),
            boot: Some(Tick(tick_ms)),
            stamp: Stamp::new(wall_ms, 0),
        }
    }

    #[test]
    fn a_forward_jump_while_the_app_runs_is_not_believed() {
        let clock = BelievedClock::start(now(0, 1_000), None);
        assert_eq!(clock.at(now(5_000, 1_000 + 400 * HOUR_MS)).ms, 6_000);
    }

    #[test]
    fn a_backward_jump_leaves_believed_time_where_it_was_and_is_carried_as_a_lead() {
        let clock = BelievedClock::start(now(0, 50 * HOUR_MS), None);
        let moment = clock.at(now(5_000, 0));
        assert_eq!(moment.ms, 50 * HOUR_MS + 5_000);
        assert_eq!(moment.lead_ms(), 50 * HOUR_MS + 5_000);
    }

    #[test]
    fn after_a_restart_the_wall_clock_is_believed_forward_only() {
        assert_eq!(BelievedClock::start(now(0, 90), Some(40)).at(now(0, 90)).ms, 90);
        assert_eq!(BelievedClock::start(now(0, 10), Some(40)).at(now(0, 10)).ms, 40);
    }

    #[test]
    fn sleep_counts_where_the_system_has_a_clock_for_it() {
        let mut later = now(1_000, 8 * HOUR_MS);
        let clock = BelievedClock::start(now(0, 0), None);
        later.boot = Some(Tick(28_800_000));
        assert_eq!(clock.at(later).ms, 8 * HOUR_MS);
    }
}
