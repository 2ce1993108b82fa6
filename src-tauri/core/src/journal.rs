//! The journal: everything a person records is one typed, stamped entry. State is replayed from it, never stored twice.
//!
//! The store keeps an entry as (id, kind, at, subject, body); only the types here give a body its meaning. Bodies carry
//! `deny_unknown_fields`-free serde so that a newer minor field does not make an older entry unreadable.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::time::Stamp;

/// The id of an entry: a UUID v7 in text, so that two laptops can merge their journals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EntryId(pub String);

/// The body of one kind of entry.
pub trait Body: Serialize + DeserializeOwned {
    /// The kind's name in the store: lower-case, stable for ever.
    const KIND: &'static str;
}

/// One entry with its body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Entry<T> {
    /// Its id.
    pub id: EntryId,
    /// When what it records happened.
    pub at: Stamp,
    /// The episode (or other entry) it belongs to.
    pub subject: Option<EntryId>,
    /// When it was written or last changed, by the wall clock of that moment: for display, never for order.
    pub changed: Stamp,
    /// Its place in the order of writing, from 1, over all kinds; no two entries share one. It is given when the entry is
    /// first written (for one that is amended until it is finished: at the last amendment) and never moves afterwards,
    /// neither by an edit nor by deleting and bringing back. What permits something counts from here: an edit never makes
    /// it newer than a danger that was written in between.
    ///
    /// An import keeps the order that its entries had among themselves and puts all of them after what is here, so that
    /// an imported danger never loses against what stood before. Restoring a backup brings that record's own order.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub written: i64,
    /// The place of its last change in the same order: [`Entry::written`] if it was never changed, higher otherwise. What
    /// closes something counts from here: a danger that an edit brought in is as new as the edit. An entry that an
    /// import changed keeps its own `written`, and its change comes after everything that is here.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub edited: i64,
    /// What it says.
    pub body: T,
}

/// Entries of one kind that several may hold: a copy costs nothing, and changing one leaves the others as they were.
#[derive(Debug)]
pub struct Entries<T>(Arc<Vec<Entry<T>>>);

// Derived, both would ask the same of `T`, which is only shared.
impl<T> Clone for Entries<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> From<Vec<Entry<T>>> for Entries<T> {
    fn from(entries: Vec<Entry<T>>) -> Self {
        Self(Arc::new(entries))
    }
}

impl<T> Deref for Entries<T> {
    type Target = Vec<Entry<T>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T: Clone> DerefMut for Entries<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = &'a Entry<T>;
    type IntoIter = std::slice::Iter<'a, Entry<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
