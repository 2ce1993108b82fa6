//! Risks from "About me", by the locks of the check's content: those that its answers alone set, whatever the leg says.

use soleus_core::{
    permission::{danger::Check, facts::Risk},
    triage::{content::Lock, eval::Unasked, facts::Facts},
};
use soleus_guide::content;
use soleus_store::Store;

use crate::{check::kept, failure::Failure};

/// Every risk that an "About me" names since the newest complete check: a correction towards less risk counts from the
/// next one, towards more at once. What was never asked is no risk; it closes as unasked.
///
/// # Errors
/// Disk faults.
pub(crate) fn read(store: &Store, checks: &[Check]) -> Result<Vec<Risk>, Failure> {
    let last = checks.iter().rev().find(|check| check.complete);
    let since = last.map_or(i64::MIN, |check| check.result.written);
    let about = kept::about_me(store, None)?;
    let counted = about.iter().filter(|entry| entry.written >= since);
    let counted: Vec<_> = if counted.clone().next().is_some() {
        counted.collect()
    } else {
        about.first().into_iter().collect()
    };
    let facts: Vec<Facts> = counted
        .iter()
        .map(|entry| Facts::read(&content().triage, &entry.body.answers))
        .collect();
    let named = |lock: &&Lock| {
        facts
            .iter()
            .any(|facts| lock.when.eval(facts, Unasked::Anything).is_certainly_true())
    };
    let locks = content().triage.lock.iter();
    Ok(locks
        .filter(named)
        .map(|lock| Risk {
            id: lock.id.clone(),
            activities: lock.activity.clone(),
        })
        .collect())
}
