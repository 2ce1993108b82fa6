//! The checks on record, as a visit needs them.

use soleus_core::{
    journal::Entry,
    triage::{
        answer::Who,
        record::{CheckRun, CheckSummary},
    },
};
use soleus_store::{Order, Query, Store};

use crate::failure::Failure;

/// The own finished check that was written last and not taken back.
pub(super) fn newest_own_check(store: &Store) -> Result<Option<Entry<CheckRun>>, Failure> {
    let mut limit = 8;
    loop {
        let listed = summaries(store, Some(limit))?;
        let own = |entry: &&Entry<CheckSummary>| {
            entry.body.who == Who::Me && entry.body.finished.is_some() && entry.body.taken_back.is_none()
        };
        if let Some(newest) = listed.iter().find(own) {
            return Ok(store.get::<CheckRun>(&newest.id)?);
        }
        if u32::try_from(listed.len()).is_ok_and(|read| read < limit) {
            return Ok(None);
        }
        limit = limit.saturating_mul(4);
    }
}

/// Checks without their answers, the one written last first.
pub(super) fn summaries(store: &Store, limit: Option<u32>) -> Result<Vec<Entry<CheckSummary>>, Failure> {
    let query = Query {
        newest_first: true,
        limit,
        order: Order::Written,
        ..Query::default()
    };
    Ok(store.list::<CheckSummary>(&query)?.entries)
}
