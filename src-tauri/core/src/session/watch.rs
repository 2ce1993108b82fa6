//! Detects sleep by comparing the monotonic clock with one that counts sleep; without such a clock it reports none.

use crate::time::Now;

/// A difference of two clocks beyond this is a sleep, not jitter.
const SLEPT_MS: u64 = 2_000;

/// Compares each look at the clocks with the one before.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    last: Now,
}

/// What lay between two looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing remarkable. The wall clock may have jumped: that alone means nothing.
    None,
    /// The machine slept.
    Slept,
}

impl Watch {
    /// Begins to watch.
    pub fn new(now: Now) -> Self {
        Self { last: now }
    }

    /// Looks again. With a clock that counts sleep, sleep is what it counted and the monotonic clock did not; a wall
    /// jump is then never taken for sleep. Without one, the machine's stall rule has to do.
    pub fn look(&mut self, now: Now) -> Gap {
        let awake = now.tick.since(self.last.tick);
        let slept = match (now.boot, self.last.boot) {
            (Some(boot), Some(before)) => boot.since(before).saturating_sub(awake) > SLEPT_MS,
            (None, _) | (_, None) => false,
        };
        self.last = now;
        if slept { Gap::Slept } else { Gap::None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Stamp, Tick};

    fn at(tick: u64, boot: Option<u64>, wall: i64) -> Now {
        Now {
            tick: Tick(tick),
            boot: boot.map(Tick),
            stamp: Stamp::new(wall, 0),
        }
    }

    #[test]
    fn a_wall_jump_either_way_is_not_sleep() {
        let mut watch = Watch::new(at(0, Some(0), 0));
        assert_eq!(watch.look(at(250, Some(250), 7_200_000)), Gap::None);
        assert_eq!(watch.look(at(500, Some(500), -7_200_000)), Gap::None);
    }

    #[test]
    fn sleep_is_what_only_the_boot_clock_counted() {
        let mut watch = Watch::new(at(0, Some(0), 0));
        assert_eq!(watch.look(at(250, Some(12 * 3_600_000), 0)), Gap::Slept);
        assert_eq!(watch.look(at(500, Some(12 * 3_600_000 + 250), 0)), Gap::None);
    }

    #[test]
    fn without_a_boot_clock_nothing_is_guessed() {
        let mut watch = Watch::new(at(0, None, 0));
        assert_eq!(watch.look(at(250, None, 43_200_000)), Gap::None);
    }
}
