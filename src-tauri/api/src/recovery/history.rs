//! What the guard of runs has to know beside the runs of a month.

use soleus_core::{
    journal::Entry,
    recovery::{
        load::Outing,
        record::{Condition, Episode},
        runs::History,
    },
};
use soleus_store::Query;

use crate::{app::App, failure::Failure, recovery::facts::Known};

/// How far the log of walks and runs reaches back, and when a calf was last strained.
///
/// # Errors
/// While the record is closed.
pub(crate) fn history(app: &App, known: &Known) -> Result<History, Failure> {
    let oldest = app.store()?.list::<Outing>(&Query {
        limit: Some(1),
        ..Query::default()
    })?;
    let strain = |episode: &&Entry<Episode>| matches!(episode.body.condition, Condition::Strain { .. });
    Ok(History {
        first: oldest.entries.first().map(|outing| outing.at),
        strained: known
            .episodes
            .iter()
            .filter(strain)
            .map(|episode| episode.at)
            .max(),
    })
}
