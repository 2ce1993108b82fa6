//! Stretch: guided sessions, the player, routines and the history.

mod desktop;
mod files;
pub(crate) mod interruptions;
mod player;
mod routines;
mod session;
