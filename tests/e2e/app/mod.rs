//! The frame round every screen: the window, its keys, presses, what the page must not be able to do, and that nothing reaches a network.

mod ending;
mod find;
mod full_screen;
mod journey;
mod keyboard;
mod network;
mod page_sandbox;
mod presses;
pub(crate) mod screens;
mod shortcuts;
mod widths;
mod window;

pub(crate) use journey::readable;
