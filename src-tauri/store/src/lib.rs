//! The person's record on disk: one SQLite file, opened with suspicion, changed only in whole transactions.
//!
//! Invariant: nothing a caller was told is saved is ever lost by this crate, and no file it did not make or does not
//! understand is ever changed. Bodies are opaque JSON here; their meaning lives in `soleus-core`.
//! Not here: medical rules, words for the screen, clocks (every stamp is passed in).

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod aside;
mod backup;
mod backups_list;
mod changes;
mod connection;
mod door;
mod erase;
mod error;
mod file_state;
mod forget;
mod image;
mod kept;
mod migrations;
mod open;
mod pending;
mod places;
mod read;
pub mod recover;
#[cfg(any(test, feature = "rehearsal"))]
mod rehearsal;
mod row;
mod salvage;
mod store;
pub mod transfer;
mod tx;
mod upkeep;
mod viewer;

pub use aside::Aside;
pub use backup::{Preview, write_whole};
pub use backups_list::BackupFile;
pub use changes::{Changes, KindCount};
pub use erase::{Erased, erase_all};
pub use error::{OpenFault, StoreError};
pub use file_state::{holds_record, open_to_others, read_limited};
pub use forget::FORGET_DAYS;
pub use kept::{Keep, Since};
pub use migrations::VERSION;
pub use open::{OpenChoice, Opened};
pub use pending::PendingState;
pub use read::{Listed, Order, Query};
pub use salvage::Salvaged;
pub use store::Store;
pub use tx::Tx;
pub use upkeep::RestoreError;
pub use viewer::{Viewed, Viewer};

#[cfg(test)]
mod specimen;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_edges;
