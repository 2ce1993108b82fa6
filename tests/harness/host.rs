//! Hosts for the use-cases without a window: a clock that stands, and ports that do nothing or answer dialogs.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use soleus_api::{
    App,
    ports::{Clock, Files, Ports},
};
use soleus_core::time::{Now, Stamp, Tick};

/// The time at which the clock of these hosts stands: one minute after the ten years of the benchmarks end.
pub const NOW: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 60,
};

/// A clock that stands at [`NOW`].
struct Still;

impl Clock for Still {
    fn offset_at(&self, _: i64) -> i16 {
        self.now().stamp.offset_min
    }

    fn now(&self) -> Now {
        Now {
            tick: Tick(1_000_000),
            boot: Some(Tick(1_000_000)),
            stamp: NOW,
        }
    }
}

/// Ports for a record that nobody watches.
pub fn ports() -> Ports {
    Ports::silent(Box::new(Still))
}

/// Answers every open dialog with the file it holds, and cancels the others.
#[derive(Clone, Default)]
pub struct Host(pub Arc<Mutex<Option<PathBuf>>>);

impl Host {
    /// The use-cases over the folder `dir`.
    pub fn start(&self, dir: &Path) -> App {
        let ports = Ports {
            files: Box::new(self.clone()),
            ..ports()
        };
        App::start(dir, ports)
    }
}

impl Files for Host {
    fn choose_save(&self, _suggested_name: &str) -> Option<PathBuf> {
        None
    }

    fn choose_open(&self, _extensions: &[&str]) -> Option<PathBuf> {
        self.0.lock().ok()?.clone()
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }

    fn show_folder(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }
}
