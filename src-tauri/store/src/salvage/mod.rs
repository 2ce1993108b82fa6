//! Salvage: every row of the record that can still be read from a damaged file, page by page, whatever else is broken.
//!
//! It trusts nothing: not the schema, not the tree, not the counts. A row counts if it has the shape of ours and its
//! body is whole JSON. Pages are zeroed when rows leave them (`secure_delete`), so what is found was in the record.
//!
//! SQLite's own recovery (`sqlite3_recover` with `sqlite_dbdata`) is no part of the amalgamation that rusqlite bundles, and
//! no build flag adds it: it would be C of our own, called by unsafe code. It also starts from the schema on page 1, while
//! a row of ours is known by its shape: a file whose first page is spoilt is "not a database" to it (tried with 3.52.0),
//! and here every entry is found.

mod pages;

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use soleus_core::time::Stamp;

use crate::{
    KindCount, StoreError,
    places::{Moment, Places},
    row::{self, Raw},
};
use pages::Value;

/// What could be read of a damaged record.
#[derive(Clone, Debug, Default)]
pub struct Salvaged {
    entries: BTreeMap<String, Raw>,
    revisions: Vec<Raw>,
    settings: BTreeMap<String, (String, i64)>,
    /// Pages of the file that could not be used at all.
    pub damaged_pages: usize,
}

/// Reads what can be read of `bytes`.
pub(crate) fn scan(bytes: &[u8]) -> Salvaged {
    let mut found = Salvaged::default();
    found.damaged_pages = pages::each_record(bytes, |record| found.take(record));
    found
}

impl Salvaged {
    /// Entries of each kind, without the deleted ones.
    pub fn counts(&self) -> Vec<KindCount> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for raw in self.entries.values().filter(|raw| !raw.deleted) {
            *counts.entry(&raw.kind).or_default() += 1;
        }
        counts
            .into_iter()
            .map(|(kind, entries)| KindCount {
                kind: kind.to_owned(),
                entries,
            })
            .collect()
    }

    /// When the newest thing it records happened.
    pub fn newest(&self) -> Option<Stamp> {
        self.entries
            .values()
            .filter(|raw| !raw.deleted)
            .map(|raw| raw.at)
            .max_by_key(|at| at.ms)
    }

    /// Writes what was read into an empty record.
    pub(crate) fn fill(&self, conn: &Connection) -> Result<(), StoreError> {
        let tx = conn.unchecked_transaction()?;
        let places = Places::after(row::newest_place(&tx)?, self.entries.values().map(Moment::both));
        for raw in self.entries.values() {
            row::insert(&tx, &places.of(raw))?;
        }
        for raw in &self.revisions {
            row::keep_revision(&tx, raw)?;
        }
        for (key, (value, changed_ms)) in &self.settings {
            tx.execute(
                "INSERT INTO setting (key, value, changed_ms) VALUES (?1, ?2, ?3)",
                params![key, value, changed_ms],
            )?;
        }
        Ok(tx.commit()?)
    }

    fn take(&mut self, record: &[Value<'_>]) {
        if let Some(raw) = entry(record) {
            let newer = self
                .entries
                .get(&raw.id)
                .is_none_or(|old| old.changed.ms < raw.changed.ms);
            if newer {
                self.entries.insert(raw.id.clone(), raw);
            }
        } else if let Some(raw) = revision(record) {
            self.revisions.push(raw);
        } else if let [Value::Text(key), Value::Text(value), Value::Int(changed_ms)] = record
            && (1..=64).contains(&key.len())
            && is_json(value)
        {
            self.settings
                .insert((*key).to_owned(), ((*value).to_owned(), *changed_ms));
        }
    }
}

