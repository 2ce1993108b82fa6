//! Believed time while the app runs, and the highest of it that is kept.

use soleus_core::recovery::clock::{BelievedClock, Moment};
use soleus_store::{StoreError, Tx};

use crate::app::App;

const BELIEVED: &str = "recovery.believed-ms";

/// Believed time now. The first call that finds the record open anchors it.
pub(crate) fn moment(app: &App) -> Moment {
    let now = app.now();
    let mut clock = app.state.believed_clock.lock();
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
