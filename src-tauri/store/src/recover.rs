//! Ways out of a fault at the start: open a backup, keep what can be salvaged, start empty, look without writing.
//!
//! Invariant: a file that was there is renamed, with its journal, and never deleted or written to.

use std::{fs, io, path::Path};

use rusqlite::Connection;
use soleus_core::time::Stamp;

use crate::{
    BackupFile, OpenFault, Opened, Preview, Store, StoreError,
    aside::{self, Aside},
    backup, backups_list, connection,
    file_state::{self, Mark, Paths},
    image, migrations,
    pending::PendingChanges,
    salvage::{self, Salvaged},
};

/// The backups of the record in `dir`, newest first, whether or not the record can be opened.
///
/// # Errors
/// The folder's fault.
pub fn backups(dir: &Path) -> Result<Vec<BackupFile>, OpenFault> {
    let paths = Paths::new(dir);
    backups_list::list(&paths.backups).map_err(|error| paths.fault(&error))
}

/// What the backup `file` holds; an error says why it cannot be used.
///
/// # Errors
/// The file's fault.
pub fn preview(file: &Path) -> Result<Preview, OpenFault> {
    let conn = backup::load(file)?;
    backup::look(&conn)
        .map_err(|error| file_state::store_fault(&Paths::new(file.parent().unwrap_or(file)), error))
}

/// As [`preview`], of the bytes of a backup, such as an encrypted one after decryption; `file` is named in faults.
///
/// # Errors
/// As [`preview`].
pub fn preview_bytes(bytes: &[u8], file: &Path) -> Result<Preview, OpenFault> {
    let conn = image::load(bytes.to_vec(), file)?;
    backup::look(&conn)
        .map_err(|error| file_state::store_fault(&Paths::new(file.parent().unwrap_or(file)), error))
}

/// The newest backup in `dir` that is sound, with what it holds.
///
/// # Errors
/// The folder's fault.
pub fn newest_good(dir: &Path) -> Result<Option<(BackupFile, Preview)>, OpenFault> {
    let paths = Paths::new(dir);
    let sound = |file: BackupFile| {
        preview(&paths.backups.join(&file.name))
            .ok()
            .map(|look| (file, look))
    };
    Ok(backups(dir)?.into_iter().find_map(sound))
}

/// Moves what is there aside and puts the backup `file` in its place. Open the record afterwards.
///
/// # Errors
/// Why the backup cannot be used or the folder not be written; the record is then where it was.
pub fn from_backup(dir: &Path, file: &Path, now: Stamp) -> Result<Aside, OpenFault> {
    install(dir, &backup::load(file)?, now)
}

/// Moves what is there aside and puts an empty record in its place. Only ever by the person's choice.
///
/// # Errors
/// Why the folder cannot be written; the record is then where it was.
pub fn start_empty(dir: &Path, now: Stamp) -> Result<Aside, OpenFault> {
    install(dir, &empty(dir)?, now)
}

/// Reads what can be read of a damaged record, without changing it.
///
/// # Errors
/// The file cannot be read at all.
pub fn salvage(dir: &Path) -> Result<Salvaged, OpenFault> {
    let paths = Paths::new(dir);
    let bytes = image::read(&paths.db, &paths.wal).map_err(|error| paths.fault(&error))?;
    Ok(salvage::scan(&bytes))
}

/// Moves the damaged record aside and puts what could be salvaged of it in its place.
///
/// # Errors
/// As [`salvage`], and why the folder cannot be written; the record is then where it was.
pub fn keep_salvaged(dir: &Path, now: Stamp) -> Result<(Salvaged, Aside), OpenFault> {
    let salvaged = salvage(dir)?;
    let conn = empty(dir)?;
    salvaged
        .fill(&conn)
        .map_err(|error| file_state::store_fault(&Paths::new(dir), error))?;
    Ok((salvaged, install(dir, &conn, now)?))
}

/// Opens a copy in memory of what is in `dir`, which is not touched: for a folder that cannot be written (`why`).
/// Changes are held until [`Store::take_over`] gives them to a record that takes them.
///
/// # Errors
/// The record's own fault, if it has one beside that.
pub fn view(dir: &Path, why: StoreError) -> Result<Store, OpenFault> {
    let paths = Paths::new(dir);
    let conn = match image::read(&paths.db, &paths.wal) {
        Ok(bytes) if bytes.is_empty() => empty(dir)?,
        Ok(bytes) => image::load(bytes, &paths.db)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => empty(dir)?,
        Err(error) => return Err(paths.fault(&error)),
    };
    let store = Store::with(conn, None, Opened::default());
    store.lock().held = Some(PendingChanges::without_disk(why));
    Ok(store)
}

/// What lies in the folder `dir`, without touching it: nothing, or what its record holds. Not for a folder whose record
/// this process has open.
///
/// # Errors
/// Why its record could not be opened, or why the folder cannot be looked into.
pub fn peek(dir: &Path) -> Result<Option<Preview>, OpenFault> {
    let paths = Paths::new(dir);
    match image::read(&paths.db, &paths.wal) {
        Ok(bytes) => preview_bytes(&bytes, &paths.db).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound && file_state::holds_record(dir) => {
            Err(OpenFault::Missing { file: paths.db })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(paths.fault(&error)),
    }
}

fn empty(dir: &Path) -> Result<Connection, OpenFault> {
    let fault = |error: rusqlite::Error| file_state::store_fault(&Paths::new(dir), error.into());
    let mut conn = connection::open_memory().map_err(fault)?;
    migrations::apply(&mut conn, 0, migrations::STEPS).map_err(fault)?;
    Ok(conn)
}

/// Puts a copy of `source` in the record's place; what was there is moved aside first.
fn install(dir: &Path, source: &Connection, now: Stamp) -> Result<Aside, OpenFault> {
    let paths = Paths::new(dir);
    let io = |error: io::Error| paths.fault(&error);
    file_state::private_dir(dir).map_err(io)?;
    let _lock = file_state::take_lock(&paths)?;
    // The whole new file is on the disk before the old one moves.
    let ready = aside::ready(&paths);
    backup::copy_to(source, &ready).map_err(|error| file_state::store_fault(&paths, error))?;
    let moved = aside::move_aside(&paths, now).map_err(io)?;
    fs::rename(&ready, &paths.db).map_err(io)?;
    backup::sync_dir_of(&paths.db);
    Mark::Closed.write(&paths).map_err(io)?;
    Ok(moved)
}
