//! What one result closes, in the content's words.

use soleus_core::triage::engine::{LOCKED_BY_LEVEL, Locked};

use super::{content::triage, views::LockView};

/// A lock of one result with its reasons in the content's words.
pub(crate) fn in_words(locked: &Locked) -> LockView {
    let triage = triage();
    let word = |id: &String| match triage.lock.iter().find(|lock| lock.id == *id) {
        Some(lock) => lock.because.clone(),
        None if id == LOCKED_BY_LEVEL => triage.lock_reason.clone(),
        None => id.clone(),
    };
    LockView {
        activity: locked.activity,
        reasons: locked.reasons.iter().map(word).collect(),
    }
}
