//! Words the whole app shares about legs, pain and care: side, level, activity classes, locks.

use serde::{Deserialize, Serialize};

/// One leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Side {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// The other leg.
    pub fn other(self) -> Self {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// Which leg or legs an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Legs {
    /// The left leg.
    Left,
    /// The right leg.
    Right,
    /// Both legs.
    Both,
}

impl Legs {
    /// Whether `side` is among them.
    pub fn has(self, side: Side) -> bool {
        matches!(
            (self, side),
            (Legs::Both, _) | (Legs::Left, Side::Left) | (Legs::Right, Side::Right)
        )
    }
}

/// How urgent care is, ordered so that the greater value is the more urgent (L1 to L4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Level {
    /// L4: self-care with dated check-ins.
    SelfCare,
    /// L3: a clinician within days.
    ClinicianDays,
    /// L2: a clinician today.
    SameDay,
    /// L1: emergency services now.
    Emergency,
}

/// A class of activity or advice that a check or a gate can lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Activity {
    /// Stretching.
    Stretch,
    /// Massage and foam rolling.
    Massage,
    /// Strength work: heel raises, balance under load, hops.
    Strength,
    /// Running and the walk-run ladder.
    Running,
    /// Cold packs and compression text.
    Cold,
}

impl Activity {
    /// Every class, in the order they are shown.
    pub const ALL: [Activity; 5] = [
        Activity::Stretch,
        Activity::Massage,
        Activity::Strength,
        Activity::Running,
        Activity::Cold,
    ];
}

/// Pain from 0 (none) to 10 (worst imaginable); no other value can exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "number"))]
pub struct Pain(u8);

impl Pain {
    /// No pain.
    pub const NONE: Pain = Pain(0);

    /// The score, if it is 0 to 10.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// The score, 0 to 10.
    pub fn score(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Pain {
    type Error = String;

    fn try_from(score: u8) -> Result<Self, Self::Error> {
        Self::new(score).ok_or_else(|| format!("pain must be 0 to 10, not {score}"))
    }
}

impl From<Pain> for u8 {
    fn from(pain: Pain) -> u8 {
        pain.0
    }
}

/// A yes-or-no question's answer that keeps "not sure" apart (unasked is not "no").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Tri {
    /// No.
    No,
    /// Not sure.
    NotSure,
    /// Yes.
    Yes,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pain_above_ten_is_refused_when_read_back() {
        assert!(serde_json::from_str::<Pain>("11").is_err());
        assert_eq!(serde_json::from_str::<Pain>("10").unwrap().score(), 10);
    }

    #[test]
    fn a_more_urgent_level_is_greater() {
        assert!(Level::Emergency > Level::SameDay && Level::SameDay > Level::ClinicianDays);
        assert!(Level::ClinicianDays > Level::SelfCare);
    }
}
