//! What a gate asks of the leg: a criterion with its words and its basis.

use serde::{Deserialize, Serialize};

use super::{
    basis::Basis,
    load::{OutingKind, TestKind},
    record::CalfMuscle,
};

/// One thing the leg must be able to do, or must not do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Criterion {
    /// Pain at rest in the newest check-in is at most this.
    RestPain {
        /// 0 to 10.
        max: u8,
    },
    /// Pain walking in the newest check-in is at most this.
    WalkingPain {
        /// 0 to 10.
        max: u8,
    },
    /// The worst pain in the newest check-in is at most this.
    WorstPain {
        /// 0 to 10.
        max: u8,
    },
    /// The newest check-in says swelling is none, less or the same.
    SwellingNotUp,
    /// The newest check-in says there is no swelling, or less of it.
    SwellingDown,
    /// Clearly better than the worst of the first 24 h (2 points or 30 %), or the person says better.
    Better,
    /// A walk or run of at least this kind and length, without limp, the next morning no worse.
    Outing {
        /// Which kind counts.
        what: OutingKind,
        /// At least this long.
        minutes: u16,
        /// Pain during at most this.
        pain: u8,
        /// How many such in a row.
        #[serde(default = "once")]
        times: u8,
    },
    /// A functional test not older than 7 days.
    Test {
        /// Which test.
        test: TestKind,
        /// At least this value ([`TestKind::Press`]: at most).
        #[serde(default)]
        value: Option<u16>,
        /// Or the other leg's value, if that is lower.
        #[serde(default, alias = "or_other")]
        or_other: bool,
        /// Pain during at most this.
        pain: u8,
        /// At least this share of the other leg, per cent.
        #[serde(default)]
        percent: Option<u8>,
    },
}

impl Criterion {
    /// The kind of walk or run it asks for and its length in minutes, if it asks for one.
    pub fn outing(&self) -> Option<(OutingKind, u16)> {
        match self {
            Self::Outing { what, minutes, .. } => Some((*what, *minutes)),
            Self::RestPain { .. }
            | Self::WalkingPain { .. }
            | Self::WorstPain { .. }
            | Self::SwellingNotUp
            | Self::SwellingDown
            | Self::Better
            | Self::Test { .. } => None,
        }
    }
}

fn once() -> u8 {
    1
}

/// A criterion with its words and its basis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Need {
    /// What must hold.
    #[serde(flatten)]
    pub criterion: Criterion,
    /// The same in words.
    pub text: String,
    /// Asked only of a strain of this muscle (ASPETAR: the deep one comes back slower and is trained with a bent knee).
    #[serde(default)]
    pub muscle: Option<CalfMuscle>,
    /// Where the numbers come from.
    pub basis: Basis,
}
