//! The one door to the record: every change of its file and every second connection to it passes the test that the file is
//! still the one that was opened. A file that was unlinked, replaced or unmounted takes writes without an error, and they
//! are gone afterwards; a second connection to another file that lies in its place would mix the two.

use std::{fs::File, path::PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use soleus_core::time::Stamp;
use uuid::ContextV7;

use crate::{
    Changes, StoreError, Tx, backup, backups_list, connection,
    file_state::{self, Mark, Paths},
    kept::{Keep, Kept, Since},
    pending::{PendingChanges, replay_all, tally},
    row::Op,
};

/// The open record.
pub(crate) struct Inner {
    /// On disk, or in memory while changes are held. Private, so that whoever changes the record asks [`Inner::door`].
    conn: Connection,
    ids: ContextV7,
    /// Where the record lives; `None` for one in memory.
    pub(crate) home: Option<Home>,
    /// Set while changes wait for the disk.
    pub(crate) held: Option<PendingChanges>,
    /// What was read of the record, kept for the next question.
    kept: Kept,
}

impl Inner {
    pub(crate) fn new(conn: Connection, home: Option<Home>) -> Self {
        Self {
            conn,
            ids: ContextV7::new(),
            home,
            held: None,
            kept: Kept::default(),
        }
    }

    /// See [`crate::Store::since`].
    pub(crate) fn since<T: Keep>(&mut self, from_ms: i64) -> Result<Since<T>, StoreError> {
        self.kept.since(&self.conn, from_ms)
    }

    /// For reading only. It reads the record that was opened, whatever lies in the folder now.
    pub(crate) fn reader(&self) -> &Connection {
        &self.conn
    }

    /// See [`crate::Store::count`].
    pub(crate) fn count(&mut self, kind: &'static str) -> Result<u32, StoreError> {
        self.kept.count(&self.conn, kind)
    }

    /// For changing the record on the disk in whatever way, with the source of its ids. What waits is given to the disk
    /// first; nothing that was read before is true any more.
    ///
    /// # Errors
    /// Why the disk still refuses what waits; [`StoreError::Gone`] or [`StoreError::Replaced`] if the file in the folder
    /// is no longer the one that was opened.
    pub(crate) fn door(&mut self) -> Result<(&mut Connection, &ContextV7), StoreError> {
        self.kept.forget();
        self.door_for_rows()
    }

    /// As [`Inner::door`], for changes that give every row they touch a new place in the order of writing: by those what was
    /// read before catches up.
    fn door_for_rows(&mut self) -> Result<(&mut Connection, &ContextV7), StoreError> {
        if !self.flush() {
            let why = self.held.as_ref().map(|held| held.state().why);
            return Err(why.unwrap_or(StoreError::ReadOnly));
        }
        match self.home.as_ref().and_then(Home::lost) {
            Some(lost) => Err(lost),
            None => Ok((&mut self.conn, &self.ids)),
        }
    }

    /// For changing the copy in memory while changes are held.
    pub(crate) fn in_memory(&mut self) -> (&mut Connection, &ContextV7, &mut Option<PendingChanges>) {
        (&mut self.conn, &self.ids, &mut self.held)
    }

    /// Goes on with another connection; returns the one before.
    pub(crate) fn exchange(&mut self, conn: Connection) -> Connection {
        self.kept.forget();
        std::mem::replace(&mut self.conn, conn)
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
        let (conn, ids) = self.door_for_rows()?;
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

impl Drop for Inner {
    /// Saves what is held, empties the journal into the file and marks the end of the run.
    fn drop(&mut self) {
        self.flush();
        let Some(home) = &self.home else { return };
        let lost = home.lost();
        if lost == Some(StoreError::Replaced) {
            self.keep_replaced();
            return;
        }
        let closed = lost.is_none()
            && self.held.is_none()
            && connection::checkpoint(&self.conn).is_ok()
            && Mark::Closed.write(&home.paths).is_ok();
        if !closed {
            tracing::warn!(
                "the record could not be closed properly; the next start will look at its journal"
            );
        }
    }
}

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

    /// Why the open file is no longer the one that lies in the folder, if it is not.
    pub(crate) fn lost(&self) -> Option<StoreError> {
        match identity(&self.paths.db) {
            there if there == self.identity => None,
            None => Some(StoreError::Gone),
            Some(_) => Some(StoreError::Replaced),
        }
    }

    /// SQLite calls a write that a read-only disk refuses a fault of the disk. The folder itself tells which it is.
    pub(crate) fn why(&self, error: StoreError) -> StoreError {
        if !matches!(error, StoreError::Io(_)) {
            return error;
        }
        let refused = std::fs::OpenOptions::new()
            .write(true)
            .open(&self.paths.mark)
            .map_err(StoreError::from)
            .err();
        match refused {
            Some(StoreError::ReadOnly) => StoreError::ReadOnly,
            _ => error,
        }
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

#[cfg(test)]
mod tests;
