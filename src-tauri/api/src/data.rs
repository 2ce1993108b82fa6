//! The record's own state: what is wrong with it, what is safe, and the ways out. Every way keeps the old file.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use serde::Serialize;
use soleus_core::time::Stamp;
use soleus_store::{BackupFile, OpenChoice, OpenFault, Preview, Store, StoreError, recover};

use crate::{
    app::{App, Record},
    data_takeout::Picked,
    failure::{Code, Failure},
    ports::Signal,
    session,
    session_view::Moving,
};

/// What this slice keeps between commands.
#[derive(Default)]
pub(crate) struct Desk {
    /// The daily backup, made beside the person's work.
    backup: Mutex<Option<JoinHandle<()>>>,
    /// The file the person picked to import or restore, until they say yes or no.
    pub(crate) picked: Mutex<Option<Picked>>,
}

impl Desk {
    /// Starts the daily backup if one is due.
    pub(crate) fn start(record: &Record, now: Stamp) -> Self {
        let desk = Self::default();
        if let Record::Open(store) = record
            && !store.opened().new
        {
            let store = Arc::clone(store);
            let work = move || match store.backup_if_due(now) {
                Ok(Some(_)) => tracing::info!("the daily backup is made"),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the daily backup could not be made"),
            };
            *desk.backup.lock().unwrap_or_else(PoisonError::into_inner) = Some(std::thread::spawn(work));
        }
        desk
    }

    /// Waits until the daily backup has let go of the record.
    pub(crate) fn settle(&self) {
        let backup = self.backup.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(backup) = backup
            && backup.join().is_err()
        {
            tracing::error!("the daily backup ended in a panic");
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.settle();
    }
}

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
    /// It could not be brought to this version.
    Climb,
    /// The disk fails in some other way.
    Io,
}

/// The record's state.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DataStatus {
    /// The folder of the record.
    pub folder: String,
    /// Why it is not open; `None` while it is.
    pub fault: Option<FaultCode>,
    /// The technical words of the fault, for the details.
    pub detail: Option<String>,
    /// Set while changes are kept in memory because the disk refuses them.
    pub held: Option<HeldView>,
    /// While it is not open: the newest backup that is sound.
    pub backup: Option<BackupLook>,
    /// Whether the last run did not end properly; what it had saved is here.
    pub after_crash: bool,
}

/// Changes that wait for the disk.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HeldView {
    /// Why the disk refuses.
    pub why: FaultCode,
    /// How many changes wait.
    pub changes: u32,
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

/// The record's state; while changes are held, asking tries the disk again.
pub fn status(app: &App, (): ()) -> Result<DataStatus, Failure> {
    let folder = app.dir().display().to_string();
    let open = DataStatus { folder, fault: None, detail: None, held: None, backup: None, after_crash: false };
    Ok(app.with_record(|record| match record {
        Record::Open(store) => {
            store.save_held();
            let held = store.held().map(|held| HeldView {
                why: store_code(&held.why),
                changes: u32::try_from(held.changes).unwrap_or(u32::MAX),
            });
            DataStatus { held, after_crash: store.opened().after_crash, ..open }
        }
        Record::Closed(fault) => DataStatus {
            fault: Some(code(fault)),
            detail: Some(fault.to_string()),
            backup: newest_good(app.dir()),
            ..open
        },
    }))
}

/// Tries again: opens a closed record, or gives the disk what is held.
///
/// # Errors
/// None beyond the state it answers.
pub fn retry(app: &App, (): ()) -> Result<DataStatus, Failure> {
    let view = app.with_record(|record| match record {
        Record::Open(store) if store.is_view() => Some(Arc::clone(store)),
        Record::Open(_) | Record::Closed(_) => None,
    });
    let closed = app.with_record(|record| matches!(record, Record::Closed(_)));
    if let Some(view) = view {
        // The view stays in force until a record has taken over what it holds.
        if let Ok(store) = Store::open(app.dir(), app.now().stamp) {
            store.take_over(&view)?;
            app.replace_record(|| Record::Open(Arc::new(store)));
        }
    } else if closed {
        swap(app, |_, _| Ok(()))?;
    }
    status(app, ())
}

/// Moves the damaged record aside and opens the backup `name`.
///
/// # Errors
/// `NotFound` if there is no such backup; why it cannot be used; `Conflict` while the record is open.
pub fn open_backup(app: &App, name: String) -> Result<DataStatus, Failure> {
    only_closed(app)?;
    let file = crate::data_backups::file(app, &name)?;
    swap(app, |dir, now| recover::from_backup(dir, &file, now).map(drop))
}

/// Opens what is there although the journal is missing.
///
/// # Errors
/// `Conflict` while the record is open.
pub fn open_without_journal(app: &App, (): ()) -> Result<DataStatus, Failure> {
    only_closed(app)?;
    let choice = OpenChoice { without_journal: true, ..OpenChoice::default() };
    swap(app, |dir, now| Store::open_as(dir, now, choice).map(drop))
}

/// What can be read of the damaged record, without changing it.
///
/// # Errors
/// Why the file cannot be read at all.
pub fn salvage_look(app: &App, (): ()) -> Result<Holdings, Failure> {
    let found = recover::salvage(app.dir())?;
    Ok(Holdings { counts: holdings(found.counts()), newest: found.newest() })
}

/// Moves the damaged record aside and opens what could be read of it.
///
/// # Errors
/// As [`salvage_look`]; `Conflict` while the record is open.
pub fn salvage_keep(app: &App, (): ()) -> Result<DataStatus, Failure> {
    only_closed(app)?;
    swap(app, |dir, now| recover::keep_salvaged(dir, now).map(drop))
}

