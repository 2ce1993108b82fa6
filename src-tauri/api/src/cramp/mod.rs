//! Cramps: help while one lasts, and the log of those that passed.

pub mod hold;
pub mod log;
pub mod now;
pub mod views;
