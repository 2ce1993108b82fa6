//! A host for the use-cases without a window: a clock that stands, dialogs that answer with a file of the test's.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use soleus_api::{
    App,
    ports::{Clock, Files, Ports},
};
use soleus_core::time::{Now, Tick};

use crate::NOW;

/// Answers every open dialog with the file it holds, and cancels the others.
#[derive(Clone, Default)]
pub(crate) struct Host(pub(crate) Arc<Mutex<Option<PathBuf>>>);

impl Host {
    /// The use-cases over the folder `dir`.
    pub(crate) fn start(&self, dir: &Path) -> App {
        let ports = Ports {
            files: Box::new(self.clone()),
            ..Ports::silent(Box::new(self.clone()))
        };
        App::start(dir, ports)
    }
}

impl Clock for Host {
    fn now(&self) -> Now {
        Now {
            tick: Tick(1_000_000),
            boot: Some(Tick(1_000_000)),
            stamp: NOW,
        }
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
