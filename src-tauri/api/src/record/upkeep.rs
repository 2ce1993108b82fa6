//! What works on the record beside the person: opening it, the daily upkeep, and trying again while the disk refuses.

use std::time::Duration;

use soleus_core::time::Stamp;
use soleus_store::{Store, StoreError};

use crate::{
    app::{App, Record},
    ports::Signal,
    record::{swap::open, views::store_code},
    settings,
};

/// How long to wait between two tries at giving the disk what it refused.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// Opens the record of a run for the first time.
pub(crate) fn open_first(app: &App) {
    let now = app.now().stamp;
    app.replace_record(|| (open(&app.dir(), now, app.choice()), None));
    settings::copy_beside(app);
}

/// Starts the daily upkeep if it is due: text deleted long ago is forgotten, then a backup is made. Call it when the first
/// page is drawn and every hour from then on: a laptop that is only ever suspended needs both too.
pub(crate) fn keep_up(app: &App) {
    let Record::Open(store) = app.record() else { return };
    let first = app.state.upkeep.is_first();
    if store.is_view() || (first && store.opened().new) {
        return;
    }
    let now = app.now().stamp;
    app.state
        .upkeep
        .run(move || keep_up_now(&store, now).err().map(|error| store_code(&error)));
}

/// Tries both whatever becomes of the other.
fn keep_up_now(store: &Store, now: Stamp) -> Result<(), StoreError> {
    let forgotten = store.forget_deleted(now);
    match &forgotten {
        Ok(0) => {}
        Ok(entries) => tracing::info!(entries, "text deleted long ago is forgotten"),
        Err(error) => tracing::warn!(%error, "text deleted long ago could not be forgotten yet"),
    }
    let made = store.backup_if_due(now);
    match &made {
        Ok(Some(_)) => tracing::info!("the daily backup is made"),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "the daily backup could not be made"),
    }
    made?;
    forgotten.map(drop)
}

/// Gives the disk what it refused, again and again, until it is taken; then tells the window. Never returns: run it on a
/// thread of its own. It sleeps while everything is saved.
pub(crate) fn keep_trying(app: &App) {
    loop {
        app.state.refusals.wait();
        while let Record::Open(store) = app.record()
            && !store.is_view()
            && store.pending().is_some()
        {
            drop(store);
            std::thread::sleep(TRY_AGAIN);
            if let Record::Open(store) = app.record()
                && store.pending().is_some()
                && store.flush_pending()
            {
                let names = vec!["held".to_owned()];
                app.ports.signals.send(Signal::DataChanged(names));
            }
        }
    }
}

/// Whether changes would be lost if the app ended now. Asking tries the disk once more.
pub(crate) fn unsaved(app: &App) -> bool {
    match app.record_within(Duration::ZERO) {
        Record::Open(store) => !store.flush_pending() && store.pending().is_some_and(|held| held.changes > 0),
        Record::Opening | Record::Closed(_) => false,
    }
}
