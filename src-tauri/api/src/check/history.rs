//! Checks that are over: the list, page by page, and each result reopened as it was given.

use soleus_core::{
    journal::{Entry, EntryId},
    time::Stamp,
    triage::record::{CheckRun, CheckSummary},
};
use soleus_store::{Query, Store};

use crate::{
    app::App,
    check::content::triage,
    check::run,
    check::views::{CheckEarlier, CheckHistory, CheckResult, CheckRow},
    check::words::Words,
    failure::Failure,
};

/// How many results a page of the history has.
const PAGE: u32 = 12;

/// A further page of results.
///
/// # Errors
/// While the record is closed.
pub fn earlier(app: &App, asked: CheckEarlier) -> Result<CheckHistory, Failure> {
    page(&*app.store()?, Some(asked.before))
}

pub(super) fn page(store: &Store, before: Option<Stamp>) -> Result<CheckHistory, Failure> {
    let listed = store.list::<CheckSummary>(&Query {
        newest_first: true,
        limit: Some(PAGE),
        to_ms: before.map(|before| before.ms),
        ..Query::default()
    })?;
    let read = listed.entries.len() + listed.unreadable.len();
    let full = u32::try_from(read).is_ok_and(|read| read == PAGE);
    Ok(CheckHistory {
        history: listed.entries.iter().filter_map(row).collect(),
        earlier: listed.entries.last().filter(|_| full).map(|entry| entry.at),
        unreadable: listed.unreadable.len(),
    })
}

/// An earlier result, as it was given.
///
/// # Errors
/// `NotFound` if there is no such finished check.
pub fn result(app: &App, id: EntryId) -> Result<CheckResult, Failure> {
    let missing = || Failure::not_found("result", &id.0);
    let entry = app.store()?.get::<CheckRun>(&id)?.ok_or_else(missing)?;
    let done = entry.body.finished.as_ref().ok_or_else(missing)?;
    let taken_back = entry.body.taken_back.is_some();
    let until = run::reopen_until(app, done).filter(|_| !taken_back);
    let result = Words::of(app, &entry.body.answers).result(Some(id.clone()), entry.body.who, done);
    Ok(CheckResult {
        reopen_until: until,
        taken_back,
        ..result
    })
}

fn row(entry: &Entry<CheckSummary>) -> Option<CheckRow> {
    let done = entry.body.finished.as_ref()?;
    let level = done.outcome.level;
    let name = triage()
        .level_text(level)
        .map(|text| text.name.clone())
        .unwrap_or_default();
    Some(CheckRow {
        id: entry.id.clone(),
        at: done.at,
        who: entry.body.who,
        level,
        name,
    })
}
