//! Import: another laptop's export is merged by id. Importing the same file twice changes nothing; where both laptops
//! changed an entry, the newer version counts, the other is kept as a revision, and both are listed.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use soleus_core::time::Stamp;

use crate::{
    Store, StoreError, held,
    row::{self, Raw},
};

use super::{
    export::{EntryLine, FORMAT, FORMAT_VERSION, RevisionLine, RunningLine, SettingLine},
    seal::{self, SealFault},
};

/// The largest export that is read: ten years are about 40 MB.
const MOST_BYTES: usize = 512 * 1024 * 1024;

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
    /// Entries that were not here.
    pub added: u32,
    /// Entries that the file had in a newer version.
    pub updated: u32,
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
    /// Entries of the file that cannot be stored, with the reason.
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
struct Outer<'f> {
    format: String,
    version: u32,
    #[serde(borrow)]
    entries: Vec<&'f RawValue>,
    #[serde(borrow)]
    revisions: Vec<&'f RawValue>,
    #[serde(borrow)]
    settings: Vec<&'f RawValue>,
    running: Option<RunningLine>,
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
        passphrase: Option<&str>,
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
        if inner.held.is_some() && !inner.flush() {
            return Err(ImportFault::Store(StoreError::ReadOnly));
        }
        let behavior = TransactionBehavior::Immediate;
        let tx = inner
            .conn
            .transaction_with_behavior(behavior)
            .map_err(StoreError::from)?;
        let merged = merge(&tx, &outer)?;
        if commit && merged.changes_anything() {
            held::tally(&tx)?;
            tx.commit().map_err(StoreError::from)?;
        }
        Ok(merged)
    }
}

