//! The commands that start the app itself: run, the end-to-end tests, the pictures, the benchmarks.

use crate::checks::SELECTION;
use crate::command::{Run, root, target};
use crate::packages::Package;
use crate::report::{Failure, Report};
use crate::system::is_display;
use crate::{packages, ui, versions};
use std::path::Path;
use std::time::SystemTime;

/// The end-to-end target of `tests/`: every test in it starts the real app.
const WINDOW_TESTS: &str = "--test e2e";

/// Builds and starts the app: the optimised build when it is asked for, or when one is there that nothing has changed since.
pub(crate) fn run(report: &mut Report, release: bool, passed_on: &[String]) -> Result<(), Failure> {
    see_a_display()?;
    prepare(report, &packages::BUILD.iter().collect::<Vec<_>>())?;
    let binary = target()
        .join("release")
        .join(format!("soleus{}", std::env::consts::EXE_SUFFIX));
    let (profile, which) = if release || is_up_to_date(&binary) {
        ("--release", "the optimised build")
    } else {
        (
            "",
            "a build for development: slower, and with what tests need; `cargo xtask run --release` builds the other one",
        )
    };
    report.step("app", |report| {
        report.say(which);
        Run::cargo()
            .words("run --package soleus")
            .words(profile)
            .words("--")
            .args(passed_on)
            .run(report, "read what the app or the compiler says above")
    })
}

/// Fails, saying what to do, where no window can open: the app would end without a word on the terminal.
fn see_a_display() -> Result<(), Failure> {
    let [x11, wayland] = ["DISPLAY", "WAYLAND_DISPLAY"].map(std::env::var_os);
    if !cfg!(target_os = "linux") || is_display(x11.as_deref(), wayland.as_deref()) {
        return Ok(());
    }
    Err(Failure::new(
        "there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set",
        "start it from a terminal on the desktop, or over `ssh -X`; `cargo xtask test` needs no display",
    ))
}

/// Whether `binary` is newer than every source it is made from.
fn is_up_to_date(binary: &Path) -> bool {
    let date = |path: &Path| std::fs::metadata(path).and_then(|file| file.modified()).ok();
    let Some(built) = date(binary) else { return false };
    let files = ["Cargo.lock", "Cargo.toml"].map(|name| date(&root().join(name)));
    let folders = ["src-tauri", "content", "ui/dist"].map(|name| newest(&root().join(name)));
    let changed = files.into_iter().chain(folders).flatten().max();
    changed.is_some_and(|changed| changed < built)
}

/// The latest change of a file in `folder`.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let dates = entries.filter_map(|entry| {
        let data = entry.metadata().ok()?;
        if data.is_dir() {
            newest(&entry.path())
        } else {
            data.modified().ok()
        }
    });
    dates.max()
}

/// Runs the end-to-end tests side by side, each with its own display, bus, driver and data folder.
pub(crate) fn e2e(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        report.say("the end-to-end tests need Xvfb and WebKitWebDriver: they run on Linux only");
        return Ok(());
    }
    build_debug(report, WINDOW_TESTS)?;
    in_window(WINDOW_TESTS, passed_on).run(
        report,
        "read the failing test above; its pictures and the app's own words are in target/e2e",
    )
}

/// Takes the picture of every screen into target/shots.
pub(crate) fn shots(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    linux_only("shots", DRIVES)?;
    prepare(report, &everything())?;
    report.step("shots", |report| {
        build_debug(report, "--test shots")?;
        in_window("--test shots", passed_on).run(report, "read what the picture run says above")
    })?;
    report.say(&format!("pictures: {}", target().join("shots").display()));
    Ok(())
}

/// Measures the release build against its bounds.
pub(crate) fn bench(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    linux_only("bench", DRIVES)?;
    prepare(report, &everything())?;
    packages::install_if_nothing_goes(&packages::SOUND.iter().collect::<Vec<_>>(), report);
    report.step("release build", |report| {
        Run::cargo()
            .words("build --release --package soleus --package soleus-baseline")
            // As `cargo xtask bundle` builds it: without the plugin commands that no capability names.
            .variable("REMOVE_UNUSED_COMMANDS", root().join("src-tauri"))
            .run(report, "mend what the compiler names above")
    })?;
    report.step("bench", |report| {
        Run::cargo()
            .words("test --release --package soleus-tests --test bench -- --ignored --nocapture --test-threads=1")
            .args(passed_on)
            .run(report, "read what the benchmark says above")
    })
}

/// Sees that the tools are there, installs `wanted` and the npm packages, and builds the front end.
pub(crate) fn prepare(report: &mut Report, wanted: &[&Package]) -> Result<(), Failure> {
    report.step("tools", |report| {
        versions::rust(report)?;
        versions::node(report)?;
        packages::install(wanted, report)?;
        ui::install(report)?;
        ui::build(report)
    })
}

fn everything() -> Vec<&'static Package> {
    packages::BUILD.iter().chain(packages::WINDOW).collect()
}

/// The app and the named tests, with the features the other checks compile them with.
fn build_debug(report: &Report, tests: &str) -> Result<(), Failure> {
    Run::linting_cargo()
        .words("build")
        .words(SELECTION)
        .words("--bins")
        .words(tests)
        .run(report, "mend what the compiler names above")
}

/// The ignored tests of these targets. They find the app beside themselves.
fn in_window(tests: &str, passed_on: &[String]) -> Run {
    let run = Run::linting_cargo()
        .words("test")
        .words(SELECTION)
        .words(tests)
        .words("--no-fail-fast -- --ignored")
        .args(passed_on);
    if std::env::var_os("RUST_TEST_THREADS").is_some() {
        return run;
    }
    run.variable("RUST_TEST_THREADS", windows().to_string())
}

/// How many windows are driven side by side: half of a test is waiting for the page.
fn windows() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (2 * processors).min(8)
}

const DRIVES: &str = "drives the app through Xvfb and WebKitWebDriver";

/// Refuses a command elsewhere than on Linux, saying what it does there.
pub(crate) fn linux_only(command: &str, what: &str) -> Result<(), Failure> {
    if cfg!(target_os = "linux") {
        return Ok(());
    }
    Err(Failure::new(
        format!("`cargo xtask {command}` {what}"),
        "run it on Linux; `cargo xtask run` and `cargo xtask test` work here",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_up_to_date_only_when_it_is_there_and_newer_than_every_source() {
        assert!(!is_up_to_date(Path::new("no such file")));
        let folder = std::env::temp_dir().join(format!("soleus-newest-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("deep")).unwrap();
        std::fs::write(folder.join("deep/file"), "").unwrap();
        assert!(newest(&folder).is_some(), "files in folders count");
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(newest(&folder).is_none());
    }

    #[test]
    fn at_least_two_windows_are_driven_side_by_side_and_not_too_many() {
        assert!((2..=8).contains(&windows()));
    }
}
