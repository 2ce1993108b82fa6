//! The cramp log: one press logs a cramp, details later or never. A logged cramp is a log; it gates nothing.

use serde::{Deserialize, Serialize};

use super::record::Factor;
use crate::{
    care::{Legs, Tri},
    journal::Body,
};

/// When a cramp came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CrampTime {
    /// During exercise.
    Exercise,
    /// Within hours after exercise.
    AfterExercise,
    /// Awake and resting.
    Rest,
    /// Asleep or in bed.
    Night,
}

/// How the muscle behaved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Spasm {
    /// One lasting knot.
    Static,
    /// Twitching on and off.
    Rhythmic,
}

/// What released a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum Release {
    Stretch,
    Walking,
    Rubbing,
    Taste,
    ByItself,
    StillLocked,
}

/// One cramp. Everything but the time may stay unknown for ever.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampLog {
    /// Which leg.
    pub legs: Option<Legs>,
    /// When it came.
    pub came: Option<CrampTime>,
    /// How long it lasted, in whole minutes; 0 is "under a minute".
    pub minutes: Option<u16>,
    /// How the muscle behaved.
    pub spasm: Option<Spasm>,
    /// What released it.
    pub released: Vec<Release>,
    /// Whether it left the muscle sore.
    pub sore_after: Option<Tri>,
    /// The one line asked afterwards: one leg swollen, red, numb or cold?
    pub warning_sign: Option<Tri>,
    /// What may have contributed.
    pub factors: Vec<Factor>,
    /// The person's own words.
    pub note: String,
    /// See [`super::record`].
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for CrampLog {
    const KIND: &'static str = "cramp";
}
