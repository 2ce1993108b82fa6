//! Where the record lives: the system's data folder, or `SOLEUS_DATA_DIR`.

use std::path::PathBuf;

/// The folder for the record, the backups and the log; `None` where no home is known: a folder that others share is no
/// place for a record, and one for temporary files is emptied.
///
/// `SOLEUS_DATA_DIR` wins, for people who keep their record on a stick and for tests.
pub(crate) fn data_dir(identifier: &str) -> Option<PathBuf> {
    if let Some(dir) = std::env::var_os("SOLEUS_DATA_DIR").filter(|dir| !dir.is_empty()) {
        return Some(PathBuf::from(dir));
    }
    Some(dirs::data_local_dir()?.join(identifier))
}
