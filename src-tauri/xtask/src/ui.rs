//! The front end: its npm packages and its build, each redone only when its input changed.

use crate::command::{Run, root};
use crate::report::{Failure, Report};
use std::path::Path;
use std::time::SystemTime;

/// Installs the npm packages named by the lock file, without running their scripts.
pub(crate) fn install(report: &Report) -> Result<(), Failure> {
    let ui = root().join("ui");
    let lock = std::fs::read(ui.join("package-lock.json")).map_err(|error| {
        Failure::new(
            format!("ui/package-lock.json cannot be read: {error}"),
            "restore it with `git checkout ui`",
        )
    })?;
    // A copy of the lock file that was installed: dates say nothing after a checkout.
    let stamp = ui.join("node_modules/.soleus-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        report.say("npm packages: up to date");
        return Ok(());
    }
    Run::npm().words("ci --ignore-scripts --no-audit --no-fund").run(
        report,
        "see that the npm registry can be reached; then delete ui/node_modules and start again",
    )?;
    std::fs::write(&stamp, lock).map_err(|error| {
        Failure::new(
            format!("{} cannot be written: {error}", stamp.display()),
            "see that ui/node_modules is writable",
        )
    })
}

/// Builds ui/dist unless it is newer than everything it is made from.
pub(crate) fn build(report: &Report) -> Result<(), Failure> {
    let ui = root().join("ui");
    let built = std::fs::metadata(ui.join("dist/index.html"))
        .and_then(|file| file.modified())
        .ok();
    if built.is_some_and(|built| newest(&ui).is_some_and(|changed| changed < built)) {
        report.say("ui/dist: up to date");
        return Ok(());
    }
    Run::npm()
        .words("run build")
        .run(report, "mend what the front-end build names above (ui/)")
}

/// The latest change of a source file of the front end.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let dates = entries.filter_map(|entry| {
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            return None;
        }
        let kind = entry.metadata().ok()?;
        if kind.is_dir() {
            newest(&entry.path())
        } else {
            kind.modified().ok()
        }
    });
    dates.max()
}
