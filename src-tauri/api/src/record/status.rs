//! The record's own state: what is wrong with it, what is safe, and the ways out. Every way keeps the old file.

use std::{path::Path, sync::Arc, time::Duration};

use soleus_store::{OpenChoice, Store, holds_record, open_to_others, recover};

use crate::{
    app::{App, Record},
    failure::Failure,
    record::{
        files::backup_file,
        swap::{announce_record_changed, require_closed, with_record_closed, with_same_record_closed},
        views::{BackupLook, DataStatus, Holdings, PendingView, code, holdings, store_code},
    },
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
            store.flush_pending();
            let view = store.is_view();
            let held = store.pending().map(|held| PendingView {
                why: store_code(&held.why),
                changes: u32::try_from(held.changes).unwrap_or(u32::MAX),
                view,
            });
            DataStatus {
                held,
                after_crash: store.opened().after_crash,
                upkeep: app.state.upkeep.fault(),
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
                announce_record_changed(app);
            }
        }
        Record::Closed(_) => with_same_record_closed(app, app.choice(), |_, _| Ok(()))?,
        Record::Open(_) | Record::Opening => {}
    }
    status(app, ())
}

/// Moves the damaged record aside and opens the backup `name`.
///
/// # Errors
/// `NotFound` if there is no such backup; why it cannot be used; `Conflict` while the record is open.
pub fn open_backup(app: &App, name: String) -> Result<DataStatus, Failure> {
    require_closed(app)?;
    let file = backup_file(app, &name)?;
    with_record_closed(app, |dir, now| recover::from_backup(dir, &file, now).map(drop))?;
    status(app, ())
}

/// Opens what is there although the journal is missing.
///
/// # Errors
/// `Conflict` while the record is open.
pub fn open_without_journal(app: &App, (): ()) -> Result<DataStatus, Failure> {
    require_closed(app)?;
    let choice = OpenChoice {
        without_journal: true,
        ..app.choice()
    };
    with_same_record_closed(app, app.choice(), |dir, now| {
        Store::open_as(dir, now, choice).map(drop)
    })?;
    status(app, ())
}

/// What can be read of the damaged record, without changing it.
///
/// # Errors
/// Why the file cannot be read at all; `Conflict` while the record is open.
pub fn salvage_look(app: &App, (): ()) -> Result<Holdings, Failure> {
    require_closed(app)?;
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
    require_closed(app)?;
    with_record_closed(app, |dir, now| recover::keep_salvaged(dir, now).map(drop))?;
    status(app, ())
}

/// Moves what is there aside and opens an empty record.
///
/// # Errors
/// Why the folder cannot be written; `Conflict` while the record is open.
pub fn start_empty(app: &App, (): ()) -> Result<DataStatus, Failure> {
    require_closed(app)?;
    with_record_closed(app, |dir, now| recover::start_empty(dir, now).map(drop))?;
    status(app, ())
}

fn newest_good(dir: &Path) -> Option<BackupLook> {
    let (file, look) = recover::newest_good(dir).ok()??;
    Some(BackupLook {
        backup: file.into(),
        holds: look.into(),
    })
}
