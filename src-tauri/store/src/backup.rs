//! Backups: whole copies by SQLite's online backup, checked before they count.
//!
//! A copy is made under a temporary name, checked, synced and renamed, so a file with a backup's name is a whole one.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, backup::Backup};
use soleus_core::time::Stamp;

use crate::{
    StoreError, connection,
    file_state::{Paths, private_dir, private_options},
};

/// Makes the backup that a climb from version `from` must have.
pub(crate) fn before_climb(
    conn: &Connection,
    paths: &Paths,
    from: u32,
    now: Stamp,
) -> Result<PathBuf, StoreError> {
    private_dir(&paths.backups)?;
    let to = paths
        .backups
        .join(format!("{}-before-version-{}.db", time_name(now), from + 1));
    copy_to(conn, &to)?;
    Ok(to)
}

/// Writes a whole, checked, synced copy of the open record to `to`; `to` appears only when all of that is done.
pub(crate) fn copy_to(conn: &Connection, to: &Path) -> Result<(), StoreError> {
    let beside = beside(to);
    let made = copy_under(conn, &beside).and_then(|()| Ok(fs::rename(&beside, to)?));
    if made.is_err() {
        // A failed copy leaves nothing behind; that it may already be gone is fine.
        let _ = fs::remove_file(&beside);
    }
    made?;
    sync_dir_of(to)?;
    Ok(())
}

fn copy_under(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    private_options().create(true).truncate(true).open(path)?;
    let mut copy = connection::open_file(path)?;
    // In one step: the record is small, and nobody else writes while this connection is held.
    Backup::new(conn, &mut copy)?.run_to_completion(-1, Duration::ZERO, None)?;
    // A copy is one file: no journal beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    if let Some(detail) = connection::quick_check(&copy)? {
        return Err(StoreError::Corrupt(detail));
    }
    drop(copy);
    File::open(path)?.sync_all()?;
    Ok(())
}

/// A temporary name in the same folder.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Makes a rename in a file's folder durable, where the system lets a folder be synced.
pub(crate) fn sync_dir_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(dir) = path.parent() {
        File::open(dir)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// The person's local time as a file name that sorts: `2026-11-21T06-30-00`.
pub(crate) fn time_name(now: Stamp) -> String {
    now.civil().strftime("%Y-%m-%dT%H-%M-%S").to_string()
}
