//! What the tests of whole checks share: a record in a temporary folder, a clock they turn, and a calm person's answers.

use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::Ordering},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    App,
    commands::dispatch,
    ports::Ports,
    test_clock::{ClockState, TestClock},
};

const HOUR: i64 = 3_600_000;

pub(crate) struct World {
    pub(crate) app: App,
    hands: Arc<ClockState>,
    pub(crate) dir: Arc<TempDir>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::over(Arc::new(TempDir::new().unwrap()), Arc::default())
    }

    pub(crate) fn over(dir: Arc<TempDir>, hands: Arc<ClockState>) -> Self {
        let ports = Ports::silent(Box::new(TestClock(Arc::clone(&hands))));
        Self {
            app: App::start(dir.path(), ports),
            hands,
            dir,
        }
    }

    /// Closes the app and starts it again over the same folder.
    pub(crate) fn reopen(self) -> Self {
        let Self { app, hands, dir } = self;
        drop(app);
        Self::over(dir, hands)
    }

    pub(crate) fn later(&self, hours: i64) {
        self.hands.passed_ms.fetch_add(hours * HOUR, Ordering::Relaxed);
    }

    pub(crate) fn call(&self, name: &str, args: Value) -> Value {
        dispatch(&self.app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    pub(crate) fn answer(&self, question: &str, answer: Value) -> Value {
        self.call("check_answer", json!({"question": question, "answer": answer}))
    }

    /// Answers whatever is asked: the clear answer, except where `other` says otherwise.
    pub(crate) fn through(&self, who: &str, other: &[(&str, Value)]) -> Value {
        let other: BTreeMap<&str, &Value> = other
            .iter()
            .map(|(question, answer)| (*question, answer))
            .collect();
        let mut run = self.call("check_start", json!({"who": who}));
        while let Some(asked) = run["question"].as_object() {
            let id = asked["id"].as_str().unwrap();
            let answer = match asked["sheet"].as_str() {
                Some(_) => ticked(asked, &other),
                None => other
                    .get(id)
                    .map_or_else(|| calm(id, asked["kind"].as_str().unwrap()), |a| (*a).clone()),
            };
            run = self.answer(id, answer);
        }
        run
    }

    pub(crate) fn finish(&self, who: &str, other: &[(&str, Value)]) -> Value {
        self.through(who, other);
        self.call("check_finish", Value::Null)
    }

    pub(crate) fn locked(&self) -> Vec<String> {
        let locks = self.call("locks", Value::Null);
        let classes = locks["classes"].as_array().unwrap().iter();
        let by_result = |class: &&Value| {
            let reasons = class["closed"]["reasons"].as_array();
            reasons.is_some_and(|reasons| reasons.iter().any(|one| one["kind"] == "result"))
        };
        classes
            .filter(by_result)
            .map(|class| class["activity"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// The classes that a clinician's word has opened.
pub(crate) fn opened(locks: &Value) -> Vec<String> {
    let classes = locks["classes"].as_array().unwrap().iter();
    let opened = classes.filter(|class| !class["opened"].is_null());
    opened
        .map(|class| class["activity"].as_str().unwrap().to_owned())
        .collect()
}

/// What a clinician said on the day of the result, after it.
pub(crate) fn word(who: &str, found: &str, permits: &[&str]) -> Value {
    json!({ "who": who, "seen": { "day": "2026-06-07", "time": null }, "after": true, "found": found,
        "permits": permits, "note": "" })
}

/// On a sheet: the rows the story says something else about.
fn ticked(asked: &serde_json::Map<String, Value>, other: &BTreeMap<&str, &Value>) -> Value {
    let rows = asked["options"].as_array().unwrap().iter();
    let ids = rows.map(|row| row["id"].as_str().unwrap());
    let chosen: Vec<&str> = ids.filter(|id| other.contains_key(id)).collect();
    many(&chosen)
}

pub(crate) fn one(option: &str) -> Value {
    json!({"kind": "options", "chosen": [option], "unsure": []})
}

pub(crate) fn many(options: &[&str]) -> Value {
    json!({"kind": "options", "chosen": options, "unsure": []})
}

/// An ordinary exercise cramp that let go, in someone without risks.
pub(crate) fn calm(question: &str, kind: &str) -> Value {
    let own = BTreeMap::from([
        ("age", "a16_44"),
        ("foot_cold", "none"),
        ("foot_nerve", "normal"),
        ("fever", "no"),
        ("urine", "no"),
        ("body_cramps", "none"),
        ("which", "left"),
        ("rest", "no"),
        ("swollen", "none"),
        ("colour", "none"),
        ("warm", "none"),
        ("start", "cramp"),
        ("day", "d0"),
        ("trend", "better"),
        ("steps", "normal"),
        ("tiptoe", "can"),
        ("bruise", "none"),
        ("often", "rare"),
        ("pregnant", "no"),
        ("pattern", "brief"),
    ]);
    match (own.get(question), kind) {
        (Some(option), _) => one(option),
        (None, "scale") => json!({"kind": "number", "value": 1}),
        (None, "yes_no") => one("no"),
        (None, _) => many(&[]),
    }
}

pub(crate) const ALL: [&str; 5] = ["stretch", "massage", "strength", "running", "cold"];
