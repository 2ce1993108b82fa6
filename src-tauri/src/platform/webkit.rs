//! How the web engine is to run in our process, and where it puts what it cannot keep in memory.

#[cfg(target_os = "linux")]
use std::sync::{Mutex, PoisonError};

#[cfg(target_os = "linux")]
use tempfile::TempDir;

/// What WebKitGTK reads when it starts; see [`calm`].
pub(crate) const CALM: [(&str, &str); 3] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("JSC_useGenerationalGC", "0"),
    ("JSC_largeHeapSize", "8388608"),
];

/// Sets what WebKitGTK reads when it starts, each unless the person has set it.
///
/// Its DMABUF renderer shows blank windows on some drivers; without it the page is drawn the old, sure way. Its garbage
/// collector looks at young garbage only, until 32 MB of old have come together: our page lives on 5 MB, leaves garbage
/// that is linked to older garbage, and so grew for hours. Whole and early collections take it some 5 ms each.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "setting the environment is sound here: no other thread exists yet"
)]
pub(crate) fn calm() {
    for (name, value) in CALM {
        if std::env::var_os(name).is_none() {
            // SAFETY: the first statement of the program; nothing else reads or writes the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn calm() {}

/// The engine's folder of this run.
#[cfg(target_os = "linux")]
static FOLDER: Mutex<Option<TempDir>> = Mutex::new(None);

/// A folder for this run only, closed to everybody else and in memory where the session has such a place: even when it is to
/// keep nothing, WebKitGTK writes a list of hosts and salts. `None` where it needs no such care, or none can be made.
#[cfg(target_os = "linux")]
pub(crate) fn folder() -> Option<std::path::PathBuf> {
    let place = dirs::runtime_dir().unwrap_or_else(std::env::temp_dir);
    let made = tempfile::Builder::new()
        .prefix("soleus-engine-")
        .tempdir_in(place);
    let folder = made
        .inspect_err(|error| tracing::warn!(%error, "the web engine has no folder of its own"))
        .ok()?;
    let path = folder.path().to_owned();
    *FOLDER.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
    Some(path)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn folder() -> Option<std::path::PathBuf> {
    None
}

/// Removes that folder at the end of a run.
#[cfg(target_os = "linux")]
pub(crate) fn forget() {
    drop(FOLDER.lock().unwrap_or_else(PoisonError::into_inner).take());
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn forget() {}
