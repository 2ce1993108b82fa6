//! The shape of `content/`: its types, the parser and the checks. The build of the guide reads and checks the files with
//! it and stops on any problem, so a running app never meets broken content.
//!
//! Each kind of file has its loader: `load(&Files) -> Result<core type, Vec<Problem>>`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod catalogue;
pub mod check;
pub mod content;
pub mod directive;
pub mod doc;
mod fence;
pub mod files;
pub mod folder;
mod front;
mod mark;
mod markdown;
mod outline;
pub mod plans;
pub mod preparing;
pub mod problem;
pub mod reading;
pub mod report;
pub mod review;
pub mod stretches;
pub mod triage;
pub mod trials;
pub mod walk;

pub use content::Content;
pub use files::{File, Files};
pub use problem::Problem;

/// All of `content/`, for the tests of the loaders.
#[cfg(test)]
fn whole() -> Content {
    Content::read(&files(), &mut Vec::new())
}

/// Every file of `content/`, for the tests of the loaders.
#[cfg(test)]
fn files() -> Files<'static> {
    use std::{path::Path, sync::OnceLock};
    static TEXTS: OnceLock<folder::Texts> = OnceLock::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    TEXTS.get_or_init(|| folder::Texts::read(&root).unwrap()).files()
}
