//! Says what is being done, how long it took, and, when it fails, what mends it.

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What went wrong, and the fix in words.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    fix: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}\nFix: {}", self.what, self.fix)
    }
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            fix: fix.into(),
        }
    }

    /// Several failures as one that tells each with its fix; nothing when there is none.
    pub(crate) fn all(failures: Vec<Self>) -> Option<Self> {
        failures.into_iter().reduce(|first, next| Self {
            what: format!("{}\nFix: {}\nFAILED: {}", first.what, first.fix, next.what),
            fix: next.fix,
        })
    }
}

/// The running account of one `cargo xtask` command.
pub(crate) struct Report {
    began: Instant,
    done: Vec<(String, Duration)>,
    run_id: String,
}

impl Report {
    pub(crate) fn begin() -> Self {
        Self {
            began: now(),
            done: Vec::new(),
            run_id: format!("xtask-{}", std::process::id()),
        }
    }

    /// Marks every process that this run starts, so that none of them is left behind.
    pub(crate) fn run_id(&self) -> &str {
        &self.run_id
    }

    /// One line of information inside a step.
    pub(crate) fn say(&self, text: &str) {
        eprintln!("{} {text}", clock(self.since(self.began)));
    }

    /// Runs a step under its name and notes how long it took.
    pub(crate) fn step(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let started = now();
        self.say(&format!("== {name}"));
        let outcome = work(self);
        let took = self.since(started);
        let word = if outcome.is_ok() { "done" } else { "FAILED" };
        self.say(&format!("== {name}: {word} after {:.1} s", took.as_secs_f64()));
        self.done.push((name.to_owned(), took));
        outcome
    }

    /// Prints the summary and turns the outcome into an exit code.
    pub(crate) fn close(&self, outcome: Result<(), Failure>) -> ExitCode {
        if self.done.len() > 1 {
            eprintln!();
            for (name, took) in &self.done {
                eprintln!("{:>8.1} s  {name}", took.as_secs_f64());
            }
            eprintln!("{:>8.1} s  in all", self.since(self.began).as_secs_f64());
        }
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                eprintln!("\nFAILED: {failure}");
                ExitCode::FAILURE
            }
        }
    }

    fn since(&self, earlier: Instant) -> Duration {
        now().saturating_duration_since(earlier)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "elapsed time is part of what this program reports"
)]
fn now() -> Instant {
    Instant::now()
}

fn clock(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("[{:02}:{:02}]", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_failures_keep_each_fix_beside_its_failure() {
        let both = Failure::all(vec![Failure::new("a", "mend a"), Failure::new("b", "mend b")]).unwrap();
        assert_eq!(
            (both.what.as_str(), both.fix.as_str()),
            ("a\nFix: mend a\nFAILED: b", "mend b")
        );
        assert!(Failure::all(Vec::new()).is_none(), "no failure is no failure");
    }

    #[test]
    fn elapsed_time_reads_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(125)), "[02:05]");
    }
}
