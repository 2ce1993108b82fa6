//! Check my leg.

mod by_hand;
pub(crate) mod looks;
mod paper;
pub(crate) mod results;
mod resumed;
mod twice_the_text;
