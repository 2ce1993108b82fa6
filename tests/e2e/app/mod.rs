//! The frame round every screen: the window, its keys, presses, and what the page must not be able to do.

mod ending;
mod find;
mod full_screen;
mod journey;
mod keyboard;
mod page_sandbox;
mod presses;
pub(crate) mod screens;
mod shortcuts;
mod widths;
mod window;

pub(crate) use journey::readable;
