//! The log file, and what a benchmark reads on standard error: the first meaningful paint, and how late phases begin.
//!
//! The log holds no health text: commands log codes and counts, never answers.

use std::{fs, io, path::Path, sync::Mutex};

use tracing::{Level, level_filters::LevelFilter};
use tracing_subscriber::{Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// A log larger than this is started anew, keeping one old file.
const KEEP_BYTES: u64 = 512 * 1024;

/// Logs to `<dir>/soleus.log`; without a writable folder, to standard error.
pub(crate) fn start(dir: &Path) {
    let log = fmt::layer().with_ansi(false);
    let log = match open(dir) {
        Some(file) => log.with_writer(Mutex::new(file)).boxed(),
        None => log.with_writer(io::stderr).boxed(),
    };
    let edges = is_traced().then(|| {
        let only_edges = Targets::new().with_target("soleus::edge", Level::TRACE);
        fmt::layer()
            .with_ansi(false)
            .with_writer(io::stderr)
            .with_filter(only_edges)
    });
    tracing_subscriber::registry()
        .with(log.with_filter(LevelFilter::INFO))
        .with(edges)
        .init();
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
    use io::Write;
    if is_traced() {
        // Nobody reading standard error is no reason to fail.
        let _ = writeln!(io::stderr(), "soleus: first-paint");
    }
}

fn is_traced() -> bool {
    std::env::var_os("SOLEUS_TRACE").is_some()
}
