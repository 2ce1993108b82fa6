//! A record in a temporary folder under a clock the test turns.

use std::sync::{Arc, atomic::Ordering};

use serde_json::{Value, json};
use soleus_core::{
    care::Level,
    recovery::rows::DailyRows,
    time::{DAY_MS, HOUR_MS},
};
use tempfile::TempDir;

use crate::{
    App,
    commands::dispatch,
    ports::Ports,
    rehearsal::own_check,
    test_clock::{ClockState, TestClock},
};

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) hands: Arc<ClockState>,
    dir: TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::over(TempDir::new().unwrap(), Arc::new(ClockState::default()))
    }

    pub(crate) fn over(dir: TempDir, hands: Arc<ClockState>) -> Self {
        let ports = Ports::silent(Box::new(TestClock(Arc::clone(&hands))));
        let app = App::start(dir.path(), ports);
        Self { app, hands, dir }
    }

    /// Closes the app and starts it again over the same folder.
    pub(crate) fn reopen(self) -> Self {
        let Self { app, hands, dir } = self;
        drop(app);
        Self::over(dir, hands)
    }

    pub(crate) fn at(&self, day: i64, hour: i64) {
        self.hands
            .passed_ms
            .store(day * DAY_MS + (hour - 10) * HOUR_MS, Ordering::Relaxed);
    }

    pub(crate) fn call(&self, name: &str, args: Value) -> Value {
        dispatch(&self.app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    pub(crate) fn open(&self, condition: Value) -> String {
        let form = json!({ "condition": condition, "legs": "left", "place": null, "doing": "", "factors": [],
            "returnedFrom": null, "when": { "day": "2026-06-07", "time": "10:00" } });
        self.call("episode_open", form)["episode"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub(crate) fn check_in(&self, rest: u8, walking: u8, rows: Value) -> Value {
        let today = self.call("check_in", json!(null))["today"].clone();
        self.check_in_for(&today, rest, walking, rows)
    }

    pub(crate) fn check_in_for(&self, day: &Value, rest: u8, walking: u8, rows: Value) -> Value {
        let leg = json!({ "rest": rest, "walking": walking, "worst": walking, "swelling": "none" });
        let form = json!({ "id": null, "day": day, "rows": rows, "left": leg, "right": null,
            "done": [], "confidence": 7, "note": "", "tags": ["stairs"] });
        self.call("check_in_save", form)
    }

    pub(crate) fn status(&self, episode: &str, gate: &str) -> String {
        let view = self.call("episode", json!(episode));
        let gates = view["state"]["gates"].as_array().unwrap().clone();
        let one = gates.iter().find(|one| one["id"] == gate).unwrap();
        one["status"].as_str().unwrap().to_owned()
    }

    /// "About me" without risks, so that massage is not locked.
    pub(crate) fn no_risks(&self) {
        let none = json!({ "kind": "options", "chosen": [], "unsure": [] });
        let no = json!({ "kind": "options", "chosen": ["no"], "unsure": [] });
        let about: soleus_core::triage::record::AboutMe =
            serde_json::from_value(json!({ "answers": { "clot": none, "pregnant": no, "medicines": none } }))
                .unwrap();
        let at = self.app.now().stamp;
        self.app.write(|tx| tx.insert(at, None, &about)).unwrap();
    }
}

/// An own complete check that came to self-care and locks nothing.
pub(crate) fn checked(world: &World) {
    let at = world.app.now().stamp;
    let run = own_check(at, 0, Level::SelfCare, &[]);
    world.app.write(|tx| tx.insert(at, None, &run)).unwrap();
}

/// The kinds of the reasons for which something is closed.
pub(crate) fn reasons(closed: &Value) -> Vec<String> {
    let reasons = closed["reasons"].as_array().unwrap().iter();
    reasons
        .map(|one| one["kind"].as_str().unwrap().to_owned())
        .collect()
}

/// What a clinician said who saw the person on `day`.
pub(crate) fn word(day: &str, found: &str) -> Value {
    json!({ "who": "Dr Novak", "seen": { "day": day, "time": null }, "found": found })
}

pub(crate) fn none() -> Value {
    json!(DailyRows::none_of_these())
}
