//! The guide: pages, search, and what of a page is closed for this person.

mod find;
mod gates;
mod line;
pub mod pages;
pub mod reading;
