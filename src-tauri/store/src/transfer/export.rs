//! The export: everything in the record as one JSON text, one entry a line, each body exactly as it is stored.

use std::{io::Write, path::Path};

use rusqlite::{Connection, types::ValueRef};
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use soleus_core::time::Stamp;

use crate::{
    OpenFault, Store, StoreError, backup, connection, file_state::Paths, image, migrations, row::Raw,
};

use super::{
    limits::Lines,
    seal::{self, SecretString},
};

/// The word in an export's first line that says what it is.
pub const FORMAT: &str = "soleus-export";
/// The export's own version; it rises only when an older Soleus could not read it.
pub(super) const FORMAT_VERSION: u32 = 2;
/// The published schema of the export (JSON Schema 2020-12).
pub const SCHEMA: &str = include_str!("export.schema.json");

/// One entry, as in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct EntryLine {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) at: Stamp,
    pub(super) subject: Option<String>,
    pub(super) body: Box<RawValue>,
    pub(super) created_ms: i64,
    pub(super) changed: Stamp,
    pub(super) deleted: bool,
    /// Missing in version 1.
    #[serde(default)]
    pub(super) written: i64,
    /// Missing in version 1.
    #[serde(default)]
    pub(super) edited: i64,
}

/// What an entry said before, as in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RevisionLine {
    pub(super) entry: String,
    pub(super) at: Stamp,
    pub(super) body: Box<RawValue>,
    pub(super) changed: Stamp,
    pub(super) deleted: bool,
}

/// One setting, as in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SettingLine {
    pub(super) key: String,
    pub(super) value: Box<RawValue>,
    pub(super) changed_ms: i64,
}

/// The running session, as in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RunningLine {
    pub(super) body: Box<RawValue>,
    pub(super) changed_ms: i64,
}

/// The file's outer form. Entries are read one by one, so that one bad entry does not cost the others.
#[derive(Deserialize)]
pub(super) struct Outer<'f> {
    pub(super) format: String,
    pub(super) version: u32,
    #[serde(borrow)]
    pub(super) entries: Lines<'f>,
    #[serde(borrow)]
    pub(super) revisions: Lines<'f>,
    #[serde(borrow)]
    pub(super) settings: Lines<'f>,
    pub(super) running: Option<RunningLine>,
}

impl Store {
    /// The whole record as JSON text; see [`SCHEMA`].
    ///
    /// # Errors
    /// Disk faults.
    pub fn export(&self, now: Stamp) -> Result<Vec<u8>, StoreError> {
        self.reading(|conn| whole(conn, now))
    }

    /// Writes the export to `to`, whole or not at all; encrypted if there is a passphrase.
    ///
    /// # Errors
    /// Disk faults at that place, or of the record.
    pub fn export_to(
        &self,
        to: &Path,
        passphrase: Option<&SecretString>,
        now: Stamp,
    ) -> Result<(), StoreError> {
        write_sealed(to, self.export(now)?, passphrase)
    }

    /// Writes an encrypted backup to `to`, whole or not at all.
    ///
    /// # Errors
    /// Disk faults at that place, or of the record.
    pub fn copy_sealed_to(&self, to: &Path, passphrase: &SecretString) -> Result<(), StoreError> {
        let bytes = self.reading(|conn| {
            let mut copy = connection::open_memory()?;
            backup::copy_all(conn, &mut copy)?;
            Ok(copy.serialize(rusqlite::MAIN_DB)?.to_vec())
        })?;
        write_sealed(to, bytes, Some(passphrase))
    }
}

fn write_sealed(to: &Path, bytes: Vec<u8>, passphrase: Option<&SecretString>) -> Result<(), StoreError> {
    let bytes = match passphrase {
        Some(passphrase) => seal::seal(&bytes, passphrase)?,
        None => bytes,
    };
    backup::write_whole(to, &bytes)
}

/// Every table of the record in `dir` as JSON, whatever version made it, without touching the file: the way out of a
/// record that a newer Soleus made.
///
/// # Errors
/// The file's fault.
pub fn dump(dir: &Path) -> Result<Vec<u8>, OpenFault> {
    let paths = Paths::new(dir);
    let bytes = image::read(&paths.db, &paths.wal).map_err(|error| paths.fault(&error))?;
    let conn = image::load_any_version(bytes, &paths.db)?;
    let damaged = |error: StoreError| OpenFault::Corrupt {
        file: paths.db.clone(),
        detail: error.to_string(),
    };
    let version = migrations::version(&conn).map_err(|error| damaged(error.into()))?;
    let tables = tables(&conn).map_err(damaged)?;
    let text = serde_json::json!({ "format": "soleus-tables", "version": version, "tables": tables });
    Ok(text.to_string().into_bytes())
}

/// Writes [`dump`] to `to`, whole or not at all.
///
/// # Errors
/// As [`dump`], and disk faults at that place.
pub fn dump_to(dir: &Path, to: &Path) -> Result<(), OpenFault> {
    let place = Paths::new(to.parent().unwrap_or(to));
    backup::write_whole(to, &dump(dir)?).map_err(|error| crate::file_state::store_fault(&place, error))
}

