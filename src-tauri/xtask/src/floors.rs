//! The oldest versions of Rust and Node that the project is built with.

use crate::command::Run;
use crate::report::{Failure, Report};

const RUSTC: (u32, u32) = (1, 90);
const NODE: (u32, u32) = (20, 19);

/// Fails, saying what to install, when Rust or Node is missing or too old.
pub(crate) fn check(report: &Report) -> Result<(), Failure> {
    let rustc = Run::new("rustc").words("--version").output();
    require(
        "Rust",
        rustc,
        RUSTC,
        "install it with rustup (https://rustup.rs), or run `rustup update`",
        report,
    )?;
    let node = Run::new("node").words("--version").output();
    require(
        "Node",
        node,
        NODE,
        "install a current Node (https://nodejs.org), together with npm",
        report,
    )?;
    if Run::npm()
        .folder(crate::command::root())
        .words("--version")
        .output()
        .is_none()
    {
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

fn require(
    name: &str,
    printed: Option<String>,
    floor: (u32, u32),
    fix: &str,
    report: &Report,
) -> Result<(), Failure> {
    let wanted = format!("{}.{}", floor.0, floor.1);
    let Some(printed) = printed else {
        return Err(Failure::new(
            format!("{name} {wanted} or newer is needed and none was found"),
            fix,
        ));
    };
    match version(&printed) {
        Some(found) if found >= floor => {
            report.say(&format!("{name}: {printed}"));
            Ok(())
        }
        Some(_) => Err(Failure::new(
            format!("{name} {wanted} or newer is needed, found {printed}"),
            fix,
        )),
        None => Err(Failure::new(
            format!("could not read the version of {name} from `{printed}`"),
            fix,
        )),
    }
}

/// Reads `1.95` out of `rustc 1.95.0 (…)` and `20.19` out of `v20.19.2`.
fn version(printed: &str) -> Option<(u32, u32)> {
    let word = printed.split_whitespace().find(|word| {
        word.trim_start_matches('v')
            .starts_with(|first: char| first.is_ascii_digit())
    })?;
    let mut parts = word.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_print() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("v20.19.2"), Some((20, 19)));
        assert_eq!(version("no number"), None);
    }

    #[test]
    fn an_older_minor_is_below_the_floor() {
        assert!((20, 9) < NODE, "versions compare as numbers, not as text");
    }
}
