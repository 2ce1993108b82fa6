//! Where the running session lives between two commands.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use soleus_core::{
    care::Pain,
    journal::EntryId,
    session::{Phase, Session, Watch},
    stretch::{Exercise, SoundProfile},
    time::Stamp,
};

use crate::ports::Ports;

/// Holds the running session and wakes whoever drives it.
#[derive(Default)]
pub(crate) struct SessionSlot {
    live: Mutex<Option<Live>>,
    pub(super) bell: tokio::sync::Notify,
    /// Grows by one with every step that the window is told of.
    pub(super) seq: AtomicU64,
    awake: AtomicBool,
}

impl SessionSlot {
    pub(super) fn lock(&self) -> MutexGuard<'_, Option<Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a session is under way, moving or paused.
    pub(crate) fn is_running(&self) -> bool {
        self.lock().as_ref().is_some_and(|live| !live.is_over())
    }

    /// Lets go of a session that is over.
    pub(crate) fn forget_ended(&self) {
        drop(self.lock().take_if(|live| live.is_over()));
    }

    pub(super) fn keep_awake(&self, ports: &Ports, on: bool) {
        if self.awake.swap(on, Ordering::Relaxed) != on {
            ports.awake.set(on);
        }
    }
}

/// The session under way, or the one that has just ended and is still shown.
pub(super) struct Live {
    pub(super) session: Session,
    pub(super) sound: SoundProfile,
    pub(super) started: Stamp,
    pub(super) pain_before: Option<Pain>,
    /// As they were at the start: the routine may be changed or deleted meanwhile.
    pub(super) exercises: Vec<Exercise>,
    pub(super) watch: Watch,
    pub(super) unsaved: bool,
    pub(super) entry: Option<EntryId>,
    /// How many of the session's pains recovery has been told of.
    pub(super) hurts_told: usize,
}

impl Live {
    pub(super) fn is_over(&self) -> bool {
        matches!(self.session.phase(), Phase::Finished { .. })
    }
}
