//! What the log of cramps shows and takes.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Legs,
    journal::{Entry, EntryId},
    recovery::{
        cramp::{CrampAdvice, CrampLog, CrampTime, Release},
        record::Factor,
    },
    time::Day,
};

use crate::{amend::Amendment, when::When};

/// Cramps in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampWeek {
    /// The week's first day, a Monday.
    pub from: Day,
    /// How many.
    pub cramps: u32,
    /// How many of them at night.
    pub nights: u32,
}

/// How often something goes with a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tally<T> {
    /// The trigger, or what helped.
    pub what: T,
    /// In how many cramps it was named.
    pub times: u32,
}

/// What the cramps of the last 12 weeks went with; the most frequent first.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampsWith {
    /// What may have played a part.
    pub factors: Vec<Tally<Factor>>,
    /// When they came.
    pub came: Vec<Tally<CrampTime>>,
    /// Which leg.
    pub legs: Vec<Tally<Legs>>,
    /// What released them.
    pub released: Vec<Tally<Release>>,
    /// Minutes they lasted, the middle one of those that say.
    pub minutes: Option<u16>,
    /// How many of them say nothing but their time.
    pub bare: u32,
}

/// The cramp history.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cramps {
    /// The newest first, at most 200.
    pub cramps: Vec<Entry<CrampLog>>,
    /// The last 12 weeks, oldest first; a week without a cramp is there with 0.
    pub weeks: Vec<CrampWeek>,
    /// What those of the 12 weeks went with.
    pub with: CrampsWith,
    /// Cramps ever logged.
    pub total: u32,
    /// Cramps each week, growing, or breaking sleep: a doctor within weeks.
    pub see_doctor: Option<CrampAdvice>,
}

/// A cramp with its details, and when it was; now if nothing is said.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewCramp {
    /// When it came; now if nothing is said.
    pub when: Option<When>,
    /// What is known; all of it may be missing.
    pub cramp: CrampLog,
}

/// A logged cramp with changed details.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampEdit {
    /// The entry to change.
    pub id: EntryId,
    /// When; as before if nothing is said.
    pub when: Option<When>,
    /// What is changed of it.
    pub change: Amendment<CrampLog>,
}

/// Which cramps are wanted beyond the newest.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampsAsked {
    /// So many are known already.
    pub after: u32,
    /// At most so many more.
    pub most: u32,
}

/// What logging answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampLogged {
    /// The cramp as it stands.
    pub cramp: Entry<CrampLog>,
    /// Cramps in the last 7 days, this one with them.
    pub last_week: u32,
    /// One leg swollen, red, numb or cold, or not sure: the check comes next.
    pub to_check: bool,
    /// An exercise cramp that left soreness: the cramp plan can be offered.
    pub offers_plan: bool,
    /// Cramps each week, growing, or breaking sleep: a doctor within weeks.
    pub see_doctor: Option<CrampAdvice>,
}