/// An entry of this version, or of the first, which had no order of writing.
fn entry(record: &[Value<'_>]) -> Option<Raw> {
    let (record, places) = match record {
        [of_first @ .., Value::Int(written), Value::Int(edited)] if record.len() == 13 => {
            (of_first, (*written, *edited))
        }
        _ => (record, (0, 0)),
    };
    let [
        id,
        kind,
        at_ms,
        offset,
        _day,
        subject,
        body,
        created_ms,
        changed_ms,
        changed_offset,
        deleted,
    ] = record
    else {
        return None;
    };
    let subject = if *subject == Value::Null {
        None
    } else {
        Some(id_text(subject)?)
    };
    let kind = kind.text().filter(|kind| (1..=64).contains(&kind.len()))?;
    Some(Raw {
        id: id_text(id)?,
        kind: kind.to_owned(),
        at: stamp(at_ms, offset)?,
        subject,
        body: body.text().filter(|body| is_json(body))?.to_owned(),
        created_ms: created_ms.int()?,
        changed: stamp(changed_ms, changed_offset)?,
        deleted: flag(deleted)?,
        written: places.0,
        edited: places.1,
    })
}

fn revision(record: &[Value<'_>]) -> Option<Raw> {
    let [
        Value::Null,
        entry,
        at_ms,
        offset,
        body,
        changed_ms,
        changed_offset,
        deleted,
    ] = record
    else {
        return None;
    };
    let changed = stamp(changed_ms, changed_offset)?;
    Some(Raw {
        id: id_text(entry)?,
        kind: String::new(),
        at: stamp(at_ms, offset)?,
        subject: None,
        body: body.text().filter(|body| is_json(body))?.to_owned(),
        created_ms: changed.ms,
        changed,
        deleted: flag(deleted)?,
        written: 0,
        edited: 0,
    })
}

fn id_text(value: &Value<'_>) -> Option<String> {
    value
        .text()
        .filter(|id| uuid::Uuid::try_parse(id).is_ok() && id.len() == 36)
        .map(str::to_owned)
}

fn stamp(ms: &Value<'_>, offset: &Value<'_>) -> Option<Stamp> {
    Stamp::checked(ms.int()?, i16::try_from(offset.int()?).ok()?)
}

fn flag(value: &Value<'_>) -> Option<bool> {
    match value.int()? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_scanned_without_a_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..9000), kind in 0u8..20) {
            if let Some(first) = bytes.get_mut(4096) {
                *first = kind;
            }
            scan(&bytes);
        }
    }

    #[test]
    fn chains_of_overflow_that_loop_or_that_many_rows_claim_cost_a_few_times_the_file() {
        const PAGE: usize = 4096;
        const PAGES: usize = 4000;
        let mut bytes = vec![0_u8; PAGE * PAGES];
        bytes[16..18].copy_from_slice(&[0x10, 0]);
        let claim = u64::try_from(bytes.len()).unwrap();
        // A varint of four bytes, as long as the file.
        let length: Vec<u8> = [21, 14, 7]
            .map(|shift| 0x80 | u8::try_from((claim >> shift) & 0x7f).unwrap())
            .into_iter()
            .chain([u8::try_from(claim & 0x7f).unwrap()])
            .collect();
        for page in 1..PAGES {
            let at = page * PAGE;
            bytes[at] = 13;
            bytes[at + 3..at + 5].copy_from_slice(&1024_u16.to_be_bytes());
            for cell in 0..1024 {
                bytes[at + 8 + 2 * cell..][..2].copy_from_slice(&2100_u16.to_be_bytes());
            }
            bytes[at + 2100..at + 2104].copy_from_slice(&length);
            bytes[at + 2104] = 1;
            for local in 489..2000 {
                if let Some(place) = bytes.get_mut(at + 2105 + local) {
                    *place = 0;
                }
            }
        }
        // Every page is also the next one of a chain that never ends.
        for page in 1..PAGES {
            let next = u32::try_from(page % (PAGES - 1) + 2).unwrap();
            bytes[page * PAGE + 4088..page * PAGE + 4092].copy_from_slice(&next.to_be_bytes());
        }
        assert!(scan(&bytes).counts().is_empty());
    }
}
