//! Files that are moved out of the way and never deleted, and a new record that is put in their place.

use std::{fs, io, path::PathBuf};

use soleus_core::time::Stamp;

use crate::{
    backups_list,
    file_state::{Mark, Paths},
};

/// Where a file that was in the way is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The record's file, if there was one.
    pub file: Option<PathBuf>,
}

/// The whole new record, until it is put in the place of the one before.
pub(crate) fn ready(paths: &Paths) -> PathBuf {
    paths.dir.join("soleus.db.new")
}

/// Ends what [`install`] began, if it was cut short after the old record had moved aside: the new one is whole by then.
pub(crate) fn finish_install(paths: &Paths) -> io::Result<()> {
    let ready = ready(paths);
    if paths.db.exists() || paths.wal.exists() || !ready.exists() {
        return Ok(());
    }
    tracing::warn!("a record that was being put in place when the last run ended is put there now");
    fs::rename(ready, &paths.db)?;
    Mark::Closed.write(paths)
}

/// Renames the record, its journal first: a journal must never meet another file.
pub(crate) fn move_aside(paths: &Paths, now: Stamp) -> io::Result<Aside> {
    let file = rename_all(
        paths,
        &[(&paths.wal, "-wal"), (&paths.shm, "-shm"), (&paths.db, "")],
        now,
    )?;
    Ok(Aside { file })
}

/// Renames a journal that belongs to another file than the one it lies beside.
pub(crate) fn move_journal_aside(paths: &Paths, now: Stamp) -> io::Result<()> {
    rename_all(paths, &[(&paths.wal, "-wal"), (&paths.shm, "-shm")], now).map(|_| ())
}

/// Renames those that are there; gives the new name of the last.
fn rename_all(paths: &Paths, files: &[(&PathBuf, &str)], now: Stamp) -> io::Result<Option<PathBuf>> {
    let time = backups_list::time_name(now);
    let word = (1..1000)
        .map(|n| {
            if n == 1 {
                format!("aside-{time}")
            } else {
                format!("aside-{time}-{n}")
            }
        })
        .find(|word| {
            let taken = |suffix: &str| paths.dir.join(format!("soleus.db.{word}{suffix}")).exists();
            !taken("") && !taken("-wal")
        })
        .unwrap_or_else(|| format!("aside-{time}"));
    let mut last = None;
    for (from, suffix) in files {
        let to = paths.dir.join(format!("soleus.db.{word}{suffix}"));
        match fs::rename(from, &to) {
            Ok(()) => last = Some(to),
            Err(error) if error.kind() == io::ErrorKind::NotFound => last = None,
            Err(error) => return Err(error),
        }
    }
    Ok(last)
}
