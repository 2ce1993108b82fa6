//! The journal: everything a person records is one typed, stamped entry. State is replayed from it, never stored twice.
//!
//! The store keeps an entry as (id, kind, at, subject, body); only the types here give a body its meaning. Bodies carry
//! `deny_unknown_fields`-free serde so that a newer minor field does not make an older entry unreadable.

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
    /// When it was written or last changed.
    pub changed: Stamp,
    /// What it says.
    pub body: T,
}
