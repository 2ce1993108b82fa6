//! What tests of the use-cases lend the app: a clock they turn, and ports that hear, show and choose nothing.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use soleus_core::time::{Now, Stamp, Tick};

use crate::ports::{Clock, Cue, Cues, Files, KeepAwake, Notifier, Signal, Signals};

/// Sunday, 7 June 2026, 10:00 at UTC+1.
const SUNDAY: i64 = 1_780_822_800_000;

/// Hours since Sunday, and how far the wall clock was set off.
#[derive(Default)]
pub(crate) struct Hands {
    pub(crate) passed_ms: AtomicI64,
    pub(crate) shift_ms: AtomicI64,
}

/// The clock whose hands the test turns.
pub(crate) struct Turned(pub(crate) Arc<Hands>);

impl Clock for Turned {
    fn now(&self) -> Now {
        let passed = self.0.passed_ms.load(Ordering::Relaxed);
        let tick = Tick(u64::try_from(passed).unwrap());
        let wall = SUNDAY + passed + self.0.shift_ms.load(Ordering::Relaxed);
        Now {
            tick,
            boot: Some(tick),
            stamp: Stamp::new(wall, 60),
        }
    }
}

/// Takes everything and answers "nothing".
pub(crate) struct Deaf;

impl Signals for Deaf {
    fn send(&self, _signal: Signal) {}
}
impl Cues for Deaf {
    fn schedule(&self, _cues: &[Cue], _volume: u8) {}
    fn trouble(&self) -> Option<String> {
        None
    }
}
impl KeepAwake for Deaf {
    fn set(&self, _on: bool) {}
}
impl Notifier for Deaf {
    fn notify(&self, _title: &str, _body: &str) -> Result<(), String> {
        Ok(())
    }
}
impl Files for Deaf {
    fn choose_save(&self, _suggested_name: &str) -> Option<PathBuf> {
        None
    }
    fn choose_open(&self, _extensions: &[&str]) -> Option<PathBuf> {
        None
    }
    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }
    fn show_folder(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }
}
