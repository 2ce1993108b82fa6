//! Opening: own lock, file state, application id, version, quick check, migration. Each step may refuse, and a refusal
//! has changed nothing.

use std::{fs::File, io, path::Path, path::PathBuf};

use rusqlite::{Connection, config::DbConfig};
use soleus_core::time::Stamp;

use crate::{
    OpenFault, StoreError, aside, backup, connection,
    file_state::{self, FileState, Mark, Paths},
    image,
    migrations::{self, APPLICATION_ID, Step},
    read,
};

/// What opening found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Whether the record was made just now.
    pub new: bool,
    /// Whether the last run did not end properly; what it had saved is here.
    pub after_crash: bool,
    /// The version the file had before its tables were migrated, if they were.
    pub migrated_from: Option<u32>,
    /// The backup made before the migration.
    pub backup: Option<PathBuf>,
}

/// Choices a person made on a fault screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenChoice {
    /// The folder was chosen by hand before and held a record: neither is made if it is missing, because an empty mount
    /// point must not pass for an empty record.
    pub folder_must_exist: bool,
    /// Open what is there although its journal is missing, or is that of another file and has to be moved aside.
    pub without_journal: bool,
}

/// An open record: connection, lock and what was found.
pub(crate) struct OpenFile {
    pub(crate) conn: Connection,
    pub(crate) lock: File,
    pub(crate) paths: Paths,
    pub(crate) opened: Opened,
}

pub(crate) fn open(
    dir: &Path,
    now: Stamp,
    choice: OpenChoice,
    steps: &[Step],
) -> Result<OpenFile, OpenFault> {
    let paths = Paths::new(dir);
    if choice.folder_must_exist && !file_state::holds_record(dir) {
        return Err(OpenFault::FolderGone { dir: dir.to_owned() });
    }
    let io = |error: io::Error| paths.fault(&error);
    file_state::private_dir(dir).map_err(io)?;
    let lock = file_state::take_lock(&paths)?;
    let mark = Mark::read(&paths).map_err(io)?;
    aside::finish_install(&paths).map_err(io)?;
    let state = match file_state::probe(&paths, mark) {
        Err(OpenFault::JournalMissing { .. }) if choice.without_journal => FileState::Present,
        found => found?,
    };
    if state == FileState::Present && !image::journal_belongs(&paths.db, &paths.wal).map_err(io)? {
        if !choice.without_journal {
            let file = paths.db.clone();
            return Err(OpenFault::JournalOfAnother { file });
        }
        aside::move_journal_aside(&paths, now).map_err(io)?;
    }
    if state == FileState::Absent {
        file_state::private_options()
            .create(true)
            .truncate(false)
            .open(&paths.db)
            .map_err(io)?;
    }
    file_state::make_private(&paths.db).map_err(io)?;
    let (conn, mut opened) = open_sound(&paths, mark, now, steps)?;
    opened.after_crash = mark == Mark::Open;
    Mark::Open.write(&paths).map_err(io)?;
    Ok(OpenFile {
        conn,
        lock,
        paths,
        opened,
    })
}

