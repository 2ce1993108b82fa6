//! Keeps the display awake while a session runs. Best effort: a desktop without the service only gets a log line.

use std::sync::{Mutex, PoisonError};

use keepawake::{Builder, KeepAwake as Guard};
use soleus_api::ports::KeepAwake;

/// The display's guard, held while a session runs.
#[derive(Default)]
pub(crate) struct Display(Mutex<Option<Guard>>);

impl KeepAwake for Display {
    fn set(&self, on: bool) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if on == held.is_some() {
            return;
        }
        // Taking and dropping the guard talk to the session bus, which may be slow or gone: never on the caller's time.
        let before = held.take();
        if !on {
            std::thread::spawn(move || drop(before));
            return;
        }
        match Builder::default()
            .display(true)
            .reason("A stretch session is running")
            .app_name("Soleus")
            .create()
        {
            Ok(guard) => *held = Some(guard),
            Err(error) => tracing::info!(%error, "the display cannot be kept awake"),
        }
    }
}
