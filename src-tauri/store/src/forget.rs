//! Forgetting what was deleted: after the time in which a deletion can be undone, its text goes. Its id and the time of
//! the deletion stay, so that another laptop's copy does not bring it back.

use std::collections::HashSet;

use rusqlite::{Connection, TransactionBehavior, params};
use soleus_core::time::{DAY_MS, Stamp};

use crate::{
    Store, StoreError, pending,
    row::{self, BLANK, Raw},
};

/// Days for which a deleted entry keeps its text. Settings, Your data says it.
pub const FORGET_DAYS: i64 = 30;

impl Store {
    /// Blanks the text, the time and the earlier versions of entries deleted more than [`FORGET_DAYS`] ago; the freed
    /// places in the file are overwritten. Returns how many. Meant for the start; does nothing while changes wait for
    /// the disk.
    ///
    /// # Errors
    /// Disk faults; nothing was changed then.
    pub fn forget_deleted(&self, now: Stamp) -> Result<u32, StoreError> {
        let mut inner = self.lock();
        if inner.held.is_some() {
            return Ok(0);
        }
        let old = long_deleted(inner.reader(), now.ms.saturating_sub(FORGET_DAYS * DAY_MS))?;
        if old.is_empty() {
            return Ok(0);
        }
        let (conn, _) = inner.door()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for raw in &old {
            revisions_of(&tx, &raw.id)?;
            row::write(&tx, &blanked(raw))?;
        }
        pending::tally(&tx)?;
        tx.commit()?;
        Ok(u32::try_from(old.len()).unwrap_or(u32::MAX))
    }
}

fn long_deleted(conn: &Connection, before_ms: i64) -> Result<Vec<Raw>, StoreError> {
    let sql = format!(
        "SELECT {} FROM entry WHERE deleted = 1 AND body <> ?1 AND changed_ms < ?2",
        Raw::COLUMNS
    );
    let mut statement = conn.prepare(&sql)?;
    let rows = statement.query_map(params![BLANK, before_ms], Raw::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Nothing of what it said, belonged to or happened at; that it was deleted, and when.
pub(crate) fn blanked(raw: &Raw) -> Raw {
    Raw {
        at: raw.changed,
        subject: None,
        body: BLANK.to_owned(),
        ..raw.clone()
    }
}

/// Removes the earlier versions of the entry `id`.
pub(crate) fn revisions_of(conn: &Connection, id: &str) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM revision WHERE entry = ?1")?
        .execute([id])?;
    Ok(())
}

/// The entries whose text is forgotten here.
pub(crate) fn blank_ids(conn: &Connection) -> Result<HashSet<String>, StoreError> {
    let mut statement = conn.prepare("SELECT id FROM entry WHERE deleted = 1 AND body = ?1")?;
    let ids = statement.query_map([BLANK], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
