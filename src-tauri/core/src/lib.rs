//! The pure domain of Soleus.
//!
//! Vocabulary: a *hold* is one timed stretch of one *side* in one *set*; an *episode* is one cramp or strain from its
//! first day to its last; a *gate* opens by time and by ability; a *red flag* is an answer that forces a care level;
//! a *disposition* is that level with its deadline.
//!
//! Invariant: nothing here reads a clock, a disk or the environment, and nothing speaks prose to a person. Time is
//! passed in; words come from `content/`.

pub mod calendar;
pub mod care;
pub mod doctor;
pub mod journal;
pub mod permission;
pub mod recovery;
pub mod report;
pub mod session;
pub mod stretch;
pub mod time;
pub mod triage;
