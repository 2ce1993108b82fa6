//! The handle everybody holds: transactions in, typed reads out.

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::Connection;
use serde::de::DeserializeOwned;
use soleus_core::{
    journal::{Body, Entry, EntryId},
    time::Stamp,
};

use crate::{
    Changes, Listed, OpenFault, Opened, Query, StoreError, Tx,
    changes::KindCount,
    connection,
    door::{Home, Inner},
    kept::{Keep, Since},
    migrations::STEPS,
    open::{self, OpenChoice},
    pending::{PendingChanges, PendingState, replay_all},
    read,
};

/// The person's record. Share it by reference or in an `Arc`; one connection, used by one thread at a time.
pub struct Store {
    inner: Mutex<Inner>,
    opened: Opened,
}

impl Store {
    /// Opens the record in `dir`, making the folder and the record if there never was one.
    ///
    /// # Errors
    /// The typed fault; nothing on disk was changed, apart from the folder and its lock file being made.
    pub fn open(dir: &Path, now: Stamp) -> Result<Self, OpenFault> {
        Self::open_as(dir, now, OpenChoice::default())
    }

    /// As [`Store::open`], with what the person chose on a fault screen.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_as(dir: &Path, now: Stamp, choice: OpenChoice) -> Result<Self, OpenFault> {
        let file = open::open(dir, now, choice, STEPS)?;
        let home = Home::new(file.paths, file.lock);
        Ok(Self::with(file.conn, Some(home), file.opened))
    }

    pub(crate) fn with(conn: Connection, home: Option<Home>, opened: Opened) -> Self {
        Self {
            inner: Mutex::new(Inner::new(conn, home)),
            opened,
        }
    }

    /// What opening found and did.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Runs `change` in one transaction: on `Ok` everything it did is on the disk, on `Err` nothing of it happened.
    /// It may run twice (when the disk refuses, the change is kept in memory), so it must not have other effects.
    ///
    /// # Errors
    /// What `change` returned, or the disk's fault.
    pub fn transact<T>(
        &self,
        now: Stamp,
        change: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        self.lock().transact(now, &change)
    }

    /// The entry with this id, if it is of this kind and not deleted.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] if its stored text does not fit the kind; disk faults.
    pub fn get<T: Body>(&self, id: &EntryId) -> Result<Option<Entry<T>>, StoreError> {
        read::get(self.lock().reader(), id)
    }

    /// What an entry of this kind said before each edit and deletion, oldest first.
    ///
    /// # Errors
    /// Disk faults.
    pub fn earlier<T: Body>(&self, id: &EntryId) -> Result<Vec<Entry<T>>, StoreError> {
        read::earlier(self.lock().reader(), id)
    }

    /// Entries of one kind, without the deleted ones.
    ///
    /// # Errors
    /// Disk faults; a row that cannot be read is listed as such.
    pub fn list<T: Body>(&self, query: &Query) -> Result<Listed<T>, StoreError> {
        read::list(self.lock().reader(), query)
    }

    /// Entries of one kind at or after `from_ms`, without the deleted ones, oldest first: what [`Store::list`] answers, out
    /// of memory as far as it was read before. For what many questions read again and again.
    ///
    /// # Errors
    /// Disk faults; a row that cannot be read is listed as such.
    pub fn since<T: Keep>(&self, from_ms: i64) -> Result<Since<T>, StoreError> {
        self.lock().since(from_ms)
    }

    /// How many entries of one kind are not deleted.
    ///
    /// # Errors
    /// Disk faults.
    pub fn count<T: Body>(&self) -> Result<u32, StoreError> {
        self.lock().count(T::KIND)
    }

    /// How many entries of each kind are not deleted.
    ///
    /// # Errors
    /// Disk faults.
    pub fn counts(&self) -> Result<Vec<KindCount>, StoreError> {
        read::counts(self.lock().reader())
    }

    /// The setting of this name; `None` if it was never put or its stored text does not fit `T`.
    ///
    /// # Errors
    /// Disk faults.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        read::setting(self.lock().reader(), key)
    }

    /// The running session; `None` if there is none or its stored text does not fit `T`.
    ///
    /// # Errors
    /// Disk faults.
    pub fn running<T: DeserializeOwned>(&self) -> Result<Option<T>, StoreError> {
        read::running(self.lock().reader())
    }

    /// Whether changes wait for the disk, why and how many; `None` while everything is saved.
    pub fn pending(&self) -> Option<PendingState> {
        self.lock().held.as_ref().map(PendingChanges::state)
    }

    /// Tries to save what is held; true if everything is on the disk.
    pub fn flush_pending(&self) -> bool {
        self.lock().flush()
    }

    /// The connection. A panic in another thread's transaction rolled it back, so the lock's poison means nothing here.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

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
