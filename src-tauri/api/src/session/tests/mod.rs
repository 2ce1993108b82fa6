//! Sessions through the commands, under paused time.

mod leg;
mod made;
mod waits;
mod whole;
mod world;
