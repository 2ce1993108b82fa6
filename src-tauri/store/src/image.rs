//! The committed state of a record as bytes, read without SQLite: main file plus the whole transactions of its journal.
//!
//! This is how a file that must not be touched, or cannot be (read-only folder, full disk, newer version, damage), is
//! looked at. Only for files to which this process has no connection.
//!
//! SQLite reads a journal too, but it does not ask whose journal it is: it would mix a record that was put in place after
//! a crash with the journal of the one before (`tests/faults/store/journal.rs`), and opening writes beside the file.

use std::{io, path::Path};

use rusqlite::{Connection, MAIN_DB};

use crate::{
    OpenFault, StoreError, connection,
    file_state::read_limited,
    migrations::{self, APPLICATION_ID, STEPS, VERSION},
    read,
};

/// The largest file that is read whole: ten years of a full record are about 40 MB.
pub(crate) const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Reads the committed state of `db` with its journal `wal`. A journal that is missing, damaged or of another file adds
/// nothing.
pub(crate) fn read(db: &Path, wal: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = read_limited(db, MOST_BYTES)?;
    match read_limited(wal, MOST_BYTES) {
        Ok(journal) if belongs(&bytes, &journal) => apply_journal(&mut bytes, &journal, usize::MAX),
        _ => {}
    }
    Ok(bytes)
}

