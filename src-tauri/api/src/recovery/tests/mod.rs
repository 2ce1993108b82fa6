//! Recovery through the commands.

mod care;
mod course;
mod next_thing;
mod world;
