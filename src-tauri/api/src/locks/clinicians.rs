//! What clinicians found and allowed: kept, listed, corrected, taken away and brought back.
//!
//! What a record opens is decided by [`soleus_core::locks`]; every screen asks there. An edit keeps what was said before.

use soleus_core::{journal::EntryId, locks::ClinicianRecord};
use soleus_store::Query;

use crate::{
    app::App,
    check::tables::{ClinicianEdit, ClinicianRecords, ClinicianRow},
    check::views::LocksView,
    failure::Failure,
    locks::standing,
};

/// Every record, the newest visit first.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<ClinicianRecords, Failure> {
    let today = app.now().stamp.date();
    let listed = app.store()?.list::<ClinicianRecord>(&Query::default())?;
    let mut records: Vec<ClinicianRow> = listed
        .entries
        .into_iter()
        .map(|entry| ClinicianRow {
            counts: entry.body.counts(today),
            entry,
        })
        .collect();
    records.sort_by_key(|row| std::cmp::Reverse((row.entry.body.seen, row.entry.at.ms)));
    Ok(ClinicianRecords {
        records,
        unreadable: listed.unreadable.len(),
    })
}

/// Keeps what a clinician found and allowed. Only a diagnosis with a permission opens anything (rulings "Locks").
///
/// # Errors
/// `BadInput` without a name of who it was, with a visit in the future or an end before it; what the record refuses.
pub fn add(app: &App, record: ClinicianRecord) -> Result<LocksView, Failure> {
    sound(app, &record)?;
    let at = app.now().stamp;
    app.write(|tx| tx.insert(at, None, &record).map(drop))?;
    standing::view(app, ())
}

/// Corrects a record. It counts from when it was first entered; what it said before is kept.
///
/// # Errors
/// As [`add`]; `NotFound` if it is gone.
pub fn edit(app: &App, edit: ClinicianEdit) -> Result<LocksView, Failure> {
    sound(app, &edit.record)?;
    let kept = app
        .store()?
        .get::<ClinicianRecord>(&edit.id)?
        .ok_or_else(|| Failure::not_found("clinician's record", &edit.id.0))?;
    app.write(|tx| tx.update(&edit.id, kept.at, &edit.record))?;
    standing::view(app, ())
}

/// Takes a record away; what it had opened is closed again. [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<LocksView, Failure> {
    app.write(|tx| tx.delete(&id))?;
    standing::view(app, ())
}

/// Brings a record back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<LocksView, Failure> {
    app.write(|tx| tx.restore(&id))?;
    standing::view(app, ())
}

fn sound(app: &App, record: &ClinicianRecord) -> Result<(), Failure> {
    if record.who.trim().is_empty() {
        return Err(Failure::bad_input(
            "who saw you is missing, for instance \"Dr Novak, A&E\"",
        ));
    }
    if record.seen > app.now().stamp.date() {
        return Err(Failure::bad_input("the day of the visit lies in the future"));
    }
    if record.until.is_some_and(|until| until < record.seen) {
        return Err(Failure::bad_input("the last day lies before the visit"));
    }
    Ok(())
}
