//! `App`: what a host needs to serve the window, whether or not the record could be opened.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use soleus_core::{
    journal::{Body, Entry, EntryId},
    time::{Now, Stamp},
};
use soleus_store::{Changes, OpenChoice, OpenFault, Store, StoreError, Tx};

use crate::{
    failure::{Code, Failure},
    ports::{Ports, Signal},
    state::State,
};

/// How long a command waits for a record that is still being opened before it says so. A disk that takes longer is
/// rare, and a person with a cramp must not wait for it.
const PATIENCE: Duration = Duration::from_secs(4);

/// The record: being opened, open, or closed with the reason.
#[derive(Clone)]
pub(crate) enum Record {
    /// On its way: whoever needs it waits a moment.
    Opening,
    /// Open and writable as far as we know.
    Open(Arc<Store>),
    /// Not opened; the guide, Cramp now and the check work all the same.
    Closed(OpenFault),
}

/// The use-cases' common ground: the record, the content and the ports of the host.
pub struct App {
    pub(crate) ports: Ports,
    // Before `record`, so that a backup under way lets go of it when the app ends.
    pub(crate) state: State,
    /// The usual folder: it remembers another one, and holds the log and the window's place.
    home: PathBuf,
    /// The folder of the record.
    dir: RwLock<PathBuf>,
    record: Mutex<Record>,
    turned: Condvar,
    /// One change of the record's file at a time.
    turning: Mutex<()>,
}

impl App {
    /// Over the record in the folder `dir`, which is not opened yet.
    pub(crate) fn new(home: &Path, dir: PathBuf, ports: Ports) -> Self {
        Self {
            ports,
            state: State::new(home),
            home: home.to_owned(),
            dir: RwLock::new(dir),
            record: Mutex::new(Record::Opening),
            turned: Condvar::new(),
            turning: Mutex::new(()),
        }
    }

    /// The time on every clock.
    pub fn now(&self) -> Now {
        self.ports.clock.now()
    }

    /// The offset from UTC in force at an instant, in the zone the machine is in now.
    pub(crate) fn offset_at(&self, ms: i64) -> i16 {
        self.ports.clock.offset_at(ms)
    }

    /// The folder that holds the record.
    pub fn dir(&self) -> PathBuf {
        self.dir.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The usual folder.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// How the record is opened again: in a folder that was chosen by hand, nothing is made up.
    pub(crate) fn choice(&self) -> OpenChoice {
        OpenChoice {
            folder_must_exist: self.dir() != self.home,
            ..OpenChoice::default()
        }
    }

    /// The open record; waits a moment for one that is being opened.
    ///
    /// # Errors
    /// `StoreClosed` with the reason while the record could not be opened.
    pub fn store(&self) -> Result<Arc<Store>, Failure> {
        match self.record_within(PATIENCE) {
            Record::Open(store) => Ok(store),
            Record::Closed(fault) => Err(Failure::new(Code::StoreClosed, fault.to_string())),
            Record::Opening => Err(Failure::new(
                Code::StoreClosed,
                "the record is still being opened: try again in a moment",
            )),
        }
    }

    /// Runs `change` in one transaction and tells the window what changed.
    ///
    /// # Errors
    /// As [`App::store`], and whatever the change or the disk refuses; nothing is then written. `change` may run twice.
    pub fn write<T>(&self, change: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, Failure> {
        let (value, changes) = self.store()?.transact(self.now().stamp, change)?;
        self.announce(&changes);
        Ok(value)
    }

    /// Changes the entry `id`, a `what`, in one transaction: `change` sees it as it is then, and says when it was and what
    /// it is from now on.
    ///
    /// # Errors
    /// As [`App::write`]; `NotFound` if it is gone; whatever `change` refuses.
    pub(crate) fn edit<T: Body>(
        &self,
        id: &EntryId,
        what: &str,
        change: impl Fn(&Entry<T>) -> Result<(Stamp, T), Failure>,
    ) -> Result<(), Failure> {
        self.write(|tx| {
            let Some(kept) = tx.get::<T>(id)? else {
                return Ok(Err(Failure::not_found(what, &id.0)));
            };
            match change(&kept) {
                Ok((at, body)) => tx.update(id, at, &body).map(Ok),
                Err(refused) => Ok(Err(refused)),
            }
        })?
    }

    /// As [`App::write`], for what no screen shows: the window is told only if the disk refused it.
    pub(crate) fn write_quietly<T>(
        &self,
        change: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        let (value, changes) = self.store()?.transact(self.now().stamp, change)?;
        if changes.held.is_some() {
            self.announce(&changes);
        }
        Ok(value)
    }

    /// The record as it stands after `patience` at most, or as soon as it is no longer being opened.
    pub(crate) fn record_within(&self, patience: Duration) -> Record {
        let opening = |record: &mut Record| matches!(record, Record::Opening);
        let waited = self.turned.wait_timeout_while(self.lock(), patience, opening);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// The record, waiting for it as a command does.
    pub(crate) fn record(&self) -> Record {
        self.record_within(PATIENCE)
    }

    /// Swaps the record, for instance after a restore or a second try at opening it. What `make` answers is the record
    /// from then on, in the folder it names if it names one.
    pub(crate) fn replace_record(&self, make: impl FnOnce() -> (Record, Option<PathBuf>)) {
        let _one = self.turning.lock().unwrap_or_else(PoisonError::into_inner);
        // The old handle must let go of the lock file before a new one can take it.
        drop(std::mem::replace(&mut *self.lock(), Record::Opening));
        let mut turn = Turn {
            app: self,
            record: Some(Record::Closed(OpenFault::Busy { file: self.dir() })),
        };
        let (record, dir) = make();
        if let Some(dir) = dir {
            *self.dir.write().unwrap_or_else(PoisonError::into_inner) = dir;
        }
        turn.record = Some(record);
    }

    /// As [`State::leave_record`].
    pub(crate) fn leave_record(&self) {
        self.state.leave_record();
    }

    fn lock(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn announce(&self, changes: &Changes) {
        let held = changes.held.is_some();
        let flags = [
            (changes.settings, "settings"),
            (changes.running, "running"),
            (held, "held"),
        ];
        let flags = flags
            .iter()
            .filter(|(set, _)| *set)
            .map(|(_, name)| (*name).to_owned());
        let names: Vec<String> = changes.kinds.iter().cloned().chain(flags).collect();
        if held {
            self.state.refusals.ring();
        }
        if !names.is_empty() {
            self.ports.signals.send(Signal::DataChanged(names));
        }
    }
}

/// Puts a record in place when it ends, however it ends: nobody waits for one that never comes.
struct Turn<'a> {
    app: &'a App,
    record: Option<Record>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(record) = self.record.take() {
            *self.app.lock() = record;
        }
        self.app.turned.notify_all();
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::Full => Code::DiskFull,
            StoreError::ReadOnly => Code::ReadOnly,
            StoreError::Corrupt(_) | StoreError::Unreadable(_) => Code::Corrupt,
            StoreError::NotFound(_) => Code::NotFound,
            StoreError::Busy | StoreError::Gone | StoreError::Replaced | StoreError::Io(_) => {
                Code::StoreClosed
            }
            StoreError::Bad(_) => Code::Internal,
        };
        Failure::new(code, error.to_string())
    }
}
