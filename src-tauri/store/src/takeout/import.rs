//! Import: another laptop's export is merged by id. Importing the same file twice changes nothing; where both laptops
//! changed an entry, the newer version counts, the other is kept as a revision, and both are listed.

use std::collections::BTreeSet;

use rusqlite::TransactionBehavior;
use serde::Deserialize;
use soleus_core::time::Stamp;

use crate::{Store, StoreError, pending};

use super::{
    export::{FORMAT, FORMAT_VERSION, RunningLine},
    limits::{self, Lines},
    merge::merge,
    seal::{self, SealFault, SecretString},
};

/// So many of the entries that cannot be stored are named.
const MOST_NAMED: usize = 100;

/// Why a file was not imported. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    /// It is not an export of Soleus, or it is cut off.
    #[error("this is not a whole Soleus export ({0}): choose another file or export again")]
    NotAnExport(String),
    /// A newer Soleus wrote it.
    #[error(
        "a newer Soleus wrote this export (version {found}, known {FORMAT_VERSION}): install the newer Soleus"
    )]
    Newer {
        /// The export's version.
        found: u32,
    },
    /// It is encrypted and no passphrase was given.
    #[error("this export is encrypted: enter its passphrase")]
    NeedsPassphrase,
    /// The passphrase does not open it, or the encrypted file is damaged.
    #[error(transparent)]
    Sealed(#[from] SealFault),
    /// The record refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that were not here, without those that the file says are deleted.
    pub added: u32,
    /// Entries that the file had in a newer version that is not deleted.
    pub updated: u32,
    /// Entries that are here and that the file says are deleted; see [`FORGET_DAYS`](crate::FORGET_DAYS).
    pub deleted: u32,
    /// Deletions of entries that are not here: they are noted, nothing is seen of them.
    pub gone: u32,
    /// Entries that were here already, as new or newer.
    pub unchanged: u32,
    /// Old versions of entries that were not here.
    pub revisions: u32,
    /// Settings that were not here; a setting that is here stays.
    pub settings: u32,
    /// Whether the file's running session came in, because none was running here.
    pub running: bool,
    /// Entries that both sides had changed.
    pub conflicts: Vec<Conflict>,
    /// How many entries of the file cannot be stored.
    pub refusals: u32,
    /// The first of them, with the reason.
    pub refused: Vec<Refused>,
    /// The kinds of the entries added or updated.
    pub kinds: BTreeSet<String>,
}

/// An entry that both sides had changed; the version that lost is kept as a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The entry.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Which version counts.
    pub kept: Kept,
    /// When the version here was changed.
    pub here: Stamp,
    /// When the version in the file was changed.
    pub file: Stamp,
}

/// Which version of a conflict counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The one that was here.
    Here,
    /// The one in the file.
    File,
}

/// An entry of the file that cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the file's list, from 1.
    pub number: usize,
    /// Why.
    pub why: String,
}

/// The file's outer form. Entries are read one by one, so that one bad entry does not cost the others.
#[derive(Deserialize)]
pub(super) struct Outer<'f> {
    format: String,
    version: u32,
    #[serde(borrow)]
    pub(super) entries: Lines<'f>,
    #[serde(borrow)]
    pub(super) revisions: Lines<'f>,
    #[serde(borrow)]
    pub(super) settings: Lines<'f>,
    pub(super) running: Option<RunningLine>,
}

impl Store {
    /// Merges the export `bytes` (encrypted ones with their passphrase) into the record, in one transaction. With
    /// `commit` false it only says what it would do. Make a backup before.
    ///
    /// # Errors
    /// Why the file was not imported; nothing was changed.
    pub fn import(
        &self,
        bytes: &[u8],
        passphrase: Option<&SecretString>,
        commit: bool,
    ) -> Result<Imported, ImportFault> {
        let opened;
        let bytes = if seal::is_sealed(bytes) {
            opened = seal::unseal(bytes, passphrase.ok_or(ImportFault::NeedsPassphrase)?)?;
            &opened
        } else {
            bytes
        };
        let outer = outer(bytes)?;
        let mut inner = self.lock();
        let (conn, _) = inner.door()?;
        let tx = conn
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let merged = merge(&tx, &outer)?;
        if commit && merged.changes_anything() {
            pending::tally(&tx)?;
            tx.commit().map_err(StoreError::from)?;
        }
        Ok(merged)
    }
}

impl Imported {
    fn changes_anything(&self) -> bool {
        let entries = self.added + self.updated + self.deleted + self.gone;
        self.running || entries + self.revisions + self.settings > 0
    }

    pub(super) fn refuse(&mut self, number: usize, why: String) {
        self.refusals += 1;
        if self.refused.len() < MOST_NAMED {
            self.refused.push(Refused { number, why });
        }
    }
}

fn outer(bytes: &[u8]) -> Result<Outer<'_>, ImportFault> {
    /// As much as an older Soleus can rely on in a newer file.
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let not = |why: &str| ImportFault::NotAnExport(why.to_owned());
    if bytes.len() as u64 > limits::MOST_BYTES {
        return Err(not("it is larger than 128 MB"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| not("it is not text"))?;
    let text = text.trim_start_matches('\u{feff}');
    let place = |error: serde_json::Error| {
        ImportFault::NotAnExport(format!("line {}, column {}", error.line(), error.column()))
    };
    let head: Head = serde_json::from_str(text).map_err(place)?;
    if head.format != FORMAT {
        return Err(not("it says it is something else"));
    }
    if head.version > FORMAT_VERSION {
        return Err(ImportFault::Newer { found: head.version });
    }
    let outer: Outer<'_> = serde_json::from_str(text).map_err(place)?;
    let same = outer.format == head.format && outer.version == head.version;
    if same {
        Ok(outer)
    } else {
        Err(not("it names two formats"))
    }
}
