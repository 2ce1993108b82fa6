//! An episode as its form gives it.

use serde::Deserialize;
use soleus_core::{
    care::{Legs, Tri},
    journal::EntryId,
    recovery::record::{Condition, Factor},
};

use crate::when::When;

/// A new episode, or the new content of one.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeForm {
    /// What it is.
    pub condition: Condition,
    /// Which leg.
    pub legs: Legs,
    /// The place on the leg map.
    pub place: Option<String>,
    /// When it began; without a time gates count from the latest it could have been. In an edit the onset stays as it is if
    /// nothing is said.
    pub when: Option<When>,
    /// What the person was doing.
    pub doing: String,
    /// What may have contributed.
    pub factors: Vec<Factor>,
    /// Whether the leg aches all the time, also at rest.
    #[serde(default)]
    pub aches: Option<Tri>,
    /// The earlier episode it is a return of.
    pub returned_from: Option<EntryId>,
}
