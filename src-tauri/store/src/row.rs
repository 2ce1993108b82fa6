//! A row of the journal as stored, and the operations that change rows. One code path applies them, whoever asks:
//! a use-case, the replay of changes kept in memory, or an import.

use rusqlite::{Connection, OptionalExtension, Row, params};
use soleus_core::time::Stamp;

use crate::StoreError;

/// One journal row, its body still text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raw {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) at: Stamp,
    pub(crate) subject: Option<String>,
    pub(crate) body: String,
    pub(crate) created_ms: i64,
    pub(crate) changed: Stamp,
    pub(crate) deleted: bool,
    /// See [`soleus_core::journal::Entry::written`]; for a revision, which has no place of its own, zero.
    pub(crate) written: i64,
    /// See [`soleus_core::journal::Entry::edited`]; likewise.
    pub(crate) edited: i64,
}

/// The body of an entry whose text was forgotten after its deletion.
pub(crate) const BLANK: &str = "null";

impl Raw {
    /// Whether it was deleted so long ago that its text is forgotten.
    pub(crate) fn is_blank(&self) -> bool {
        self.deleted && self.body == BLANK
    }

    /// The columns, in the order [`Raw::read`] expects.
    pub(crate) const COLUMNS: &'static str = "id, kind, at_ms, offset_min, subject, body, created_ms, changed_ms, changed_offset_min, deleted, written, \
         edited";

    /// Reads a row selected with [`Raw::COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            at: Stamp::new(row.get(2)?, row.get(3)?),
            subject: row.get(4)?,
            body: row.get(5)?,
            created_ms: row.get(6)?,
            changed: Stamp::new(row.get(7)?, row.get(8)?),
            deleted: row.get(9)?,
            written: row.get(10)?,
            edited: row.get(11)?,
        })
    }

    /// The row with this id, deleted or not.
    pub(crate) fn find(conn: &Connection, id: &str) -> Result<Option<Self>, StoreError> {
        let sql = format!("SELECT {} FROM entry WHERE id = ?1", Self::COLUMNS);
        Ok(conn
            .prepare_cached(&sql)?
            .query_row([id], Self::read)
            .optional()?)
    }
}

/// One change of the record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    /// A new row; its place in the order of writing is given when it is applied.
    Insert(Raw),
    /// New content for a row of this kind that is not deleted.
    Update {
        id: String,
        kind: String,
        at: Stamp,
        body: String,
        changed: Stamp,
        /// Whether the old content stays as a revision.
        keep: bool,
    },
    /// Deletes or restores a row.
    SetDeleted {
        id: String,
        deleted: bool,
        changed: Stamp,
    },
    /// Puts a setting.
    PutSetting {
        key: String,
        value: String,
        changed_ms: i64,
    },
    /// Puts the running session.
    PutRunning { body: String, changed_ms: i64 },
    /// Forgets the running session.
    ClearRunning,
}

