//! Tables for a spreadsheet: one line an entry, its body's fields as columns, the day it is about first.
//!
//! A byte order mark tells Excel that the text is UTF-8. Where the system writes decimals with a comma, Excel and LibreOffice
//! expect semicolons between cells, and would read `7.5` as a date: [`Form`] says which.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::Connection;
use serde_json::Value;
use soleus_core::time::Stamp;

use crate::{Store, StoreError, backup, row::Raw};

/// The columns every table begins with.
const FIRST: [&str; 7] = [
    "day",
    "time",
    "written",
    "utc_offset_minutes",
    "kind",
    "id",
    "belongs_to",
];
/// More columns than this no spreadsheet shows; what a body has beyond them stands together in [`REST`].
const MOST_COLUMNS: usize = 500;
/// The column for what has no column of its own.
const REST: &str = "more";

/// How a spreadsheet of this system reads a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Commas between cells and a point in numbers, as in English.
    Comma,
    /// Semicolons between cells and a comma in numbers, as in German.
    Semicolon,
}

impl Store {
    /// The entries of these kinds as one table, oldest first, without the deleted ones.
    ///
    /// # Errors
    /// Disk faults.
    pub fn csv(&self, kinds: &[&str], form: Form) -> Result<Vec<u8>, StoreError> {
        self.reading(|conn| table(conn, kinds, form))
    }

    /// Writes such a table to `to`, whole or not at all.
    ///
    /// # Errors
    /// Disk faults at that place, or of the record.
    pub fn csv_to(&self, to: &Path, kinds: &[&str], form: Form) -> Result<(), StoreError> {
        backup::write_whole(to, &self.csv(kinds, form)?)
    }
}

fn table(conn: &Connection, kinds: &[&str], form: Form) -> Result<Vec<u8>, StoreError> {
    let mut columns = BTreeSet::new();
    each(conn, kinds, |_, fields| {
        columns.extend(fields.into_keys());
        Ok(())
    })?;
    let columns: Vec<String> = columns.into_iter().take(MOST_COLUMNS).collect();
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(if form == Form::Comma { b',' } else { b';' })
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut out);
    let heads = columns.iter().map(|name| text(&head(name)));
    let heads = FIRST.into_iter().map(str::to_owned).chain(heads);
    writer
        .write_record(heads.chain([REST.to_owned()]))
        .map_err(refused)?;
    each(conn, kinds, |raw, mut fields| {
        let mut cells = first_cells(raw, fields.remove("day")).to_vec();
        for name in &columns {
            cells.push(
                fields
                    .remove(name)
                    .map_or_else(String::new, |value| cell(&value, form)),
            );
        }
        cells.push(rest(fields));
        writer.write_record(cells).map_err(refused)
    })?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

/// Hands each entry of these kinds with its fields to `take`, oldest first, holding one at a time.
fn each(
    conn: &Connection,
    kinds: &[&str],
    mut take: impl FnMut(&Raw, BTreeMap<String, Value>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let wanted = serde_json::Value::from(kinds.to_vec()).to_string();
    let sql = format!(
        "SELECT {} FROM entry WHERE kind IN (SELECT value FROM json_each(?1)) AND deleted = 0 ORDER BY at_ms, written",
        Raw::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    for raw in statement.query_map([wanted], Raw::read)? {
        let raw = raw?;
        let mut fields = BTreeMap::new();
        // A body that no program can read still gets its line, with no fields.
        flatten(
            "",
            serde_json::from_str(&raw.body).unwrap_or(Value::Null),
            &mut fields,
        );
        take(&raw, fields)?;
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed over by map_err")]
fn refused(error: csv::Error) -> StoreError {
    StoreError::Io(error.to_string())
}

/// The name of a field as a head: one that a first column has already says that it is the entry's own.
fn head(name: &str) -> String {
    if FIRST.contains(&name) || name == REST {
        format!("entry.{name}")
    } else {
        name.to_owned()
    }
}

/// The first cells of a line. The day is the one the entry says it is about, such as a check-in's for yesterday, else the day
/// on which it happened.
fn first_cells(raw: &Raw, about: Option<Value>) -> [String; 7] {
    let civil = |stamp: Stamp| stamp.civil().strftime("%Y-%m-%d %H:%M:%S").to_string();
    let about = about.as_ref().and_then(Value::as_str).map(text);
    [
        about.unwrap_or_else(|| raw.at.day().to_string()),
        civil(raw.at),
        civil(Stamp::new(raw.created_ms, raw.at.offset_min)),
        raw.at.offset_min.to_string(),
        text(&raw.kind),
        text(&raw.id),
        text(raw.subject.as_deref().unwrap_or_default()),
    ]
}

fn rest(fields: BTreeMap<String, Value>) -> String {
    if fields.is_empty() {
        String::new()
    } else {
        text(&Value::Object(fields.into_iter().collect()).to_string())
    }
}

/// Spreads nested fields over names with dots; a list stays one cell of JSON, or of words if it holds only words.
pub(crate) fn flatten(name: &str, value: Value, fields: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let name = if name.is_empty() {
                    key
                } else {
                    format!("{name}.{key}")
                };
                flatten(&name, member, fields);
            }
        }
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            let name = if name.is_empty() { "value" } else { name };
            fields.insert(name.to_owned(), value);
        }
    }
}

fn cell(value: &Value, form: Form) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) => value.to_string(),
        Value::Number(_) if form == Form::Semicolon => value.to_string().replace('.', ","),
        Value::Number(_) => value.to_string(),
        Value::String(words) => text(words),
        Value::Array(items) => {
            let words: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            text(&words.map_or_else(|| value.to_string(), |words| words.join("; ")))
        }
        Value::Object(_) => text(&value.to_string()),
    }
}

/// Text as a cell, never a formula. A spreadsheet runs a cell that begins with one of these signs; a leading apostrophe makes
/// it text.
fn text(text: &str) -> String {
    let formula = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
