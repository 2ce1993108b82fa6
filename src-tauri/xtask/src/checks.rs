//! `cargo xtask test`: every check, the cheap ones first.

use crate::command::{LINTS_IN_THE_BUILD, Run};
use crate::report::{Failure, Report};
use crate::{packages, ui, versions, window};

/// Everything but the baseline, which only the benchmarks need. One selection for every cargo call:
/// another one would unify features differently and compile the dependencies a second time.
pub(crate) const SELECTION: &str = "--workspace --exclude soleus-baseline";

/// Where the random cases of the properties begin. Fixed, so that a commit passes or fails always, not by chance.
const SEED: &str = "PROPTEST_RNG_SEED";

/// One named part of `cargo xtask test`.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    needs: Needs,
    run: fn(&mut Report, &[String]) -> Result<(), Failure>,
}

/// What has to stand before a step can run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    /// Rust alone.
    Rust,
    /// The npm packages.
    Npm,
    /// The system packages to compile the app, and ui/dist, which is compiled into it.
    Shell,
    /// A display, a bus and a WebDriver of our own.
    Window,
}

/// The steps, in their order.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        what: "cargo fmt --check",
        needs: Needs::Rust,
        run: fmt,
    },
    Step {
        name: "types",
        what: "svelte-check, warnings are errors",
        needs: Needs::Npm,
        run: types,
    },
    Step {
        name: "ui",
        what: "unit tests of the front end (vitest)",
        needs: Needs::Npm,
        run: unit,
    },
    Step {
        name: "clippy",
        what: "everything compiles, and clippy's warnings are errors",
        needs: Needs::Shell,
        run: clippy,
    },
    Step {
        name: "rust",
        what: "cargo tests: units, journeys, proofs, repository, content",
        needs: Needs::Shell,
        run: rust,
    },
    Step {
        name: "e2e",
        what: "the app in a real window (Linux)",
        needs: Needs::Window,
        run: window::e2e,
    },
];

/// Installs what is missing, then runs every step, or the named ones. A failing step does not keep the later
/// ones from telling what they know.
pub(crate) fn test(report: &mut Report, names: &[String], passed_on: &[String]) -> Result<(), Failure> {
    let chosen = choose(names)?;
    let needs = chosen.iter().map(|step| step.needs).max().unwrap_or(Needs::Rust);
    report.step("tools", |report| prepare(report, needs))?;
    let mut failures = Vec::new();
    for step in chosen {
        failures.extend(
            report
                .step(step.name, |report| (step.run)(report, passed_on))
                .err(),
        );
    }
    match Failure::all(failures) {
        None => {
            report.say("every check passed");
            Ok(())
        }
        Some(failure) => Err(failure),
    }
}

/// Writes the TypeScript bindings instead of checking them.
pub(crate) fn bindings(report: &mut Report) -> Result<(), Failure> {
    Run::cargo()
        .words("test")
        .words(SELECTION)
        // The types for the page, and the list of commands that the window may call.
        .words("--test repository --lib -- the_committed_bindings the_window_may_call")
        .variable("SOLEUS_WRITE_BINDINGS", "1")
        .run(report, "mend what the compiler or the test names above")
}

/// The questions of the check as the window shows them, for people who answer stories from paper.
pub(crate) fn print_check(report: &mut Report) -> Result<(), Failure> {
    Run::cargo()
        .words("run --quiet --package soleus-content --example print_check --")
        .args(&[crate::command::target().join("print-check.txt")])
        .run(report, "mend what the content names above")
}

