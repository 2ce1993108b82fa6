//! The folders and the environment of one app under test.

use crate::desk::Desk;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Folders that vanish with the test. They outlive the app, so that it can be started again on them.
pub struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// Fresh, empty folders.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("soleus-")
            .tempdir()
            .expect("a folder for the test");
        for name in ["data", "home", "config", "cache"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder for the test");
        }
        Self { folder }
    }

    /// The app's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The home of the person who is not there.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The file that what the app prints goes to.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("app.log")
    }

    /// Everything the app has printed.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// Gives `command` the desk and these folders.
    pub(crate) fn dress(&self, command: &mut Command, desk: &Desk) {
        desk.dress(command);
        command
            .env("HOME", self.home())
            .env("XDG_DATA_HOME", self.home().join("share"))
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("SOLEUS_DATA_DIR", self.data())
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC")
            .env("GTK_USE_PORTAL", "0")
            // The app draws as it does for a person, whatever whoever runs the tests has set.
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE");
    }

    /// A place beside the app's folders, for what a test needs.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Default for Sandbox {
    fn default() -> Self {
        Self::new()
    }
}

/// How the app draws for a person, for a window that does not ask for it itself: the empty one of the benchmarks.
pub const OWN_RENDERER: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
