//! What the entries of a record said before: each earlier version is kept once, however often a file is imported.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use soleus_core::time::Stamp;

use crate::{
    StoreError,
    row::{self, Raw},
};

/// What tells two versions of one entry apart.
type Said = (Stamp, Stamp, String, bool);

fn said(raw: &Raw) -> Said {
    (raw.changed, raw.at, raw.body.clone(), raw.deleted)
}

/// The earlier versions of the entries that were asked about, each entry's read once.
pub(super) struct Past<'c> {
    conn: &'c Connection,
    known: HashMap<String, HashSet<Said>>,
}

impl<'c> Past<'c> {
    pub(super) fn of(conn: &'c Connection) -> Self {
        Self {
            conn,
            known: HashMap::new(),
        }
    }

    /// Whether the entry has said this before.
    pub(super) fn holds(&mut self, raw: &Raw) -> Result<bool, StoreError> {
        let said = said(raw);
        Ok(self.versions(&raw.id)?.contains(&said))
    }

    /// Keeps `raw` as an earlier version unless it is one already; true if it was not.
    pub(super) fn keep(&mut self, raw: &Raw) -> Result<bool, StoreError> {
        let new = self.versions(&raw.id)?.insert(said(raw));
        if new {
            row::keep_revision(self.conn, raw)?;
        }
        Ok(new)
    }

    /// Forgets them, here and in the record.
    pub(super) fn forget(&mut self, id: &str) -> Result<(), StoreError> {
        self.known.remove(id);
        crate::forget::revisions_of(self.conn, id)
    }

    fn versions(&mut self, id: &str) -> Result<&mut HashSet<Said>, StoreError> {
        if !self.known.contains_key(id) {
            let sql = "SELECT changed_ms, changed_offset_min, at_ms, offset_min, body, deleted
                       FROM revision WHERE entry = ?1";
            let mut statement = self.conn.prepare_cached(sql)?;
            let rows = statement.query_map([id], |row| {
                let changed = Stamp::new(row.get(0)?, row.get(1)?);
                Ok((
                    changed,
                    Stamp::new(row.get(2)?, row.get(3)?),
                    row.get(4)?,
                    row.get(5)?,
                ))
            })?;
            let versions = rows.collect::<Result<_, _>>()?;
            self.known.insert(id.to_owned(), versions);
        }
        Ok(self.known.entry(id.to_owned()).or_default())
    }
}
