//! The files of `content/` as text, and TOML reading that says where a mistake is.

use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// One file of `content/`.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The path relative to `content/`, with `/` between its parts: `guide/conditions/dvt.md`.
    pub path: &'a str,
    /// All of its text.
    pub text: &'a str,
}

impl<'a> File<'a> {
    /// The file name without folders and extension: `dvt`.
    pub fn stem(&self) -> &'a str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Reads the whole file as TOML.
    ///
    /// # Errors
    /// The line and the reason, when it is not TOML or not of this shape.
    pub fn toml<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        toml_at(self.path, 1, self.text)
    }

    /// The line (from 1) on which `needle` first stands, or 0.
    pub fn line_of(&self, needle: &str) -> usize {
        self.text.find(needle).map_or(0, |at| line_at(self.text, at))
    }

    /// A problem at a line of this file.
    pub fn problem(&self, line: usize, what: impl Into<String>, fix: impl Into<String>) -> Problem {
        Problem::new(self.path, line, what, fix)
    }
}

/// Every file of `content/`.
#[derive(Clone, Debug, Default)]
pub struct Files<'a>(pub Vec<File<'a>>);

impl<'a> Files<'a> {
    /// The file at `path`, relative to `content/`.
    pub fn get(&self, path: &str) -> Option<File<'a>> {
        self.0.iter().copied().find(|file| file.path == path)
    }

    /// The file at `path`, or a problem that says it is missing.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn need(&self, path: &str) -> Result<File<'a>, Problem> {
        self.get(path)
            .ok_or_else(|| Problem::new(path, 0, "the file is missing", format!("create content/{path}")))
    }

    /// The files inside `folder` (at any depth), in path order: `under("triage")`.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = File<'a>> + '_ {
        let prefix = format!("{folder}/");
        self.0
            .iter()
            .copied()
            .filter(move |file| file.path.starts_with(&prefix))
    }
}

/// The line (from 1) of the byte offset `at`.
pub fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads TOML that begins on line `first` of `path`.
///
/// # Errors
/// The line in the file and the reason.
pub fn toml_at<T: DeserializeOwned>(path: &str, first: usize, text: &str) -> Result<T, Problem> {
    toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(first, |span| line_at(text, span.start) + first - 1);
        Problem::new(
            path,
            line,
            error.message().to_owned(),
            "correct the TOML at this line",
        )
    })
}
