//! What was read is kept in memory, and kept true: years of entries are read and understood once, not at every question.
//!
//! Every change of an entry gives it a new place in the order of writing, so what has changed since the last look is what
//! has a higher place. Whatever else changes the record (an import, a restored backup, forgetting, a change of the
//! connection) lets go of everything that is kept; see [`crate::door`].

use std::{
    any::{Any, TypeId},
    collections::HashMap,
};

use rusqlite::{Connection, named_params};
use soleus_core::journal::{Body, Entries, Entry, EntryId};

use crate::{
    StoreError, read,
    row::{self, Raw},
};

/// A kind of entry that can be kept in memory.
pub trait Keep: Body + Clone + Send + Sync + 'static {}

impl<T: Body + Clone + Send + Sync + 'static> Keep for T {}

/// The entries of one kind from some instant on, without the deleted ones.
#[derive(Clone, Debug)]
pub struct Since<T> {
    /// Those that could be read, oldest first; at one instant in the order of writing.
    pub entries: Entries<T>,
    /// Those whose stored text does not fit the kind.
    pub unreadable: Vec<EntryId>,
}

/// What is kept.
#[derive(Default)]
pub(crate) struct Kept {
    /// Entries, by the type of their bodies.
    kinds: HashMap<TypeId, Box<dyn Any + Send>>,
    /// How many entries a kind has, with the newest place in the order of writing when they were counted.
    counts: HashMap<&'static str, (i64, u32)>,
}

impl Kept {
    /// Lets go of everything.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// How many entries of `kind` are not deleted.
    pub(crate) fn count(&mut self, conn: &Connection, kind: &'static str) -> Result<u32, StoreError> {
        let newest = row::newest_place(conn)?;
        if let Some((place, count)) = self.counts.get(kind)
            && *place == newest
        {
            return Ok(*count);
        }
        let count = read::count(conn, kind)?;
        self.counts.insert(kind, (newest, count));
        Ok(count)
    }

    /// The entries of a kind at or after `from_ms`, read only as far as they are not kept.
    pub(crate) fn since<T: Keep>(&mut self, conn: &Connection, from_ms: i64) -> Result<Since<T>, StoreError> {
        let kept = self.kinds.remove(&TypeId::of::<T>());
        let kept = kept.and_then(|kept| kept.downcast::<Kind<T>>().ok());
        let mut kept = match kept {
            Some(kept) => kept,
            None => Box::new(Kind::nothing(row::newest_place(conn)?)),
        };
        // Put back only when whole: a fault on the way leaves nothing that is half true.
        kept.catch_up(conn)?;
        kept.reach_back(conn, from_ms)?;
        let since = kept.since(from_ms);
        self.kinds.insert(TypeId::of::<T>(), kept);
        Ok(since)
    }
}

/// One kind from `from_ms` on.
struct Kind<T> {
    from_ms: i64,
    /// The newest place in the order of writing that it knows of.
    place: i64,
    /// By the instant they happened at, then by the order of writing.
    entries: Entries<T>,
    /// With the instant they happened at.
    unreadable: Vec<(i64, EntryId)>,
}

impl<T: Keep> Kind<T> {
    /// Nothing yet, of a record whose newest place is `place`.
    fn nothing(place: i64) -> Self {
        Self {
            from_ms: i64::MAX,
            place,
            entries: Entries::default(),
            unreadable: Vec::new(),
        }
    }

    /// Takes in what was written, changed, deleted or brought back since the last look.
    fn catch_up(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let newest = row::newest_place(conn)?;
        if newest == self.place {
            return Ok(());
        }
        // With the plus sign the kind is no reason to read through its index: few places are new.
        let sql = format!(
            "SELECT {} FROM entry WHERE edited > :place AND +kind = :kind ORDER BY edited",
            Raw::COLUMNS
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let new = named_params! { ":place": self.place, ":kind": T::KIND };
        let rows = statement.query_map(new, Raw::read)?;
        for raw in rows.collect::<Result<Vec<Raw>, _>>()? {
            self.replace(raw);
        }
        self.place = newest;
        Ok(())
    }

    fn replace(&mut self, raw: Raw) {
        if let Some(index) = self.entries.iter().rposition(|entry| entry.id.0 == raw.id) {
            self.entries.remove(index);
        }
        self.unreadable.retain(|(_, id)| id.0 != raw.id);
        let at_ms = raw.at.ms;
        if raw.deleted || !(self.from_ms..i64::MAX).contains(&at_ms) {
            return;
        }
        match read::typed::<T>(raw) {
            Ok(entry) => {
                let place = |one: &Entry<T>| (one.at.ms, one.written);
                let index = self.entries.partition_point(|one| place(one) < place(&entry));
                self.entries.insert(index, entry);
            }
            Err(id) => self.unreadable.push((at_ms, id)),
        }
    }

    /// Reads what lies between `from_ms` and what is kept.
    fn reach_back(&mut self, conn: &Connection, from_ms: i64) -> Result<(), StoreError> {
        if from_ms >= self.from_ms {
            return Ok(());
        }
        let sql = format!(
            "SELECT {} FROM entry WHERE kind = :kind AND deleted = 0 AND at_ms >= :from AND at_ms < :to
             ORDER BY at_ms, written",
            Raw::COLUMNS
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let span = named_params! { ":kind": T::KIND, ":from": from_ms, ":to": self.from_ms };
        let rows = statement.query_map(span, Raw::read)?;
        let mut earlier = Vec::new();
        for raw in rows.collect::<Result<Vec<Raw>, _>>()? {
            let at_ms = raw.at.ms;
            match read::typed::<T>(raw) {
                Ok(entry) => earlier.push(entry),
                Err(id) => self.unreadable.push((at_ms, id)),
            }
        }
        self.entries.splice(0..0, earlier);
        self.from_ms = from_ms;
        Ok(())
    }

    fn since(&self, from_ms: i64) -> Since<T> {
        let start = self.entries.partition_point(|entry| entry.at.ms < from_ms);
        let asked = self.unreadable.iter().filter(|(at_ms, _)| *at_ms >= from_ms);
        Since {
            entries: match self.entries.get(start..) {
                Some(asked) if start > 0 => Entries::from(asked.to_vec()),
                _ => self.entries.clone(),
            },
            unreadable: asked.map(|(_, id)| id.clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
