//! Routines: those that ship, a person's own, their files, and what must be answered before one starts.

pub mod file;
pub mod gate;
mod json_places;
mod kept;
pub(crate) mod library;
pub mod own;
pub mod routines;
