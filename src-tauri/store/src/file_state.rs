//! What lies in the folder before SQLite touches it: names, the own lock, the mark of the last run, the file's header.
//!
//! The record's file is read here directly only before a connection to it exists: closing a second handle would drop
//! SQLite's POSIX locks.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    OpenFault, StoreError,
    migrations::{APPLICATION_ID, VERSION},
};

/// The names in the folder.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    pub(crate) dir: PathBuf,
    /// The record.
    pub(crate) db: PathBuf,
    /// SQLite's journal beside it.
    pub(crate) wal: PathBuf,
    /// SQLite's shared-memory index of the journal.
    pub(crate) shm: PathBuf,
    /// Locked as long as a Soleus uses the folder.
    pub(crate) lock: PathBuf,
    /// Says that a record was made here, and whether the last run ended properly.
    pub(crate) mark: PathBuf,
    /// Backups.
    pub(crate) backups: PathBuf,
}

impl Paths {
    pub(crate) fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            db: dir.join("soleus.db"),
            wal: dir.join("soleus.db-wal"),
            shm: dir.join("soleus.db-shm"),
            lock: dir.join("lock"),
            mark: dir.join("mark"),
            backups: dir.join("backups"),
        }
    }

    /// The system's error as a fault of this folder.
    pub(crate) fn fault(&self, error: &io::Error) -> OpenFault {
        use io::ErrorKind as Kind;
        let dir = self.dir.clone();
        #[expect(clippy::wildcard_enum_match_arm, reason = "ErrorKind is open-ended")]
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => OpenFault::NoSpace { dir },
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => OpenFault::ReadOnly { dir },
            Kind::NotFound | Kind::NotADirectory => OpenFault::FolderGone { dir },
            Kind::ResourceBusy => OpenFault::Busy {
                file: self.db.clone(),
            },
            other => OpenFault::Io {
                dir,
                detail: other.to_string(),
            },
        }
    }
}

/// How the last run left the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// No record was ever made here, or it was erased.
    None,
    /// The last run closed the record properly.
    Closed,
    /// The last run did not end properly.
    Open,
}

impl Mark {
    pub(crate) fn read(paths: &Paths) -> io::Result<Self> {
        match fs::read_to_string(&paths.mark) {
            Ok(text) if text.starts_with("open") => Ok(Self::Open),
            Ok(_) => Ok(Self::Closed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::None),
            Err(error) => Err(error),
        }
    }

    /// Writes the mark in place, at the same length, so that a full disk does not refuse it.
    pub(crate) fn write(self, paths: &Paths) -> io::Result<()> {
        let text = match self {
            Self::None => return fs::remove_file(&paths.mark),
            Self::Closed => "closed\n",
            Self::Open => "open  \n",
        };
        private_options()
            .create(true)
            .truncate(false)
            .open(&paths.mark)?
            .write_all(text.as_bytes())
    }
}

/// What the record's file is, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileState {
    /// There is none, and none is missed.
    Absent,
    /// It looks like ours, or like one being made.
    Present,
}

/// How often, and how long apart, the lock is tried before another Soleus is said to hold it. One that is just ending
/// lets go within this time, and so does a child process that was started a moment ago and inherited the handle.
const LOCK_TRIES: usize = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Takes the folder's lock; it is let go when the handle is dropped or the process ends in any way.
pub(crate) fn take_lock(paths: &Paths) -> Result<File, OpenFault> {
    for _ in 1..LOCK_TRIES {
        match try_take_lock(paths) {
            Err(OpenFault::SecondInstance) => std::thread::sleep(LOCK_PAUSE),
            done => return done,
        }
    }
    try_take_lock(paths)
}

fn try_take_lock(paths: &Paths) -> Result<File, OpenFault> {
    let file = private_options()
        .create(true)
        .truncate(false)
        .open(&paths.lock)
        .map_err(|error| paths.fault(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenFault::SecondInstance),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            tracing::warn!("this folder's file system has no locks; a second instance is not noticed");
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(paths.fault(&error)),
    }
}

/// Judges the record's file by its length and header, without SQLite and without changing it.
pub(crate) fn probe(paths: &Paths, mark: Mark) -> Result<FileState, OpenFault> {
    let file = paths.db.clone();
    let was_here = mark != Mark::None || has_backups(paths);
    let header = match read_header(&paths.db) {
        Ok(header) => header,
        Err(error) if error.kind() == io::ErrorKind::NotFound && was_here => {
            return Err(OpenFault::Missing { file });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FileState::Absent),
        Err(error) => return Err(paths.fault(&error)),
    };
    let journal = fs::metadata(&paths.wal).map_or(0, |meta| meta.len());
    match header {
        Header::Empty if was_here || journal > 0 => Err(OpenFault::ZeroLength { file }),
        Header::Empty => Ok(FileState::Absent),
        Header::Other if was_here => Err(OpenFault::Corrupt {
            file,
            detail: "not a database".to_owned(),
        }),
        Header::Other => Err(OpenFault::Foreign { file }),
        Header::Short => Err(OpenFault::Corrupt {
            file,
            detail: "cut off inside its header".to_owned(),
        }),
        Header::Sqlite { application, version } if application == APPLICATION_ID && version > VERSION => {
            Err(OpenFault::NewerVersion {
                found: version,
                known: VERSION,
            })
        }
        Header::Sqlite { application, version } if application != APPLICATION_ID => {
            // A record whose making was cut short has neither id nor version yet; its id may still be in the journal.
            if application == 0 && version == 0 {
                Ok(FileState::Present)
            } else {
                Err(OpenFault::Foreign { file })
            }
        }
        Header::Sqlite { .. } => {
            let lost = mark == Mark::Open && !paths.wal.exists();
            if lost {
                Err(OpenFault::JournalMissing { file })
            } else {
                Ok(FileState::Present)
            }
        }
    }
}

