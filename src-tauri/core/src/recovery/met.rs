//! Whether a need is met, and with which value.

use serde::{Deserialize, Serialize};

use crate::time::Stamp;

/// Whether a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Met {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// Nothing recorded tells.
    Unknown,
    /// A walk or run counts once the next morning is in.
    Waiting,
    /// Not asked of this strain: it is about the other calf muscle.
    Aside,
}

impl Met {
    /// Whether it keeps no gate closed.
    pub fn holds(self) -> bool {
        matches!(self, Met::Yes | Met::Aside)
    }
}

/// A need's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NeedState {
    /// Whether it is met.
    pub met: Met,
    /// The newest value, if there is one: pain, count, or how many in a row so far.
    pub have: Option<f32>,
    /// When that value was recorded.
    pub at: Option<Stamp>,
}

impl NeedState {
    pub(crate) fn unknown() -> Self {
        Self {
            met: Met::Unknown,
            have: None,
            at: None,
        }
    }

    pub(crate) fn aside() -> Self {
        Self {
            met: Met::Aside,
            ..Self::unknown()
        }
    }
}

pub(crate) fn yes_if(holds: bool) -> Met {
    if holds { Met::Yes } else { Met::No }
}
