//! One way to open SQLite: every connection to a record has the same pragmas.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig, ffi};

/// How long a statement waits for another program that holds the file. A person waits that long without worry.
const BUSY: Duration = Duration::from_millis(2500);

/// Pages a growing journal is cut back to after a checkpoint: 4 MiB.
const JOURNAL_LIMIT: i64 = 4 * 1024 * 1024;

/// Opens an existing file for writing.
pub(crate) fn open_file(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    prepare(&conn)?;
    Ok(conn)
}

/// Opens an existing file for reading: nothing of it is changed, and closing writes no journal back.
pub(crate) fn open_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    prepare(&conn)?;
    Ok(conn)
}

/// Opens a database that lives in memory.
pub(crate) fn open_memory() -> rusqlite::Result<Connection> {
    let conn = Connection::open_in_memory()?;
    prepare(&conn)?;
    Ok(conn)
}

fn prepare(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_prepared_statement_cache_capacity(64);
    for (name, value) in [
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("foreign_keys", "ON"),
        ("secure_delete", "ON"),
        ("temp_store", "MEMORY"),
        ("synchronous", "FULL"),
    ] {
        conn.pragma_update(None, name, value)?;
    }
    if cfg!(target_os = "macos") {
        conn.pragma_update(None, "fullfsync", "ON")?;
        conn.pragma_update(None, "checkpoint_fullfsync", "ON")?;
    }
    Ok(())
}

/// Switches a file to the write-ahead log; the file itself changes only if it was not in that mode.
pub(crate) fn use_journal(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    conn.pragma_update_and_check(None, "journal_size_limit", JOURNAL_LIMIT, |row| {
        row.get::<_, i64>(0)
    })?;
    // A file that was not in that mode gets its journal with the first look only; from then on a missing one means loss.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(())
}

/// Moves the journal into the file and empties it.
pub(crate) fn checkpoint(conn: &Connection) -> rusqlite::Result<()> {
    let busy: bool = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy {
        Err(rusqlite::Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_BUSY),
            None,
        ))
    } else {
        Ok(())
    }
}

/// The first thing `quick_check` finds, or `None` if the file is sound.
///
/// The tables' own CHECKs are left out: they cost most of the time, and a row edited by hand is no reason to shut the
/// person out of all the others.
pub(crate) fn quick_check(conn: &Connection) -> rusqlite::Result<Option<String>> {
    check_files(conn, "PRAGMA quick_check(1)")
}

/// As [`quick_check`], and every index is held against its table: for a file that may have been put together by others.
pub(crate) fn careful_check(conn: &Connection) -> rusqlite::Result<Option<String>> {
    check_files(conn, "PRAGMA integrity_check(1)")
}

fn check_files(conn: &Connection, sql: &str) -> rusqlite::Result<Option<String>> {
    conn.pragma_update(None, "ignore_check_constraints", "ON")?;
    let found = check(conn, sql);
    conn.pragma_update(None, "ignore_check_constraints", "OFF")?;
    found
}

/// The first fault that the check `sql` finds.
pub(crate) fn check(conn: &Connection, sql: &str) -> rusqlite::Result<Option<String>> {
    let word: String = conn.query_row(sql, [], |row| row.get(0))?;
    Ok((word != "ok").then_some(word))
}
