//! What recovery keeps between two commands, in memory only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use soleus_core::recovery::{clock::BelievedClock, trial::Trial};

/// Believed time since the app started; empty until recovery is first asked.
#[derive(Default)]
pub(crate) struct BelievedClockSlot(Mutex<Option<BelievedClock>>);

impl BelievedClockSlot {
    /// Begins anew, for another record.
    pub(crate) fn forget(&self) {
        *self.lock() = None;
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Option<BelievedClock>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The functional test under way.
#[derive(Default)]
pub(crate) struct TrialSlot(Mutex<Option<Trial>>);

impl TrialSlot {
    /// Puts the test away, whatever it was.
    pub(crate) fn forget(&self) {
        *self.lock() = None;
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Option<Trial>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One cold pack at a time: two presses are one pack.
#[derive(Default)]
pub(crate) struct ColdPackTurn(Mutex<()>);

impl ColdPackTurn {
    /// Keep the guard while a pack is put on or taken off.
    pub(super) fn take(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
