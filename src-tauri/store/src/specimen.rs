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

/// The export without the numbers of its entries' places in the order of writing, which differ between two laptops.
pub(crate) fn without_places(file: &[u8]) -> serde_json::Value {
    let mut file: serde_json::Value = serde_json::from_slice(file).unwrap();
    for entry in file["entries"].as_array_mut().unwrap() {
        let entry = entry.as_object_mut().unwrap();
        let places = ["written", "edited"].map(|name| entry.remove(name).and_then(|place| place.as_i64()));
        assert!(places[0] <= places[1], "a change comes after the writing");
    }
    file
}

/// The ids of an export's entries in the order of writing, and in that of their last changes.
pub(crate) fn ids_as_written(file: &[u8]) -> [Vec<String>; 2] {
    let file: serde_json::Value = serde_json::from_slice(file).unwrap();
    ["written", "edited"].map(|order| {
        let mut entries = file["entries"].as_array().unwrap().clone();
        entries.sort_by_key(|entry| entry[order].as_i64());
        let id = |entry: &serde_json::Value| entry["id"].as_str().unwrap().to_owned();
        entries.iter().map(id).collect()
    })
}
