//! The frame round every screen: the window, its keys, presses, and what the page must not be able to do.

mod journey;
mod keyboard;
mod presses;
pub(crate) mod screens;
mod walls;
mod window;

pub(crate) use journey::readable;
