//! Backups: whole copies by SQLite's online backup, checked before they count.
//!
//! A copy is made under a temporary name, checked, synced and renamed, so a file with a backup's name is a whole one.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};
use soleus_core::time::Stamp;

use crate::{
    OpenFault, StoreError,
    changes::KindCount,
    connection,
    file_state::{Paths, private_dir, private_options},
    image, read, shelf,
};

/// How often and how long a copy waits for another program that holds a file: 2 s in all.
const BUSY_TRIES: u32 = 40;
const BUSY_PAUSE: Duration = Duration::from_millis(50);

/// What a backup holds, to look at before it is restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Entries of each kind, without the deleted ones.
    pub counts: Vec<KindCount>,
    /// When the newest thing it records happened.
    pub newest: Option<Stamp>,
    /// When it was last written to.
    pub changed: Option<Stamp>,
}

/// Makes the backup that a climb from version `from` must have.
pub(crate) fn before_climb(
    conn: &Connection,
    paths: &Paths,
    from: u32,
    now: Stamp,
) -> Result<PathBuf, StoreError> {
    make(conn, paths, &format!("before-version-{}", from + 1), now)
}

/// Makes a backup in the record's folder; `reason` becomes part of its name.
pub(crate) fn make(
    conn: &Connection,
    paths: &Paths,
    reason: &str,
    now: Stamp,
) -> Result<PathBuf, StoreError> {
    private_dir(&paths.backups)?;
    let to = shelf::free_name(&paths.backups, reason, now);
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
        let _ = fs::remove_file(journal_of(&beside));
    }
    made?;
    sync_dir_of(to)?;
    Ok(())
}

fn copy_under(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    private_options().create(true).truncate(true).open(path)?;
    let mut copy = connection::open_file(path)?;
    copy_all(conn, &mut copy)?;
    // A copy is one file: no journal beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    if let Some(detail) = connection::quick_check(&copy)? {
        return Err(StoreError::Corrupt(detail));
    }
    drop(copy);
    File::open(path)?.sync_all()?;
    Ok(())
}

fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Copies every page of `from` over `to`, in one step: the record is small, and one step sees one state of it.
pub(crate) fn copy_all(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    for _ in 0..BUSY_TRIES {
        if backup.step(-1)? == StepResult::Done {
            return Ok(());
        }
        std::thread::sleep(BUSY_PAUSE);
    }
    Err(StoreError::Busy)
}

/// Reads, recognises and checks the backup `file` and brings it to this version, in memory.
pub(crate) fn load(file: &Path) -> Result<Connection, OpenFault> {
    let dir = file.parent().unwrap_or(file);
    let bytes = fs::read(file).map_err(|error| Paths::new(dir).fault(&error))?;
    image::load(bytes, file)
}

/// What a loaded record holds.
pub(crate) fn look(conn: &Connection) -> Result<Preview, StoreError> {
    let stamp = |row: &rusqlite::Row<'_>| Ok(Stamp::new(row.get(0)?, row.get(1)?));
    let first = |sql: &str| match conn.query_row(sql, [], stamp) {
        Ok(stamp) => Ok(Some(stamp)),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(StoreError::from(error)),
    };
    let newest = "SELECT at_ms, offset_min FROM entry WHERE deleted = 0 ORDER BY at_ms DESC LIMIT 1";
    let changed = "SELECT changed_ms, changed_offset_min FROM entry ORDER BY changed_ms DESC LIMIT 1";
    Ok(Preview {
        counts: read::counts(conn)?,
        newest: first(newest)?,
        changed: first(changed)?,
    })
}

/// How many transactions the record has seen.
pub(crate) fn serial(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("SELECT serial FROM tally", [], |row| row.get(0))?)
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

/// Writes `bytes` beside `to`, for the person's eyes only, syncs and renames: `to` is the old file or the whole new one,
/// never a part.
///
/// # Errors
/// Disk faults at that place; `to` is then as it was.
pub fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    use io::Write;
    let part = beside(to);
    let made = (|| {
        let mut file = private_options().create(true).truncate(true).open(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, to)
    })();
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made?;
    sync_dir_of(to)?;
    Ok(())
}
