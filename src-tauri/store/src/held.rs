//! What happens when the disk refuses while the app runs: the record goes on in memory, every change is kept as data,
//! and each further change tries the disk again. What was said to be saved stays saved; what is held is said so.

use std::{fs::File, path::PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use soleus_core::time::Stamp;

use crate::{
    Changes, Store, StoreError, Tx, backup, connection,
    file_state::Paths,
    row::{Op, replay},
    store::Inner,
};

/// The folder of an open record.
pub(crate) struct Home {
    pub(crate) paths: Paths,
    /// The file's identity when it was opened.
    identity: Option<(u64, u64)>,
    /// Held until the record is closed, so that no second instance writes.
    _lock: File,
}

impl Home {
    pub(crate) fn new(paths: Paths, lock: File) -> Self {
        let identity = identity(&paths.db);
        Self {
            paths,
            identity,
            _lock: lock,
        }
    }

    /// Whether the open file is still the one that lies in the folder. A file that was unlinked or unmounted takes
    /// writes without an error, and they are gone afterwards.
    pub(crate) fn still_there(&self) -> bool {
        identity(&self.paths.db) == self.identity
    }
}

#[cfg(unix)]
fn identity(path: &PathBuf) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()))
}

/// Elsewhere an open file can be neither removed nor replaced; that it exists is enough.
#[cfg(not(unix))]
fn identity(path: &PathBuf) -> Option<(u64, u64)> {
    path.exists().then_some((0, 0))
}

/// Changes that wait for the disk.
pub(crate) struct Held {
    /// The connection to the file; `None` if the file could never be opened for writing.
    disk: Option<Connection>,
    /// Every change since the disk refused, in order.
    ops: Vec<Op>,
    /// Why it last refused.
    why: StoreError,
}

/// What a screen says about changes that wait for the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldState {
    /// Why the disk refuses.
    pub why: StoreError,
    /// How many changes wait.
    pub changes: usize,
}

impl Held {
    /// Nothing held yet, and no file to give it to.
    pub(crate) fn without_disk(why: StoreError) -> Self {
        Self {
            disk: None,
            ops: Vec::new(),
            why,
        }
    }

    pub(crate) fn state(&self) -> HeldState {
        HeldState {
            why: self.why.clone(),
            changes: self.ops.len(),
        }
    }
}

impl Inner {
    /// See [`crate::Store::transact`].
    pub(crate) fn transact<T>(
        &mut self,
        now: Stamp,
        change: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        self.flush();
        if self.held.is_some() {
            return self.transact_held(now, change);
        }
        match self.transact_on_disk(now, change) {
            Err(why) if why.may_pass() && self.home.is_some() => {
                self.hold(why)?;
                self.transact_held(now, change)
            }
            outcome => outcome.map(|(output, changes, _)| (output, changes)),
        }
    }

    /// Saves what is held, if anything is; true if everything is on the disk.
    pub(crate) fn flush(&mut self) -> bool {
        let Some(held) = &mut self.held else { return true };
        let Some(disk) = &mut held.disk else {
            return false;
        };
        let there = self.home.as_ref().is_none_or(Home::still_there);
        let outcome = if there {
            replay_all(disk, &held.ops)
        } else {
            Err(StoreError::Gone)
        };
        match outcome {
            Ok(()) => {
                if let Some(disk) = self.held.take().and_then(|held| held.disk) {
                    self.conn = disk;
                }
                tracing::info!("the disk takes changes again; everything held is saved");
                true
            }
            Err(why) => {
                held.why = why;
                false
            }
        }
    }

    fn transact_on_disk<T>(
        &mut self,
        now: Stamp,
        change: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes, Vec<Op>), StoreError> {
        if !self.home.as_ref().is_none_or(Home::still_there) {
            return Err(StoreError::Gone);
        }
        let Inner { conn, ids, .. } = self;
        let sql = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = Tx::new(&sql, ids, now);
        let output = change(&mut tx)?;
        let Tx { changes, ops, .. } = tx;
        if !ops.is_empty() {
            tally(&sql)?;
        }
        sql.commit()?;
        Ok((output, changes, ops))
    }

    /// Goes on in a copy of the record in memory.
    fn hold(&mut self, why: StoreError) -> Result<(), StoreError> {
        let mut memory = connection::open_memory()?;
        backup::copy_all(&self.conn, &mut memory).map_err(|_| why.clone())?;
        tracing::warn!(%why, "the disk refuses changes; they are kept in memory");
        let disk = std::mem::replace(&mut self.conn, memory);
        self.held = Some(Held {
            disk: Some(disk),
            ops: Vec::new(),
            why,
        });
        Ok(())
    }

    fn transact_held<T>(
        &mut self,
        now: Stamp,
        change: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        let Inner { conn, ids, held, .. } = self;
        let sql = conn.transaction()?;
        let mut tx = Tx::new(&sql, ids, now);
        let output = change(&mut tx)?;
        let Tx { mut changes, ops, .. } = tx;
        sql.commit()?;
        if let Some(held) = held
            && !ops.is_empty()
        {
            held.ops.extend(ops);
            changes.held = Some(held.why.clone());
        }
        Ok((output, changes))
    }
}

impl Store {
    /// Whether this is a view of a folder that cannot be written: its changes need a record to take them over.
    pub fn is_view(&self) -> bool {
        self.lock().held.as_ref().is_some_and(|held| held.disk.is_none())
    }

    /// Saves here what is held in `other`, such as a view of a folder that could not be written then.
    ///
    /// # Errors
    /// Disk faults; nothing of it was saved then, and `other` still holds it.
    pub fn take_over(&self, other: &Store) -> Result<(), StoreError> {
        let ops = other
            .lock()
            .held
            .as_ref()
            .map(|held| held.ops.clone())
            .unwrap_or_default();
        let mut inner = self.lock();
        replay_all(&mut inner.conn, &ops)?;
        drop(inner);
        other.lock().held = None;
        Ok(())
    }
}

fn replay_all(disk: &mut Connection, ops: &[Op]) -> Result<(), StoreError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_becomes_read_only_holds_changes_and_saves_them_when_it_may() {
        let dir = tempfile::TempDir::new().unwrap();
        let now = Stamp::new(0, 0);
        let store = Store::open(dir.path(), now).unwrap();
        let put = |key: &str| {
            store
                .transact(now, |tx| tx.put_setting(key, &true))
                .unwrap()
                .1
                .held
        };
        store.lock().conn.pragma_update(None, "query_only", "ON").unwrap();
        assert_eq!(put("first"), Some(StoreError::ReadOnly));
        let allow = |held: &Held| {
            held.disk
                .as_ref()
                .unwrap()
                .pragma_update(None, "query_only", "OFF")
        };
        store.lock().held.as_ref().map(allow).unwrap().unwrap();
        assert_eq!(put("second"), None, "the next change saves the one before it too");
        drop(store);
        let store = Store::open(dir.path(), now).unwrap();
        assert_eq!(store.setting::<bool>("first").unwrap(), Some(true));
    }
}
