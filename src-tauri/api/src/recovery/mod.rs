//! Recovery: episodes, check-ins, walks and runs, tests, cold packs, and what is allowed now.

pub(crate) mod belief;
pub mod chart;
pub mod check_in;
pub mod check_in_views;
pub mod cold;
pub mod episode;
pub(crate) mod facts;
pub(crate) mod history;
pub mod load;
pub mod log;
mod plans;
pub(crate) mod slots;
mod span;
#[cfg(test)]
pub(crate) mod tests;
pub mod today;
pub mod trial;
pub mod was;
