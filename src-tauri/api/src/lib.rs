//! Use-cases of Soleus, one module per slice, and the one list of commands that the window may call.
//!
//! Invariant: no tauri, no clock of its own, no prose for a person. A host lends [`ports::Ports`]; [`app::App`] serves.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod app;
#[cfg(feature = "bindings")]
pub mod bindings;
pub mod check;
pub mod check_about;
pub mod check_history;
mod check_in_hand;
mod check_lines;
pub mod check_locks;
pub mod check_tables;
#[cfg(test)]
mod check_tests;
#[cfg(test)]
mod check_tests_more;
#[cfg(test)]
mod check_tests_world;
pub mod check_view;
mod check_words;
pub mod checkin;
pub mod clinicians;
pub mod commands;
pub mod cramp;
pub mod cramp_now;
pub mod data;
pub mod data_backups;
mod data_desk;
pub mod data_folder;
pub mod data_takeout;
#[cfg(test)]
mod data_tests;
#[cfg(test)]
mod data_tests_more;
pub mod data_view;
pub mod data_viewer;
pub mod doctor;
pub mod episodes;
pub mod failure;
pub mod guide;
mod json_places;
pub mod ports;
#[cfg(test)]
mod race_tests;
pub mod recovery;
#[cfg(test)]
mod recovery_care_tests;
pub mod recovery_chart;
pub mod recovery_cold;
mod recovery_facts;
pub mod recovery_load;
#[cfg(test)]
mod recovery_now_tests;
mod recovery_plan;
mod recovery_risks;
#[cfg(test)]
mod recovery_tests;
#[cfg(test)]
mod recovery_tests_world;
pub mod recovery_today;
pub mod recovery_trial;
pub mod recovery_when;
#[cfg(test)]
mod rehearsal;
pub mod routine_file;
pub mod routine_gate;
pub mod routines;
pub mod routines_own;
pub mod session;
pub mod session_history;
#[cfg(test)]
mod session_tests;
pub mod session_view;
pub mod session_weeks;
pub mod settings;

pub use app::App;
pub use failure::{Code, Failure};
