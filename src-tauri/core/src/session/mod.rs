//! A guided session: a routine unrolled into timed steps, and the machine that walks them without reading a clock.
//!
//! Whoever drives it calls [`Session::handle`] with what the person asked for, [`Session::handle_timeout`] when
//! [`Session::poll_timeout`] is due and at least every second besides, and takes what happened from
//! [`Session::poll_event`]. Everything is a deadline; nothing is counted down. Step n+1 begins at the deadline of step n.
//!
//! Invariants (tested over random commands and clocks): for every step credited + skipped + remaining = target + added;
//! a step is credited once; no time is credited in which nobody could have followed (a gap of more than [`STALL_MS`]
//! pauses the session at the last moment it was alive); events never run backwards; no deadline lies in the past.

mod cue;
mod entry;
mod ledger;
mod machine;
mod moves;
mod phase;
mod plan;
#[cfg(test)]
mod properties;
mod saved;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_moves;
mod timing;
mod watch;

pub use cue::{CueAt, Tone, cues};
pub use entry::{LegTime, SessionEntry, StepDone};
pub use ledger::Ledger;
pub use machine::Session;
pub use phase::{AfterHurt, Command, Ending, Event, EventKind, Handled, PainReport, PauseReason, Phase};
pub use plan::{Choices, Plan, Step, StepKind};
pub use saved::Saved;
pub use timing::{ADD_MS, MOST_ADDED_MS, REENTRY_MS, SHORT_PAUSE_MS, STALL_MS};
pub use watch::{Gap, Watch};
