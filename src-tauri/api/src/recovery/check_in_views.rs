//! What the daily check-in shows and takes.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Level, Side},
    journal::{Entry, EntryId},
    recovery::{
        checkin::{CheckIn, Done, LegReport},
        rows::{DailyRows, Row},
    },
    time::Day,
};

use crate::amend::Amendment;

/// One of the eight rows with its words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RowWords {
    /// The daily row.
    pub row: Row,
    /// What is asked.
    pub ask: String,
    /// Of a row that holds two facts: whom the worse of them has to call.
    pub call: Option<String>,
}

/// What the check-in screen needs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInView {
    /// Today's check-in day.
    pub today: Day,
    /// The day before.
    pub yesterday: Day,
    /// The rows.
    pub rows: Vec<RowWords>,
    /// The legs to ask about: those of the open episodes.
    pub legs: Vec<Side>,
    /// The newest check-in of today.
    pub of_today: Option<Entry<CheckIn>>,
    /// The newest check-in of yesterday; "same as yesterday" needs one.
    pub of_yesterday: Option<Entry<CheckIn>>,
    /// Tags used before, the most recent first.
    pub tags: Vec<String>,
    /// The last 60 days' check-ins, newest first.
    pub recent: Vec<Entry<CheckIn>>,
    /// Check-ins ever made.
    pub total: u32,
    /// Check-ins whose red rows can still be taken back by opening their answers.
    pub may_take_back: Vec<EntryId>,
}

/// Which check-ins are wanted beyond the recent ones.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInsAsked {
    /// So many are known already.
    pub after: u32,
    /// At most so many more.
    pub most: u32,
}

/// A check-in that is to be changed. It keeps its day.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInEdit {
    /// The check-in to change.
    pub id: EntryId,
    /// What is changed of it.
    pub change: Amendment<CheckIn>,
}

/// A new check-in.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewCheckIn {
    /// Today, or a day up to 14 back. One about an earlier day than yesterday counts for stops and charts, never towards
    /// opening.
    pub day: Day,
    /// The rows.
    pub rows: DailyRows,
    /// The left leg.
    pub left: Option<LegReport>,
    /// The right leg.
    pub right: Option<LegReport>,
    /// What was done.
    pub done: Vec<Done>,
    /// Confidence, 0 to 10.
    pub confidence: Option<u8>,
    /// The person's own words.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
}

/// What saving answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInSaved {
    /// The check-in's id.
    pub id: EntryId,
    /// The check-in as it stands.
    pub entry: Entry<CheckIn>,
    /// Rows answered "yes" or "not sure": the check comes next.
    pub to_check: Vec<Row>,
    /// The level that a row answered "yes" comes to at once.
    pub level: Option<Level>,
    /// The check is offered: a red row, a stop that this check-in raised, worse, or an ache at rest.
    pub offer_check: bool,
    /// The screen as it now stands.
    pub view: CheckInView,
}
