//! The check: one run from the first question to the result, its list, "About me" and the rules page.

pub mod about_me;
mod advice;
pub(crate) mod content;
pub mod emergency;
pub mod history;
pub mod home;
pub(crate) mod kept;
mod lock_words;
mod open;
pub mod plan_start;
pub mod rules_page;
pub mod run;
pub(crate) mod slot;
pub mod tables;
#[cfg(test)]
pub(crate) mod tests;
pub mod views;
pub(crate) mod words;
