//! A record that this Soleus must not open, to look at: what it holds and what its entries say. Its file is not touched.

use serde::{Deserialize, Serialize};
use soleus_core::time::Stamp;
use soleus_store::{Viewed, Viewer};

use crate::{
    app::App,
    failure::Failure,
    record::swap,
    record::views::{Holding, holdings},
};

/// Entries on one page.
const PAGE: u32 = 20;

/// What can be seen of the record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ViewerLook {
    /// The version of its tables.
    pub version: u32,
    /// Entries by kind, and what else a newer version keeps, by its own name.
    pub counts: Vec<Holding>,
    /// Entries on one page.
    pub page: u32,
}

/// Which entries.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ViewerAsked {
    /// The kind, as in the counts.
    pub kind: String,
    /// How many pages back from the newest.
    pub back: u32,
}

/// One entry as it can be read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ViewerEntry {
    /// When it happened, if it says so.
    pub at: Option<Stamp>,
    /// Its fields: name and text.
    pub fields: Vec<(String, String)>,
}

/// What can be seen of a closed record.
///
/// # Errors
/// `Conflict` while the record is open; why its file cannot be read.
pub fn look(app: &App, (): ()) -> Result<ViewerLook, Failure> {
    swap::require_closed(app)?;
    let viewer = Viewer::open(&app.dir())?;
    Ok(ViewerLook {
        version: viewer.version,
        counts: holdings(viewer.holds()?),
        page: PAGE,
    })
}

/// One page of its entries, the newest first.
///
/// # Errors
/// As [`look`].
pub fn page(app: &App, asked: ViewerAsked) -> Result<Vec<ViewerEntry>, Failure> {
    swap::require_closed(app)?;
    let viewer = Viewer::open(&app.dir())?;
    let found = viewer.page(&asked.kind, asked.back.saturating_mul(PAGE), PAGE)?;
    let entry = |Viewed { at, fields }| ViewerEntry { at, fields };
    Ok(found.into_iter().map(entry).collect())
}
