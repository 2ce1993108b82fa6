//! What works on the record beside the person: opening it, the daily upkeep, and trying again while the disk refuses.

use std::{
    path::Path,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use soleus_core::time::Stamp;
use soleus_store::{OpenChoice, OpenFault, Store, StoreError, recover};

use crate::{
    app::{App, Record},
    ports::Signal,
    record::takeout::Picked,
    record::views::{FaultCode, code, store_code},
    settings,
};

/// How long to wait between two tries at giving the disk what it refused.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// What this slice keeps between commands.
#[derive(Default)]
pub(crate) struct Desk {
    /// The daily upkeep, made beside the person's work.
    upkeep: Mutex<Option<JoinHandle<()>>>,
    kept_up: AtomicBool,
    /// Why the last upkeep failed; `None` when it did not.
    failed: Arc<Mutex<Option<FaultCode>>>,
    /// The file or folder the person picked, until they say yes or no.
    pub(crate) picked: Mutex<Option<Picked>>,
    /// Rung when the disk has refused a change.
    refused: Mutex<bool>,
    bell: Condvar,
}

impl Desk {
    /// Says that the disk has refused a change.
    pub(crate) fn ring(&self) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_all();
    }

    /// Why the last backup, or forgetting what was deleted long ago, failed.
    pub(crate) fn upkeep_fault(&self) -> Option<FaultCode> {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the daily upkeep has let go of the record.
    pub(crate) fn settle(&self) {
        let upkeep = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(upkeep) = upkeep
            && upkeep.join().is_err()
        {
            tracing::error!("the daily upkeep ended in a panic");
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.settle();
    }
}

/// Opens the record of a run for the first time.
pub(crate) fn open_first(app: &App) {
    let now = app.now().stamp;
    app.replace_record(|| (open(&app.dir(), now, app.choice()), None));
    settings::copy_beside(app);
}

/// Starts the daily upkeep if it is due: text deleted long ago is forgotten, then a backup is made. Call it when the first
/// page is drawn and every hour from then on: a laptop that is only ever suspended needs both too.
pub(crate) fn keep_up(app: &App) {
    let Record::Open(store) = app.record() else { return };
    let first = !app.data.kept_up.swap(true, Ordering::Relaxed);
    if store.is_view() || (first && store.opened().new) {
        return;
    }
    let mut upkeep = app.data.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
    if upkeep.as_ref().is_some_and(|work| !work.is_finished()) {
        return;
    }
    let (now, failed) = (app.now().stamp, Arc::clone(&app.data.failed));
    let work = move || {
        let fault = keep_up_now(&store, now).err().map(|error| store_code(&error));
        *failed.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    };
    *upkeep = Some(std::thread::spawn(work));
}

/// Tries both whatever becomes of the other.
fn keep_up_now(store: &Store, now: Stamp) -> Result<(), StoreError> {
    let forgotten = store.forget_deleted(now);
    match &forgotten {
        Ok(0) => {}
        Ok(entries) => tracing::info!(entries, "text deleted long ago is forgotten"),
        Err(error) => tracing::warn!(%error, "text deleted long ago could not be forgotten yet"),
    }
    let made = store.backup_if_due(now);
    match &made {
        Ok(Some(_)) => tracing::info!("the daily backup is made"),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "the daily backup could not be made"),
    }
    made?;
    forgotten.map(drop)
}

/// Gives the disk what it refused, again and again, until it is taken; then tells the window. Never returns: run it on a
/// thread of its own. It sleeps while everything is saved.
pub fn keep_trying(app: &App) {
    loop {
        let refused = app.data.refused.lock().unwrap_or_else(PoisonError::into_inner);
        let mut refused = app
            .data
            .bell
            .wait_while(refused, |refused| !*refused)
            .unwrap_or_else(PoisonError::into_inner);
        *refused = false;
        drop(refused);
        while let Record::Open(store) = app.record()
            && !store.is_view()
            && store.held().is_some()
        {
            drop(store);
            std::thread::sleep(TRY_AGAIN);
            if let Record::Open(store) = app.record()
                && store.held().is_some()
                && store.save_held()
            {
                let names = vec!["held".to_owned()];
                app.ports.signals.send(Signal::DataChanged(names));
            }
        }
    }
}

/// Whether changes would be lost if the app ended now. Asking tries the disk once more.
pub fn unsaved(app: &App) -> bool {
    match app.record_within(Duration::ZERO) {
        Record::Open(store) => !store.save_held() && store.held().is_some_and(|held| held.changes > 0),
        Record::Opening | Record::Closed(_) => false,
    }
}

/// Opens the record, or looks at it in memory where its folder cannot be written, or keeps the reason why not.
pub(crate) fn open(dir: &Path, now: Stamp, choice: OpenChoice) -> Record {
    let fault = match Store::open_as(dir, now, choice) {
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

/// Opens, waiting for a command under way to let go of the old record: a second at most.
pub(crate) fn open_patiently(dir: &Path, now: Stamp, choice: OpenChoice) -> Record {
    for _ in 0..40 {
        let record = open(dir, now, choice);
        if !matches!(record, Record::Closed(OpenFault::SecondInstance)) {
            return record;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    open(dir, now, choice)
}
