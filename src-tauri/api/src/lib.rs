//! Use-cases of Soleus, one module per slice, and the one list of commands that the window may call.
//!
//! Invariant: no tauri, no clock of its own, no prose for a person. A host lends [`ports::Ports`]; [`app::App`] serves.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod app;
#[cfg(feature = "bindings")]
pub mod bindings;
pub mod check;
pub mod check_about;
pub mod check_locks;
#[cfg(test)]
mod check_tests;
pub mod check_view;
mod check_words;
pub mod checkin;
pub mod commands;
pub mod cramp;
pub mod cramp_now;
pub mod data;
pub mod data_backups;
pub mod data_takeout;
#[cfg(test)]
mod data_tests;
pub mod data_view;
pub mod doctor;
pub mod episodes;
pub mod failure;
pub mod guide;
pub mod ports;
pub mod recovery;
mod recovery_facts;
pub mod recovery_load;
#[cfg(test)]
mod recovery_tests;
#[cfg(test)]
mod recovery_tests_world;
pub mod recovery_today;
pub mod recovery_when;
#[cfg(test)]
mod rehearsal;
pub mod routine_gate;
pub mod routines;
pub mod routines_own;
pub mod session;
pub mod session_history;
#[cfg(test)]
mod session_tests;
pub mod session_view;
pub mod settings;

pub use app::App;
pub use failure::{Code, Failure};
