//! What hurt in a guided session, as recovery reads it.

use serde::{Deserialize, Serialize};

use crate::{
    care::{Pain, Side},
    journal::Body,
    session::AfterHurt,
};

/// Something hurt during a guided session, and the person said how much. The entry's `at` is when it was said; its
/// subject is the open episode of that leg, if there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionHurt {
    /// The routine's id.
    pub routine: String,
    /// Its name at the time.
    pub title: String,
    /// The exercise's id.
    pub exercise: String,
    /// The leg; none when both worked.
    pub side: Option<Side>,
    /// The pain, 0 to 10.
    pub pain: Pain,
    /// What the person chose to do.
    pub next: AfterHurt,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for SessionHurt {
    const KIND: &'static str = "session_hurt";
}
