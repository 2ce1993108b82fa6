//! `content/report/` -> the words of the papers a person hands over.

use std::collections::BTreeMap;

use crate::{files::Files, problem::Problem};

/// The file that has them.
const FILE: &str = "report/visit.toml";

/// Texts by table and key; `{…}` in a text is filled in.
#[derive(Clone, Debug, Default)]
pub struct ReportWords(BTreeMap<String, BTreeMap<String, String>>);

impl ReportWords {
    /// The text `table.key`; a missing one is empty, and a test finds it.
    pub fn say(&self, key: &str) -> &str {
        self.get(key).unwrap_or_default()
    }

    /// The text `table.key`, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        let (table, name) = key.split_once('.')?;
        self.0.get(table)?.get(name).map(String::as_str)
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let keys = |(table, words): (&String, &BTreeMap<String, String>)| {
            let table = table.clone();
            words
                .keys()
                .map(move |key| format!("{table}.{key}"))
                .collect::<Vec<_>>()
        };
        self.0.iter().flat_map(keys)
    }
}

/// Reads the words.
///
/// # Errors
/// Every problem found, with file, line and fix.
pub fn load(files: &Files<'_>) -> Result<ReportWords, Vec<Problem>> {
    let file = files.need(FILE).map_err(|problem| vec![problem])?;
    file.toml().map(ReportWords).map_err(|problem| vec![problem])
}
