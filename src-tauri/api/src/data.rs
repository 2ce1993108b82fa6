//! The record's own state: what is wrong with it, what is safe, and the ways out. Every way keeps the old file.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use soleus_core::time::Stamp;
use soleus_store::{OpenChoice, OpenFault, Store, StoreError, recover};

use crate::{
    app::{App, Record},
    data_takeout::Picked,
    data_view::{BackupLook, DataStatus, HeldView, Holdings, code, holdings, store_code},
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

/// The record's state; while changes are held, asking tries the disk again.
pub fn status(app: &App, (): ()) -> Result<DataStatus, Failure> {
    let folder = app.dir().display().to_string();
    let open = DataStatus {
        folder,
        fault: None,
        detail: None,
        held: None,
        backup: None,
        after_crash: false,
    };
    Ok(app.with_record(|record| match record {
        Record::Open(store) => {
            store.save_held();
            let held = store.held().map(|held| HeldView {
                why: store_code(&held.why),
                changes: u32::try_from(held.changes).unwrap_or(u32::MAX),
            });
            DataStatus {
                held,
                after_crash: store.opened().after_crash,
                ..open
            }
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
    let choice = OpenChoice {
        without_journal: true,
        ..OpenChoice::default()
    };
    swap(app, |dir, now| Store::open_as(dir, now, choice).map(drop))
}

/// What can be read of the damaged record, without changing it.
///
/// # Errors
/// Why the file cannot be read at all.
pub fn salvage_look(app: &App, (): ()) -> Result<Holdings, Failure> {
    let found = recover::salvage(app.dir())?;
    Ok(Holdings {
        counts: holdings(found.counts()),
        newest: found.newest(),
    })
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
    let why = if matches!(fault, OpenFault::ReadOnly { .. }) {
        StoreError::ReadOnly
    } else {
        StoreError::Full
    };
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
    app.ports
        .signals
        .send(Signal::DataChanged(vec!["record".to_owned()]));
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
    if open {
        Err(Failure::new(Code::Conflict, "the record is open"))
    } else {
        Ok(())
    }
}

fn newest_good(dir: &Path) -> Option<BackupLook> {
    let (file, look) = recover::newest_good(dir).ok()??;
    Some(BackupLook {
        backup: file.into(),
        holds: look.into(),
    })
}
