//! The check's questions, rules and texts.

use soleus_core::triage::Triage;

/// The check's content as it ships.
pub(crate) fn triage() -> &'static Triage {
    &soleus_guide::content().triage
}
