//! Another file in the record's place: who may ask for it, and how the old one is closed and the new one opened.

use std::{path::Path, sync::Arc, time::Duration};

use soleus_core::time::Stamp;
use soleus_store::{OpenChoice, OpenFault, Store, StoreError, recover};

use crate::{
    app::{App, Record},
    failure::{Code, Failure},
    ports::Signal,
    record::views::code,
};

/// Closes the record, lets `change` put another one in its folder and opens that. What was under way stays behind.
///
/// # Errors
/// Why `change` failed; what was there is open again. `Conflict` while a session runs.
pub(crate) fn with_record_closed(
    app: &App,
    change: impl FnOnce(&Path, Stamp) -> Result<(), OpenFault>,
) -> Result<(), Failure> {
    let _no_step = app.state.check.turn();
    with_same_record_closed(app, app.choice(), change)?;
    app.leave_record();
    Ok(())
}

/// As [`with_record_closed`], for a record that stays the same, or with a word on how the folder is opened afterwards.
pub(crate) fn with_same_record_closed(
    app: &App,
    choice: OpenChoice,
    change: impl FnOnce(&Path, Stamp) -> Result<(), OpenFault>,
) -> Result<(), Failure> {
    require_no_session(app)?;
    app.state.upkeep.wait();
    let (dir, now) = (app.dir(), app.now().stamp);
    let mut outcome = Ok(());
    app.replace_record(|| {
        outcome = change(&dir, now);
        (open_patiently(&dir, now, choice), None)
    });
    outcome?;
    announce_record_changed(app);
    Ok(())
}

/// Tells the window that the record is another one.
pub(crate) fn announce_record_changed(app: &App) {
    let names = vec!["record".to_owned()];
    app.ports.signals.send(Signal::DataChanged(names));
}

/// Refuses while a session runs: it writes to the record at every step.
pub(crate) fn require_no_session(app: &App) -> Result<(), Failure> {
    if app.state.session.is_running() {
        Err(Failure::new(Code::Conflict, "a session is running: end it first"))
    } else {
        Ok(())
    }
}

/// Refuses while the record is open: its file is then SQLite's alone.
pub(crate) fn require_closed(app: &App) -> Result<(), Failure> {
    if matches!(app.record(), Record::Closed(_)) {
        Ok(())
    } else {
        Err(Failure::new(Code::Conflict, "the record is open"))
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
