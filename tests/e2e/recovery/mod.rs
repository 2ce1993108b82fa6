//! Recovery: cramps, episodes, check-ins, gates and the next step.

mod care;
mod closed_gates;
mod entries;
mod looks;
mod next_step;
mod pages;
mod paper;
mod runs;
pub(crate) mod steps;
mod stops;
mod told;
mod whole_course;
