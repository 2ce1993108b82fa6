//! The guide: `content/` as it was when the app was built, and what the search reads of it. Everything a person reads
//! about their leg comes through here.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod index;
pub mod print;
pub mod search;

use std::sync::OnceLock;

pub use soleus_content::{
    Content, File, Files, Problem, catalogue, check, directive, doc, reading, report, walk,
};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Every file the app carries.
pub fn files() -> Files<'static> {
    Files(EMBEDDED.iter().map(|(path, text)| File { path, text }).collect())
}

/// The content, parsed at the first call.
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    // The build already refused every problem this could find.
    CONTENT.get_or_init(|| Content::read(&files(), &mut Vec::new()))
}

/// The index of the guide, built at the first call and never changed: the content cannot.
pub fn search_index() -> &'static search::Index {
    static INDEX: OnceLock<search::Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let lists = &content().lists;
        search::Index::build(index::sections(content()), &lists.same, &lists.spellings)
    })
}
