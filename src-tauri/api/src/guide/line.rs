//! A page of the guide as a line in a list.

use serde::Serialize;
use soleus_guide::doc::{Article, UrgentLevel};

/// A page as a line in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageLine {
    /// The page's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// How urgent what it tells about is by itself.
    pub urgent: Option<UrgentLevel>,
    /// What else a person would type to find it.
    pub synonyms: Vec<String>,
    /// Places on the leg map.
    pub places: Vec<String>,
}

impl From<&Article> for PageLine {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            urgent: article.urgent,
            synonyms: article.synonyms.clone(),
            places: article.places.clone(),
        }
    }
}
