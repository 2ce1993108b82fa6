//! The Doctor screen.

mod questions;
mod visit;
