//! The check that is open: found in hand or on the record, remembered, and dropped.

use soleus_core::{journal::EntryId, time::DAY_MS, triage::record::CheckRun};
use soleus_store::Query;

use crate::{app::App, check::slot::Open, failure::Failure};

/// The open check: the one in hand, or one that was broken off less than a day ago.
pub(crate) fn find_open(app: &App) -> Result<Option<Open>, Failure> {
    let open = app.state.check.open().clone();
    let now = app.now().stamp;
    let open = match open {
        Some(open) => Some(open),
        None => from_record(app)?,
    };
    Ok(open.filter(|open| now.since_ms(open.started) < DAY_MS))
}

fn from_record(app: &App) -> Result<Option<Open>, Failure> {
    let Ok(store) = app.store() else { return Ok(None) };
    let newest = Query {
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    };
    let unfinished = store
        .list::<CheckRun>(&newest)?
        .entries
        .into_iter()
        .find(|entry| entry.body.finished.is_none());
    Ok(unfinished.map(|entry| Open {
        id: Some(entry.id),
        started: entry.at,
        run: entry.body,
    }))
}

pub(crate) fn remember_open(app: &App, open: &Open) {
    *app.state.check.open() = Some(open.clone());
}

pub(crate) fn forget(app: &App) {
    *app.state.check.open() = None;
}

/// Takes every unfinished check off the record; it was never a result.
pub(super) fn remove_unfinished_checks(app: &App) -> Result<(), Failure> {
    forget(app);
    let Ok(store) = app.store() else { return Ok(()) };
    let listed = store.list::<CheckRun>(&Query {
        newest_first: true,
        limit: Some(8),
        ..Query::default()
    })?;
    let unfinished: Vec<EntryId> = listed
        .entries
        .into_iter()
        .filter(|entry| entry.body.finished.is_none())
        .map(|entry| entry.id)
        .collect();
    if unfinished.is_empty() {
        return Ok(());
    }
    app.write(|tx| unfinished.iter().try_for_each(|id| tx.delete(id)))
}
