//! The log file, and the one line that tells a benchmark when the first meaningful paint happened.
//!
//! The log holds no health text: commands log codes and counts, never answers.

use std::{fs, path::Path, sync::Mutex};

use soleus_core::time::Tick;

/// A log larger than this is started anew, keeping one old file.
const KEEP_BYTES: u64 = 512 * 1024;

/// Logs to `<dir>/soleus.log`; without a writable folder, to standard error.
pub(crate) fn start(dir: &Path) {
    let builder = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO);
    match open(dir) {
        Some(file) => builder.with_writer(Mutex::new(file)).init(),
        None => builder.with_writer(std::io::stderr).init(),
    }
    std::panic::set_hook(Box::new(
        |info| tracing::error!(at = ?info.location(), "a panic was caught"),
    ));
}

fn open(dir: &Path) -> Option<fs::File> {
    let mut folder = fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(dir).ok()?;
    let path = dir.join("soleus.log");
    if fs::metadata(&path).is_ok_and(|meta| meta.len() > KEEP_BYTES) {
        fs::rename(&path, dir.join("soleus.log.old")).ok()?;
    }
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).ok()
}

/// Prints `soleus: first-paint` on standard error if `SOLEUS_TRACE` is set: what `cargo xtask bench` waits for.
pub(crate) fn first_paint() {
    line(format_args!("first-paint"));
}

/// Prints when a phase of a session had to begin and when it was announced, on the session's own clock.
pub(crate) fn edge(due: Tick, at: Tick) {
    line(format_args!("edge due={} at={}", due.0, at.0));
}

fn line(text: std::fmt::Arguments<'_>) {
    use std::io::Write;
    if std::env::var_os("SOLEUS_TRACE").is_some() {
        // Nobody reading standard error is no reason to fail.
        let _ = writeln!(std::io::stderr(), "soleus: {text}");
    }
}
