//! Backups: whole copies by SQLite's online backup, checked before they count.
//!
//! A copy is made under a temporary name, checked, synced and renamed, so a file with a backup's name is a whole one.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};
use soleus_core::time::Stamp;
use tempfile::NamedTempFile;

use crate::{
    OpenFault, StoreError, backups_list,
    changes::KindCount,
    connection,
    file_state::{self, Paths, private_dir},
    image, read,
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

/// Makes the backup that a migration from version `from` must have.
pub(crate) fn before_migration(
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
    let to = backups_list::free_name(&paths.backups, reason, now);
    copy_to(conn, &to)?;
    Ok(to)
}

/// Writes a whole, checked, synced copy of the open record to `to`; `to` appears only when all of that is done.
pub(crate) fn copy_to(conn: &Connection, to: &Path) -> Result<(), StoreError> {
    let part = part_beside(to)?;
    let copied = copy_under(conn, part.path());
    if copied.is_err() {
        // A failed copy leaves nothing behind; that it may already be gone is fine.
        let _ = fs::remove_file(journal_of(part.path()));
    }
    copied?;
    // The handle may write, which Windows asks for before it flushes.
    part.as_file().sync_all()?;
    put_in_place(part, to)
}

fn copy_under(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let mut copy = connection::open_file(path)?;
    copy_all(conn, &mut copy)?;
    // A copy is one file: no journal beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    match connection::quick_check(&copy)? {
        Some(detail) => Err(StoreError::Corrupt(detail)),
        None => Ok(()),
    }
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
    let bytes =
        file_state::read_limited(file, image::MOST_BYTES).map_err(|error| Paths::new(dir).fault(&error))?;
    image::load(bytes, file)
}

/// What a loaded record holds.
pub(crate) fn look(conn: &Connection) -> Result<Preview, StoreError> {
    // A time beyond the calendar, such as after an edit by hand, is passed over.
    let first = |sql: &str| -> Result<Option<Stamp>, StoreError> {
        let mut statement = conn.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in rows {
            let (ms, offset_min) = row?;
            if let Some(stamp) = Stamp::checked(ms, offset_min) {
                return Ok(Some(stamp));
            }
        }
        Ok(None)
    };
    let newest = "SELECT at_ms, offset_min FROM entry WHERE deleted = 0 ORDER BY at_ms DESC";
    let changed = "SELECT changed_ms, changed_offset_min FROM entry ORDER BY changed_ms DESC";
    Ok(Preview {
        counts: read::counts(conn)?,
        newest: first(newest)?,
        changed: first(changed)?,
    })
}

/// A new file in the folder of `path`, under a name nobody else has, for the person's eyes only. It is removed when dropped.
fn part_beside(path: &Path) -> io::Result<NamedTempFile> {
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let (prefix, suffix) = backups_list::PART;
    tempfile::Builder::new()
        .prefix(prefix)
        .suffix(suffix)
        .tempfile_in(dir)
}

/// Renames the whole file `part` to `to` and makes that durable, where the system lets a folder be synced.
fn put_in_place(part: NamedTempFile, to: &Path) -> Result<(), StoreError> {
    part.persist(to).map_err(|error| error.error)?;
    sync_dir_of(to);
    Ok(())
}

/// Makes a rename in a file's folder durable. The file is in place by then: a folder that cannot be synced, such as one of
/// a network drive, is no failure.
pub(crate) fn sync_dir_of(path: &Path) {
    #[cfg(unix)]
    if let Some(dir) = path.parent()
        && let Err(error) = fs::File::open(dir).and_then(|dir| dir.sync_all())
    {
        tracing::info!(%error, "the folder of a new file could not be synced");
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Writes `bytes` beside `to`, for the person's eyes only, syncs and renames: `to` is the old file or the whole new one,
/// never a part.
///
/// # Errors
/// Disk faults at that place; `to` is then as it was.
pub fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    use io::Write;
    let mut part = part_beside(to)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    put_in_place(part, to)
}