/// Writes [`SCHEMA`] to `to`, whole or not at all.
///
/// # Errors
/// Disk faults at that place.
pub fn write_schema(to: &Path) -> Result<(), StoreError> {
    backup::write_whole(to, SCHEMA.as_bytes())
}

fn tables(conn: &Connection) -> Result<Value, StoreError> {
    let mut names = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = names
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut tables = serde_json::Map::new();
    for name in names {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{}\"", name.replace('"', "\"\"")))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map([], |row| {
            let cell = |at: usize| row.get_ref(at).map(cell_json);
            columns
                .iter()
                .enumerate()
                .map(|(at, name)| Ok((name.clone(), cell(at)?)))
                .collect()
        })?;
        tables.insert(
            name,
            Value::Array(rows.map(|row| row.map(Value::Object)).collect::<Result<_, _>>()?),
        );
    }
    Ok(Value::Object(tables))
}

fn cell_json(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(int) => int.into(),
        ValueRef::Real(real) => real.into(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into(),
    }
}

fn whole(conn: &Connection, now: Stamp) -> Result<Vec<u8>, StoreError> {
    // One transaction, so that entries and revisions are of one moment.
    let tx = conn.unchecked_transaction()?;
    let mut out = Vec::new();
    let now = text(&now)?;
    line(
        &mut out,
        &format!("{{\"format\":\"{FORMAT}\",\"version\":{FORMAT_VERSION},\"exported\":{now},"),
    )?;
    array(&mut out, "entries", entries(&tx)?)?;
    array(&mut out, "revisions", revisions(&tx)?)?;
    array(&mut out, "settings", settings(&tx)?)?;
    line(&mut out, &format!("\"running\":{}}}", text(&running(&tx)?)?))?;
    Ok(out)
}

fn array<T: Serialize>(out: &mut Vec<u8>, name: &str, items: Vec<T>) -> Result<(), StoreError> {
    line(out, &format!("\"{name}\":["))?;
    let last = items.len().saturating_sub(1);
    for (index, item) in items.iter().enumerate() {
        line(
            out,
            &format!("{}{}", text(item)?, if index == last { "" } else { "," }),
        )?;
    }
    line(out, "],")
}

fn line(out: &mut Vec<u8>, text: &str) -> Result<(), StoreError> {
    Ok(writeln!(out, "{text}")?)
}

fn text(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Bad(error.to_string()))
}

fn raw_json(text: String) -> Result<Box<RawValue>, StoreError> {
    RawValue::from_string(text).map_err(|error| StoreError::Bad(error.to_string()))
}

fn entries(conn: &Connection) -> Result<Vec<EntryLine>, StoreError> {
    let mut statement = conn.prepare(&format!("SELECT {} FROM entry ORDER BY at_ms, id", Raw::COLUMNS))?;
    let rows = statement.query_map([], Raw::read)?;
    rows.map(|raw| raw.map_err(StoreError::from).and_then(EntryLine::from_raw))
        .collect()
}

impl EntryLine {
    fn from_raw(raw: Raw) -> Result<Self, StoreError> {
        Ok(Self {
            body: raw_json(raw.body)?,
            id: raw.id,
            kind: raw.kind,
            at: raw.at,
            subject: raw.subject,
            created_ms: raw.created_ms,
            changed: raw.changed,
            deleted: raw.deleted,
            written: raw.written,
            edited: raw.edited,
        })
    }
}

fn revisions(conn: &Connection) -> Result<Vec<RevisionLine>, StoreError> {
    let sql = "SELECT entry, at_ms, offset_min, body, changed_ms, changed_offset_min, deleted
               FROM revision ORDER BY entry, changed_ms, seq";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let (at, changed) = (
            Stamp::new(row.get(1)?, row.get(2)?),
            Stamp::new(row.get(4)?, row.get(5)?),
        );
        Ok((row.get(0)?, at, row.get(3)?, changed, row.get(6)?))
    })?;
    rows.map(|row| {
        let (entry, at, body, changed, deleted) = row?;
        Ok(RevisionLine {
            entry,
            at,
            body: raw_json(body)?,
            changed,
            deleted,
        })
    })
    .collect()
}

fn settings(conn: &Connection) -> Result<Vec<SettingLine>, StoreError> {
    let mut statement = conn.prepare("SELECT key, value, changed_ms FROM setting ORDER BY key")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (key, value, changed_ms) = row?;
        Ok(SettingLine {
            key,
            value: raw_json(value)?,
            changed_ms,
        })
    })
    .collect()
}

fn running(conn: &Connection) -> Result<Option<RunningLine>, StoreError> {
    let mut statement = conn.prepare("SELECT body, changed_ms FROM running_session")?;
    let row = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .next()
        .transpose()?;
    row.map(|(body, changed_ms)| {
        Ok(RunningLine {
            body: raw_json(body)?,
            changed_ms,
        })
    })
    .transpose()
}
