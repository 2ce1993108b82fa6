//! A functional test while it is done: the metronome, the count and the seconds. A key or a tap
//! counts. Ticks come from outside; nothing here is kept.

use serde::{Deserialize, Serialize};

use super::load::TestKind;
use crate::{
    care::Side,
    stretch::{Figure, Muscle},
    time::Tick,
};

/// Time to get into place.
pub const READY_MS: u64 = 5_000;
/// One beat of the metronome: up on one, down on the next, 30 raises a minute (HL17).
pub const BEAT_MS: u64 = 1_000;
/// A balance is held for at most 30 seconds.
pub const BALANCE_MS: u64 = 30_000;
/// Two raises' time without a count: the rhythm is gone (rule of thumb).
const SLOW_MS: u64 = 4_000;

/// How a test is drawn: the worked leg is the near one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TestFigure {
    /// Which test.
    pub test: TestKind,
    /// The muscle the figure marks.
    pub muscle: Muscle,
    /// The start, and the pose that is counted, held or measured.
    pub figure: Figure,
}

/// Where a test stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TrialPhase {
    /// Getting into place.
    Ready,
    /// Counting, or holding.
    Going,
    /// Over; the result stands.
    Over,
}

/// A test as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TrialView {
    /// Which test.
    pub test: TestKind,
    /// Which leg; for both legs at once the left.
    pub side: Side,
    /// Where it stands.
    pub phase: TrialPhase,
    /// Milliseconds left of getting ready, or of a balance.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub left_ms: u64,
    /// Repetitions so far, or whole seconds of a balance.
    pub value: u16,
    /// No count for two raises' time: the rhythm is gone, and that is where the test ends.
    pub slow: bool,
}

/// A test under way.
#[derive(Clone, Copy, Debug)]
pub struct Trial {
    test: TestKind,
    side: Side,
    begin: Tick,
    last: Tick,
    count: u16,
    ended: Option<Tick>,
}

impl Trial {
    /// Begins to get ready at `now`. `None` for a test that is a measure and not a deed.
    pub fn start(test: TestKind, side: Side, now: Tick) -> Option<Self> {
        let done = matches!(test, TestKind::KneeToWall | TestKind::Press);
        let begin = Tick(now.0.saturating_add(READY_MS));
        (!done).then_some(Self {
            test,
            side,
            begin,
            last: begin,
            count: 0,
            ended: None,
        })
    }

    /// One repetition, if it is under way.
    #[must_use]
    pub fn count(mut self, now: Tick) -> Self {
        if self.view(now).phase == TrialPhase::Going && self.test != TestKind::Balance {
            self.count = self.count.saturating_add(1);
            self.last = now;
        }
        self
    }

    /// Ends it. Before it began there is nothing to show.
    #[must_use]
    pub fn stop(mut self, now: Tick) -> Self {
        self.ended = self.ended.or(Some(now));
        self
    }

    /// Whether a metronome sounds.
    pub fn beats(&self) -> bool {
        matches!(
            self.test,
            TestKind::TwoLegRaise | TestKind::SingleLegRaise | TestKind::BentKneeRaise
        )
    }

    /// Which test.
    pub fn test(&self) -> TestKind {
        self.test
    }

    /// As it stands at `now`.
    pub fn view(&self, now: Tick) -> TrialView {
        let now = self.ended.map_or(now, |ended| Tick(ended.0.min(now.0)));
        let going = now.since(self.begin);
        let balance = self.test == TestKind::Balance;
        let phase = if self.ended.is_some() || balance && going >= BALANCE_MS {
            TrialPhase::Over
        } else if now.0 < self.begin.0 {
            TrialPhase::Ready
        } else {
            TrialPhase::Going
        };
        let held = u16::try_from(going.min(BALANCE_MS) / 1_000).unwrap_or(u16::MAX);
        TrialView {
            test: self.test,
            side: self.side,
            phase,
            left_ms: match phase {
                TrialPhase::Ready => self.begin.since(now),
                TrialPhase::Going if balance => BALANCE_MS.saturating_sub(going),
                TrialPhase::Going | TrialPhase::Over => 0,
            },
            value: if balance { held } else { self.count },
            slow: phase == TrialPhase::Going && self.beats() && now.since(self.last) >= SLOW_MS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raise() -> Trial {
        Trial::start(TestKind::SingleLegRaise, Side::Left, Tick(0)).unwrap()
    }

    #[test]
    fn nothing_counts_while_one_gets_ready() {
        let early = raise().count(Tick(4_999));
        assert_eq!(early.view(Tick(4_999)).value, 0);
        assert_eq!(early.count(Tick(5_000)).view(Tick(5_000)).value, 1);
    }

    #[test]
    fn a_count_after_the_end_changes_nothing() {
        let done = raise().count(Tick(6_000)).stop(Tick(7_000)).count(Tick(8_000));
        assert_eq!(
            (done.view(Tick(9_000)).value, done.view(Tick(9_000)).phase),
            (1, TrialPhase::Over)
        );
    }

    #[test]
    fn two_raises_time_without_a_count_is_called_slow() {
        let going = raise().count(Tick(6_000));
        assert!(!going.view(Tick(9_999)).slow && going.view(Tick(10_000)).slow);
    }

    #[test]
    fn a_balance_ends_by_itself_at_thirty_seconds() {
        let balance = Trial::start(TestKind::Balance, Side::Right, Tick(0)).unwrap();
        assert_eq!(balance.view(Tick(34_999)).left_ms, 1);
        let over = balance.view(Tick(90_000));
        assert_eq!((over.phase, over.value), (TrialPhase::Over, 30));
        assert_eq!(balance.stop(Tick(17_900)).view(Tick(20_000)).value, 12);
        assert_eq!(
            balance.stop(Tick(1_000)).view(Tick(20_000)).value,
            0,
            "stopped before it began"
        );
    }

    #[test]
    fn a_measure_has_no_clock() {
        assert!(Trial::start(TestKind::KneeToWall, Side::Left, Tick(0)).is_none());
    }
}
