//! Whole checks through the commands.

mod due;
mod results;
mod sheets;
pub(crate) mod world;