/// Opens the file with SQLite, refuses what is not ours, newer or damaged, and migrates.
fn open_sound(
    paths: &Paths,
    mark: Mark,
    now: Stamp,
    steps: &[Step],
) -> Result<(Connection, Opened), OpenFault> {
    let sql = |error: rusqlite::Error| fault(paths, error);
    let mut conn = connection::open_file(&paths.db).map_err(sql)?;
    // Until the file is known to be ours, closing the connection must not write its journal back.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(sql)?;
    let from = recognise(&conn, paths, mark, steps)?;
    // After a crash, what lies here may have been put together by other programs: every index is held against its table.
    let check = match mark {
        Mark::Open => connection::careful_check,
        Mark::None | Mark::Closed => connection::quick_check,
    };
    if let Some(detail) = check(&conn).map_err(sql)? {
        return Err(OpenFault::Corrupt {
            file: paths.db.clone(),
            detail,
        });
    }
    let strange = if from == 0 {
        None
    } else {
        migrations::strange(&conn, from, steps).map_err(sql)?
    };
    if let Some(detail) = strange {
        return Err(OpenFault::Corrupt {
            file: paths.db.clone(),
            detail,
        });
    }
    let top = steps.last().map_or(0, |(to, _)| *to);
    let mut opened = Opened {
        new: from == 0,
        ..Opened::default()
    };
    if from != 0 && from < top {
        let made = backup::before_migration(&conn, paths, from, now)
            .map_err(|error| file_state::store_fault(paths, error))?;
        (opened.migrated_from, opened.backup) = (Some(from), Some(made));
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map_err(sql)?;
    connection::use_journal(&conn).map_err(sql)?;
    if from < top || read::serial(&conn).is_err() {
        migrations::apply(&mut conn, from, steps).map_err(|error| migration_fault(paths, error))?;
    }
    Ok((conn, opened))
}

/// The version of a file that is ours; zero for one that is still being made.
fn recognise(conn: &Connection, paths: &Paths, mark: Mark, steps: &[Step]) -> Result<u32, OpenFault> {
    let sql = |error: rusqlite::Error| fault(paths, error);
    let application: i32 = conn
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(sql)?;
    let version = migrations::version(conn).map_err(sql)?;
    let tables: u32 = conn
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(sql)?;
    if application == 0 && version == 0 && tables == 0 {
        let file = paths.db.clone();
        return if mark == Mark::None {
            Ok(0)
        } else {
            Err(OpenFault::ZeroLength { file })
        };
    }
    if application != APPLICATION_ID {
        return Err(OpenFault::Foreign {
            file: paths.db.clone(),
        });
    }
    let known = steps.last().map_or(0, |(to, _)| *to);
    if version > known {
        return Err(OpenFault::NewerVersion {
            found: version,
            known,
        });
    }
    Ok(version)
}

fn migration_fault(paths: &Paths, error: rusqlite::Error) -> OpenFault {
    let error = StoreError::from(error);
    if let StoreError::Bad(detail) = error {
        OpenFault::Migration { detail }
    } else {
        file_state::store_fault(paths, error)
    }
}

fn fault(paths: &Paths, error: rusqlite::Error) -> OpenFault {
    file_state::store_fault(paths, error.into())
}

#[cfg(test)]
mod tests {
    use soleus_core::time::Stamp;
    use tempfile::TempDir;

    use super::*;
    use crate::{Store, migrations::STEPS, recover};

    const NOW: Stamp = Stamp {
        ms: 1_795_000_000_000,
        offset_min: 0,
    };

    fn climbing(dir: &Path, sql: &'static str) -> Result<OpenFile, OpenFault> {
        let steps = [STEPS, &[(99, sql)]].concat();
        open(dir, NOW, OpenChoice::default(), &steps)
    }

    #[test]
    fn a_migration_is_preceded_by_a_backup_of_the_older_version() {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        store
            .transact(NOW, |tx| tx.put_setting("theme", &"dark"))
            .unwrap();
        drop(store);
        let file = climbing(dir.path(), "CREATE TABLE extra (a INTEGER) STRICT").unwrap();
        assert_eq!(migrations::version(&file.conn).unwrap(), 99);
        assert_eq!(file.opened.migrated_from, Some(migrations::VERSION));
        let backup = file.opened.backup.clone().unwrap();
        assert!(
            recover::preview(&backup).is_ok(),
            "the backup has the version before and opens"
        );
        drop(file);
        let newer = Store::open(dir.path(), NOW).err();
        assert!(
            matches!(newer, Some(OpenFault::NewerVersion { found: 99, .. })),
            "the older app refuses: {newer:?}"
        );
        recover::from_backup(dir.path(), &backup, NOW).unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        assert_eq!(
            store.setting::<String>("theme").unwrap().as_deref(),
            Some("dark"),
            "the way back works"
        );
    }

    #[test]
    fn a_migration_that_fails_leaves_the_record_as_it_was() {
        let dir = TempDir::new().unwrap();
        drop(Store::open(dir.path(), NOW).unwrap());
        let fault = climbing(
            dir.path(),
            "CREATE TABLE extra (a INTEGER) STRICT; CREATE TABLE entry (a)",
        )
        .err();
        assert!(matches!(fault, Some(OpenFault::Migration { .. })), "{fault:?}");
        let store = Store::open(dir.path(), NOW).unwrap();
        assert_eq!(store.opened().migrated_from, None);
        assert_eq!(store.integrity().unwrap(), None);
    }

    #[test]
    fn the_journal_lies_there_from_the_first_moment_so_that_its_absence_after_a_crash_means_loss() {
        let dir = TempDir::new().unwrap();
        drop(Store::open(dir.path(), NOW).unwrap());
        assert!(
            !dir.path().join("soleus.db-wal").exists(),
            "a proper end empties and removes it"
        );
        let _running = Store::open(dir.path(), NOW).unwrap();
        assert!(dir.path().join("soleus.db-wal").exists());
    }
}
