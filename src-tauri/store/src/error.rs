//! What can go wrong, as types: at the start ([`OpenFault`]) and while running ([`StoreError`]).

use std::path::PathBuf;

use rusqlite::{ErrorCode, ffi};

/// Why the record could not be opened. Nothing was changed on disk in any of these cases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    /// Another Soleus holds the folder's lock.
    #[error("Soleus is already running with this folder: use the window that is open")]
    SecondInstance,
    /// The file was made by a newer Soleus.
    #[error(
        "the record has version {found} and this Soleus knows versions up to {known}: install the newer Soleus"
    )]
    NewerVersion {
        /// The file's version.
        found: u32,
        /// The newest version this build can read.
        known: u32,
    },
    /// The file belongs to another program.
    #[error("{} is not a Soleus record: choose another folder", file.display())]
    Foreign {
        /// The file.
        file: PathBuf,
    },
    /// The file is empty although a record was here before.
    #[error("{} is empty although a record was kept here: open a backup", file.display())]
    ZeroLength {
        /// The file.
        file: PathBuf,
    },
    /// The file is missing although a record was here before.
    #[error("{} is missing although a record was kept here: put it back or open a backup", file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// The last run did not end properly and its journal (`-wal`) has since been removed.
    #[error("the journal beside {} is missing: the newest entries may be gone", file.display())]
    JournalMissing {
        /// The record's main file.
        file: PathBuf,
    },
    /// The last run did not end properly, and the file is not the one its journal (`-wal`) was written for.
    #[error("the journal beside {} belongs to another file: put that file back", file.display())]
    JournalOfAnother {
        /// The record's main file.
        file: PathBuf,
    },
    /// The file is damaged.
    #[error("{} is damaged ({detail}): open a backup", file.display())]
    Corrupt {
        /// The file.
        file: PathBuf,
        /// What SQLite found, without any content.
        detail: String,
    },
    /// The folder or a file in it cannot be written.
    #[error("{} cannot be written: allow writing or choose another folder", dir.display())]
    ReadOnly {
        /// The folder.
        dir: PathBuf,
    },
    /// The disk is full.
    #[error("no space is left for {}: free some space", dir.display())]
    NoSpace {
        /// The folder.
        dir: PathBuf,
    },
    /// The folder is not there: a removed drive, a renamed folder.
    #[error("the folder {} is not there: connect the drive or choose another folder", dir.display())]
    FolderGone {
        /// The folder.
        dir: PathBuf,
    },
    /// Another program holds the file.
    #[error("another program holds {}: wait or pause that program", file.display())]
    Busy {
        /// The file.
        file: PathBuf,
    },
    /// Migrating the tables to this version failed; the file is as it was.
    #[error("the record could not be brought to this version ({detail}): it is as it was")]
    Migration {
        /// What failed, without any content.
        detail: String,
    },
    /// The operating system refused in some other way.
    #[error("the folder {} could not be used ({detail})", dir.display())]
    Io {
        /// The folder.
        dir: PathBuf,
        /// The system's words.
        detail: String,
    },
}

/// Why a read or a transaction failed. A failed transaction changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("no space is left on the disk: free some space, then try again")]
    Full,
    /// The file or its folder has become read-only.
    #[error("the record cannot be written: allow writing to its folder, then try again")]
    ReadOnly,
    /// The file is damaged.
    #[error("the record is damaged ({0}): close Soleus and start it again to open a backup")]
    Corrupt(String),
    /// Another program holds the file.
    #[error("another program holds the record: wait a moment, then try again")]
    Busy,
    /// The folder or file has been moved or unplugged while in use.
    #[error("the record's folder has gone away: connect the drive or put the folder back, then try again")]
    Gone,
    /// Another program has put another file in the record's place while it was in use.
    #[error("another file lies in the record's place: save a copy elsewhere or choose another folder")]
    Replaced,
    /// The disk failed in some other way.
    #[error("the disk reported a fault ({0}): try again; if it stays, export the record to another disk")]
    Io(String),
    /// The value cannot be stored: a bug or bad input, never the disk.
    #[error("this cannot be stored: {0}")]
    Bad(String),
    /// There is no such entry, or not of that kind.
    #[error("the entry {0} is not in the record: it may have been removed, load the list again")]
    NotFound(String),
    /// The stored value exists but does not fit its type, such as after an edit by hand.
    #[error("the entry {0} cannot be read: export the record, then delete or repair the entry")]
    Unreadable(String),
}

impl StoreError {
    /// Whether the cause may pass by itself, so that keeping the change in memory and trying again makes sense.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Full | Self::ReadOnly | Self::Busy | Self::Gone | Self::Replaced | Self::Io(_)
        )
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else {
            return Self::Bad(error.to_string());
        };
        let extended = failure.extended_code;
        let detail = format!("SQLite {extended}");
        if extended == ffi::SQLITE_READONLY_DBMOVED {
            return Self::Gone;
        }
        if extended == ffi::SQLITE_IOERR_SHMSIZE {
            return Self::Full;
        }
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "SQLite adds codes; the rest are our own mistakes"
        )]
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt(detail),
            ErrorCode::CannotOpen => Self::Gone,
            ErrorCode::SystemIoFailure => Self::Io(detail),
            _ => Self::Bad(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        #[expect(clippy::wildcard_enum_match_arm, reason = "ErrorKind is open-ended")]
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::Full,
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => Self::ReadOnly,
            Kind::NotFound | Kind::NotADirectory => Self::Gone,
            Kind::ResourceBusy | Kind::WouldBlock => Self::Busy,
            other => Self::Io(other.to_string()),
        }
    }
}
