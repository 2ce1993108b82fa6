//! The commands that start the app itself: run, the end-to-end tests, the pictures, the benchmarks.

use crate::checks::SELECTION;
use crate::command::{Run, root, target};
use crate::report::{Failure, Report};
use crate::{floors, packages, ui};

/// End-to-end targets of `tests/`: every one of them starts the real app.
const WINDOW_TESTS: &str = "--test e2e --test network";

/// Builds and starts the app.
pub(crate) fn run(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    prepare(report, packages::BUILD)?;
    report.step("app", |report| {
        Run::cargo()
            .words("run --package soleus --")
            .args(passed_on)
            .run(report, "read what the app or the compiler says above")
    })
}

/// Runs the end-to-end tests, one after the other, each with its own display, bus, driver and data folder.
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
    linux_only("shots")?;
    prepare(report, &everything())?;
    report.step("shots", |report| {
        build_debug(report, "--test shots")?;
        in_window("--test shots", passed_on).run(report, "read what the picture run says above")
    })?;
    report.say(&format!("pictures: {}", target().join("shots").display()));
    Ok(())
}

/// Measures the release build against the numbers of DESIGN.md.
pub(crate) fn bench(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    linux_only("bench")?;
    prepare(report, &[&everything()[..], packages::SOUND].concat())?;
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

fn prepare(report: &mut Report, wanted: &[&str]) -> Result<(), Failure> {
    report.step("tools", |report| {
        floors::check(report)?;
        packages::install(wanted, report)?;
        ui::install(report)?;
        ui::build(report)
    })
}

fn everything() -> Vec<&'static str> {
    [packages::BUILD, packages::WINDOW].concat()
}

/// The app and the named tests, with the features the other checks compile them with.
fn build_debug(report: &Report, tests: &str) -> Result<(), Failure> {
    Run::cargo()
        .words("build")
        .words(SELECTION)
        .words("--bins")
        .words(tests)
        .run(report, "mend what the compiler names above")
}

fn in_window(tests: &str, passed_on: &[String]) -> Run {
    Run::cargo()
        .words("test")
        .words(SELECTION)
        .words(tests)
        .words("--no-fail-fast -- --ignored --test-threads=1")
        .args(passed_on)
        .variable("SOLEUS_APP", target().join("debug/soleus"))
        .variable("SOLEUS_ROOT", root())
}

fn linux_only(command: &str) -> Result<(), Failure> {
    if cfg!(target_os = "linux") {
        return Ok(());
    }
    Err(Failure::new(
        format!("`cargo xtask {command}` drives the app through Xvfb and WebKitWebDriver"),
        "run it on Linux; `cargo xtask run` and `cargo xtask test` work here",
    ))
}
