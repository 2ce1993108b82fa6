//! A host for the use-cases without a window: a clock that is set by hand, and ports that do nothing.

use soleus_api::ports::{Clock, Cue, Cues, Files, KeepAwake, Notifier, Ports, Signal, Signals};
use soleus_core::time::{Now, Stamp, Tick};
use std::path::{Path, PathBuf};

/// One minute after the generated record ends.
pub(crate) const NOW: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 60,
};

/// Ports for a record that nobody watches.
pub(crate) fn ports() -> Ports {
    Ports {
        clock: Box::new(Nobody),
        signals: Box::new(Nobody),
        awake: Box::new(Nobody),
        notifier: Box::new(Nobody),
        cues: Box::new(Nobody),
        files: Box::new(Nobody),
    }
}

struct Nobody;

impl Clock for Nobody {
    fn now(&self) -> Now {
        Now {
            tick: Tick(1_000_000),
            boot: Some(Tick(1_000_000)),
            stamp: NOW,
        }
    }
}

impl Signals for Nobody {
    fn send(&self, _signal: Signal) {}
}

impl KeepAwake for Nobody {
    fn set(&self, _on: bool) {}
}

impl Notifier for Nobody {
    fn notify(&self, _title: &str, _body: &str) -> Result<(), String> {
        Ok(())
    }
}

impl Cues for Nobody {
    fn schedule(&self, _cues: &[Cue], _volume: u8) {}

    fn trouble(&self) -> Option<String> {
        None
    }
}

impl Files for Nobody {
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