/// The medical content as a document for a clinician; or a filled review of it back into `content/review.toml`.
pub(crate) fn review(report: &mut Report, rest: &[String]) -> Result<(), Failure> {
    let arguments = match rest {
        [] => vec![crate::command::target().join("review.html")],
        // Relative to where the person is: the tool itself runs in the root.
        [take, file] if take == "--take" => vec![
            "--take".into(),
            std::path::absolute(file).unwrap_or_else(|_| file.into()),
        ],
        _ => {
            return Err(Failure::new(
                format!("`cargo xtask review` does not know `{}`", rest.join(" ")),
                "use `cargo xtask review`, or `cargo xtask review --take FILE` with the file that the page saved",
            ));
        }
    };
    Run::cargo()
        .words("run --quiet --package soleus-content --example review --")
        .args(&arguments)
        .run(report, "do what is said above; nothing was changed")
}

fn choose(names: &[String]) -> Result<Vec<&'static Step>, Failure> {
    if let Some(stray) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure::new(
            format!("there is no test step `{stray}`"),
            format!("the steps are: {}", known.join(", ")),
        ));
    }
    let wanted = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(wanted).collect())
}

fn prepare(report: &mut Report, needs: Needs) -> Result<(), Failure> {
    versions::rust(report)?;
    versions::components(report)?;
    if needs >= Needs::Npm {
        versions::node(report)?;
    }
    if needs >= Needs::Shell {
        let window = if needs == Needs::Window {
            packages::WINDOW
        } else {
            &[]
        };
        packages::install(&packages::BUILD.iter().chain(window).collect::<Vec<_>>(), report)?;
    }
    if needs >= Needs::Npm {
        ui::install(report)?;
    }
    if needs >= Needs::Shell {
        ui::build(report)?;
    }
    Ok(())
}

fn fmt(report: &mut Report, _: &[String]) -> Result<(), Failure> {
    Run::cargo()
        .words("fmt --all --check")
        .run(report, "run `cargo fmt --all`")
}

fn types(report: &mut Report, _: &[String]) -> Result<(), Failure> {
    Run::npm()
        .words("run check")
        .run(report, "mend the lines svelte-check names above (ui/src)")
}

fn unit(report: &mut Report, _: &[String]) -> Result<(), Failure> {
    Run::npm()
        .words("test")
        .run(report, "mend the tests vitest names above (ui/src)")
}

fn clippy(report: &mut Report, _: &[String]) -> Result<(), Failure> {
    let (cargo, words) = match LINTS_IN_THE_BUILD {
        true => (
            Run::linting_cargo(),
            "build --workspace --all-targets --keep-going",
        ),
        false => (
            Run::cargo(),
            "clippy --workspace --all-targets -- --deny warnings",
        ),
    };
    // The baseline too: it adds no feature, and would rot unseen.
    cargo.words(words).run(
        report,
        "mend the lines clippy names above; an exception needs #[expect(..., reason = \"...\")]",
    )
}

fn rust(report: &mut Report, passed_on: &[String]) -> Result<(), Failure> {
    let seed = std::env::var(SEED).unwrap_or_else(|_| "1".to_owned());
    report.say(&format!(
        "properties begin at {SEED}={seed}; another number tries other cases"
    ));
    let separator: &[&str] = if passed_on.is_empty() { &[] } else { &["--"] };
    Run::linting_cargo()
        .words("test")
        .words(SELECTION)
        .words("--lib --bins --tests --no-fail-fast")
        .variable(SEED, &seed)
        .args(separator)
        .args(passed_on)
        .run(
            report,
            "mend the failing tests named above; one alone: cargo xtask test rust -- NAME",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_names_every_step_runs_in_order() {
        let names: Vec<&str> = choose(&[]).unwrap().iter().map(|step| step.name).collect();
        assert_eq!(names, ["fmt", "types", "ui", "clippy", "rust", "e2e"]);
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_known_ones() {
        let refused = choose(&["e3e".to_owned()])
            .err()
            .map(|failure| format!("{failure:?}"));
        assert!(
            refused.is_some_and(|words| words.contains("clippy")),
            "the known steps are named"
        );
    }

    #[test]
    fn needs_grow_from_rust_to_a_window() {
        assert!(Needs::Rust < Needs::Npm && Needs::Npm < Needs::Shell && Needs::Shell < Needs::Window);
    }
}
