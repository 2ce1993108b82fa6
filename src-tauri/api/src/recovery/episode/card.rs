//! An episode as a line in a list.

use serde::Serialize;
use soleus_core::{journal::Entry, recovery::record::Episode};

use crate::recovery::facts::plan_of;

/// One episode in a list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeCard {
    /// The episode.
    pub episode: Entry<Episode>,
    /// Whether it is open.
    pub open: bool,
    /// Its plan's name; empty for a clinician's own gates.
    pub title: String,
}

/// A card of an episode.
pub(crate) fn card(episode: &Entry<Episode>) -> EpisodeCard {
    EpisodeCard {
        open: episode.body.open(),
        title: plan_of(&episode.body).map_or_else(String::new, |plan| plan.title.clone()),
        episode: episode.clone(),
    }
}
