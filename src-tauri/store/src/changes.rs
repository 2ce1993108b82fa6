//! What a transaction touched, so that screens refresh what changed and nothing else.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::StoreError;

/// The outcome of one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The kinds of entries inserted, edited, deleted or restored.
    pub kinds: BTreeSet<String>,
    /// Whether a setting was put.
    pub settings: bool,
    /// Whether the running session was put or cleared.
    pub running: bool,
    /// Set when the change is kept in memory only, with the reason: it must not be called saved.
    pub held: Option<StoreError>,
}

impl Changes {
    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && !self.settings && !self.running
    }
}

/// The number of entries of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many entries of it are not deleted.
    pub entries: u32,
}
