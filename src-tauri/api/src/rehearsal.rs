//! The use-cases without a window, for tests and benchmarks: a host of which only the clock is there.

use std::path::Path;

use soleus_core::{
    care::Level,
    time::Stamp,
    triage::{
        answer::Who,
        due::Due,
        engine::Outcome,
        record::{CheckRun, Finished},
    },
};

use crate::{
    app::App,
    ports::{Clock, Cue, Cues, Files, KeepAwake, Notifier, Ports, Signal, Signals},
    record::upkeep,
};

impl App {
    /// Starts, opens the record that belongs to the usual folder `home` and does the daily upkeep, all on this thread.
    pub fn start(home: &Path, ports: Ports) -> Self {
        let app = Self::begin(home, ports);
        upkeep::open_first(&app);
        app.keep_up();
        app
    }
}

/// An own check that was finished `at` with this level and locks nothing besides; `missing` names the questions that were
/// left out of it.
pub fn own_check(at: Stamp, lead_ms: i64, level: Level, missing: &[&str]) -> CheckRun {
    let mut run = CheckRun::new(Who::Me);
    run.finished = Some(Finished {
        at,
        outcome: Outcome {
            level,
            fired: Vec::new(),
            patterns: Vec::new(),
            unsure: Vec::new(),
            missing: missing.iter().map(|id| (*id).to_owned()).collect(),
            locks: Vec::new(),
            hidden: Vec::new(),
            must_not_miss: Vec::new(),
            within_days: 0,
            strangers: Vec::new(),
        },
        due: Due::Now,
        causes: Vec::new(),
        content: "x".to_owned(),
        lead_ms,
    });
    run
}

impl Ports {
    /// A host of which only the clock is there; what else a test or a bench needs, it puts in its place.
    pub fn silent(clock: Box<dyn Clock>) -> Self {
        Self {
            clock,
            signals: Box::new(Silent),
            awake: Box::new(Silent),
            notifier: Box::new(Silent),
            cues: Box::new(Silent),
            files: Box::new(Silent),
        }
    }
}

/// Takes everything and answers "nothing".
struct Silent;

impl Signals for Silent {
    fn send(&self, _signal: Signal) {}
}

impl KeepAwake for Silent {
    fn set(&self, _on: bool) {}

    fn trouble(&self) -> Option<String> {
        None
    }
}

impl Notifier for Silent {
    fn notify(&self, _title: &str, _body: &str) {}
}

impl Cues for Silent {
    fn schedule(&self, _cues: &[Cue], _volume: u8) {}

    fn trouble(&self) -> Option<String> {
        None
    }
}

impl Files for Silent {
    fn choose_save(&self, _suggested_name: &str) -> Option<std::path::PathBuf> {
        None
    }

    fn choose_open(&self, _extensions: &[&str]) -> Option<std::path::PathBuf> {
        None
    }

    fn choose_folder(&self) -> Option<std::path::PathBuf> {
        None
    }

    fn show_folder(&self, _path: &std::path::Path) -> Result<(), String> {
        Ok(())
    }
}
