//! Settings for as long as the record cannot tell them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use soleus_store::write_whole;

use super::views::Settings;

/// A copy of the settings in the usual folder, so that the first page is drawn in the person's own colours and text size
/// before the record is open, or when it cannot be opened. The record's own settings count.
pub(crate) const COPY: &str = "settings.json";

/// Settings while the record is closed or on its way.
pub(crate) struct Fallback {
    /// Put while the record was closed.
    put: Mutex<Option<Settings>>,
    /// One change at a time.
    pub(super) turn: Mutex<()>,
    copy: PathBuf,
}

impl Fallback {
    pub(crate) fn beside(home: &Path) -> Self {
        Self {
            put: Mutex::default(),
            turn: Mutex::default(),
            copy: home.join(COPY),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Option<Settings>> {
        self.put.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn copied(&self) -> Option<Settings> {
        serde_json::from_slice(&fs::read(&self.copy).ok()?).ok()
    }

    /// Keeps the copy up to date; without it only the first page of the next start is drawn plainly.
    pub(super) fn keep(&self, settings: &Settings) {
        if self.copied().as_ref() == Some(settings) {
            return;
        }
        let text = serde_json::to_vec(settings).unwrap_or_default();
        if let Err(error) = write_whole(&self.copy, &text) {
            tracing::warn!(%error, "the copy of the settings could not be kept");
        }
    }
}