/// Whether the journal `wal` was written on top of the file `db`. SQLite does not ask: a file that was put in the
/// record's place after a crash, such as an older copy, would be mixed with the journal of the one before.
///
/// Every transaction adds one to the record's tally. So the file of a journal stands, at the earliest, just before the
/// journal's first transaction and, at the latest, at its last (when all of it has been written back).
pub(crate) fn journal_belongs(db: &Path, wal: &Path) -> io::Result<bool> {
    match read_limited(wal, MOST_BYTES) {
        Ok(journal) if journal.len() > 32 => Ok(belongs(&read_limited(db, MOST_BYTES)?, &journal)),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn belongs(bytes: &[u8], journal: &[u8]) -> bool {
    let serial_after = |transactions: usize| {
        let mut bytes = bytes.to_vec();
        apply_journal(&mut bytes, journal, transactions);
        read::serial(&open(bytes).ok()?).ok()
    };
    // A file whose tally cannot be read is judged by what reads it next.
    let (Some(file), Some(first), Some(last)) = (serial_after(0), serial_after(1), serial_after(usize::MAX))
    else {
        return true;
    };
    file + 1 >= first && file <= last
}

/// Writes the pages of the first `transactions` committed transactions of `journal` into `bytes`
/// (file format: sqlite.org/fileformat2.html, section 4).
fn apply_journal(bytes: &mut Vec<u8>, journal: &[u8], mut transactions: usize) {
    let Some(header) = journal.get(..32) else { return };
    let page_size = word(header, 8) as usize;
    let little = match word(header, 0) {
        0x377f_0682 => true,
        0x377f_0683 => false,
        _ => return,
    };
    if !(512..=65_536).contains(&page_size) || !page_size.is_power_of_two() {
        return;
    }
    let mut sum = checksum((0, 0), header.get(..24).unwrap_or_default(), little);
    if sum != (word(header, 24), word(header, 28)) {
        return;
    }
    let mut waiting: Vec<(usize, &[u8])> = Vec::new();
    for frame in journal.get(32..).unwrap_or_default().chunks_exact(24 + page_size) {
        if transactions == 0 {
            return;
        }
        let (head, page) = frame.split_at(24);
        sum = checksum(sum, head.get(..8).unwrap_or_default(), little);
        sum = checksum(sum, page, little);
        let same_salt = head.get(8..16) == header.get(16..24);
        if !same_salt || sum != (word(head, 16), word(head, 20)) {
            return;
        }
        waiting.push((word(head, 0) as usize, page));
        let pages_after_commit = word(head, 4) as usize;
        if pages_after_commit > 0 {
            commit(bytes, &mut waiting, pages_after_commit, page_size);
            transactions -= 1;
        }
    }
}

fn commit(bytes: &mut Vec<u8>, waiting: &mut Vec<(usize, &[u8])>, pages: usize, page_size: usize) {
    let room = pages.saturating_mul(page_size);
    // A count beyond what main file and journal can hold is damage, not a record.
    if room > bytes.len() + waiting.len() * page_size + page_size * 1024 {
        waiting.clear();
        return;
    }
    bytes.resize(room, 0);
    for (number, page) in waiting.drain(..) {
        let at = number.saturating_sub(1).saturating_mul(page_size);
        if let Some(place) = bytes.get_mut(at..at.saturating_add(page_size)) {
            place.copy_from_slice(page);
        }
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes
        .get(at..at + 4)
        .and_then(|four| <[u8; 4]>::try_from(four).ok());
    four.map(u32::from_be_bytes).unwrap_or_default()
}

fn checksum(from: (u32, u32), bytes: &[u8], little: bool) -> (u32, u32) {
    let mut sum = from;
    for pair in bytes.chunks_exact(8) {
        let (a, b) = (word(pair, 0), word(pair, 4));
        let (a, b) = if little {
            (a.swap_bytes(), b.swap_bytes())
        } else {
            (a, b)
        };
        sum.0 = sum.0.wrapping_add(a).wrapping_add(sum.1);
        sum.1 = sum.1.wrapping_add(b).wrapping_add(sum.0);
    }
    sum
}

/// Opens `bytes` as a database in memory that can be written without touching any file.
fn open(mut bytes: Vec<u8>) -> Result<Connection, StoreError> {
    // The format bytes 18 and 19 say "has a journal"; in memory there is none.
    if let Some(format) = bytes.get_mut(18..20) {
        format.copy_from_slice(&[1, 1]);
    }
    let mut conn = connection::open_memory()?;
    conn.deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), false)?;
    Ok(conn)
}

/// A record given as bytes, recognised, checked and brought to this version, in memory. `file` is named in faults.
pub(crate) fn load(bytes: Vec<u8>, file: &Path) -> Result<Connection, OpenFault> {
    let file = file.to_owned();
    if bytes.is_empty() {
        return Err(OpenFault::ZeroLength { file });
    }
    if !bytes.starts_with(b"SQLite format 3\0") {
        return Err(OpenFault::Foreign { file });
    }
    let damaged = |error: StoreError| OpenFault::Corrupt {
        file: file.clone(),
        detail: error.to_string(),
    };
    let mut conn = open(bytes).map_err(damaged)?;
    let (application, found) = identify(&conn).map_err(damaged)?;
    if application != APPLICATION_ID {
        return Err(OpenFault::Foreign { file });
    }
    if found > VERSION {
        return Err(OpenFault::NewerVersion {
            found,
            known: VERSION,
        });
    }
    if let Some(detail) = connection::quick_check(&conn).map_err(|error| damaged(error.into()))? {
        return Err(OpenFault::Corrupt { file, detail });
    }
    if let Some(detail) = migrations::strange(&conn, found, STEPS).map_err(|error| damaged(error.into()))? {
        return Err(OpenFault::Corrupt { file, detail });
    }
    migrations::apply(&mut conn, found, STEPS).map_err(|error| OpenFault::Migration {
        detail: error.to_string(),
    })?;
    Ok(conn)
}

/// A record of any version, recognised and opened in memory to be dumped, not understood.
pub(crate) fn load_any_version(bytes: Vec<u8>, file: &Path) -> Result<Connection, OpenFault> {
    let damaged = |error: StoreError| OpenFault::Corrupt {
        file: file.to_owned(),
        detail: error.to_string(),
    };
    let conn = open(bytes).map_err(damaged)?;
    let (application, _) = identify(&conn).map_err(damaged)?;
    let ours = application == APPLICATION_ID;
    if ours {
        Ok(conn)
    } else {
        Err(OpenFault::Foreign {
            file: file.to_owned(),
        })
    }
}

fn identify(conn: &Connection) -> Result<(i32, u32), StoreError> {
    let application = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok((application, migrations::version(conn)?))
}
