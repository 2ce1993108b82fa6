//! The check under way, in memory: the record has it too, unless it cannot be written.

use std::sync::{Mutex, MutexGuard, PoisonError};

use soleus_core::{journal::EntryId, time::Stamp, triage::record::CheckRun};

/// The check in hand, and whose turn it is to change it.
#[derive(Default)]
pub(crate) struct CheckSlot {
    open: Mutex<Option<Open>>,
    turn: Mutex<()>,
}

/// A check under way.
#[derive(Clone)]
pub(crate) struct Open {
    /// Its journal entry; `None` while it lives in memory only.
    pub(crate) id: Option<EntryId>,
    pub(crate) started: Stamp,
    pub(crate) run: CheckRun,
}

impl CheckSlot {
    /// The check; held for a moment only.
    pub(crate) fn open(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held for a whole step, from reading the check to keeping it: the window's calls come side by side, and a step read
    /// before another was kept would take that one back.
    pub(crate) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
