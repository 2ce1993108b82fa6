//! Backups and restore of an open record.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use soleus_core::time::Stamp;

use crate::{
    BackupFile, OpenFault, Preview, Store, StoreError, backup, connection,
    file_state::{self, Paths},
    image, shelf,
};

impl Store {
    /// Makes a backup if anything changed since the newest one and that one is at least a day old, then throws away
    /// what no rule keeps. Meant for a clean start, on a thread of its own: it holds up no transaction.
    ///
    /// # Errors
    /// Disk faults; the record itself is not touched.
    pub fn backup_if_due(&self, now: Stamp) -> Result<Option<PathBuf>, StoreError> {
        let Some(paths) = self.paths() else {
            return Ok(None);
        };
        if let Some(newest) = shelf::list(&paths.backups)?.first() {
            if !shelf::a_day_old(newest.made, now) {
                return Ok(None);
            }
            // A backup that cannot be read is no reason to skip the next one.
            let before = backup::load(&paths.backups.join(&newest.name)).ok();
            let before = before.and_then(|conn| backup::serial(&conn).ok());
            if before == Some(self.reading(backup::serial)?) {
                return Ok(None);
            }
        }
        let made = self.reading(|conn| backup::make(conn, &paths, "daily", now))?;
        shelf::thin(&paths.backups, now)?;
        Ok(Some(made))
    }

    /// Makes a backup now; `reason` (`asked`, `before-import`, `before-restore`) becomes part of its name.
    ///
    /// # Errors
    /// Disk faults; [`StoreError::Bad`] for a record in memory, which has no folder.
    pub fn backup_now(&self, reason: &str, now: Stamp) -> Result<PathBuf, StoreError> {
        let paths = self
            .paths()
            .ok_or_else(|| StoreError::Bad("a record in memory has no folder".into()))?;
        self.reading(|conn| backup::make(conn, &paths, reason, now))
    }

    /// Writes a whole, checked copy of the record to `to`, a place the person chose.
    ///
    /// # Errors
    /// Disk faults at that place; the record is not touched.
    pub fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        self.reading(|conn| backup::copy_to(conn, to))
    }

    /// Puts a whole copy of the record, with what is held in memory, into the folder `dir`, which holds none.
    ///
    /// # Errors
    /// [`StoreError::Bad`] if a record lies there; disk faults at that place.
    pub fn copy_into(&self, dir: &Path) -> Result<(), StoreError> {
        if file_state::holds_record(dir) {
            return Err(StoreError::Bad("a record lies in that folder".into()));
        }
        file_state::private_dir(dir)?;
        self.copy_to(&Paths::new(dir).db)
    }

    /// The backups on the shelf, newest first.
    ///
    /// # Errors
    /// Disk faults.
    pub fn backups(&self) -> Result<Vec<BackupFile>, StoreError> {
        self.paths()
            .map_or_else(|| Ok(Vec::new()), |paths| Ok(shelf::list(&paths.backups)?))
    }

    /// The first fault that SQLite's full check finds, or `None` if the record is sound. It reads everything.
    ///
    /// # Errors
    /// Disk faults.
    pub fn integrity(&self) -> Result<Option<String>, StoreError> {
        self.reading(|conn| Ok(connection::integrity_check(conn)?))
    }

    /// What the record holds, in the form a backup is previewed in.
    ///
    /// # Errors
    /// Disk faults.
    pub fn look(&self) -> Result<Preview, StoreError> {
        self.reading(backup::look)
    }

    /// Replaces the record by the backup at `file`, in one transaction, after a backup of the present one. Returns
    /// that backup: restoring it undoes this.
    ///
    /// # Errors
    /// Why `file` cannot be used, or why the present record cannot be backed up; nothing was changed then.
    pub fn restore(&self, file: &Path, now: Stamp) -> Result<PathBuf, RestoreError> {
        let source = backup::load(file)?;
        self.restore_from(&source, now)
    }

    /// As [`Store::restore`], from the bytes of a backup, such as an encrypted one after decryption.
    ///
    /// # Errors
    /// As [`Store::restore`].
    pub fn restore_bytes(&self, bytes: Vec<u8>, now: Stamp) -> Result<PathBuf, RestoreError> {
        let source = image::load(bytes, Path::new("the chosen file"))?;
        self.restore_from(&source, now)
    }

    fn restore_from(&self, source: &Connection, now: Stamp) -> Result<PathBuf, RestoreError> {
        let before = self.backup_now("before-restore", now)?;
        let mut inner = self.lock();
        if inner.held.is_some() && !inner.flush() {
            return Err(RestoreError::Store(StoreError::ReadOnly));
        }
        let serial = backup::serial(&inner.conn)?;
        // Counting goes on from where it was, so that the next backup sees a change and the journal belongs to its file.
        source
            .execute("UPDATE tally SET serial = max(serial, ?1) + 1", [serial])
            .map_err(StoreError::from)?;
        backup::copy_all(source, &mut inner.conn)?;
        Ok(before)
    }

    pub(crate) fn paths(&self) -> Option<Paths> {
        self.lock().home.as_ref().map(|home| home.paths.clone())
    }

    /// Runs `look` on a connection of its own, so that a long read holds up nothing; on the record in memory while
    /// changes are held or there is no file.
    pub(crate) fn reading<T>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let inner = self.lock();
        match &inner.home {
            Some(home) if inner.held.is_none() => {
                let path = home.paths.db.clone();
                drop(inner);
                look(&connection::open_file(&path)?)
            }
            _ => look(&inner.conn),
        }
    }
}

/// Why a backup could not be restored. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The backup cannot be used.
    #[error(transparent)]
    Backup(#[from] OpenFault),
    /// The present record refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}
