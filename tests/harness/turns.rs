//! Tests of the window run side by side; one that measures time runs alone. Held by locks on files, so that it is so for
//! the threads of one test program and for programs that a runner starts side by side.

use std::fs::File;

/// Whether a test bears others beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// With any others that do.
    #[default]
    SideBySide,
    /// With none: it measures time.
    Alone,
}

/// Held as long as a test's desk stands.
#[derive(Debug)]
pub(crate) struct Held {
    _turn: File,
}

impl Turn {
    /// Waits until this test may run.
    pub(crate) fn wait(self) -> Held {
        let open = |name: &str| {
            File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(crate::output_folder("e2e").join(name))
                .expect("the target folder is writable")
        };
        let turn = open("turn.lock");
        // Whoever wants to be alone keeps the door, so that nobody new comes in before it.
        let door = open("door.lock");
        door.lock().expect("the door's lock can be had");
        match self {
            Self::SideBySide => turn.lock_shared(),
            Self::Alone => turn.lock(),
        }
        .expect("the turn's lock can be had");
        Held { _turn: turn }
    }
}
