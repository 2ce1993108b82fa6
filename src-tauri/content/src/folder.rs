//! Reads `content/` from the disk, for the build and for tests; the app itself carries its files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::files::{File, Files};

/// The texts of a folder, each with its path relative to it.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// Reads every `.md` and `.toml` file below `root`, in path order.
    ///
    /// # Errors
    /// When a folder or a file cannot be read, or a file is not UTF-8.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        gather(root, &mut paths)?;
        paths.sort();
        let text = |path: &PathBuf| {
            let name = path.strip_prefix(root).unwrap_or(path);
            let name = name.to_string_lossy().replace('\\', "/");
            Ok((name, fs::read_to_string(path)?))
        };
        paths.iter().map(text).collect::<io::Result<_>>().map(Self)
    }

    /// The files.
    pub fn files(&self) -> Files<'_> {
        Files(self.0.iter().map(|(path, text)| File { path, text }).collect())
    }
}

fn gather(folder: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, out)?;
        } else if path.extension().is_some_and(|ext| ext == "md" || ext == "toml") {
            out.push(path);
        }
    }
    Ok(())
}