impl Imported {
    fn changes_anything(&self) -> bool {
        self.running || self.added + self.updated + self.revisions + self.settings > 0
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
    if bytes.len() > MOST_BYTES {
        return Err(not("it is larger than 512 MB"));
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

fn merge(conn: &Connection, outer: &Outer<'_>) -> Result<Imported, StoreError> {
    let mut done = Imported::default();
    let revisions: Vec<Raw> = outer
        .revisions
        .iter()
        .filter_map(|line| parse(line).and_then(revision).ok())
        .collect();
    let known: HashSet<Version<'_>> = revisions.iter().map(Version::of).collect();
    for (index, line) in outer.entries.iter().enumerate() {
        match parse(line).and_then(entry) {
            Ok(raw) => match merge_entry(conn, raw, &known, &mut done) {
                Err(StoreError::Bad(why)) => done.refused.push(Refused {
                    number: index + 1,
                    why,
                }),
                outcome => outcome?,
            },
            Err(why) => done.refused.push(Refused {
                number: index + 1,
                why,
            }),
        }
    }
    for raw in &revisions {
        done.revisions += u32::from(keep_once(conn, raw)?);
    }
    for line in &outer.settings {
        if let Ok(setting) = parse::<SettingLine>(line) {
            done.settings += put_setting(conn, &setting)?;
        }
    }
    if let Some(running) = &outer.running {
        let rows = conn
            .prepare_cached(
                "INSERT OR IGNORE INTO running_session (id, body, changed_ms) VALUES (1, ?1, ?2)",
            )?
            .execute(params![running.body.get(), running.changed_ms])?;
        done.running = rows > 0;
    }
    Ok(done)
}

/// What tells two versions of an entry apart.
#[derive(PartialEq, Eq, Hash)]
struct Version<'r>(&'r str, Stamp, Stamp, &'r str, bool);

impl<'r> Version<'r> {
    fn of(raw: &'r Raw) -> Self {
        Self(&raw.id, raw.changed, raw.at, &raw.body, raw.deleted)
    }
}

fn merge_entry(
    conn: &Connection,
    file: Raw,
    known: &HashSet<Version<'_>>,
    done: &mut Imported,
) -> Result<(), StoreError> {
    let Some(here) = Raw::find(conn, &file.id)? else {
        row::insert(conn, &file)?;
        done.added += 1;
        done.kinds.insert(file.kind);
        return Ok(());
    };
    if here.kind != file.kind {
        return Err(StoreError::Bad(format!(
            "{} is here as another kind of entry",
            file.id
        )));
    }
    if Version::of(&here) == Version::of(&file) {
        done.unchanged += 1;
        return Ok(());
    }
    // At the same instant any rule will do that both laptops share.
    let rank = |raw: &Raw| {
        (
            raw.changed.ms,
            raw.deleted,
            raw.at,
            raw.body.clone(),
            raw.changed.offset_min,
        )
    };
    let file_wins = rank(&file) > rank(&here);
    let grown = if file_wins {
        known.contains(&Version::of(&here))
    } else {
        is_revision(conn, &file)?
    };
    if !grown {
        let kept = if file_wins { Kept::File } else { Kept::Here };
        let (id, kind) = (here.id.clone(), here.kind.clone());
        done.conflicts.push(Conflict {
            id,
            kind,
            kept,
            here: here.changed,
            file: file.changed,
        });
    }
    if file_wins {
        keep_once(conn, &here)?;
        row::write(conn, &file)?;
        done.updated += 1;
        done.kinds.insert(file.kind);
    } else {
        done.revisions += u32::from(keep_once(conn, &file)?);
        done.unchanged += 1;
    }
    Ok(())
}

/// Keeps `raw` as a revision unless it is one already; true if it was not.
fn keep_once(conn: &Connection, raw: &Raw) -> Result<bool, StoreError> {
    let new = !is_revision(conn, raw)?;
    if new {
        row::keep_revision(conn, raw)?;
    }
    Ok(new)
}

fn is_revision(conn: &Connection, raw: &Raw) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM revision WHERE entry = ?1 AND changed_ms = ?2 AND changed_offset_min = ?3 AND at_ms = ?4
               AND offset_min = ?5 AND body = ?6 AND deleted = ?7 LIMIT 1";
    let Raw {
        id,
        changed,
        at,
        body,
        deleted,
        ..
    } = raw;
    let found: Option<i64> = conn
        .prepare_cached(sql)?
        .query_row(
            params![
                id,
                changed.ms,
                changed.offset_min,
                at.ms,
                at.offset_min,
                body,
                deleted
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.is_some())
}

fn put_setting(conn: &Connection, setting: &SettingLine) -> Result<u32, StoreError> {
    if !(1..=64).contains(&setting.key.len()) {
        return Ok(0);
    }
    let sql = "INSERT OR IGNORE INTO setting (key, value, changed_ms) VALUES (?1, ?2, ?3)";
    let rows =
        conn.prepare_cached(sql)?
            .execute(params![setting.key, setting.value.get(), setting.changed_ms])?;
    Ok(u32::try_from(rows).unwrap_or(1))
}

fn parse<T: DeserializeOwned>(line: &RawValue) -> Result<T, String> {
    serde_json::from_str(line.get()).map_err(|error| format!("its form is not an export's ({error})"))
}

fn entry(line: EntryLine) -> Result<Raw, String> {
    let kind = line.kind;
    if kind.is_empty() || kind.len() > 64 {
        return Err("its kind has no name".to_owned());
    }
    Ok(Raw {
        id: id(line.id)?,
        subject: line.subject.map(id).transpose()?,
        at: stamp(line.at)?,
        body: line.body.get().to_owned(),
        created_ms: line.created_ms,
        changed: stamp(line.changed)?,
        deleted: line.deleted,
        kind,
    })
}

fn revision(line: RevisionLine) -> Result<Raw, String> {
    let changed = stamp(line.changed)?;
    Ok(Raw {
        id: id(line.entry)?,
        kind: String::new(),
        at: stamp(line.at)?,
        subject: None,
        body: line.body.get().to_owned(),
        created_ms: changed.ms,
        changed,
        deleted: line.deleted,
    })
}

/// A UUID in the one spelling the store uses, so that two spellings are not two entries.
fn id(text: String) -> Result<String, String> {
    let same = |id: uuid::Uuid| id.to_string() == text;
    if uuid::Uuid::try_parse(&text).is_ok_and(same) {
        Ok(text)
    } else {
        Err("an id is not a UUID".to_owned())
    }
}

fn stamp(stamp: Stamp) -> Result<Stamp, String> {
    let possible = (-1560..=1560).contains(&stamp.offset_min);
    if possible {
        Ok(stamp)
    } else {
        Err("an offset is beyond 26 hours".to_owned())
    }
}
