//! The record's own state: what is wrong with it, what is safe, and the ways out. Every way keeps the old file.

use std::{path::Path, sync::Arc, time::Duration};

use soleus_core::time::Stamp;
use soleus_store::{OpenChoice, OpenFault, Store, holds_record, open_to_others, recover};

pub(crate) use crate::record::upkeep::{Desk, keep_up, open_first};
pub use crate::record::upkeep::{keep_trying, unsaved};
use crate::{
    app::{App, Record},
    failure::{Code, Failure},
    ports::Signal,
    record::upkeep::open_patiently,
    record::views::{BackupLook, DataStatus, HeldView, Holdings, code, holdings, store_code},
    session::run,
    session::views::Moving,
};

/// How long the state is awaited before the screen says that the record is being opened.
const A_MOMENT: Duration = Duration::from_millis(700);

/// The record's state; while changes are held, asking tries the disk again.
pub fn status(app: &App, (): ()) -> Result<DataStatus, Failure> {
    let dir = app.dir();
    let elsewhere = dir != app.home();
    let known = DataStatus {
        folder: dir.display().to_string(),
        usual: elsewhere.then(|| app.home().display().to_string()),
        usual_holds: elsewhere && holds_record(app.home()),
        open_to_others: open_to_others(&dir),
        ..DataStatus::default()
    };
    Ok(match app.record_within(A_MOMENT) {
        Record::Opening => DataStatus {
            opening: true,
            ..known
        },
        Record::Open(store) => {
            store.save_held();
            let view = store.is_view();
            let held = store.held().map(|held| HeldView {
                why: store_code(&held.why),
                changes: u32::try_from(held.changes).unwrap_or(u32::MAX),
                view,
            });
            DataStatus {
                held,
                after_crash: store.opened().after_crash,
                upkeep: app.data.upkeep_fault(),
                ..known
            }
        }
        Record::Closed(fault) => DataStatus {
            fault: Some(code(&fault)),
            detail: Some(fault.to_string()),
            backup: newest_good(&dir),
            ..known
        },
    })
}

/// Tries again: opens a closed record, or gives the disk what is held.
///
/// # Errors
/// None beyond the state it answers.
pub fn retry(app: &App, (): ()) -> Result<DataStatus, Failure> {
    match app.record() {
        // The view stays in force until a record has taken over what it holds.
        Record::Open(view) if view.is_view() => {
            if let Ok(store) = Store::open_as(&app.dir(), app.now().stamp, app.choice()) {
                store.take_over(&view)?;
                app.replace_record(|| (Record::Open(Arc::new(store)), None));
                told(app);
            }
        }
        Record::Closed(_) => drop(swap_as(app, app.choice(), |_, _| Ok(()))?),
        Record::Open(_) | Record::Opening => {}
    }
    status(app, ())
}

/// Moves the damaged record aside and opens the backup `name`.
///
/// # Errors
/// `NotFound` if there is no such backup; why it cannot be used; `Conflict` while the record is open.
pub fn open_backup(app: &App, name: String) -> Result<DataStatus, Failure> {
    only_closed(app)?;
    let file = crate::record::backups::file(app, &name)?;
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
        ..app.choice()
    };
    swap_as(app, app.choice(), |dir, now| {
        Store::open_as(dir, now, choice).map(drop)
    })
}

/// What can be read of the damaged record, without changing it.
///
/// # Errors
/// Why the file cannot be read at all; `Conflict` while the record is open.
pub fn salvage_look(app: &App, (): ()) -> Result<Holdings, Failure> {
    only_closed(app)?;
    let found = recover::salvage(&app.dir())?;
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

/// Closes the record, lets `change` put another one in its folder and opens that. What was under way stays behind.
///
/// # Errors
/// Why `change` failed; what was there is open again. `Conflict` while a session runs.
pub(crate) fn swap(
    app: &App,
    change: impl FnOnce(&Path, Stamp) -> Result<(), OpenFault>,
) -> Result<DataStatus, Failure> {
    let _no_step = app.check.turn();
    swap_as(app, app.choice(), change)?;
    app.leave_record();
    status(app, ())
}

/// As [`swap`], for a record that stays the same, or with a word on how the folder is opened afterwards.
pub(crate) fn swap_as(
    app: &App,
    choice: OpenChoice,
    change: impl FnOnce(&Path, Stamp) -> Result<(), OpenFault>,
) -> Result<DataStatus, Failure> {
    no_session(app)?;
    app.data.settle();
    let (dir, now) = (app.dir(), app.now().stamp);
    let mut outcome = Ok(());
    app.replace_record(|| {
        outcome = change(&dir, now);
        (open_patiently(&dir, now, choice), None)
    });
    outcome?;
    told(app);
    status(app, ())
}

/// Tells the window that the record is another one.
pub(crate) fn told(app: &App) {
    let names = vec!["record".to_owned()];
    app.ports.signals.send(Signal::DataChanged(names));
}

/// Refuses while a session runs: it writes to the record at every step.
pub(crate) fn no_session(app: &App) -> Result<(), Failure> {
    let running = run::view(app, ())?.is_some_and(|view| view.moving != Moving::Finished);
    let refuse = || Failure::new(Code::Conflict, "a session is running: end it first");
    if running { Err(refuse()) } else { Ok(()) }
}

/// Refuses while the record is open: its file is then SQLite's alone.
pub(crate) fn only_closed(app: &App) -> Result<(), Failure> {
    if matches!(app.record(), Record::Closed(_)) {
        Ok(())
    } else {
        Err(Failure::new(Code::Conflict, "the record is open"))
    }
}

fn newest_good(dir: &Path) -> Option<BackupLook> {
    let (file, look) = recover::newest_good(dir).ok()??;
    Some(BackupLook {
        backup: file.into(),
        holds: look.into(),
    })
}
