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
    let mut failed = Vec::new();
    let first = in_window(WINDOW_TESTS, passed_on).watch(report, FIX, |line| {
        failed.extend(failed_test(line).map(ToOwned::to_owned))
    });
    if first.is_ok() || failed.is_empty() || failed.len() > SECOND_TRIES {
        return first;
    }
    again(report, &failed)
}

const FIX: &str = "read the failing test above; its pictures and the app's own words are in target/e2e";

/// With more failures than these it is not a matter of chance, and nothing is tried again.
const SECOND_TRIES: usize = 4;

/// Runs window tests that failed once more. A real window on a busy machine can miss a test by chance; one that passes
/// now is named, so that it is looked at, and one that fails again is a failure.
fn again(report: &mut Report, failed: &[String]) -> Result<(), Failure> {
    report.say(&format!("once more: {}", failed.join(", ")));
    in_window(WINDOW_TESTS, &[&["--exact".to_owned()], failed].concat()).run(report, FIX)?;
    report.say(&format!(
        "PASSED ONLY AT THE SECOND TRY, a weakness of the test or of the app: {}",
        failed.join(", ")
    ));
    Ok(())
}

/// The name in a line such as `test window::it_opens ... FAILED`.
fn failed_test(line: &str) -> Option<&str> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    (outcome.trim() == "FAILED").then_some(name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_failed_test_is_named() {
        assert_eq!(failed_test("test a::b ... FAILED"), Some("a::b"));
        assert_eq!(failed_test("test a::b ... ok"), None);
        assert_eq!(failed_test("test result: FAILED. 1 passed; 1 failed"), None);
    }
}
