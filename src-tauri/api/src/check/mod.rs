//! The check: one run from the first question to the result, its list, "About me" and the rules page.

pub mod about_me;
mod advice;
pub mod history;
pub(crate) mod in_hand;
pub mod run;
pub mod tables;
#[cfg(test)]
pub(crate) mod tests;
pub mod views;
pub(crate) mod words;
