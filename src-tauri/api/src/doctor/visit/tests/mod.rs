//! Visit sheets from whole records.

mod mix;
mod said;
mod whole;
mod world;
