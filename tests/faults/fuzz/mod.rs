//! Damage by chance, to files, to content and to what the use-cases are given.

mod content;
mod files;
pub(crate) mod use_cases;
