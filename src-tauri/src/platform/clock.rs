//! The only file that reads a clock.
//!
//! Debug builds know two tricks for tests: `SOLEUS_SPEED=20` makes the monotonic clock run twenty times as fast, and
//! `SOLEUS_CLOCK_FILE` names a file with a number of seconds to add to the wall clock, read at every look. A jump forward
//! counts as time slept; with the word `wall` before the number, only the wall clock was set.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads clocks"
)]

use std::time::Instant;

use soleus_api::ports::Clock;
use soleus_core::time::{Now, Stamp, Tick};

/// The machine's clocks.
pub(crate) struct SystemClock {
    started: Instant,
    speed: u32,
    shift: Option<std::path::PathBuf>,
}

impl SystemClock {
    /// A clock whose ticks count from now.
    pub(crate) fn start() -> Self {
        let debug = |name: &str| cfg!(debug_assertions).then(|| std::env::var_os(name)).flatten();
        let speed = debug("SOLEUS_SPEED")
            .and_then(|text| text.to_str()?.parse().ok())
            .unwrap_or(1);
        Self {
            started: Instant::now(),
            speed: speed.max(1),
            shift: debug("SOLEUS_CLOCK_FILE").map(Into::into),
        }
    }

    /// How far the wall clock is rehearsed to be off, and how much of it was slept.
    fn shift_ms(&self) -> (i64, i64) {
        let text = self
            .shift
            .as_ref()
            .and_then(|path| std::fs::read_to_string(path).ok())
            .unwrap_or_default();
        let ms = |text: &str| text.trim().parse::<i64>().unwrap_or(0).saturating_mul(1000);
        match text.trim().strip_prefix("wall") {
            Some(set) => (ms(set), 0),
            // A rehearsed jump forward is time that passed, as if the machine had slept, not a wall clock set wrong.
            None => (ms(&text), ms(&text).max(0)),
        }
    }
}

impl Clock for SystemClock {
    fn offset_at(&self, ms: i64) -> i16 {
        let instant = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
        let offset = jiff::tz::TimeZone::system().to_offset(instant);
        i16::try_from(offset.seconds() / 60).unwrap_or(0)
    }

    fn now(&self) -> Now {
        let (shift, slept) = self.shift_ms();
        let tick = ms(self.started.elapsed()).saturating_mul(u64::from(self.speed));
        let zoned = jiff::Zoned::now().saturating_add(jiff::SignedDuration::from_millis(shift));
        let offset_min = i16::try_from(zoned.offset().seconds() / 60).unwrap_or(0);
        let stamp = Stamp::new(zoned.timestamp().as_millisecond(), offset_min);
        let boot = boot_ms().map(|boot| Tick(boot.saturating_add_signed(slept)));
        Now {
            tick: Tick(tick),
            boot,
            stamp,
        }
    }

    fn speed(&self) -> u32 {
        self.speed
    }
}

fn ms(duration: std::time::Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Milliseconds since boot, counting sleep, where the system tells.
///
/// Elsewhere no such clock is read, and a session pauses only when the program itself stood still.
#[cfg(target_os = "linux")]
fn boot_ms() -> Option<u64> {
    let boot = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let (seconds, nanos) = (
        u64::try_from(boot.tv_sec).ok()?,
        u64::try_from(boot.tv_nsec).ok()?,
    );
    seconds.checked_mul(1000)?.checked_add(nanos / 1_000_000)
}

#[cfg(not(target_os = "linux"))]
fn boot_ms() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_clock_that_counts_sleep_agrees_with_the_systems_uptime() {
        let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
        let seconds: f64 = uptime.split_whitespace().next().unwrap().parse().unwrap();
        let boot = SystemClock::start().now().boot.unwrap();
        assert!(
            (boot.0 as f64 / 1000.0 - seconds).abs() < 60.0,
            "{boot:?}, {seconds}"
        );
    }

    #[test]
    fn the_tick_never_runs_backward() {
        let clock = SystemClock::start();
        let (first, second) = (clock.now(), clock.now());
        assert!(second.tick >= first.tick, "monotonic time must not go back");
    }
}
