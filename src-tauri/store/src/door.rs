//! The one door to the record: every change of its file and every second connection to it passes the test that the file is
//! still the one that was opened. A file that was unlinked, replaced or unmounted takes writes without an error, and they
//! are gone afterwards; a second connection to another file that lies in its place would mix the two.

use std::{fs::File, path::PathBuf};

use rusqlite::Connection;
use uuid::ContextV7;

use crate::{
    Store, StoreError, connection,
    file_state::{Mark, Paths},
    pending::PendingChanges,
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
}

impl Inner {
    pub(crate) fn new(conn: Connection, home: Option<Home>) -> Self {
        Self {
            conn,
            ids: ContextV7::new(),
            home,
            held: None,
        }
    }

    /// For reading only. It reads the record that was opened, whatever lies in the folder now.
    pub(crate) fn reader(&self) -> &Connection {
        &self.conn
    }

    /// For changing the record on the disk, with the source of its ids. What waits is given to the disk first.
    ///
    /// # Errors
    /// Why the disk still refuses what waits; [`StoreError::Gone`] or [`StoreError::Replaced`] if the file in the folder
    /// is no longer the one that was opened.
    pub(crate) fn door(&mut self) -> Result<(&mut Connection, &ContextV7), StoreError> {
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
        std::mem::replace(&mut self.conn, conn)
    }
}

impl Store {
    /// Runs `look` on a connection of its own that can change nothing, so that a long read holds up nothing. Where the file
    /// in the folder is not (or no longer) the one that was opened, `look` reads that one through the connection that
    /// holds it; so it does while changes are held or there is no file.
    pub(crate) fn reading<T>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let inner = self.lock();
        let own = match &inner.home {
            Some(home) if inner.held.is_none() && home.lost().is_none() => {
                let own = connection::open_to_read(&home.paths.db)?;
                // Another file may have been put there meanwhile.
                home.lost().is_none().then_some(own)
            }
            _ => None,
        };
        match own {
            Some(own) => {
                drop(inner);
                look(&own)
            }
            None => look(inner.reader()),
        }
    }
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
