//! The record through the commands, on real folders.

mod opening;
mod ways_out;
