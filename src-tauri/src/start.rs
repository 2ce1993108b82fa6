//! What a person is told when Soleus cannot start: words on the terminal and, where there is a display, in a window.

use std::{
    io::Write,
    panic::AssertUnwindSafe,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// How long the window may take to be made before the terminal says so, and before the start is given up. Beyond it, another
/// Soleus most likely holds this folder and does not answer; a slow machine needs less.
const PATIENCE: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(40)];

/// The one argument: to say in a window that another Soleus hangs, and to end. A start that hangs itself cannot show one.
const SAY_HANGS: &str = "--say-another-hangs";

/// Whether the window has been made.
static STARTED: AtomicBool = AtomicBool::new(false);

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoStart {
    /// Neither X11 nor Wayland is there: an ssh session, a container, a text console.
    #[error(
        "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start Soleus from a desktop session"
    )]
    NoDisplay,
    /// A display is named and cannot be used.
    #[error("the display cannot be used: check DISPLAY or WAYLAND_DISPLAY and that you may use it")]
    Unusable,
    /// The usual data folder is not known.
    #[error(
        "no home folder is known, so there is no place for your record: set SOLEUS_DATA_DIR to a folder of yours"
    )]
    NoHome,
    /// Another Soleus has this folder and does not answer.
    #[error(
        "another Soleus that uses the same data folder does not answer: end it (it may hang), then start Soleus again"
    )]
    Hangs,
    /// The window system or the web engine refuses.
    #[error("the window could not be made: {0}")]
    Window(#[from] tauri::Error),
}

impl NoStart {
    /// Says it on standard error, in the log and, where a display can be used, in a window.
    pub(crate) fn tell(&self) {
        self.write();
        self.show();
    }

    fn write(&self) {
        tracing::error!(error = %self, "the app could not start");
        // Nobody may be reading; that is no reason to fail in another way.
        let _ = writeln!(std::io::stderr(), "Soleus could not start: {self}.");
    }

    fn show(&self) {
        show(
            "Soleus could not start",
            &format!("Soleus could not start: {self}."),
        );
    }
}

/// Shows words in a window and waits until it is closed; does nothing where no display can be used.
#[cfg(target_os = "linux")]
fn show(title: &str, words: &str) {
    use gtk::prelude::{DialogExt, GtkWindowExt};
    if !has_display() || gtk::init().is_err() {
        return;
    }
    let none: Option<&gtk::Window> = None;
    let dialog = gtk::MessageDialog::new(
        none,
        gtk::DialogFlags::empty(),
        gtk::MessageType::Error,
        gtk::ButtonsType::Close,
        words,
    );
    dialog.set_title(title);
    dialog.run();
}

/// Shows words in a window and waits until it is closed.
#[cfg(not(target_os = "linux"))]
fn show(title: &str, words: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(words)
        .show();
}

/// Shows the window that a start which hangs asked for; true if this process was started for nothing else.
pub(crate) fn said_for_another() -> bool {
    let asked = std::env::args_os().nth(1).is_some_and(|word| word == SAY_HANGS);
    if asked {
        NoStart::Hangs.show();
    }
    asked
}

/// Runs `make`, which makes the window, and turns every way in which that fails into words.
///
/// # Errors
/// Why there is no window.
pub(crate) fn window<T>(make: impl FnOnce() -> tauri::Result<T>) -> Result<T, NoStart> {
    if !has_display() {
        return Err(NoStart::NoDisplay);
    }
    std::thread::spawn(give_up_in_time);
    // The window system's library panics where the display refuses.
    match std::panic::catch_unwind(AssertUnwindSafe(make)) {
        Ok(made) => Ok(made?),
        Err(_) => Err(NoStart::Unusable),
    }
}

/// [`PATIENCE`]; debug builds let a test have less.
fn patience() -> [Duration; 2] {
    let asked = std::env::var("SOLEUS_PATIENCE_MS").ok();
    match asked.and_then(|ms| ms.parse().ok()) {
        Some(ms) if cfg!(debug_assertions) => [Duration::from_millis(ms); 2],
        _ => PATIENCE,
    }
}

/// Ends a start that hangs, with words, unless the window comes after all.
fn give_up_in_time() {
    let waits = || !STARTED.load(Ordering::SeqCst);
    let [first, second] = patience();
    std::thread::sleep(first);
    if waits() {
        let _ = writeln!(std::io::stderr(), "Soleus is still starting: {}.", NoStart::Hangs);
        std::thread::sleep(second);
    }
    if waits() {
        NoStart::Hangs.write();
        // This process waits inside the window system's loop, which a window of its own would need.
        if let Ok(program) = std::env::current_exe()
            && let Err(error) = std::process::Command::new(program).arg(SAY_HANGS).spawn()
        {
            tracing::error!(%error, "no window could say so");
        }
        std::process::exit(1);
    }
}

/// The window is made: this start does not hang.
pub(crate) fn made() {
    STARTED.store(true, Ordering::SeqCst);
}

#[cfg(target_os = "linux")]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}

/// The name under which a second start finds the first one that uses the same data folder: another folder (a stick, another
/// person's) is another Soleus.
pub(crate) fn instance_name(identifier: &str, home: &Path) -> String {
    let whole = std::fs::canonicalize(home).unwrap_or_else(|_| home.to_owned());
    // FNV-1a: short, and the same in every build.
    let hash = whole
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{identifier}.of{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_has_an_instance_of_its_own_and_two_ways_to_one_folder_are_one() {
        let name = |path: &str| instance_name("app.soleus", Path::new(path));
        assert_eq!(name("/usr"), name("/usr/../usr"));
        assert_ne!(name("/usr"), name("/"));
        assert!(
            name("/usr").starts_with("app.soleus.of"),
            "each part of a bus name begins with a letter"
        );
    }
}
