//! Whole checks through the commands.

mod results;
mod sheets;
pub(crate) mod world;
