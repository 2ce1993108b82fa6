//! What is wrong with a content file, where, and how to put it right.

use std::fmt;

/// One problem in one content file. The build prints all of them and stops.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to `content/`.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What the writer should do.
    pub fix: String,
}

impl Problem {
    /// A problem at `line` (from 1) of `file`.
    pub fn new(file: &str, line: usize, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
            fix: fix.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "content/{}:{}: {}. Fix: {}",
            self.file, self.line, self.what, self.fix
        )
    }
}
