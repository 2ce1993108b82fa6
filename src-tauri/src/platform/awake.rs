//! Keeps the display awake while a session runs. Best effort: a desktop without the service only gets a log line.
//!
//! Taking and dropping the guard talk to the session bus, which may be slow or gone: a thread of its own does it, in the
//! order it was asked, and never on the caller's time.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use keepawake::{Builder, KeepAwake as Guard};
use soleus_api::ports::KeepAwake;

/// The display's guard, held while a session runs.
pub(crate) struct Display(Option<Mutex<Sender<bool>>>);

impl Default for Display {
    fn default() -> Self {
        let (wish, wishes) = channel();
        let spawned = thread::Builder::new()
            .name("display".into())
            .spawn(move || hold(&wishes));
        Self(spawned.is_ok().then(|| Mutex::new(wish)))
    }
}

impl KeepAwake for Display {
    fn set(&self, on: bool) {
        if let Some(wish) = &self.0 {
            // The thread lives as long as the app.
            let _ = wish.lock().unwrap_or_else(PoisonError::into_inner).send(on);
        }
    }
}

/// Holds the guard as was last wished.
fn hold(wishes: &Receiver<bool>) {
    let mut held: Option<Guard> = None;
    while let Ok(on) = wishes.recv() {
        // What was wished meanwhile counts for more.
        let on = wishes.try_iter().last().unwrap_or(on);
        if on == held.is_some() {
            continue;
        }
        if let Some(guard) = held.take() {
            // The crate unwraps the bus's answer when it lets go; a bus that is gone has let go already.
            if catch_unwind(AssertUnwindSafe(|| drop(guard))).is_err() {
                tracing::info!("the display could not be let go: the session bus is gone");
            }
            continue;
        }
        let taken = Builder::default()
            .display(true)
            .reason("A stretch session is running")
            .app_name("Soleus")
            .create();
        match taken {
            Ok(guard) => held = Some(guard),
            Err(error) => tracing::info!(%error, "the display cannot be kept awake"),
        }
    }
}
