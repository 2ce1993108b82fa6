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

    /// Gives `command` the desk, these folders and the renderer of the tests.
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
            .env("GTK_USE_PORTAL", "0");
        renderer(command);
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

/// How the app draws for a person: a variable for its environment, instead of the tests' own renderer. It is many times
/// cheaper, but the driver's pictures hang under it.
pub const OWN_RENDERER: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");

/// Screenshots hang when either of the first two is 1, and are stale on the GL path after a resize.
fn renderer(command: &mut Command) {
    command
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "0")
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
}
