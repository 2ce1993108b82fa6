//! The changes a transaction may make, each recorded as data so that it can be applied again.

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};
use soleus_core::{
    journal::{Body, Entry, EntryId},
    time::Stamp,
};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::{
    Changes, Listed, Query, StoreError, read,
    row::{Op, Raw, apply},
    transfer::limits,
};

/// A transaction in progress. Reads see its own changes; if its closure fails, none of them happened.
pub struct Tx<'s> {
    conn: &'s Connection,
    ids: &'s ContextV7,
    now: Stamp,
    pub(crate) ops: Vec<Op>,
    pub(crate) changes: Changes,
}

impl<'s> Tx<'s> {
    pub(crate) fn new(conn: &'s Connection, ids: &'s ContextV7, now: Stamp) -> Self {
        Self {
            conn,
            ids,
            now,
            ops: Vec::new(),
            changes: Changes::default(),
        }
    }

    /// Adds an entry for what happened `at`, belonging to `subject`.
    ///
    /// # Errors
    /// [`StoreError::Bad`] if the body has no JSON form or the stamp's offset is beyond 26 hours; disk faults.
    pub fn insert<T: Body>(
        &mut self,
        at: Stamp,
        subject: Option<&EntryId>,
        body: &T,
    ) -> Result<EntryId, StoreError> {
        let id = self.new_id();
        self.apply(Op::Insert(Raw {
            id: id.clone(),
            kind: T::KIND.to_owned(),
            at,
            subject: subject.map(|id| id.0.clone()),
            body: json(body)?,
            created_ms: self.now.ms,
            changed: self.now,
            deleted: false,
            written: 0,
            edited: 0,
        }))?;
        Ok(EntryId(id))
    }

    /// Replaces what an entry says and when it happened; the old content is kept as a revision.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such entry of this kind or it is deleted; as [`Tx::insert`].
    pub fn update<T: Body>(&mut self, id: &EntryId, at: Stamp, body: &T) -> Result<(), StoreError> {
        self.write(id, at, body, true)
    }

    /// As [`Tx::update`] without a revision: for an entry that is not finished yet, or that keeps its own history, such
    /// as a check under way, which is written again at every answer.
    ///
    /// # Errors
    /// As [`Tx::update`].
    pub fn amend<T: Body>(&mut self, id: &EntryId, at: Stamp, body: &T) -> Result<(), StoreError> {
        self.write(id, at, body, false)
    }

    fn write<T: Body>(&mut self, id: &EntryId, at: Stamp, body: &T, keep: bool) -> Result<(), StoreError> {
        let (id, kind) = (id.0.clone(), T::KIND.to_owned());
        let body = json(body)?;
        self.apply(Op::Update {
            id,
            kind,
            at,
            body,
            changed: self.now,
            keep,
        })
    }

    /// Marks an entry as deleted; [`Tx::restore`] brings it back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such entry or it is already deleted; disk faults.
    pub fn delete(&mut self, id: &EntryId) -> Result<(), StoreError> {
        self.apply(Op::SetDeleted {
            id: id.0.clone(),
            deleted: true,
            changed: self.now,
        })
    }

    /// Brings a deleted entry back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such entry, it is not deleted, or its text is forgotten; disk faults.
    pub fn restore(&mut self, id: &EntryId) -> Result<(), StoreError> {
        self.apply(Op::SetDeleted {
            id: id.0.clone(),
            deleted: false,
            changed: self.now,
        })
    }

    /// Puts a setting; the key is a stable lower-case name of at most 64 bytes.
    ///
    /// # Errors
    /// [`StoreError::Bad`] if the value has no JSON form; disk faults.
    pub fn put_setting(&mut self, key: &str, value: &impl Serialize) -> Result<(), StoreError> {
        self.apply(Op::PutSetting {
            key: key.to_owned(),
            value: json(value)?,
            changed_ms: self.now.ms,
        })
    }

    /// Puts the one running session, replacing the one before.
    ///
    /// # Errors
    /// [`StoreError::Bad`] if the body has no JSON form; disk faults.
    pub fn put_running(&mut self, body: &impl Serialize) -> Result<(), StoreError> {
        self.apply(Op::PutRunning {
            body: json(body)?,
            changed_ms: self.now.ms,
        })
    }

    /// Forgets the running session, if there is one.
    ///
    /// # Errors
    /// Disk faults.
    pub fn clear_running(&mut self) -> Result<(), StoreError> {
        self.apply(Op::ClearRunning)
    }

    /// As [`crate::Store::get`], seeing this transaction's changes.
    ///
    /// # Errors
    /// As [`crate::Store::get`].
    pub fn get<T: Body>(&self, id: &EntryId) -> Result<Option<Entry<T>>, StoreError> {
        read::get(self.conn, id)
    }

    /// As [`crate::Store::list`], seeing this transaction's changes.
    ///
    /// # Errors
    /// As [`crate::Store::list`].
    pub fn list<T: Body>(&self, query: &Query) -> Result<Listed<T>, StoreError> {
        read::list(self.conn, query)
    }

    /// As [`crate::Store::setting`], seeing this transaction's changes.
    ///
    /// # Errors
    /// As [`crate::Store::setting`].
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        read::setting(self.conn, key)
    }

    /// As [`crate::Store::running`], seeing this transaction's changes.
    ///
    /// # Errors
    /// As [`crate::Store::running`].
    pub fn running<T: DeserializeOwned>(&self) -> Result<Option<T>, StoreError> {
        read::running(self.conn)
    }

    fn apply(&mut self, op: Op) -> Result<(), StoreError> {
        let kind = apply(self.conn, &op)?;
        self.changes.kinds.extend(kind);
        self.changes.settings |= matches!(op, Op::PutSetting { .. });
        self.changes.running |= matches!(op, Op::PutRunning { .. } | Op::ClearRunning);
        self.ops.push(op);
        Ok(())
    }

    /// A UUID v7 for the transaction's instant; ids made in one run sort in the order they were made.
    fn new_id(&self) -> String {
        let ms = u64::try_from(self.now.ms).unwrap_or(0);
        let nanos = u32::try_from(ms % 1000).unwrap_or(0) * 1_000_000;
        Uuid::new_v7(Timestamp::from_unix(self.ids, ms / 1000, nanos)).to_string()
    }
}

/// The text of a body, within the limits that an import holds it to: what is written here can be taken in elsewhere.
fn json(value: &impl Serialize) -> Result<String, StoreError> {
    let text = serde_json::to_string(value).map_err(|error| StoreError::Bad(error.to_string()))?;
    limits::body(&text).map_err(StoreError::Bad)?;
    Ok(text)
}
