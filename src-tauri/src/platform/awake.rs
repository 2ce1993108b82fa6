//! Keeps the display awake while a session runs. Best effort: where neither the desktop's service nor the login manager
//! will, the player says so.
//!
//! Taking and dropping the guard talk to the session bus, which may be slow or gone: a thread of its own does it, in the
//! order it was asked, and never on the caller's time.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use keepawake::{Builder, KeepAwake as Guard};
use soleus_api::ports::KeepAwake;

/// The display's guard, held while a session runs.
pub(crate) struct Display {
    wishes: Option<Mutex<Sender<bool>>>,
    trouble: Trouble,
}

/// Why the display cannot be kept awake, as the thread that tried knows.
type Trouble = Arc<Mutex<Option<String>>>;

impl Default for Display {
    fn default() -> Self {
        let (wish, wishes) = channel();
        let trouble = Trouble::default();
        let spawned = thread::Builder::new().name("display".into()).spawn({
            let trouble = Arc::clone(&trouble);
            move || hold(&wishes, &trouble)
        });
        Self {
            wishes: spawned.is_ok().then(|| Mutex::new(wish)),
            trouble,
        }
    }
}

impl KeepAwake for Display {
    fn set(&self, on: bool) {
        if let Some(wish) = &self.wishes {
            // The thread lives as long as the app.
            let _ = wish.lock().unwrap_or_else(PoisonError::into_inner).send(on);
        }
    }

    fn trouble(&self) -> Option<String> {
        self.trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Holds the guard as was last wished.
fn hold(wishes: &Receiver<bool>, trouble: &Trouble) {
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
        let taken = take();
        if let Err(error) = &taken {
            tracing::info!(%error, "the display cannot be kept awake");
        }
        *trouble.lock().unwrap_or_else(PoisonError::into_inner) =
            taken.as_ref().err().map(ToString::to_string);
        held = taken.ok();
    }
}

/// Asks the desktop's screen saver; where there is none, as under many a small Wayland desktop, the login manager, whose
/// idle lock their idle daemons obey.
fn take() -> Result<Guard, keepawake::Error> {
    let ask = |by: fn(&mut Builder) -> &mut Builder| {
        by(&mut Builder::default())
            .reason("A stretch session is running")
            .app_name("Soleus")
            .create()
    };
    ask(|builder| builder.display(true)).or_else(|error| ask(|builder| builder.idle(true)).map_err(|_| error))
}
