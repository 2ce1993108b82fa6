//! What to call, by country: shown from an offline table, never dialled.

use serde::{Deserialize, Serialize};

use super::answer::Id;

/// A country's emergency number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166 code, two capital letters.
    pub code: Id,
    /// Its name.
    pub name: String,
    /// The numbers to call for an ambulance, the first one first.
    pub numbers: Vec<String>,
    /// Those of them that nobody has read on an official page for this app.
    #[serde(default)]
    pub unread: Vec<String>,
    /// Where the number comes from.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`.
    pub date: String,
}
