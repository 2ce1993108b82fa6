//! Stretch: guided sessions, the player, routines and the history.

mod desktop;
pub(crate) mod interruptions;
mod player;
mod routines;
mod session;
