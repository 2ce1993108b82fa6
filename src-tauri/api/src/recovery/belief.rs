//! Believed time while the app runs, and what has one place in it: the hold of Cramp now, the test under way, the cold pack.

use std::sync::{Mutex, MutexGuard, PoisonError};

use soleus_core::recovery::{
    clock::{BelievedClock, Moment},
    trial::Trial,
};
use soleus_store::{StoreError, Tx};

use crate::{app::App, cramp::now::Hold};

const BELIEVED: &str = "recovery.believed-ms";

/// Believed time since the app started, empty until recovery is first asked; the hold of Cramp now; the test under way;
/// and whose turn it is with a cold pack.
#[derive(Default)]
pub(crate) struct Belief {
    clock: Mutex<Option<BelievedClock>>,
    hold: Mutex<Option<Hold>>,
    trial: Mutex<Option<Trial>>,
    pack: Mutex<()>,
}

impl Belief {
    /// Held while a cold pack is put on or taken off: two presses are one pack.
    pub(crate) fn pack(&self) -> MutexGuard<'_, ()> {
        self.pack.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins anew, for another record.
    pub(crate) fn forget(&self) {
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.trial() = None;
        *self.hold() = None;
    }

    pub(crate) fn trial(&self) -> MutexGuard<'_, Option<Trial>> {
        self.trial.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn hold(&self) -> MutexGuard<'_, Option<Hold>> {
        self.hold.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Believed time now. The first call that finds the record open anchors it.
pub(crate) fn moment(app: &App) -> Moment {
    let now = app.now();
    let mut clock = app.belief.clock.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(clock) = clock.as_mut() {
        return clock.at(now);
    }
    let Ok(store) = app.store() else {
        // Without the record nobody knows how far time was believed before; the next call asks again.
        return BelievedClock::start(now, None).at(now);
    };
    let highest = store.setting::<i64>(BELIEVED).ok().flatten();
    clock.insert(BelievedClock::start(now, highest)).at(now)
}

/// Keeps the highest believed time with a change, so that a clock set back before the next start is seen.
pub(crate) fn remember(tx: &mut Tx<'_>, moment: Moment) -> Result<(), StoreError> {
    let kept = tx.setting::<i64>(BELIEVED)?.unwrap_or(i64::MIN);
    if moment.ms > kept {
        tx.put_setting(BELIEVED, &moment.ms)
    } else {
        Ok(())
    }
}
