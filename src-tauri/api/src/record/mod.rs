//! The record as a whole: its state, folder, backups, files in and out, and the work that keeps it in order.

pub mod backups;
pub mod files;
pub mod folder;
pub(crate) mod slots;
pub mod status;
mod swap;
#[cfg(test)]
mod tests;
pub mod transfer;
pub(crate) mod upkeep;
pub mod viewer;
pub mod views;
