//! Backups and restore of an open record.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use soleus_core::time::Stamp;

use crate::{
    BackupFile, OpenFault, Preview, Store, StoreError, backup, backups_list,
    file_state::{self, Paths},
    image, read,
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
        // A backup from the future (the clock was ahead when it was made) says nothing about the days since.
        let made = backups_list::list(&paths.backups)?;
        if let Some(newest) = made.iter().find(|backup| !backup.is_from_the_future(now)) {
            if !backups_list::a_day_old(newest.made, now) {
                return Ok(None);
            }
            // A backup that cannot be read is no reason to skip the next one.
            let before = backup::load(&paths.backups.join(&newest.name)).ok();
            let before = before.and_then(|conn| read::serial(&conn).ok());
            if before == Some(self.reading(read::serial)?) {
                return Ok(None);
            }
        }
        let made = self.reading(|conn| backup::make(conn, &paths, "daily", now))?;
        backups_list::thin(&paths.backups, now)?;
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

    /// The backups on the backups_list, newest first.
    ///
    /// # Errors
    /// Disk faults.
    pub fn backups(&self) -> Result<Vec<BackupFile>, StoreError> {
        self.paths()
            .map_or_else(|| Ok(Vec::new()), |paths| Ok(backups_list::list(&paths.backups)?))
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
    pub fn restore_bytes(&self, bytes: &[u8], now: Stamp) -> Result<PathBuf, RestoreError> {
        let source = image::load(bytes.to_vec(), Path::new("the chosen file"))?;
        self.restore_from(&source, now)
    }

    fn restore_from(&self, source: &Connection, now: Stamp) -> Result<PathBuf, RestoreError> {
        self.lock().door()?;
        let before = self.backup_now("before-restore", now)?;
        let mut inner = self.lock();
        let (conn, _) = inner.door()?;
        let serial = read::serial(conn)?;
        // Counting goes on from where it was, so that the next backup sees a change and the journal belongs to its file.
        source
            .execute("UPDATE tally SET serial = max(serial, ?1) + 1", [serial])
            .map_err(StoreError::from)?;
        backup::copy_all(source, conn)?;
        Ok(before)
    }

    pub(crate) fn paths(&self) -> Option<Paths> {
        self.lock().home.as_ref().map(|home| home.paths.clone())
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

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::specimen::{NOW, note};

    const DAY: i64 = soleus_core::time::DAY_MS;

    fn add(store: &Store, now: Stamp) {
        store
            .transact(now, |tx| tx.insert(now, None, &note("x")))
            .unwrap();
    }

    #[test]
    fn a_backup_from_the_future_holds_up_no_daily_backup_and_takes_no_other_ones_place() {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        add(&store, NOW);
        let future = store.backup_now("daily", NOW.plus_ms(2000 * DAY)).unwrap();
        for day in 0..10 {
            let now = NOW.plus_ms(day * DAY);
            add(&store, now);
            assert!(store.backup_if_due(now).unwrap().is_some(), "day {day}");
            assert_eq!(store.backup_if_due(now).unwrap(), None, "one a day is enough");
        }
        let kept = store.backups().unwrap();
        assert!(future.exists(), "nobody can tell that it is not the true one");
        assert!(kept.len() >= 8, "seven days beside it: {kept:?}");
    }

    #[test]
    fn a_clock_that_fell_back_makes_backups_and_throws_no_later_one_away() {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        for day in 0..20 {
            add(&store, NOW);
            store.backup_now("daily", NOW.plus_ms(day * DAY)).unwrap();
        }
        let back = NOW.plus_ms(-2000 * DAY);
        assert!(store.backup_if_due(back).unwrap().is_some());
        assert_eq!(store.backups().unwrap().len(), 21);
    }

    #[test]
    fn a_folder_that_lies_there_keeps_its_rights_and_a_temporary_file_has_a_name_of_its_own() {
        let dir = TempDir::new().unwrap();
        let theirs = dir.path().join("note.json.part");
        std::fs::write(&theirs, "mine").unwrap();
        backup::write_whole(&dir.path().join("note.json"), b"{}").unwrap();
        assert_eq!(std::fs::read_to_string(&theirs).unwrap(), "mine");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&dir.path().join("note.json")), 0o600);
            std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
            drop(Store::open(dir.path(), NOW).unwrap());
            assert_eq!(mode(dir.path()), 0o755, "a folder that Soleus did not make");
            assert_eq!(mode(&dir.path().join("soleus.db")), 0o600);
            assert!(
                !crate::open_to_others(dir.path()),
                "nobody else can open the record"
            );
            let own = dir.path().join("own");
            drop(Store::open(&own, NOW).unwrap());
            assert_eq!(mode(&own), 0o700, "a folder that it made");
        }
    }

    #[test]
    fn a_record_that_was_whole_but_not_yet_in_its_place_is_put_there_at_the_next_start() {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        add(&store, NOW);
        let backup = store.backup_now("asked", NOW).unwrap();
        drop(store);
        std::fs::rename(&backup, dir.path().join("soleus.db.new")).unwrap();
        std::fs::rename(dir.path().join("soleus.db"), dir.path().join("soleus.db.aside-x")).unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        assert_eq!(store.counts().unwrap()[0].entries, 1);
    }
}
