//! Erasing everything, and looking afterwards whether it is gone.
//!
//! Each file is overwritten with zeros, synced, cut to nothing and removed. On a flash disk or a file system that
//! copies on write the old blocks may live on where only special tools reach; the app says so.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    OpenFault,
    backups_list::is_part,
    file_state::{self, Paths},
};

/// What is left after an erasure: nothing, if all went well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Files that were erased.
    pub erased: usize,
    /// Files that are still there, with the system's reason.
    pub left: Vec<(PathBuf, String)>,
}

/// Erases the record in `dir` with its journal, backups and every file moved aside, then `extra` (logs, window state),
/// then looks again. The record must be closed. Files that are not ours stay.
///
/// # Errors
/// Another Soleus uses the folder, or it cannot be used at all.
pub fn erase_all(dir: &Path, extra: &[PathBuf]) -> Result<Erased, OpenFault> {
    let paths = Paths::new(dir);
    let lock = file_state::take_lock(&paths)?;
    let mut outcome = Erased::default();
    for file in ours(&paths, extra) {
        match erase(&file) {
            Ok(()) => outcome.erased += 1,
            Err(error) => outcome.left.push((file, error.to_string())),
        }
    }
    // An empty folder of ours goes too; one with other files in it stays.
    let _ = fs::remove_dir(&paths.backups);
    drop(lock);
    let _ = fs::remove_file(&paths.lock);
    for file in ours(&paths, extra) {
        if !outcome.left.iter().any(|(left, _)| *left == file) {
            outcome.left.push((file, "it is there again".to_owned()));
        }
    }
    Ok(outcome)
}

/// Every file of ours that exists. The mark comes last, so that an erasure cut short is noticed at the next start.
fn ours(paths: &Paths, extra: &[PathBuf]) -> Vec<PathBuf> {
    let named = |dir: &Path, ours: fn(&str) -> bool| -> Vec<PathBuf> {
        let found = fs::read_dir(dir).into_iter().flatten().flatten();
        found
            .filter(|file| ours(&file.file_name().to_string_lossy()))
            .map(|file| file.path())
            .collect()
    };
    let mut files = named(&paths.dir, |name| name.starts_with("soleus.db") || is_part(name));
    files.extend(named(&paths.backups, |name| {
        name.contains(".db") || is_part(name)
    }));
    files.extend(extra.iter().flat_map(|path| files_under(path)));
    files.extend([paths.mark.clone()].into_iter().filter(|mark| mark.exists()));
    files.retain(|file| file.symlink_metadata().is_ok_and(|meta| !meta.is_dir()));
    files
}

/// The file `path`, or every file under the folder `path`. Links are not followed.
fn files_under(path: &Path) -> Vec<PathBuf> {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => {
            let found = fs::read_dir(path).into_iter().flatten().flatten();
            found.flat_map(|file| files_under(&file.path())).collect()
        }
        Ok(_) => vec![path.to_owned()],
        Err(_) => Vec::new(),
    }
}

fn erase(file: &Path) -> io::Result<()> {
    if !file.symlink_metadata()?.is_symlink() {
        let mut handle = OpenOptions::new().write(true).open(file)?;
        let mut left = handle.metadata()?.len();
        let zeros = vec![0_u8; 64 * 1024];
        while left > 0 {
            let part = usize::try_from(left).map_or(zeros.len(), |left| left.min(zeros.len()));
            handle.write_all(zeros.get(..part).unwrap_or_default())?;
            left -= part as u64;
        }
        handle.sync_all()?;
        handle.set_len(0)?;
    }
    fs::remove_file(file)
}
