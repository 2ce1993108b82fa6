//! The record through the commands, on real folders.

mod opening;
mod replaced;
mod ways_out;