/// Applies `op`; returns the kind of the entry it touched, if it touched one.
pub(crate) fn apply(conn: &Connection, op: &Op) -> Result<Option<String>, StoreError> {
    match op {
        Op::Insert(raw) => {
            let place = next_place(conn)?;
            insert(
                conn,
                &Raw {
                    written: place,
                    edited: place,
                    ..raw.clone()
                },
            )?;
            Ok(Some(raw.kind.clone()))
        }
        Op::Update {
            id,
            kind,
            at,
            body,
            changed,
            keep,
        } => {
            let old = Raw::find(conn, id)?.filter(|old| old.kind == *kind && !old.deleted);
            let old = old.ok_or_else(|| StoreError::NotFound(id.clone()))?;
            if *keep {
                keep_revision(conn, &old)?;
            }
            let place = next_place(conn)?;
            write(
                conn,
                &Raw {
                    at: *at,
                    body: body.clone(),
                    changed: *changed,
                    written: if *keep { old.written } else { place },
                    edited: place,
                    ..old
                },
            )?;
            Ok(Some(kind.clone()))
        }
        Op::SetDeleted { id, deleted, changed } => {
            let old = Raw::find(conn, id)?.filter(|old| old.deleted != *deleted && !old.is_blank());
            let old = old.ok_or_else(|| StoreError::NotFound(id.clone()))?;
            keep_revision(conn, &old)?;
            let kind = old.kind.clone();
            write(
                conn,
                &Raw {
                    deleted: *deleted,
                    changed: *changed,
                    edited: next_place(conn)?,
                    ..old
                },
            )?;
            Ok(Some(kind))
        }
        Op::PutSetting {
            key,
            value,
            changed_ms,
        } => {
            let sql = "INSERT INTO setting (key, value, changed_ms) VALUES (?1, ?2, ?3)
                       ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms";
            conn.prepare_cached(sql)?
                .execute(params![key, value, changed_ms])?;
            Ok(None)
        }
        Op::PutRunning { body, changed_ms } => {
            let sql = "INSERT INTO running_session (id, body, changed_ms) VALUES (1, ?1, ?2)
                       ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_ms = excluded.changed_ms";
            conn.prepare_cached(sql)?.execute(params![body, changed_ms])?;
            Ok(None)
        }
        Op::ClearRunning => {
            conn.prepare_cached("DELETE FROM running_session")?.execute([])?;
            Ok(None)
        }
    }
}

/// Applies `op` a second time, to another copy of the record: an insertion that is already there is fine.
pub(crate) fn replay(conn: &Connection, op: &Op) -> Result<(), StoreError> {
    if let Op::Insert(raw) = op
        && Raw::find(conn, &raw.id)?.is_some()
    {
        return Ok(());
    }
    apply(conn, op).map(|_| ())
}

/// Inserts `raw` as it is.
pub(crate) fn insert(conn: &Connection, raw: &Raw) -> Result<(), StoreError> {
    let sql = "INSERT INTO entry (id, kind, at_ms, offset_min, day, subject, body, created_ms, changed_ms,
                                  changed_offset_min, deleted, written, edited)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    conn.prepare_cached(sql)?.execute(params![
        raw.id,
        raw.kind,
        raw.at.ms,
        raw.at.offset_min,
        raw.at.day().to_string(),
        raw.subject,
        raw.body,
        raw.created_ms,
        raw.changed.ms,
        raw.changed.offset_min,
        raw.deleted,
        raw.written,
        raw.edited,
    ])?;
    Ok(())
}

/// The next place in the order of writing. Rows are never removed, so a place is never given again.
pub(crate) fn next_place(conn: &Connection) -> Result<i64, StoreError> {
    Ok(newest_place(conn)?.saturating_add(1))
}

/// The newest place in the order of writing; zero for an empty record.
pub(crate) fn newest_place(conn: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(edited), 0) FROM entry";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Overwrites the row that has `raw`'s id.
pub(crate) fn write(conn: &Connection, raw: &Raw) -> Result<(), StoreError> {
    let sql =
        "UPDATE entry SET at_ms = ?2, offset_min = ?3, day = ?4, subject = ?5, body = ?6, changed_ms = ?7,
                                changed_offset_min = ?8, deleted = ?9, written = ?10, edited = ?11
               WHERE id = ?1";
    conn.prepare_cached(sql)?.execute(params![
        raw.id,
        raw.at.ms,
        raw.at.offset_min,
        raw.at.day().to_string(),
        raw.subject,
        raw.body,
        raw.changed.ms,
        raw.changed.offset_min,
        raw.deleted,
        raw.written,
        raw.edited,
    ])?;
    Ok(())
}

/// Keeps what `old` said.
pub(crate) fn keep_revision(conn: &Connection, old: &Raw) -> Result<(), StoreError> {
    let sql = "INSERT INTO revision (entry, at_ms, offset_min, body, changed_ms, changed_offset_min, deleted)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    conn.prepare_cached(sql)?.execute(params![
        old.id,
        old.at.ms,
        old.at.offset_min,
        old.body,
        old.changed.ms,
        old.changed.offset_min,
        old.deleted,
    ])?;
    Ok(())
}
