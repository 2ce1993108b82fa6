//! Visit sheets from whole records.

mod calendar;
mod mix;
mod said;
mod whole;
mod world;
