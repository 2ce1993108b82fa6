//! Tells the window what changed, through Tauri's events, and wakes the session task.

use std::sync::OnceLock;

use soleus_api::ports::{Signal, Signals};
use soleus_core::time::Tick;
use tauri::{AppHandle, Emitter};

/// The window, once there is one.
#[derive(Default)]
pub(crate) struct WindowSignals(pub(crate) OnceLock<AppHandle>);

impl Signals for &'static WindowSignals {
    fn send(&self, signal: Signal) {
        let Some(app) = self.0.get() else { return };
        let sent = match &signal {
            Signal::SessionChanged(view) => app.emit(signal.name(), view),
            Signal::DataChanged(kinds) => app.emit(signal.name(), kinds),
        };
        if let Err(error) = sent {
            tracing::warn!(%error, event = signal.name(), "the window did not hear an event");
        }
    }

    fn edge(&self, due: Tick, at: Tick) {
        crate::trace::edge(due, at);
    }
}
