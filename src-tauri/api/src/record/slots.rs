//! What the record's commands keep between two calls: the picked file, the daily upkeep, the disk's refusals.

use std::{
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, TryRecvError},
    },
    time::Duration,
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

/// How long an end waits for the upkeep: longer than a backup of a full record takes, shorter than the patience of a system
/// that shuts down. A backup that is cut off leaves none behind, and the next start looks the record over.
const PATIENCE: Duration = Duration::from_secs(5);

/// The thread that forgets deleted text and makes the daily backup; one at a time.
#[derive(Default)]
pub(crate) struct UpkeepSlot {
    /// Nothing is ever sent: its other end is gone as soon as the thread is done.
    running: Mutex<Option<Receiver<()>>>,
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
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running
            .as_ref()
            .is_some_and(|last| last.try_recv() == Err(TryRecvError::Empty))
        {
            return;
        }
        let (done, ended) = mpsc::channel();
        *running = Some(ended);
        let failed = Arc::clone(&self.failed);
        std::thread::spawn(move || {
            let _done = done;
            let fault = work();
            *failed.lock().unwrap_or_else(PoisonError::into_inner) = fault;
        });
    }

    /// Why the last backup, or forgetting what was deleted long ago, failed.
    pub(crate) fn fault(&self) -> Option<FaultCode> {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the upkeep has let go of the record, but not for ever.
    pub(crate) fn wait(&self) {
        if !self.ended_within(PATIENCE) {
            tracing::warn!("the daily upkeep does not end; the app ends without it");
        }
    }

    fn ended_within(&self, limit: Duration) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running
            .as_ref()
            .is_none_or(|last| last.recv_timeout(limit) != Err(RecvTimeoutError::Timeout))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_waits_for_the_upkeep_but_not_for_ever() {
        let slot = UpkeepSlot::default();
        assert!(slot.ended_within(Duration::ZERO), "nothing runs");
        let (let_go, held) = mpsc::channel::<()>();
        slot.run(move || {
            let _ = held.recv();
            Some(FaultCode::NoSpace)
        });
        assert!(!slot.ended_within(Duration::from_millis(1)), "a disk that hangs");
        slot.run(|| None);
        drop(let_go);
        assert!(slot.ended_within(Duration::from_secs(60)));
        assert_eq!(
            slot.fault(),
            Some(FaultCode::NoSpace),
            "a second one did not begin meanwhile"
        );
    }
}
