//! The daily check-in, and the stop that outlives it.

use serde::{Deserialize, Serialize};

use super::rows::{DailyRows, Row};
use crate::{
    care::{Level, Pain, Side, Tri},
    journal::Body,
    time::Day,
};

/// Morning stiffness, by how long it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Stiffness {
    /// None.
    None,
    /// Under 10 minutes.
    UnderTen,
    /// 10 to 30 minutes.
    TenToThirty,
    /// Over 30 minutes.
    OverThirty,
}

/// Swelling against yesterday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Swelling {
    /// None at all.
    None,
    /// Less than yesterday.
    Less,
    /// The same as yesterday.
    Same,
    /// More than yesterday.
    More,
    /// Not sure; keeps gates closed.
    NotSure,
}

/// The person's own judgement of the leg against yesterday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Trend {
    /// Better.
    Better,
    /// The same.
    Same,
    /// Worse.
    Worse,
    /// It was better and has come back.
    CameBack,
}

/// One leg on one day. Whatever was not answered stays unknown, never zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LegReport {
    /// Pain at rest.
    pub rest: Option<Pain>,
    /// Pain walking.
    pub walking: Option<Pain>,
    /// The worst of the last 24 h.
    pub worst: Option<Pain>,
    /// Morning stiffness.
    pub stiffness: Option<Stiffness>,
    /// Swelling against yesterday.
    pub swelling: Option<Swelling>,
    /// The person's own judgement.
    pub trend: Option<Trend>,
    /// Whether it aches all the time, also at rest.
    pub aches: Option<Tri>,
}

/// What was done since the last check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Done {
    /// Rest.
    Rest,
    /// Everyday walking.
    Walked,
    /// Stretching.
    Stretched,
    /// Plan exercises or strength work: a load.
    Exercises,
    /// A run or a walk of the plan: a load.
    Ran,
    /// Other sport: a load.
    OtherSport,
}

impl Done {
    /// Whether the next-morning rule looks at it.
    pub fn is_load(self) -> bool {
        matches!(self, Done::Exercises | Done::Ran | Done::OtherSport)
    }
}

/// A daily check-in. The entry's `at` is when it was entered; `day` is the day it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckIn {
    /// The check-in day it is about.
    pub day: Day,
    /// The daily rows.
    pub rows: DailyRows,
    /// The left leg, if it was asked.
    pub left: Option<LegReport>,
    /// The right leg, if it was asked.
    pub right: Option<LegReport>,
    /// What was done.
    #[serde(default)]
    pub done: Vec<Done>,
    /// Confidence in the leg, 0 to 10.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// The person's own words.
    #[serde(default)]
    pub note: String,
    /// Reusable tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl CheckIn {
    /// The report on one leg.
    pub fn leg(&self, side: Side) -> Option<LegReport> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

impl Body for CheckIn {
    const KIND: &'static str = "check_in";
}

/// A red answer that outlives the entry it came from: deleting or changing it later lifts nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RedFlag {
    /// The day the answer was about.
    pub day: Day,
    /// The rows answered "yes" or "not sure".
    pub rows: Vec<Row>,
    /// Those answered "yes".
    #[serde(default)]
    pub yes: Vec<Row>,
    /// The level those come to at once.
    #[serde(default)]
    pub level: Option<Level>,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for RedFlag {
    const KIND: &'static str = "red_flag";
}
