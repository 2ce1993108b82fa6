//! What must hold whatever happened, asked of the commands over random histories.

mod clinicians;
mod course;
mod danger;
mod deeds;
mod expect;
mod fresh;
mod journal;
mod screens;
mod truth;
mod walk;
