//! A plan as the person last saw it, and what content has changed since.

use soleus_core::{
    recovery::{
        difference::{PlanChange, PlanSeen, difference},
        plan::Plan,
        record::Episode,
    },
    time::Stamp,
};
use soleus_store::{Query, Store, StoreError, Tx};

use crate::{failure::Failure, recovery::facts::plan_of};

/// Keeps what `plan` says, once for each version.
pub(crate) fn keep_seen(tx: &mut Tx<'_>, plan: Option<&Plan>, at: Stamp) -> Result<(), StoreError> {
    let Some(plan) = plan else { return Ok(()) };
    let kept = tx.list::<PlanSeen>(&Query::default())?.entries;
    let there = |seen: &PlanSeen| seen.plan == plan.id && seen.version == plan.version;
    if kept.iter().any(|entry| there(&entry.body)) {
        return Ok(());
    }
    tx.insert(at, None, &PlanSeen::of(plan)).map(drop)
}

/// What changed since the version the episode holds; empty if nothing did, or if that version was never kept.
pub(crate) fn changes(store: &Store, episode: &Episode) -> Result<Vec<PlanChange>, Failure> {
    let Some(plan) = plan_of(episode).filter(|plan| plan.version != episode.plan_version) else {
        return Ok(Vec::new());
    };
    let kept = store.list::<PlanSeen>(&Query::default())?.entries;
    let old = kept
        .iter()
        .find(|entry| entry.body.plan == plan.id && entry.body.version == episode.plan_version);
    Ok(old.map_or_else(Vec::new, |old| difference(&old.body.facts, plan)))
}
