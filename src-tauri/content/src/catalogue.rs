//! The lists beside the articles: sources, glossary, who reviewed, words that mean the same.

use serde::{Deserialize, Serialize};

use crate::{files::Files, problem::Problem, reading::Reading, review::Given};

/// What kind of evidence a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SourceKind {
    /// A guideline of a professional body.
    Guideline,
    /// A review of studies.
    Review,
    /// A trial.
    Trial,
    /// Another study.
    Study,
    /// The report of one case or a few.
    CaseReport,
    /// A leaflet or page for patients.
    PatientInformation,
    /// A textbook.
    Textbook,
    /// An editorial or expert opinion.
    Opinion,
    /// The page of somebody who sells something.
    Commercial,
    /// A news item.
    News,
    /// One of the pages this app began from.
    Seed,
    /// Known in medicine, not read for this app.
    GeneralKnowledge,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Source {
    /// The key used in marks.
    pub id: String,
    /// The author or the organisation.
    pub body: String,
    /// The title.
    pub title: String,
    /// The year; 0 when undated.
    pub year: u16,
    /// The address as text; may be empty. The app never opens it.
    #[serde(default)]
    pub link: String,
    /// What kind of evidence it is.
    pub kind: SourceKind,
    /// The day it was read, `YYYY-MM-DD`; empty when it was not read for this app.
    #[serde(default)]
    pub read: String,
    /// A caution about it.
    #[serde(default)]
    pub note: String,
}

/// One explained word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "GlossaryTerm"))]
pub struct Term {
    /// The id used in links.
    pub id: String,
    /// The word.
    pub name: String,
    /// The explanation.
    pub text: String,
}

/// Who reviewed the content, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all(serialize = "camelCase"))]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Review {
    /// Whether a clinician has reviewed it.
    pub reviewed: bool,
    /// What the reader is told about that.
    pub text: String,
    /// The content's version.
    pub content_version: String,
    /// The day it last changed, `YYYY-MM-DD`.
    pub changed: String,
    /// What reviewers said, item by item; `cargo xtask review --take` adds to it. Not for the window.
    #[serde(default, rename(deserialize = "review"), skip_serializing)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub given: Vec<Given>,
}

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Every source, in file order.
    pub sources: Vec<Source>,
    /// Every explained word, in file order.
    pub terms: Vec<Term>,
    /// Who reviewed the content.
    pub review: Review,
    /// Groups of words and phrases that mean the same to a searcher.
    pub same: Vec<Vec<String>>,
    /// Groups of ways to write one word.
    pub spellings: Vec<Vec<String>>,
    /// Words the reading grade does not count as hard.
    pub names: Vec<String>,
    /// What to read in a recovery.
    pub reading: Reading,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    same: Vec<Vec<String>>,
    spellings: Vec<Vec<String>>,
    names: Vec<String>,
}

/// Reads the lists; what cannot be read is left empty and reported.
pub fn load(files: &Files<'_>, problems: &mut Vec<Problem>) -> Catalogue {
    let words: Words = one(files, "words.toml", problems).unwrap_or_default();
    Catalogue {
        sources: one::<Sources>(files, "sources.toml", problems).map_or_else(Vec::new, |list| list.source),
        terms: one::<Terms>(files, "glossary.toml", problems).map_or_else(Vec::new, |list| list.term),
        review: one(files, "review.toml", problems).unwrap_or_default(),
        same: words.same,
        spellings: words.spellings,
        names: words.names,
        reading: one(files, "reading.toml", problems).unwrap_or_default(),
    }
}

/// Reads one list; what cannot be read is reported.
pub(crate) fn one<T: serde::de::DeserializeOwned>(
    files: &Files<'_>,
    path: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    files
        .need(path)
        .and_then(|file| file.toml())
        .map_err(|problem| problems.push(problem))
        .ok()
}
