//! The person's record on disk: one SQLite file, opened with suspicion, changed only in whole transactions.
//!
//! Invariant: nothing a caller was told is saved is ever lost by this crate, and no file it did not make or does not
//! understand is ever changed. Bodies are opaque JSON here; their meaning lives in `soleus-core`.
//! Not here: medical rules, words for the screen, clocks (every stamp is passed in).

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod backup;
mod changes;
mod connection;
mod error;
mod file_state;
mod ladder;
mod open;
mod read;
mod row;
pub mod search;
mod store;
mod tx;

pub use changes::{Changes, KindCount};
pub use error::{OpenFault, StoreError};
pub use ladder::VERSION;
pub use open::{OpenChoice, Opened};
pub use read::{Listed, Query};
pub use store::Store;
pub use tx::Tx;

#[cfg(test)]
mod tests;
