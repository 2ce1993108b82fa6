//! What the leg was asked to do: walks, runs and functional tests.

use serde::{Deserialize, Serialize};

use crate::{
    care::{Pain, Side},
    journal::Body,
};

/// What kind of walk or run it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum OutingKind {
    /// A walk on the flat.
    FlatWalk,
    /// A brisk walk on the flat.
    BriskWalk,
    /// A walk uphill.
    InclineWalk,
    /// Walk and run by the table.
    WalkRun,
    /// A run.
    Run,
    /// A full training session of the person's sport.
    Training,
}

/// The ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum Terrain {
    Road,
    Trail,
    Track,
    Treadmill,
    Hills,
    Grass,
}

/// One walk or run. The entry's `at` is when it ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Outing {
    /// What it was.
    pub kind: OutingKind,
    /// Minutes in all.
    pub minutes: Option<u16>,
    /// Metres in all.
    pub metres: Option<u32>,
    /// Of a walk-run: minutes of running in it, if known.
    #[serde(default)]
    pub run_minutes: Option<u16>,
    /// Of a walk-run: metres of running in it, if known.
    #[serde(default)]
    pub run_metres: Option<u32>,
    /// Pain during, at its worst; `None` if the person has not said. What is not said never counts as quiet.
    #[serde(default)]
    pub pain: Option<Pain>,
    /// Whether the person limped at any point; `None` if not said.
    #[serde(default)]
    pub limp: Option<bool>,
    /// Pain the next morning, at its worst, if the person has said. It can close, as pain after a load; what opens is the
    /// morning's check-in alone.
    #[serde(default)]
    pub morning: Option<Pain>,
    /// The ground.
    pub terrain: Option<Terrain>,
    /// The level of the walk-run table, from 1, if it was one.
    #[serde(default)]
    pub level: Option<u8>,
    /// The person's own words.
    #[serde(default)]
    pub note: String,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Outing {
    /// Whether it went without a limp and with pain of at most `most` during it; `None` as long as the person has not said
    /// so much that it is sure.
    pub fn quiet(&self, most: u8) -> Option<bool> {
        let hurt = self.pain.map(|pain| pain.score() > most);
        if self.limp == Some(true) || hurt == Some(true) {
            return Some(false);
        }
        (hurt.is_some() && self.limp.is_some()).then_some(true)
    }

    /// The worst pain said of it, during or the next morning.
    pub fn worst(&self) -> Option<Pain> {
        self.pain.max(self.morning)
    }
}

impl Body for Outing {
    const KIND: &'static str = "outing";
}

/// A functional test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TestKind {
    /// Heel raises on both legs: repetitions.
    TwoLegRaise,
    /// Heel raises on one leg: repetitions at 30 a minute.
    SingleLegRaise,
    /// Heel raises on one leg with a bent knee: repetitions.
    BentKneeRaise,
    /// Toe to wall with the knee touching and the heel down: centimetres.
    KneeToWall,
    /// Hops on one leg: repetitions with a quiet landing.
    Hop,
    /// Standing on one leg: seconds, at most 30.
    Balance,
    /// Pressing the sore place: pain 0 to 10.
    Press,
}

impl TestKind {
    /// Every test, in the order they are shown.
    pub const ALL: [TestKind; 7] = [
        TestKind::TwoLegRaise,
        TestKind::SingleLegRaise,
        TestKind::BentKneeRaise,
        TestKind::KneeToWall,
        TestKind::Hop,
        TestKind::Balance,
        TestKind::Press,
    ];

    /// The largest value that can be entered; more is a slip of the finger.
    pub fn most(self) -> f32 {
        match self {
            TestKind::TwoLegRaise | TestKind::SingleLegRaise | TestKind::BentKneeRaise | TestKind::Hop => {
                200.0
            }
            TestKind::KneeToWall | TestKind::Balance => 30.0,
            TestKind::Press => 10.0,
        }
    }
}

/// One leg's result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TestResult {
    /// In the test's unit.
    pub value: f32,
    /// Pain during, at its worst.
    pub pain: Pain,
}

/// A functional test of one or both legs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FunctionalTest {
    /// Which test.
    pub test: TestKind,
    /// The left leg; for [`TestKind::TwoLegRaise`] both legs' one result stands in both places.
    pub left: Option<TestResult>,
    /// The right leg.
    pub right: Option<TestResult>,
    /// The person's own words.
    #[serde(default)]
    pub note: String,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl FunctionalTest {
    /// One leg's result.
    pub fn leg(&self, side: Side) -> Option<TestResult> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// The side difference in per cent of the other leg: (other - sore) / other. `None` without both results.
    pub fn difference_percent(&self, sore: Side) -> Option<f32> {
        let other = self.leg(sore.other())?.value;
        let value = self.leg(sore)?.value;
        (other > 0.0).then(|| (other - value) / other * 100.0)
    }
}

impl Body for FunctionalTest {
    const KIND: &'static str = "functional_test";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_of_a_walk_is_never_quiet() {
        let walk = |text: &str| serde_json::from_str::<Outing>(text).unwrap();
        let old = walk(r#"{"kind":"run","minutes":20,"metres":null,"pain":2,"limp":false,"terrain":null}"#);
        assert_eq!((old.quiet(2), old.quiet(1)), (Some(true), Some(false)));
        let unsaid = walk(r#"{"kind":"run","minutes":20,"metres":null,"terrain":null}"#);
        assert_eq!((unsaid.quiet(10), unsaid.worst()), (None, None));
        let limped = Outing {
            limp: Some(true),
            ..unsaid.clone()
        };
        assert_eq!(limped.quiet(10), Some(false));
        let hurt = Outing {
            pain: Pain::new(6),
            ..unsaid.clone()
        };
        assert_eq!((hurt.quiet(5), hurt.quiet(6)), (Some(false), None));
        let sore = Outing {
            morning: Pain::new(7),
            ..hurt
        };
        assert_eq!(sore.worst(), Pain::new(7));
    }

    #[test]
    fn the_side_difference_is_measured_against_the_other_leg() {
        let result = |value| {
            Some(TestResult {
                value,
                pain: Pain::NONE,
            })
        };
        let test = FunctionalTest {
            test: TestKind::SingleLegRaise,
            left: result(20.0),
            right: result(25.0),
            note: String::new(),
            lead_ms: 0,
        };
        assert_eq!(test.difference_percent(Side::Left), Some(20.0));
        assert_eq!(test.difference_percent(Side::Right), Some(-25.0));
    }
}
