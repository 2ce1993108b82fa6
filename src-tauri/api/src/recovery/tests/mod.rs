//! Recovery through the commands.

mod care;
mod course;
mod edits;
mod next_thing;
pub(crate) mod world;
