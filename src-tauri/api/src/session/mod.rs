//! Guided sessions: one at a time, its sound, what hurts in it, and what is kept of it.

pub mod history;
pub mod history_views;
mod hurts;
mod live;
pub mod run;
pub(crate) mod slot;
mod sound;
#[cfg(test)]
mod tests;
pub mod views;
pub mod weeks;
