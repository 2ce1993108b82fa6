//! Where the record lives: the system's data folder, or `SOLEUS_DATA_DIR`.

use std::path::PathBuf;

/// The folder for the record, the backups and the log.
///
/// `SOLEUS_DATA_DIR` wins, for people who keep their record on a stick and for tests.
pub(crate) fn data_dir(identifier: &str) -> PathBuf {
    if let Some(dir) = std::env::var_os("SOLEUS_DATA_DIR").filter(|dir| !dir.is_empty()) {
        return PathBuf::from(dir);
    }
    base().unwrap_or_else(std::env::temp_dir).join(identifier)
}

#[cfg(target_os = "linux")]
fn base() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|dir| dir.is_absolute());
    named.or_else(|| Some(home("HOME")?.join(".local/share")))
}

#[cfg(target_os = "macos")]
fn base() -> Option<PathBuf> {
    Some(home("HOME")?.join("Library/Application Support"))
}

#[cfg(target_os = "windows")]
fn base() -> Option<PathBuf> {
    home("LOCALAPPDATA")
}

fn home(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
}
