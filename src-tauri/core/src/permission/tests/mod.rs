//! What the one function must hold, by single cases and over random histories.

mod cases;
mod histories;
mod words;
mod world;
