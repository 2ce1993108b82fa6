//! What the window asks of a visit sheet, and what it is shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Legs, Level},
    journal::EntryId,
    report::document::{Document, Paper},
    time::Stamp,
};

/// What kind of sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum VisitForm {
    /// The first visit for this trouble.
    #[default]
    First,
    /// A further one: what changed since.
    FollowUp,
    /// A hand-over in an emergency.
    Emergency,
    /// The cramp history.
    Cramps,
}

/// Whom and what a sheet is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum VisitAbout {
    /// The owner of the record: one recovery, or the newest open one, or what was recorded without one.
    Me {
        /// Which recovery.
        episode: Option<EntryId>,
    },
    /// Somebody else: one check about them, and nothing of the owner.
    Other {
        /// Which check.
        check: EntryId,
    },
    /// Nobody: a sheet to fill in by hand.
    Blank,
}

/// A sheet as it is wished. What is typed here is on the sheet and nowhere else.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitWish {
    /// What kind; the one that fits if nothing is said.
    #[serde(default)]
    pub form: Option<VisitForm>,
    /// Whom it is about.
    pub about: VisitAbout,
    /// Parts that are left out, by id.
    #[serde(default)]
    pub without: BTreeSet<String>,
    /// The person's own words in place of a part, by its id.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
    /// The patient's name; a line to write on if it is empty.
    #[serde(default)]
    pub name: String,
    /// The patient's date of birth, as typed; a line if it is empty.
    #[serde(default)]
    pub born: String,
    /// What the person fears most.
    #[serde(default)]
    pub worry: String,
    /// What the person hopes for.
    #[serde(default)]
    pub hope: String,
    /// The paper; by the country if nothing is said.
    #[serde(default)]
    pub paper: Option<Paper>,
}

/// A part that can be left out or said in other words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitPart {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// Whom a sheet can be about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitSubject {
    /// The recovery or the check.
    pub about: VisitAbout,
    /// Which leg, if that is known.
    pub legs: Option<Legs>,
    /// The level of somebody else's check.
    pub level: Option<Level>,
    /// When it began, or was checked.
    pub at: Stamp,
}

/// A sheet as the window shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitView {
    /// The sheet in words.
    pub document: Document,
    /// What kind it is.
    pub form: VisitForm,
    /// Whom it is about.
    pub about: VisitAbout,
    /// Whom it could be about: open recoveries first, then checks about somebody else.
    pub subjects: Vec<VisitSubject>,
    /// Every part, also those that are left out.
    pub parts: Vec<VisitPart>,
    /// The paper.
    pub paper: Paper,
    /// How many letters cannot be printed.
    pub unprintable: usize,
    /// The same as plain text.
    pub plain: String,
    /// How many entries of the record could not be read: they are not on it.
    pub unreadable: usize,
}