/// Moves what is there aside and opens an empty record.
///
/// # Errors
/// Why the folder cannot be written; `Conflict` while the record is open.
pub fn start_empty(app: &App, (): ()) -> Result<DataStatus, Failure> {
    only_closed(app)?;
    swap(app, |dir, now| recover::start_empty(dir, now).map(drop))
}

/// Opens the record, or looks at it in memory where its folder cannot be written, or keeps the reason why not.
pub(crate) fn open(dir: &Path, now: Stamp) -> Record {
    let fault = match Store::open(dir, now) {
        Ok(store) => return Record::Open(Arc::new(store)),
        Err(fault) => fault,
    };
    tracing::warn!(code = ?code(&fault), "the record could not be opened");
    let why = if matches!(fault, OpenFault::ReadOnly { .. }) { StoreError::ReadOnly } else { StoreError::Full };
    if !matches!(fault, OpenFault::ReadOnly { .. } | OpenFault::NoSpace { .. }) {
        return Record::Closed(fault);
    }
    recover::view(dir, why).map_or_else(Record::Closed, |view| Record::Open(Arc::new(view)))
}

/// Closes the record, lets `change` work on its folder and opens what is there then.
///
/// # Errors
/// Why `change` failed; what was there is open again. `Conflict` while a session runs.
pub(crate) fn swap(
    app: &App,
    change: impl FnOnce(&Path, Stamp) -> Result<(), OpenFault>,
) -> Result<DataStatus, Failure> {
    no_session(app)?;
    app.data.settle();
    let now = app.now().stamp;
    let mut outcome = Ok(());
    app.replace_record(|| {
        outcome = change(app.dir(), now);
        open_patiently(app.dir(), now)
    });
    outcome?;
    app.ports.signals.send(Signal::DataChanged(vec!["record".to_owned()]));
    status(app, ())
}

/// Opens, waiting for a command under way to let go of the old record: a second at most.
fn open_patiently(dir: &Path, now: Stamp) -> Record {
    for _ in 0..40 {
        let record = open(dir, now);
        if !matches!(record, Record::Closed(OpenFault::SecondInstance)) {
            return record;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    open(dir, now)
}

/// Refuses while a session runs: it writes to the record at every step.
pub(crate) fn no_session(app: &App) -> Result<(), Failure> {
    let running = session::view(app, ())?.is_some_and(|view| view.moving != Moving::Finished);
    let refuse = || Failure::new(Code::Conflict, "a session is running: end it first");
    if running { Err(refuse()) } else { Ok(()) }
}

fn only_closed(app: &App) -> Result<(), Failure> {
    let open = app.with_record(|record| matches!(record, Record::Open(_)));
    if open { Err(Failure::new(Code::Conflict, "the record is open")) } else { Ok(()) }
}

fn newest_good(dir: &Path) -> Option<BackupLook> {
    let (file, look) = recover::newest_good(dir).ok()??;
    Some(BackupLook { backup: file.into(), holds: look.into() })
}

fn holdings(counts: Vec<soleus_store::KindCount>) -> Vec<Holding> {
    counts.into_iter().map(|count| Holding { kind: count.kind, entries: count.entries }).collect()
}

impl From<BackupFile> for BackupView {
    fn from(file: BackupFile) -> Self {
        Self { made: file.made.to_string(), name: file.name, reason: file.reason, bytes: file.bytes }
    }
}

impl From<Preview> for Holdings {
    fn from(look: Preview) -> Self {
        Self { counts: holdings(look.counts), newest: look.newest }
    }
}

fn code(fault: &OpenFault) -> FaultCode {
    match fault {
        OpenFault::SecondInstance => FaultCode::SecondInstance,
        OpenFault::NewerVersion { .. } => FaultCode::NewerVersion,
        OpenFault::Foreign { .. } => FaultCode::Foreign,
        OpenFault::ZeroLength { .. } => FaultCode::ZeroLength,
        OpenFault::Missing { .. } => FaultCode::Missing,
        OpenFault::JournalMissing { .. } => FaultCode::JournalMissing,
        OpenFault::Corrupt { .. } => FaultCode::Corrupt,
        OpenFault::ReadOnly { .. } => FaultCode::ReadOnly,
        OpenFault::NoSpace { .. } => FaultCode::NoSpace,
        OpenFault::FolderGone { .. } => FaultCode::FolderGone,
        OpenFault::Busy { .. } => FaultCode::Busy,
        OpenFault::Climb { .. } => FaultCode::Climb,
        OpenFault::Io { .. } => FaultCode::Io,
    }
}

fn store_code(error: &StoreError) -> FaultCode {
    match error {
        StoreError::Full => FaultCode::NoSpace,
        StoreError::ReadOnly => FaultCode::ReadOnly,
        StoreError::Busy => FaultCode::Busy,
        StoreError::Gone => FaultCode::FolderGone,
        StoreError::Corrupt(_) => FaultCode::Corrupt,
        StoreError::Io(_) | StoreError::Bad(_) | StoreError::NotFound(_) | StoreError::Unreadable(_) => FaultCode::Io,
    }
}

impl From<OpenFault> for Failure {
    fn from(fault: OpenFault) -> Self {
        let code = match code(&fault) {
            FaultCode::ReadOnly => Code::ReadOnly,
            FaultCode::NoSpace => Code::DiskFull,
            FaultCode::Corrupt | FaultCode::ZeroLength | FaultCode::Foreign | FaultCode::NewerVersion => Code::Corrupt,
            FaultCode::SecondInstance
            | FaultCode::Missing
            | FaultCode::JournalMissing
            | FaultCode::FolderGone
            | FaultCode::Busy
            | FaultCode::Climb
            | FaultCode::Io => Code::StoreClosed,
        };
        Failure::new(code, fault.to_string())
    }
}
