//! The Doctor screen.

mod visit;