/// Whether any backup lies in the folder.
fn has_backups(paths: &Paths) -> bool {
    fs::read_dir(&paths.backups).is_ok_and(|mut found| found.next().is_some())
}

enum Header {
    Empty,
    Short,
    Other,
    Sqlite { application: i32, version: u32 },
}

fn read_header(path: &Path) -> io::Result<Header> {
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    let mut bytes = Vec::with_capacity(100);
    open_regular(path)?.take(100).read_to_end(&mut bytes)?;
    let be32 = |at: usize| {
        let four = bytes
            .get(at..at + 4)
            .and_then(|four| <[u8; 4]>::try_from(four).ok());
        four.map(u32::from_be_bytes).unwrap_or_default()
    };
    Ok(match bytes.len() {
        0 => Header::Empty,
        n if n < 16 || bytes.get(..16) != Some(MAGIC) => Header::Other,
        n if n < 100 => Header::Short,
        _ => Header::Sqlite {
            application: be32(68).cast_signed(),
            version: be32(60),
        },
    })
}

/// Opens an ordinary file for reading. A pipe, a device or a folder is refused without opening it: reading one may never end.
fn open_regular(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "this is not an ordinary file",
        ))
    }
}

/// Reads an ordinary file of at most `most` bytes; a larger one, or anything else than a file, is refused before it is read.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] for a larger one, [`io::ErrorKind::InvalidInput`] for no file; disk faults.
pub fn read_limited(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, "this file is too large");
    let file = open_regular(path)?;
    if file.metadata()?.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

/// A fault met while opening, as the fault of this folder.
pub(crate) fn store_fault(paths: &Paths, error: StoreError) -> OpenFault {
    let (dir, file) = (paths.dir.clone(), paths.db.clone());
    match error {
        StoreError::Full => OpenFault::NoSpace { dir },
        StoreError::ReadOnly => OpenFault::ReadOnly { dir },
        StoreError::Busy => OpenFault::Busy { file },
        StoreError::Corrupt(detail) => OpenFault::Corrupt { file, detail },
        // The file was there a moment ago: what cannot be opened is its journal, for want of the right to write it.
        StoreError::Gone if paths.db.exists() => OpenFault::ReadOnly { dir },
        StoreError::Gone => OpenFault::FolderGone { dir },
        StoreError::Replaced => OpenFault::Busy { file },
        StoreError::Io(detail)
        | StoreError::Bad(detail)
        | StoreError::NotFound(detail)
        | StoreError::Unreadable(detail) => OpenFault::Io { dir, detail },
    }
}

/// Options for a file only the person may read and write.
pub(crate) fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes `dir` (and what leads to it) if it is missing, closed to everybody else. A folder that is here already keeps its
/// rights: it may be somebody's home, or shared on purpose. The record's files in it are private all the same.
pub(crate) fn private_dir(dir: &Path) -> io::Result<()> {
    if dir.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Closes a file of ours that lies here already to everybody else. A stick's file system may keep no permissions: that is
/// no reason to refuse the folder, but it is said ([`open_to_others`]). What cannot be written at all is noticed by the
/// next write.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
            return Ok(());
        }
        match fs::set_permissions(path, fs::Permissions::from_mode(0o600)) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                tracing::warn!("this file system keeps no permissions; others may read the folder");
            }
            done => return done,
        }
    }
    let _ = path;
    Ok(())
}

/// Whether other accounts of this computer may open the record in `dir`, as far as the file system tells. Its files are
/// closed to them wherever permissions are kept, whatever rights the folder has.
pub fn open_to_others(dir: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let paths = Paths::new(dir);
        let file = [paths.db, paths.mark].into_iter().find(|file| file.exists());
        file.and_then(|file| fs::metadata(file).ok())
            .is_some_and(|meta| meta.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        false
    }
}

/// Whether a record lies in the folder, or did: its file, its mark or a backup.
pub fn holds_record(dir: &Path) -> bool {
    let paths = Paths::new(dir);
    paths.db.exists() || paths.mark.exists() || has_backups(&paths)
}
