//! `App`: what a host needs to serve the window, whether or not the record could be opened.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use soleus_core::time::Now;
use soleus_store::{Changes, OpenFault, Store, StoreError, Tx};

use crate::{
    check, data,
    failure::{Code, Failure},
    ports::{Ports, Signal},
    recovery_facts, session, settings,
};

/// The record: open, or closed with the reason.
pub(crate) enum Record {
    /// Open and writable as far as we know.
    Open(Arc<Store>),
    /// Not opened; the guide, Cramp now and the check work all the same.
    Closed(OpenFault),
}

/// The use-cases' common ground: the record, the content and the ports of the host.
pub struct App {
    pub(crate) ports: Ports,
    // Before `record`, so that a backup under way lets go of it when the app ends.
    pub(crate) data: data::Desk,
    pub(crate) settings: settings::Fallback,
    pub(crate) check: check::InMemory,
    pub(crate) sessions: session::Desk,
    pub(crate) belief: recovery_facts::Belief,
    dir: PathBuf,
    record: RwLock<Record>,
}

impl App {
    /// Opens the record in `dir`. A fault is kept and shown, never thrown: the app starts either way.
    pub fn start(dir: &Path, ports: Ports) -> Self {
        let now = ports.clock.now().stamp;
        let record = data::open(dir, now);
        Self {
            data: data::Desk::start(&record, now),
            ports,
            settings: settings::Fallback::default(),
            check: check::InMemory::default(),
            sessions: session::Desk::default(),
            belief: recovery_facts::Belief::default(),
            dir: dir.to_owned(),
            record: RwLock::new(record),
        }
    }

    /// The time on every clock.
    pub fn now(&self) -> Now {
        self.ports.clock.now()
    }

    /// The folder that holds the record.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The open record.
    ///
    /// # Errors
    /// `StoreClosed` with the reason while the record could not be opened.
    pub fn store(&self) -> Result<Arc<Store>, Failure> {
        match &*self
            .record
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
        {
            Record::Open(store) => Ok(Arc::clone(store)),
            Record::Closed(fault) => Err(Failure::new(Code::StoreClosed, fault.to_string())),
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

    /// Looks at the record's state; for the slice that explains and mends it.
    pub(crate) fn with_record<T>(&self, look: impl FnOnce(&Record) -> T) -> T {
        look(
            &self
                .record
                .read()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }

    /// Swaps the record, for instance after a restore or a second try at opening it.
    pub(crate) fn replace_record(&self, make: impl FnOnce() -> Record) {
        let mut record = self
            .record
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        // The old handle must let go of the lock file before a new one can take it.
        *record = Record::Closed(OpenFault::Busy {
            file: self.dir.clone(),
        });
        *record = make();
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
        if !names.is_empty() {
            self.ports.signals.send(Signal::DataChanged(names));
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::Full => Code::DiskFull,
            StoreError::ReadOnly => Code::ReadOnly,
            StoreError::Corrupt(_) | StoreError::Unreadable(_) => Code::Corrupt,
            StoreError::NotFound(_) => Code::NotFound,
            StoreError::Busy | StoreError::Gone | StoreError::Io(_) => Code::StoreClosed,
            StoreError::Bad(_) => Code::Internal,
        };
        Failure::new(code, error.to_string())
    }
}
