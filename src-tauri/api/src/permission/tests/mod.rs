//! What must hold whatever happened, asked of the commands over random histories.

mod course;
mod danger;
mod deeds;
mod fresh;
mod screens;
mod truth;
mod walk;
