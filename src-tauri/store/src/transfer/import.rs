//! Import: another laptop's export is merged by id. Importing the same file twice changes nothing; where both laptops
//! changed an entry, the newer version counts, the other is kept as a revision, and both are listed.

use rusqlite::TransactionBehavior;
use serde::Deserialize;

use crate::{Store, StoreError, pending};

use super::{
    export::{FORMAT, FORMAT_VERSION, Outer},
    limits,
    merge::merge,
    report::Imported,
    seal::{self, SealFault, SecretString},
};

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
