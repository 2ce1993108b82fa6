//! Tables for a spreadsheet (RFC 4180): one line an entry, its body's fields as columns.

use std::{collections::BTreeMap, path::Path};

use rusqlite::Connection;
use serde_json::Value;

use crate::{Store, StoreError, backup, row::Raw};

/// The columns every table begins with.
const FIRST: [&str; 6] = ["id", "day", "time", "utc_offset_minutes", "kind", "belongs_to"];

impl Store {
    /// The entries of these kinds as one table, oldest first, without the deleted ones.
    ///
    /// # Errors
    /// Disk faults.
    pub fn csv(&self, kinds: &[&str]) -> Result<String, StoreError> {
        self.reading(|conn| table(conn, kinds))
    }

    /// Writes such a table to `to`, whole or not at all.
    ///
    /// # Errors
    /// Disk faults at that place, or of the record.
    pub fn csv_to(&self, to: &Path, kinds: &[&str]) -> Result<(), StoreError> {
        backup::write_whole(to, self.csv(kinds)?.as_bytes())
    }
}

fn table(conn: &Connection, kinds: &[&str]) -> Result<String, StoreError> {
    let mut rows: Vec<(Raw, BTreeMap<String, Value>)> = Vec::new();
    let sql = format!(
        "SELECT {} FROM entry WHERE kind = ?1 AND deleted = 0 ORDER BY at_ms, id",
        Raw::COLUMNS
    );
    for kind in kinds {
        let mut statement = conn.prepare_cached(&sql)?;
        for raw in statement.query_map([kind], Raw::read)? {
            let raw = raw?;
            let mut fields = BTreeMap::new();
            // A body that no program can read still gets its line, with no fields.
            flatten(
                "",
                serde_json::from_str(&raw.body).unwrap_or(Value::Null),
                &mut fields,
            );
            rows.push((raw, fields));
        }
    }
    rows.sort_by(|(a, _), (b, _)| (a.at.ms, &a.id).cmp(&(b.at.ms, &b.id)));
    let mut columns: Vec<&String> = rows.iter().flat_map(|(_, fields)| fields.keys()).collect();
    columns.sort();
    columns.dedup();
    let mut out = String::new();
    let heads = FIRST
        .iter()
        .map(|head| (*head).to_owned())
        .chain(columns.iter().map(|c| cell_text(c)));
    push_line(&mut out, heads);
    for (raw, fields) in &rows {
        let cells = first_cells(raw).into_iter();
        push_line(
            &mut out,
            cells.chain(
                columns
                    .iter()
                    .map(|column| fields.get(*column).map_or_else(String::new, cell)),
            ),
        );
    }
    Ok(out)
}

fn first_cells(raw: &Raw) -> [String; 6] {
    let civil = raw.at.civil();
    [
        cell_text(&raw.id),
        raw.at.day().to_string(),
        civil.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        raw.at.offset_min.to_string(),
        cell_text(&raw.kind),
        cell_text(raw.subject.as_deref().unwrap_or_default()),
    ]
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

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => cell_text(text),
        Value::Array(items) => {
            let words: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            cell_text(&words.map_or_else(|| value.to_string(), |words| words.join("; ")))
        }
        Value::Object(_) => cell_text(&value.to_string()),
    }
}

/// Text as a cell: quoted where it must be, and never a formula. A spreadsheet runs a cell that begins with one of
/// these signs; a leading apostrophe makes it text.
fn cell_text(text: &str) -> String {
    let formula = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r', ';', '\t']) || text.starts_with('\'') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn push_line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push_str(&cells.collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A strict reader of RFC 4180, for the tests only.
    fn parse(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, quoted) {
                ('"', true) if chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
                ('"', _) => quoted = !quoted,
                (',', false) => row.push(std::mem::take(&mut cell)),
                ('\r', false) => {
                    assert_eq!(chars.next(), Some('\n'), "a line ends with both");
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                (c, _) => cell.push(c),
            }
        }
        assert!(
            !quoted && cell.is_empty() && row.is_empty(),
            "the table ends with its last line"
        );
        rows
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_no_cell_is_a_formula(text in "\\PC*|[=+@\\-\"',;\r\n\t a]{0,12}") {
            let line = format!("{},end\r\n", cell_text(&text));
            let rows = parse(&line);
            prop_assert_eq!(rows.len(), 1);
            let got = &rows[0][0];
            prop_assert!(!got.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            let escaped = format!("'{text}");
            prop_assert!(*got == text || *got == escaped);
        }
    }

    #[test]
    fn nested_fields_become_columns_and_a_negative_number_stays_a_number() {
        let mut fields = BTreeMap::new();
        let body = serde_json::json!({"pain": {"rest": 2, "walk": -1}, "note": "=cmd()", "legs": ["left", "right"], "x": null});
        flatten("", body, &mut fields);
        let line: Vec<String> = fields.values().map(cell).collect();
        assert_eq!(
            fields.keys().collect::<Vec<_>>(),
            ["legs", "note", "pain.rest", "pain.walk"]
        );
        assert_eq!(line, ["\"left; right\"", "\"'=cmd()\"", "2", "-1"]);
    }
}
