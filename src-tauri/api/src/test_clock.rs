//! What tests of the use-cases lend the app: a clock they turn.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use soleus_core::time::{Now, Stamp, Tick};

use crate::ports::Clock;

/// Sunday, 7 June 2026, 10:00 at UTC+1.
const SUNDAY: i64 = 1_780_822_800_000;

/// Hours since Sunday, and how far the wall clock was set off.
#[derive(Default)]
pub(crate) struct ClockState {
    pub(crate) passed_ms: AtomicI64,
    pub(crate) shift_ms: AtomicI64,
    /// Minutes that the person's zone lies east of UTC+1.
    pub(crate) east_min: AtomicI64,
}

/// The clock whose hands the test turns.
pub(crate) struct TestClock(pub(crate) Arc<ClockState>);

impl Clock for TestClock {
    fn offset_at(&self, _: i64) -> i16 {
        60 + i16::try_from(self.0.east_min.load(Ordering::Relaxed)).unwrap()
    }

    fn now(&self) -> Now {
        let passed = self.0.passed_ms.load(Ordering::Relaxed);
        let tick = Tick(u64::try_from(passed).unwrap());
        let wall = SUNDAY + passed + self.0.shift_ms.load(Ordering::Relaxed);
        Now {
            tick,
            boot: Some(tick),
            stamp: Stamp::new(wall, self.offset_at(wall)),
        }
    }
}
