//! The one error that crosses IPC. A code the UI branches on, and a message for the log and the curious.

use serde::Serialize;

/// What went wrong, as far as the UI needs to know to choose words and a next step.
///
/// A variant exists only if the UI shows something different for it; `ui/src/ipc/failure.ts` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Code {
    /// The command got arguments it cannot take: a fault of the program or an impossible answer.
    BadInput,
    /// What was asked for is not there (any more).
    NotFound,
    /// It cannot be done in the present state, for instance a session is already running.
    Conflict,
    /// What was to be changed is not any more what was shown.
    Changed,
    /// A lock or a closed gate forbids it; the message names which.
    Locked,
    /// The record could not be opened; the guide, Cramp now and the check still work.
    StoreClosed,
    /// The disk is full.
    DiskFull,
    /// The record can be read but not written.
    ReadOnly,
    /// The record on disk is damaged.
    Corrupt,
    /// The file that was chosen, not the record, cannot be used: damaged, cut off, or something else.
    BadFile,
    /// A newer Soleus wrote the file that was chosen.
    NewerFile,
    /// Opening the file that was chosen would take too much memory.
    CostlyFile,
    /// The platform refused (a dialog, a notification, a folder).
    Platform,
    /// A fault of the program.
    Internal,
}

/// An error as the UI receives it: `{code, message}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Failure {
    /// What the UI branches on.
    pub code: Code,
    /// What happened, for a log line or the details under the words.
    pub message: String,
}

impl Failure {
    /// A failure with `code` and `message`.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// Arguments that cannot be taken.
    pub fn bad_input(message: impl Into<String>) -> Self {
        Self::new(Code::BadInput, message)
    }

    /// Something that is not there.
    pub fn not_found(what: &str, id: &str) -> Self {
        Self::new(Code::NotFound, format!("there is no {what} \"{id}\""))
    }
}
