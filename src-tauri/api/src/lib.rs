//! Use-cases of Soleus, one folder per domain, and the one list of commands that the window may call.
//!
//! Invariant: no tauri, no clock of its own, no prose for a person. A host lends [`ports::Ports`]; [`app::App`] serves.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod amend;
pub mod app;
#[cfg(test)]
mod at_once_tests;
#[cfg(feature = "bindings")]
pub mod bindings;
pub mod check;
pub mod commands;
pub mod cramp;
pub mod doctor;
pub mod drafts;
pub mod failure;
pub mod guide;
pub mod life;
pub mod permission;
pub mod ports;
pub mod record;
pub mod recovery;
#[cfg(any(test, feature = "rehearsal"))]
pub mod rehearsal;
pub mod session;
pub mod settings;
#[cfg(feature = "bindings")]
mod signature;
mod state;
pub mod stretch;
#[cfg(test)]
mod test_clock;
pub mod week;
pub mod when;

pub use app::App;
pub use failure::{Code, Failure};
