//! Search of the guide, per key press.

use serde::{Deserialize, Serialize};
use soleus_guide::{
    doc::{Shelf, UrgentLevel},
    search::{Found, Run},
};

use crate::{app::App, failure::Failure};

/// What was typed into the search.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SearchText {
    /// The text; only its first 200 characters count.
    pub text: String,
}

/// A piece of text, marked when it matched.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TextRun {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// A section that matched.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FoundSection {
    /// Its anchor; empty for the page's beginning.
    pub section: String,
    /// Its heading.
    pub heading: Vec<TextRun>,
    /// Its text round the match.
    pub snippet: Vec<TextRun>,
}

/// A page that matched.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FoundPage {
    /// Its id.
    pub page: String,
    /// Its shelf.
    pub shelf: Shelf,
    /// Its title.
    pub title: Vec<TextRun>,
    /// Its one sentence.
    pub summary: String,
    /// How urgent what it tells about is by itself.
    pub urgent: Option<UrgentLevel>,
    /// Its best sections.
    pub sections: Vec<FoundSection>,
}

/// A word that was read as another because no page has it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReadAs {
    /// What was typed.
    pub typed: String,
    /// What it was read as.
    pub read: String,
}

/// What a search found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SearchView {
    /// The pages, best first.
    pub pages: Vec<FoundPage>,
    /// Words that were read as others.
    pub read_as: Vec<ReadAs>,
    /// Words that no page has.
    pub absent: Vec<String>,
    /// Words to try instead, when there are no pages.
    pub suggestions: Vec<String>,
}

/// Searches the guide. Nothing typed finds nothing.
///
/// # Errors
/// None.
pub fn search(_: &App, SearchText { text }: SearchText) -> Result<SearchView, Failure> {
    let text: String = text.chars().take(200).collect();
    Ok(view(soleus_guide::search_index().search(&text)))
}

fn view(found: Found) -> SearchView {
    let content = soleus_guide::content();
    let pages = found.pages.into_iter().filter_map(|hit| {
        let article = content.article(&hit.page)?;
        let sections = hit.sections.into_iter().map(|section| FoundSection {
            section: section.section,
            heading: runs(section.heading),
            snippet: runs(section.snippet),
        });
        Some(FoundPage {
            page: hit.page,
            shelf: article.shelf,
            title: runs(hit.title),
            summary: article.summary.clone(),
            urgent: article.urgent,
            sections: sections.collect(),
        })
    });
    SearchView {
        pages: pages.collect(),
        read_as: found
            .read_as
            .into_iter()
            .map(|(typed, read)| ReadAs { typed, read })
            .collect(),
        absent: found.absent,
        suggestions: found.suggestions,
    }
}

fn runs(runs: Vec<Run>) -> Vec<TextRun> {
    runs.into_iter()
        .map(|Run { text, marked }| TextRun { text, marked })
        .collect()
}
