//! What the store's own tests write: one kind of entry, at one time.

use serde::{Deserialize, Serialize};
use soleus_core::{journal::Body, time::Stamp};

/// An entry with a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Note {
    pub(crate) text: String,
}

impl Body for Note {
    const KIND: &'static str = "note";
}

/// The time of the tests.
pub(crate) const NOW: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 60,
};

/// An entry that says `text`.
pub(crate) fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
    }
}
