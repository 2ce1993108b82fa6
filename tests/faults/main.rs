//! The record under every fault a home laptop has: real files, real full disks, real kills.
//!
//! What needs a file system of its own (a full disk, a read-only folder, a folder that goes away) runs in a child of
//! this very test, in a mount namespace or as a user without rights.

mod chance;
mod child;
mod fuzz;
mod memory;
mod session;
mod store;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use harness::host::NOW;
use serde::{Deserialize, Serialize};
use soleus_core::journal::{Body, EntryId};
use soleus_store::{Query, Store};

/// An entry that any test can write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
}

impl Body for Note {
    const KIND: &'static str = "note";
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
    }
}

fn add(store: &Store, text: &str) -> EntryId {
    let added = store.transact(NOW, |tx| tx.insert(NOW, None, &note(text)));
    added.expect("an entry is written").0
}

fn texts(store: &Store) -> Vec<String> {
    let listed = store.list::<Note>(&Query::default()).expect("the record is read");
    assert!(listed.unreadable.is_empty(), "every entry can be read");
    listed.entries.into_iter().map(|entry| entry.body.text).collect()
}

/// A closed record with `count` entries of some size in `dir`.
fn record_with(dir: &Path, count: usize) {
    let store = Store::open(dir, NOW).expect("a new record opens");
    let written = store.transact(NOW, |tx| {
        for number in 0..count {
            tx.insert(
                NOW,
                None,
                &note(&format!("entry {number} {}", "x".repeat(number % 300))),
            )?;
        }
        Ok(())
    });
    written.expect("the entries are written");
}

/// The record's main file.
fn db(dir: &Path) -> PathBuf {
    dir.join("soleus.db")
}

/// The names and bytes of every file in `dir`, to see afterwards what was touched.
fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for file in fs::read_dir(dir)
        .expect("the folder is read")
        .map(|file| file.expect("a file").path())
    {
        if file.is_dir() {
            files.extend(contents(&file));
        } else {
            files.insert(file.clone(), fs::read(&file).expect("a file is read"));
        }
    }
    files
}
