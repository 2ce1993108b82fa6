//! Search over texts handed in: an in-memory index, never the person's record.
//!
//! A query's words are read as typed, as their synonyms, as the beginning of a longer word (the last one), or, when
//! nothing else is known, as a slip for a word that is. Results are pages; a page's best sections come with it.

mod index;
mod postings;
mod query;
mod rank;
mod runs;
mod stems;
mod words;

pub use index::{Document, Index, SearchError};
pub use runs::Run;

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The pages, best first.
    pub pages: Vec<PageHit>,
    /// Words that were read as others because nothing has them: (typed, read as).
    pub read_as: Vec<(String, String)>,
    /// Words to try instead, when there are no pages.
    pub suggestions: Vec<String>,
}

/// One page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHit {
    /// The page's id.
    pub page: String,
    /// Its title, with what matched marked.
    pub title: Vec<Run>,
    /// Its best sections, best first.
    pub sections: Vec<SectionHit>,
}

/// One section of a page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionHit {
    /// The section's id; empty for what stands before the first heading.
    pub section: String,
    /// Its heading, with what matched marked.
    pub heading: Vec<Run>,
    /// A piece of its text round the match.
    pub snippet: Vec<Run>,
}
