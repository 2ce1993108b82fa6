//! What the record's commands keep between two calls: the picked file, the daily upkeep, the disk's refusals.

use std::{
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

use zeroize::Zeroizing;

use super::views::FaultCode;

/// A file the person picked, until they say yes or no.
pub(crate) enum Picked {
    /// An export, opened if it was encrypted.
    Export(Zeroizing<Vec<u8>>),
    /// A backup, opened if it was encrypted.
    Backup(Zeroizing<Vec<u8>>),
    /// A folder for the record.
    Folder(PathBuf),
}

/// Holds the picked file or folder; a second pick replaces the first.
#[derive(Default)]
pub(crate) struct PickedSlot(Mutex<Option<Picked>>);

impl PickedSlot {
    pub(crate) fn keep(&self, picked: Picked) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(picked);
    }

    /// What was picked, which is then no longer kept.
    pub(crate) fn take(&self) -> Option<Picked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The thread that forgets deleted text and makes the daily backup; one at a time.
#[derive(Default)]
pub(crate) struct UpkeepSlot {
    thread: Mutex<Option<JoinHandle<()>>>,
    begun: AtomicBool,
    /// Why the last upkeep failed; `None` when it did not.
    failed: Arc<Mutex<Option<FaultCode>>>,
}

impl UpkeepSlot {
    /// True for the first caller of a run only.
    pub(crate) fn is_first(&self) -> bool {
        !self.begun.swap(true, Ordering::Relaxed)
    }

    /// Runs `work` on a thread of its own, unless the last one is still at it; keeps why it failed, if it did.
    pub(crate) fn run(&self, work: impl FnOnce() -> Option<FaultCode> + Send + 'static) {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        let failed = Arc::clone(&self.failed);
        *thread = Some(std::thread::spawn(move || {
            let fault = work();
            *failed.lock().unwrap_or_else(PoisonError::into_inner) = fault;
        }));
    }

    /// Why the last backup, or forgetting what was deleted long ago, failed.
    pub(crate) fn fault(&self) -> Option<FaultCode> {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the upkeep has let go of the record.
    pub(crate) fn wait(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the daily upkeep ended in a panic");
        }
    }
}

impl Drop for UpkeepSlot {
    fn drop(&mut self) {
        self.wait();
    }
}

/// Wakes the thread that gives the disk again what it refused.
#[derive(Default)]
pub(crate) struct RefusalBell {
    refused: Mutex<bool>,
    bell: Condvar,
}

impl RefusalBell {
    /// Says that the disk has refused a change.
    pub(crate) fn ring(&self) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_all();
    }

    /// Sleeps until the disk refuses a change.
    pub(crate) fn wait(&self) {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        let mut refused = self
            .bell
            .wait_while(refused, |refused| !*refused)
            .unwrap_or_else(PoisonError::into_inner);
        *refused = false;
    }
}
