//! A look into a record that this Soleus must not open, such as one made by a newer version: its file is read as bytes
//! and never opened for writing; tables and columns are taken as they come.

use std::path::Path;

use rusqlite::{Connection, Row, types::ValueRef};
use serde_json::Value;
use soleus_core::time::Stamp;

use crate::{KindCount, OpenFault, StoreError, file_state::Paths, image, migrations, transfer::csv::flatten};

/// Tables that hold nothing a person has entered, or only what entries said before.
const INNER: [&str; 3] = ["revision", "tally", "running_session"];
/// Columns of an entry that say nothing to a person, or that are shown apart.
const APART: [&str; 14] = [
    "id",
    "kind",
    "at_ms",
    "offset_min",
    "day",
    "subject",
    "body",
    "created_ms",
    "changed_ms",
    "changed_offset_min",
    "deleted",
    "written",
    "edited",
    "seq",
];

/// A record of any version, to look at.
pub struct Viewer {
    conn: Connection,
    /// The version of its tables.
    pub version: u32,
}

/// One entry, as far as it can be read without knowing its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewed {
    /// When what it records happened, if it says so in a way known here.
    pub at: Option<Stamp>,
    /// Its fields by name, as text; nested names have dots.
    pub fields: Vec<(String, String)>,
}

impl Viewer {
    /// Reads the record in `dir`, which is not touched.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(dir: &Path) -> Result<Self, OpenFault> {
        let paths = Paths::new(dir);
        let bytes = image::read(&paths.db, &paths.wal).map_err(|error| paths.fault(&error))?;
        let conn = image::load_any_version(bytes, &paths.db)?;
        let version = migrations::version(&conn).map_err(|error| OpenFault::Corrupt {
            file: paths.db,
            detail: StoreError::from(error).to_string(),
        })?;
        Ok(Self { conn, version })
    }

    /// What it holds: entries by kind, and the rows of every other table by its name.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn holds(&self) -> Result<Vec<KindCount>, StoreError> {
        let mut found = Vec::new();
        for table in self.tables()? {
            if self.is_journal(&table)? {
                let sql = format!(
                    "SELECT kind, count(*) FROM {} WHERE {} GROUP BY kind ORDER BY kind",
                    quoted(&table),
                    self.present(&table)?
                );
                let mut statement = self.conn.prepare(&sql)?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                for row in rows {
                    let (kind, entries) = row?;
                    found.push(KindCount { kind, entries });
                }
            } else {
                let sql = format!("SELECT count(*) FROM {}", quoted(&table));
                let entries = self.conn.query_row(&sql, [], |row| row.get(0))?;
                found.push(KindCount { kind: table, entries });
            }
        }
        found.retain(|count| count.entries > 0);
        Ok(found)
    }

    /// Entries of one kind (or rows of a table by that name), the newest first, `limit` at most after `skip`.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn page(&self, kind: &str, skip: u32, limit: u32) -> Result<Vec<Viewed>, StoreError> {
        let tables = self.tables()?;
        let mut journal = None;
        for table in &tables {
            if self.is_journal(table)? {
                journal = Some(table);
            }
        }
        let plain = tables
            .iter()
            .find(|table| *table == kind && Some(*table) != journal);
        let (table, only) = match (plain, journal) {
            (Some(table), _) => (table, "1 = 1 OR ?1 = ''".to_owned()),
            (None, Some(table)) => (table, format!("kind = ?1 AND {}", self.present(table)?)),
            (None, None) => return Ok(Vec::new()),
        };
        let newest = if self.columns(table)?.iter().any(|name| name == "at_ms") {
            "at_ms DESC"
        } else {
            "1 DESC"
        };
        let sql = format!(
            "SELECT * FROM {} WHERE {only} ORDER BY {newest} LIMIT ?2 OFFSET ?3",
            quoted(table)
        );
        let mut statement = self.conn.prepare(&sql)?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map(rusqlite::params![kind, limit, skip], |row| viewed(row, &columns))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn tables(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let mut statement = self.conn.prepare(sql)?;
        let names = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut names: Vec<String> = names.collect::<Result<_, _>>()?;
        names.retain(|name| !name.starts_with("sqlite_") && !INNER.contains(&name.as_str()));
        Ok(names)
    }

    fn columns(&self, table: &str) -> Result<Vec<String>, StoreError> {
        let statement = self.conn.prepare(&format!("SELECT * FROM {}", quoted(table)))?;
        Ok(statement.column_names().map(str::to_owned).collect())
    }

    /// The table whose rows are entries of many kinds.
    fn is_journal(&self, table: &str) -> Result<bool, StoreError> {
        Ok(table == "entry" && self.columns(table)?.iter().any(|name| name == "kind"))
    }

    fn present(&self, table: &str) -> Result<&'static str, StoreError> {
        let marks = self.columns(table)?.iter().any(|name| name == "deleted");
        Ok(if marks { "deleted = 0" } else { "1 = 1" })
    }
}

fn viewed(row: &Row<'_>, columns: &[String]) -> rusqlite::Result<Viewed> {
    let mut entry = Viewed::default();
    let (mut ms, mut offset) = (None, None);
    for (at, name) in columns.iter().enumerate() {
        let cell = row.get_ref(at)?;
        match (name.as_str(), cell) {
            ("at_ms", ValueRef::Integer(value)) => ms = Some(value),
            ("offset_min", ValueRef::Integer(value)) => offset = i16::try_from(value).ok(),
            ("body", ValueRef::Text(text)) => {
                let text = String::from_utf8_lossy(text);
                spread("", &text, &mut entry.fields);
            }
            (name, _) if APART.contains(&name) => {}
            (name, ValueRef::Text(text)) => spread(name, &String::from_utf8_lossy(text), &mut entry.fields),
            (name, ValueRef::Integer(value)) => entry.fields.push((name.to_owned(), value.to_string())),
            (name, ValueRef::Real(value)) => entry.fields.push((name.to_owned(), value.to_string())),
            (_, ValueRef::Null | ValueRef::Blob(_)) => {}
        }
    }
    entry.at = ms.and_then(|ms| Stamp::checked(ms, offset.unwrap_or(0)).or_else(|| Stamp::checked(ms, 0)));
    Ok(entry)
}

/// A text that is JSON as its fields, any other text as it stands.
fn spread(name: &str, text: &str, fields: &mut Vec<(String, String)>) {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        let name = if name.is_empty() { "text" } else { name };
        fields.push((name.to_owned(), text.to_owned()));
        return;
    };
    let mut members = std::collections::BTreeMap::new();
    flatten(name, value, &mut members);
    fields.extend(members.into_iter().map(|(name, value)| (name, plain(&value))));
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
