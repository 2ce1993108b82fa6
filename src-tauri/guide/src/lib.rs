//! `content/` -> typed values. Everything a person reads about their leg comes through here.
//!
//! The build script runs the same modules over the same files and stops on any problem, so a running app never meets
//! broken content. Each slice's loader is a module here: `load(&Files) -> Result<core type, Vec<Problem>>`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod catalogue;
pub mod check;
pub mod content;
pub mod directive;
pub mod doc;
pub mod files;
pub mod front;
pub mod index;
pub mod mark;
pub mod markdown;
mod outline;
pub mod plans;
pub mod problem;
pub mod stretches;
pub mod triage;
pub mod trials;
pub mod walk;

use std::sync::OnceLock;

pub use content::Content;
pub use files::{File, Files};
pub use problem::Problem;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Every file of `content/` as it was when the app was built.
pub fn files() -> Files<'static> {
    Files(EMBEDDED.iter().map(|(path, text)| File { path, text }).collect())
}

/// The content, parsed at the first call.
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    // The build already refused every problem this could find.
    CONTENT.get_or_init(|| Content::read(&files(), &mut Vec::new()))
}
