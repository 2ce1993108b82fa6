//! Typed reads of the journal. A row that does not fit its type is reported by id and never hides the others.

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::de::DeserializeOwned;
use soleus_core::{
    journal::{Body, Entry, EntryId},
    time::Stamp,
};

use crate::{StoreError, changes::KindCount, row::Raw};

/// Which entries of a kind to list. The default is all of them, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Only entries at or after this instant, in milliseconds since the epoch.
    pub from_ms: Option<i64>,
    /// Only entries before this instant, in milliseconds since the epoch.
    pub to_ms: Option<i64>,
    /// Only entries that belong to this one.
    pub subject: Option<EntryId>,
    /// At most so many.
    pub limit: Option<u32>,
    /// Newest first; otherwise oldest first.
    pub newest_first: bool,
    /// What newest and oldest mean.
    pub order: Order,
}

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// When things happened, by the wall clock; at one instant, in the order of writing. For display.
    #[default]
    Happened,
    /// The order of writing, [`Entry::written`], whatever the clocks said. For what counts after what.
    Written,
}

/// Entries of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T> {
    /// Those that could be read, in the order asked for.
    pub entries: Vec<Entry<T>>,
    /// Those whose stored text does not fit the kind.
    pub unreadable: Vec<EntryId>,
}

pub(crate) fn get<T: Body>(conn: &Connection, id: &EntryId) -> Result<Option<Entry<T>>, StoreError> {
    match Raw::find(conn, &id.0)?.filter(|raw| raw.kind == T::KIND && !raw.deleted) {
        Some(raw) => typed(raw).map(Some).map_err(|id| StoreError::Unreadable(id.0)),
        None => Ok(None),
    }
}

/// What an entry said before it was edited or deleted, oldest first. What cannot be read any more is left out.
pub(crate) fn earlier<T: Body>(conn: &Connection, id: &EntryId) -> Result<Vec<Entry<T>>, StoreError> {
    let sql =
        "SELECT entry.id, kind, revision.at_ms, revision.offset_min, subject, revision.body, created_ms,
                      revision.changed_ms, revision.changed_offset_min, revision.deleted, written, edited
               FROM revision JOIN entry ON entry.id = revision.entry
               WHERE entry.id = ?1 AND kind = ?2 AND revision.deleted = 0 ORDER BY seq";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([id.0.as_str(), T::KIND], Raw::read)?;
    let read: Result<Vec<Raw>, _> = rows.collect();
    Ok(read?.into_iter().filter_map(|raw| typed(raw).ok()).collect())
}

pub(crate) fn list<T: Body>(conn: &Connection, query: &Query) -> Result<Listed<T>, StoreError> {
    let by_subject = if query.subject.is_some() {
        "AND subject = :subject"
    } else {
        "AND :subject IS NULL"
    };
    let way = if query.newest_first { "DESC" } else { "ASC" };
    let order = match query.order {
        Order::Happened => format!("at_ms {way}, written {way}"),
        Order::Written => format!("written {way}"),
    };
    let sql = format!(
        "SELECT {} FROM entry
         WHERE kind = :kind AND deleted = 0 AND at_ms >= :from AND at_ms < :to {by_subject}
         ORDER BY {order} LIMIT :limit",
        Raw::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(
        named_params! {
            ":kind": T::KIND,
            ":from": query.from_ms.unwrap_or(i64::MIN),
            ":to": query.to_ms.unwrap_or(i64::MAX),
            ":subject": query.subject.as_ref().map(|id| id.0.as_str()),
            ":limit": query.limit.map_or(-1, i64::from),
        },
        Raw::read,
    )?;
    let mut listed = Listed {
        entries: Vec::new(),
        unreadable: Vec::new(),
    };
    for raw in rows {
        match typed(raw?) {
            Ok(entry) => listed.entries.push(entry),
            Err(id) => listed.unreadable.push(id),
        }
    }
    Ok(listed)
}

pub(crate) fn count(conn: &Connection, kind: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM entry WHERE kind = ?1 AND deleted = 0";
    Ok(conn.prepare_cached(sql)?.query_row([kind], |row| row.get(0))?)
}

/// How many entries of each kind are not deleted.
pub(crate) fn counts(conn: &Connection) -> Result<Vec<KindCount>, StoreError> {
    let sql = "SELECT kind, count(*) FROM entry WHERE deleted = 0 GROUP BY kind ORDER BY kind";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(KindCount {
            kind: row.get(0)?,
            entries: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many transactions the record has seen.
pub(crate) fn serial(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("SELECT serial FROM tally", [], |row| row.get(0))?)
}

/// A setting that does not fit its type counts as not set, so that an edit by hand cannot lock the person out.
pub(crate) fn setting<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>, StoreError> {
    let sql = "SELECT value FROM setting WHERE key = ?1";
    let text: Option<String> = conn
        .prepare_cached(sql)?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| lenient(key, &text)))
}

pub(crate) fn running<T: DeserializeOwned>(conn: &Connection) -> Result<Option<T>, StoreError> {
    let sql = "SELECT body FROM running_session";
    let text: Option<String> = conn
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| lenient("running session", &text)))
}

fn lenient<T: DeserializeOwned>(what: &str, text: &str) -> Option<T> {
    let value = serde_json::from_str(text).ok();
    if value.is_none() {
        tracing::warn!(what, "stored value does not fit its type and counts as not set");
    }
    value
}

/// The entry that a row holds, or its id if its text does not fit the kind.
pub(crate) fn typed<T: Body>(raw: Raw) -> Result<Entry<T>, EntryId> {
    let sound = |stamp: Stamp| Stamp::checked(stamp.ms, stamp.offset_min).is_some();
    if !sound(raw.at) || !sound(raw.changed) {
        return Err(EntryId(raw.id));
    }
    let Ok(body) = serde_json::from_str(&raw.body) else {
        return Err(EntryId(raw.id));
    };
    Ok(Entry {
        id: EntryId(raw.id),
        at: raw.at,
        subject: raw.subject.map(EntryId),
        changed: raw.changed,
        written: raw.written,
        edited: raw.edited,
        body,
    })
}
