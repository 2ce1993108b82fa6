//! What a check-in, a walk or a run said before it was edited.

use soleus_core::{
    journal::{Body, Entry, EntryId},
    recovery::{checkin::CheckIn, load::Outing},
};

use crate::{app::App, failure::Failure};

/// What a check-in said before, newest first.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn check_in(app: &App, id: EntryId) -> Result<Vec<Entry<CheckIn>>, Failure> {
    was(app, &id)
}

/// What a walk or run said before, newest first.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn outing(app: &App, id: EntryId) -> Result<Vec<Entry<Outing>>, Failure> {
    was(app, &id)
}

/// Its earlier versions, without those that a deletion and its undoing left unchanged.
fn was<T: Body + PartialEq>(app: &App, id: &EntryId) -> Result<Vec<Entry<T>>, Failure> {
    let store = app.store()?;
    let now = store
        .get::<T>(id)?
        .ok_or_else(|| Failure::not_found("entry", &id.0))?;
    let mut all = store.earlier::<T>(id)?;
    all.push(now);
    all.dedup_by(|later, earlier| later.body == earlier.body && later.at == earlier.at);
    all.pop();
    all.reverse();
    Ok(all)
}
