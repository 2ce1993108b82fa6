//! A guided session that is killed.

mod child;
mod kill;
