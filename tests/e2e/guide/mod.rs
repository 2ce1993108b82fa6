//! The guide: search, pages, links and paper.

pub(crate) mod every_page;
mod links;
mod paper;
pub(crate) mod reading;
mod to_read;
