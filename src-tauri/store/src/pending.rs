//! What happens when the disk refuses while the app runs: the record goes on in memory, every change is kept as data,
//! and each further change tries the disk again. What was said to be saved stays saved; what is held is said so.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use crate::{
    StoreError,
    row::{Op, replay},
};

/// Changes that wait for the disk.
pub(crate) struct PendingChanges {
    /// The connection to the file; `None` if the file could never be opened for writing.
    pub(crate) disk: Option<Connection>,
    /// Every change since the disk refused, in order.
    pub(crate) ops: Vec<Op>,
    /// Why it last refused.
    pub(crate) why: StoreError,
    /// Where the record is kept that another file has taken the place of.
    pub(crate) kept: Option<PathBuf>,
}

/// What a screen says about changes that wait for the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingState {
    /// Why the disk refuses.
    pub why: StoreError,
    /// How many changes wait.
    pub changes: usize,
}

impl PendingChanges {
    /// Nothing held yet, and no file to give it to.
    pub(crate) fn without_disk(why: StoreError) -> Self {
        Self {
            disk: None,
            ops: Vec::new(),
            why,
            kept: None,
        }
    }

    pub(crate) fn state(&self) -> PendingState {
        PendingState {
            why: self.why.clone(),
            changes: self.ops.len(),
        }
    }
}

/// Applies `ops` in one transaction, as one change.
pub(crate) fn replay_all(disk: &mut Connection, ops: &[Op]) -> Result<(), StoreError> {
    let sql = disk.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for op in ops {
        replay(&sql, op)?;
    }
    if !ops.is_empty() {
        tally(&sql)?;
    }
    Ok(sql.commit()?)
}

/// Counts a transaction.
pub(crate) fn tally(conn: &Connection) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE tally SET serial = serial + 1")?
        .execute([])?;
    Ok(())
}
