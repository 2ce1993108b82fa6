//! The triage rules, proved over every combination of answers; tied to the engine; mutated; and held against patients' stories.
//!
//! What is not proved here: that the rules are right medicine. That needs a clinician.

mod announced;
mod ask;
mod closed;
mod common;
mod compiled;
mod formulas;
mod golden;
mod invariants;
mod length;
mod model;
mod monotone;
mod mutants;
mod order;
mod relevance;
mod sequence;
mod spec;
mod stories;
mod tie;
mod told;
