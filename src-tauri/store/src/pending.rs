//! What happens when the disk refuses while the app runs: the record goes on in memory, every change is kept as data,
//! and each further change tries the disk again. What was said to be saved stays saved; what is held is said so.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};
use soleus_core::time::Stamp;

use crate::{
    Changes, Store, StoreError, Tx, backup, backups_list, connection,
    door::{Home, Inner},
    file_state::{self, Mark, Paths},
    row::{Op, replay},
};

/// Changes that wait for the disk.
pub(crate) struct PendingChanges {
    /// The connection to the file; `None` if the file could never be opened for writing.
    pub(crate) disk: Option<Connection>,
    /// Every change since the disk refused, in order.
    ops: Vec<Op>,
    /// Why it last refused.
    why: StoreError,
    /// Where the record is kept that another file has taken the place of.
    kept: Option<PathBuf>,
}

/// What a screen says about changes that wait for the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldState {
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
                self.hold(self.home.as_ref().map_or(why.clone(), |home| home.why(why)))?;
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
        let outcome = match self.home.as_ref().and_then(Home::lost) {
            None => replay_all(disk, &held.ops),
            Some(lost) => Err(lost),
        };
        match outcome {
            Ok(()) => {
                if let Some(disk) = self.held.take().and_then(|held| held.disk) {
                    self.exchange(disk);
                }
                tracing::info!("the disk takes changes again; everything held is saved");
                true
            }
            Err(why) => {
                held.why = self.home.as_ref().map_or(why.clone(), |home| home.why(why));
                false
            }
        }
    }

    fn transact_on_disk<T>(
        &mut self,
        now: Stamp,
        change: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes, Vec<Op>), StoreError> {
        let (conn, ids) = self.door()?;
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
        backup::copy_all(self.reader(), &mut memory).map_err(|_| why.clone())?;
        tracing::warn!(%why, "the disk refuses changes; they are kept in memory");
        let disk = self.exchange(memory);
        let replaced = why == StoreError::Replaced;
        self.held = Some(PendingChanges {
            disk: (!replaced).then_some(disk),
            ops: Vec::new(),
            why,
            kept: None,
        });
        if replaced {
            self.keep_replaced();
        }
        Ok(())
    }

    /// Another file lies in the record's place: the record goes to the shelf of backups, and its journal out of the way
    /// of the other file, which it would spoil at the next start. May be called again when more has changed.
    pub(crate) fn keep_replaced(&mut self) {
        let Some(home) = &self.home else { return };
        let before = self.held.as_ref().and_then(|held| held.kept.clone());
        let to = before.map_or_else(|| replaced_name(self.reader(), &home.paths), Ok);
        let kept = to.and_then(|to| backup::copy_to(self.reader(), &to).map(|()| to));
        match kept {
            Ok(to) => {
                tracing::warn!("another file lies in the record's place; the record is among the backups");
                if let Some(held) = &mut self.held {
                    held.kept = Some(to);
                }
                for journal in [&home.paths.wal, &home.paths.shm] {
                    let mut aside = journal.clone().into_os_string();
                    aside.push(".aside");
                    // There may be none.
                    let _ = std::fs::rename(journal, aside);
                }
                let _ = Mark::Closed.write(&home.paths);
            }
            Err(error) => tracing::error!(%error, "the replaced record could not be kept among the backups"),
        }
    }

    fn transact_held<T>(
        &mut self,
        now: Stamp,
        change: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        let (conn, ids, held) = self.in_memory();
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

/// A place on the backups_list, named by the record's last change: nobody passes a clock in when a record is closed.
fn replaced_name(conn: &Connection, paths: &Paths) -> Result<PathBuf, StoreError> {
    file_state::private_dir(&paths.backups)?;
    let changed = backup::look(conn)?.changed.unwrap_or(Stamp::new(0, 0));
    Ok(backups_list::free_name(&paths.backups, "replaced", changed))
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
        replay_all(self.lock().door()?.0, &ops)?;
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
        store
            .lock()
            .reader()
            .pragma_update(None, "query_only", "ON")
            .unwrap();
        assert_eq!(put("first"), Some(StoreError::ReadOnly));
        let allow = |held: &PendingChanges| {
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
