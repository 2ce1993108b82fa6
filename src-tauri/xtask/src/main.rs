//! `cargo xtask`: the project's own commands.
//!
//! Every command first installs what it needs (system packages, npm packages) and says what it does.
//! No step reads standard input, except a password prompt of `sudo` on a terminal.

mod bundle;
mod checks;
mod command;
mod modules;
mod packages;
mod processes;
mod report;
mod system;
mod ui;
mod versions;
mod window;

use report::{Failure, Report};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [--release] [-- ..] install what is missing, build the UI, build and start the app
cargo xtask test [STEP..] [-- ..] install what is missing, then every check, or only the named steps
cargo xtask bench [-- FILTER]     measure the release build against its bounds and print a table
cargo xtask shots [-- FILTER]     every screen, light and dark, in three sizes, into target/shots
cargo xtask bundle                build the .deb (on Linux)
cargo xtask bindings              write ui/src/ipc/bindings.ts and capabilities/main.json from the Rust types
cargo xtask print-check           the questions of the check as the window shows them, into target/print-check.txt
cargo xtask review [--take FILE]  the medical content for a clinician, into target/review.html; or a filled review back into content/
cargo xtask graph [CRATE]         print which module uses which, and the circles among them

Without --release, run starts an optimised build if one is there that is newer than every source.

Steps of test, in their order:";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let passed_on = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => arguments.split_off(at).split_off(1),
        None => Vec::new(),
    };
    let mut report = Report::begin();
    let outcome = match arguments.split_first() {
        Some((command, rest)) => dispatch(command, rest, &passed_on, &mut report),
        None => help(),
    };
    processes::end_leftovers(report.run_id());
    report.close(outcome)
}

fn dispatch(
    command: &str,
    rest: &[String],
    passed_on: &[String],
    report: &mut Report,
) -> Result<(), Failure> {
    let takes = |word: &str| {
        matches!(command, "test" | "graph" | "review") || (command == "run" && word == "--release")
    };
    if let Some(stray) = rest.iter().find(|word| !takes(word)) {
        return Err(Failure::new(
            format!("`cargo xtask {command}` does not know `{stray}`"),
            "put arguments for the program itself behind `--`; `cargo xtask help` lists the commands",
        ));
    }
    match command {
        "run" => window::run(report, !rest.is_empty(), passed_on),
        "test" => checks::test(report, rest, passed_on),
        "bench" => window::bench(report, passed_on),
        "shots" => window::shots(report, passed_on),
        "bundle" => bundle::bundle(report),
        "bindings" => checks::bindings(report),
        "print-check" => checks::print_check(report),
        "review" => checks::review(report, rest),
        "graph" => modules::print(rest),
        "help" | "-h" | "--help" => help(),
        other => Err(Failure::new(
            format!("there is no command `{other}`"),
            "`cargo xtask help` lists the commands",
        )),
    }
}

#[expect(clippy::print_stdout, reason = "help is what this prints")]
fn help() -> Result<(), Failure> {
    println!("{HELP}");
    for step in checks::STEPS {
        println!("  {:<10} {}", step.name, step.what);
    }
    Ok(())
}
