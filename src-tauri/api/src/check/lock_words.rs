//! What one result closes, in the content's words.

use soleus_core::{
    care::Level,
    triage::engine::{LOCKED_BY_LEVEL, Locked},
};

use super::{content::triage, views::LockView};

/// A lock of one result with its reasons in the content's words.
pub(crate) fn in_words(locked: &Locked) -> LockView {
    let triage = triage();
    let word = |id: &String| match triage.lock.iter().find(|lock| lock.id == *id) {
        Some(lock) => lock.because.clone(),
        None if id == LOCKED_BY_LEVEL => {
            let urgent = triage
                .level_text(Level::SameDay)
                .and_then(|text| text.dont.first());
            urgent.map(|line| line.text.clone()).unwrap_or_default()
        }
        None => id.clone(),
    };
    LockView {
        activity: locked.activity,
        reasons: locked.reasons.iter().map(word).collect(),
    }
}
