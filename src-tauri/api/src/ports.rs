//! What a host lends the use-cases: a clock, a way to tell the window, a display to keep awake, a voice for cues.
//!
//! Each port is small and infallible or reports failure as a value, so that a missing notification daemon or sound
//! device never stops a session.

pub use soleus_core::session::Tone;
use soleus_core::time::Now;

/// Tells the time. Only the shell's implementation reads a real clock.
pub trait Clock: Send + Sync {
    /// The time on every clock the machine has.
    fn now(&self) -> Now;

    /// The offset from UTC, in minutes, that is in force at an instant given in milliseconds since 1970: of the zone the
    /// machine is in now.
    fn offset_at(&self, ms: i64) -> i16;

    /// How often this clock's second fits into a real one: 1, except in a debug build that runs fast for tests.
    ///
    /// Whoever sleeps until a tick divides by it, and whoever calls a gap a stall multiplies its tolerance by it.
    fn speed(&self) -> u32 {
        1
    }
}

/// An event the window hears, named in the past tense. Each has a command that reads the same state after a reload.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// The running session changed; the whole view travels as JSON.
    SessionChanged(serde_json::Value),
    /// The record changed: which kinds of entries, and `settings`, `running` or `record`; `held` if the disk refused
    /// the change and it waits in memory (see `soleus_store::Changes`).
    DataChanged(Vec<String>),
}

impl Signal {
    /// The event's name on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Signal::SessionChanged(_) => "session-changed",
            Signal::DataChanged(_) => "data-changed",
        }
    }
}

/// Tells the window that something changed.
pub trait Signals: Send + Sync {
    /// Sends `signal`; a window that is not there yet will read the state when it starts.
    fn send(&self, signal: Signal);
}

/// Holds the display awake while a session runs.
pub trait KeepAwake: Send + Sync {
    /// Keeps the display on from now on, or lets it sleep again. Best effort.
    fn set(&self, on: bool);
    /// Why the display cannot be kept on, if that is known.
    fn trouble(&self) -> Option<String>;
}

/// Shows a desktop notification.
pub trait Notifier: Send + Sync {
    /// Shows `title` and `body`, best effort, without waiting: the desktop's service may be slow or gone.
    fn notify(&self, title: &str, body: &str);
}

/// A tone due `after_ms` milliseconds from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Milliseconds from the moment the list is handed over.
    pub after_ms: u64,
    /// Which tone.
    pub tone: Tone,
}

/// Plays tones at exact times. A missing device is reported once and changes nothing else.
pub trait Cues: Send + Sync {
    /// Replaces everything scheduled by `cues`, at `volume` 0 (mute) to 100.
    fn schedule(&self, cues: &[Cue], volume: u8);
    /// Why no sound can be heard, if that is known.
    fn trouble(&self) -> Option<String>;
}

/// Asks the person for a place in the file system and opens folders.
pub trait Files: Send + Sync {
    /// Asks where to save; `None` if the person cancelled.
    fn choose_save(&self, suggested_name: &str) -> Option<std::path::PathBuf>;
    /// Asks which file to open; `None` if the person cancelled.
    fn choose_open(&self, extensions: &[&str]) -> Option<std::path::PathBuf>;
    /// Asks for a folder; `None` if the person cancelled.
    fn choose_folder(&self) -> Option<std::path::PathBuf>;
    /// Shows a folder in the system's file manager.
    fn show_folder(&self, path: &std::path::Path) -> Result<(), String>;
}

/// Everything a host lends.
pub struct Ports {
    /// The clocks.
    pub clock: Box<dyn Clock>,
    /// The window.
    pub signals: Box<dyn Signals>,
    /// The display.
    pub awake: Box<dyn KeepAwake>,
    /// Notifications.
    pub notifier: Box<dyn Notifier>,
    /// Tones.
    pub cues: Box<dyn Cues>,
    /// Dialogs and folders.
    pub files: Box<dyn Files>,
}
