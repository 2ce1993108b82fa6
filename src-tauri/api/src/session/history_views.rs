//! What the window is told of sessions that are over.

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::Entry,
    session::{LegTime, SessionEntry},
    time::Day,
};

use crate::recovery::load::PainSays;

/// One session with its sums.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionRow {
    /// The entry.
    pub entry: Entry<SessionEntry>,
    /// The check-in day it belongs to.
    pub day: Day,
    /// The left leg's account.
    pub left: LegTime,
    /// The right leg's account.
    pub right: LegTime,
}

/// A session as it stands after it was told or added.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionSaid {
    /// The session.
    #[serde(flatten)]
    pub row: SessionRow,
    /// What the worst pain during or after it says; `None` if none was told.
    pub pain: Option<PainSays>,
}

/// One day of the calendar.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionDay {
    /// The day.
    pub day: Day,
    /// How many sessions it had.
    pub sessions: usize,
    /// Whether one of them was done to its end.
    pub completed: bool,
    /// Whether it lies ahead.
    pub ahead: bool,
    /// What stood in the way of a session that day, if anything. Such a day is never a miss.
    pub off: Option<DayOff>,
}

/// Four weeks of sessions.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionHistory {
    /// Newest first.
    pub rows: Vec<SessionRow>,
    /// Whole weeks from Monday, oldest first: 28 days.
    pub days: Vec<SessionDay>,
    /// The same four weeks, oldest first.
    pub weeks: Vec<SessionWeek>,
    /// On how many days a week the person wants to stretch, if they said so.
    pub aim: Option<u8>,
    /// Entries that could not be read.
    pub unreadable: usize,
    /// Today.
    pub today: Day,
}

/// Which four weeks: 0 ends with this week, 1 with the four before, and so on.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryAsked {
    /// How many times four weeks back.
    pub back: u16,
}

/// What stood in the way of a session on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum DayOff {
    /// A cramp, strain, bruise or named injury was open.
    Injured,
    /// A check had locked stretching.
    Locked,
}

/// One week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionWeek {
    /// Its Monday.
    pub from: Day,
    /// Days with a session.
    pub days: u8,
    /// Days without one on which something stood in the way.
    pub off: u8,
    /// The days wanted, less those on which something stood in the way; none without an aim.
    pub wanted: Option<u8>,
}

/// How many days a week are wanted.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionAim {
    /// 1 to 7; none takes the aim away.
    pub days: Option<u8>,
}
