//! The versions of Rust and Node that the project is built with.

use crate::command::{Run, root};
use crate::report::{Failure, Report};
use semver::{Version, VersionReq};

const RUSTC: Version = Version::new(1, 90, 0);

/// Fails, saying what to install, when Rust is too old.
pub(crate) fn rust(report: &Report) -> Result<(), Failure> {
    let fix = "install it with rustup (https://rustup.rs), or run `rustup update`";
    let printed = Run::new("rustc").words("--version").output();
    let found = found("Rust", printed, fix)?;
    if found < RUSTC {
        return Err(Failure::new(
            format!("Rust {RUSTC} or newer is needed, found {found}"),
            fix,
        ));
    }
    report.say(&format!("Rust: {found}"));
    Ok(())
}

/// Fails, saying what to install, when npm is missing or a package of the lock file does not run on the Node that is there.
pub(crate) fn node(report: &Report) -> Result<(), Failure> {
    let fix = "install the current long-term Node (https://nodejs.org), together with npm";
    let printed = Run::new("node").words("--version").output();
    let found = found("Node", printed, fix)?;
    let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).unwrap_or_default();
    if let Some(range) = ranges(&lock).find(|range| !allows(range, &found)) {
        return Err(Failure::new(
            format!("Node {found} is there, and a package of the front end needs {range}"),
            fix,
        ));
    }
    report.say(&format!("Node: {found}"));
    if Run::npm().folder(root()).words("--version").output().is_none() {
        return Err(Failure::new(
            "npm was not found",
            "install npm (it comes with Node; Debian: apt-get install npm)",
        ));
    }
    Ok(())
}

/// Adds rustfmt and clippy where rustup left them out (its minimal profile does).
pub(crate) fn components(report: &Report) -> Result<(), Failure> {
    for (component, probe) in [("rustfmt", "fmt --version"), ("clippy", "clippy --version")] {
        if Run::cargo().words(probe).output().is_none() {
            Run::new("rustup")
                .words("component add")
                .args(&[component])
                .run(report, "install rustfmt and clippy for the Rust in use")?;
        }
    }
    Ok(())
}

fn found(name: &str, printed: Option<String>, fix: &str) -> Result<Version, Failure> {
    let printed = printed.ok_or_else(|| Failure::new(format!("{name} was not found"), fix))?;
    version(&printed).ok_or_else(|| {
        Failure::new(
            format!("could not read the version of {name} from `{printed}`"),
            fix,
        )
    })
}

/// Reads 1.95.0 out of `rustc 1.95.0 (…)` and 20.19.2 out of `v20.19.2`.
fn version(printed: &str) -> Option<Version> {
    let mut words = printed.split_whitespace();
    words.find_map(|word| Version::parse(word.trim_start_matches('v')).ok())
}

/// The ranges of Node that the packages of a lock file name, as npm writes the file: one line each.
fn ranges(lock: &str) -> impl Iterator<Item = &str> {
    let line = |line: &'_ str| line.trim().starts_with("\"node\": \"");
    lock.lines()
        .filter(move |text| line(text))
        .filter_map(|text| text.split('"').nth(3))
}

/// Whether a range of npm, such as `^20.19.0 || >=22.12.0`, holds this version. One that cannot be read holds every version:
/// npm itself has the last word.
fn allows(range: &str, version: &Version) -> bool {
    range.split("||").any(|part| {
        let all_of = part
            .replace(">= ", ">=")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(", ");
        VersionReq::parse(&all_of).map_or(true, |wanted| wanted.matches(version))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_print() {
        let read = |printed| version(printed).map(|version| version.to_string());
        assert_eq!(
            read("rustc 1.95.0 (59807616e 2026-04-14)").as_deref(),
            Some("1.95.0")
        );
        assert_eq!(read("v20.19.2").as_deref(), Some("20.19.2"));
        assert_eq!(read("no number"), None);
    }

    #[test]
    fn a_range_of_npm_is_read_as_npm_does() {
        let holds = |range, version| allows(range, &Version::parse(version).unwrap());
        let range = "^20.19.0 || >=22.12.0";
        assert_eq!(
            ["20.18.9", "20.19.0", "21.7.0", "22.11.0", "22.12.0", "24.1.0"]
                .map(|version| holds(range, version)),
            [false, true, false, false, true, true]
        );
        assert!(holds(">= 14.18.0", "18.0.0") && !holds(">=18 <20", "21.0.0"));
    }

    #[test]
    fn the_lock_file_excludes_the_versions_that_its_packages_exclude() {
        let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
        let holds = |version| ranges(&lock).all(|range| allows(range, &Version::parse(version).unwrap()));
        assert_eq!(
            ["18.20.0", "21.7.3", "22.11.0", "23.0.0"].map(holds),
            [false; 4],
            "too old, or between two long-term versions"
        );
        assert!(holds("20.19.2") && holds("24.0.0"));
    }
}
