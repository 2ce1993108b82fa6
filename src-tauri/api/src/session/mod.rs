//! Guided sessions: one at a time, its sound, what hurts in it, and what is kept of it.

pub mod history;
mod hurts;
mod live;
pub mod run;
mod sound;
#[cfg(test)]
mod tests;
pub mod views;
pub mod weeks;
