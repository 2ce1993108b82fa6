//! Where the numbers of a plan come from.

use serde::{Deserialize, Serialize};

/// Where a number or a statement comes from. Either some source or `ours` ("rule of thumb"), or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Basis {
    /// Ids of `content/sources.toml`.
    pub source: Vec<String>,
    /// Our own choice: shown as "rule of thumb".
    pub ours: bool,
}
