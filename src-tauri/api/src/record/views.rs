//! The words between the window and the record's state: faults, held changes, backups, what a record holds.

use serde::Serialize;
use soleus_core::time::Stamp;
use soleus_store::{BackupFile, KindCount, OpenFault, Preview, StoreError};

use crate::failure::{Code, Failure};

/// What is wrong with the record, as far as the screen shows something different for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FaultCode {
    /// Another window of Soleus has it.
    SecondInstance,
    /// A newer Soleus made it.
    NewerVersion,
    /// Another program's file lies in its place.
    Foreign,
    /// The file is empty.
    ZeroLength,
    /// The file is missing.
    Missing,
    /// Its journal is missing after a crash.
    JournalMissing,
    /// After a crash another file was put where its journal's own was.
    JournalOfAnother,
    /// It is damaged.
    Corrupt,
    /// It cannot be written.
    ReadOnly,
    /// The disk is full.
    NoSpace,
    /// The folder is not there.
    FolderGone,
    /// Another program holds it.
    Busy,
    /// Another program has put another file in its place.
    Replaced,
    /// It could not be brought to this version.
    Migration,
    /// The disk fails in some other way.
    Io,
}

/// The record's state.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DataStatus {
    /// The folder of the record.
    pub folder: String,
    /// The usual folder, if the record's is another one.
    pub usual: Option<String>,
    /// Whether a record lies in the usual folder too.
    pub usual_holds: bool,
    /// Whether other accounts of this computer may open the folder: some drives keep no permissions.
    pub open_to_others: bool,
    /// Set while the record is being opened and that takes longer than a moment.
    pub opening: bool,
    /// Why it is not open; `None` while it is.
    pub fault: Option<FaultCode>,
    /// The technical words of the fault, for the details.
    pub detail: Option<String>,
    /// Set while changes are kept in memory because the disk refuses them.
    pub held: Option<PendingView>,
    /// While it is not open: the newest backup that is sound.
    pub backup: Option<BackupLook>,
    /// Whether the last run did not end properly; what it had saved is here.
    pub after_crash: bool,
    /// Why the last daily backup, or forgetting what was deleted long ago, failed; tried again every hour.
    pub upkeep: Option<FaultCode>,
}

/// Changes that wait for the disk.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PendingView {
    /// Why the disk refuses.
    pub why: FaultCode,
    /// How many changes wait.
    pub changes: u32,
    /// The folder could not be written from the start: what is seen is a copy in memory.
    pub view: bool,
}

/// A backup on the shelf.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BackupView {
    /// Its name, to ask for it.
    pub name: String,
    /// When it was made on the person's clock, as `2026-11-21T06:30:00`.
    pub made: String,
    /// Why: `daily`, `asked`, `before-import`, `before-restore`, `before-version-N`.
    pub reason: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub bytes: u64,
}

/// What a record or a backup holds.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Holdings {
    /// Entries of each kind.
    pub counts: Vec<Holding>,
    /// When the newest thing it records happened.
    pub newest: Option<Stamp>,
}

/// Entries of one kind.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Holding {
    /// The kind's name in the store.
    pub kind: String,
    /// How many.
    pub entries: u32,
}

/// A backup with what it holds.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BackupLook {
    /// The backup.
    pub backup: BackupView,
    /// What it holds.
    pub holds: Holdings,
}

pub(crate) fn holdings(counts: Vec<KindCount>) -> Vec<Holding> {
    counts
        .into_iter()
        .map(|count| Holding {
            kind: count.kind,
            entries: count.entries,
        })
        .collect()
}

impl From<BackupFile> for BackupView {
    fn from(file: BackupFile) -> Self {
        Self {
            made: file.made.to_string(),
            name: file.name,
            reason: file.reason,
            bytes: file.bytes,
        }
    }
}

impl From<Preview> for Holdings {
    fn from(look: Preview) -> Self {
        Self {
            counts: holdings(look.counts),
            newest: look.newest,
        }
    }
}

pub(crate) fn code(fault: &OpenFault) -> FaultCode {
    match fault {
        OpenFault::SecondInstance => FaultCode::SecondInstance,
        OpenFault::NewerVersion { .. } => FaultCode::NewerVersion,
        OpenFault::Foreign { .. } => FaultCode::Foreign,
        OpenFault::ZeroLength { .. } => FaultCode::ZeroLength,
        OpenFault::Missing { .. } => FaultCode::Missing,
        OpenFault::JournalMissing { .. } => FaultCode::JournalMissing,
        OpenFault::JournalOfAnother { .. } => FaultCode::JournalOfAnother,
        OpenFault::Corrupt { .. } => FaultCode::Corrupt,
        OpenFault::ReadOnly { .. } => FaultCode::ReadOnly,
        OpenFault::NoSpace { .. } => FaultCode::NoSpace,
        OpenFault::FolderGone { .. } => FaultCode::FolderGone,
        OpenFault::Busy { .. } => FaultCode::Busy,
        OpenFault::Migration { .. } => FaultCode::Migration,
        OpenFault::Io { .. } => FaultCode::Io,
    }
}

pub(crate) fn store_code(error: &StoreError) -> FaultCode {
    match error {
        StoreError::Full => FaultCode::NoSpace,
        StoreError::ReadOnly => FaultCode::ReadOnly,
        StoreError::Busy => FaultCode::Busy,
        StoreError::Gone => FaultCode::FolderGone,
        StoreError::Replaced => FaultCode::Replaced,
        StoreError::Corrupt(_) => FaultCode::Corrupt,
        StoreError::Io(_) | StoreError::Bad(_) | StoreError::NotFound(_) | StoreError::Unreadable(_) => {
            FaultCode::Io
        }
    }
}

impl From<OpenFault> for Failure {
    fn from(fault: OpenFault) -> Self {
        let code = match code(&fault) {
            FaultCode::ReadOnly => Code::ReadOnly,
            FaultCode::NoSpace => Code::DiskFull,
            FaultCode::Corrupt | FaultCode::ZeroLength | FaultCode::Foreign | FaultCode::NewerVersion => {
                Code::Corrupt
            }
            FaultCode::SecondInstance
            | FaultCode::Missing
            | FaultCode::JournalMissing
            | FaultCode::JournalOfAnother
            | FaultCode::FolderGone
            | FaultCode::Busy
            | FaultCode::Replaced
            | FaultCode::Migration
            | FaultCode::Io => Code::StoreClosed,
        };
        Failure::new(code, fault.to_string())
    }
}
