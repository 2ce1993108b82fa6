//! The use-cases over records and answers that no Soleus wrote: an export edited by hand, arguments of the wrong size,
//! a routine's file that lies. Nothing may panic, and no fault of the program may be answered.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use soleus_api::{
    App, Code,
    commands::{NAMES, dispatch},
};
use soleus_store::Store;
use tempfile::TempDir;

use crate::{NOW, chance::Chance};
use harness::host::Host;

/// A record with something of every kind, and the arguments that made it.
pub(crate) struct Lived {
    export: Value,
    routine: Value,
}

/// Commands with sound arguments; each call of the fuzz damages them first.
fn asked() -> Vec<(&'static str, Value)> {
    let rows = json!({ "breath": "no", "foot_cold": "no", "foot_nerve": "no", "pain": "no", "swollen": "no",
        "warm": "no", "fever": "no", "urine": "no" });
    let when = json!({ "day": "2026-11-18", "time": "10:00" });
    vec![
        (
            "settings_put",
            json!({ "theme": "dark", "textPercent": 120, "lineChars": 68, "volume": 70, "singleBeep": false,
            "speech": false, "country": "GB", "emergencyNumber": null, "units": "km", "welcomed": true }),
        ),
        (
            "question_add",
            json!({ "text": "Is it the soleus?", "from": null, "asked": false }),
        ),
        (
            "cramp_log",
            json!({ "when": when, "cramp": { "came": "exercise", "minutes": 2, "note": "hill" } }),
        ),
        (
            "episode_open",
            json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
            "doing": "", "factors": [], "returnedFrom": null }),
        ),
        (
            "check_in_save",
            json!({ "day": "2026-11-18", "rows": rows, "left": { "rest": 1, "walking": 2,
            "worst": 3, "swelling": "none" }, "right": null, "done": ["walked"], "confidence": 7, "note": "", "tags": ["stairs"] }),
        ),
        (
            "outing_save",
            json!({ "when": null, "outing": { "kind": "run", "minutes": 30, "metres": 5000,
            "pain": 1, "limp": false, "terrain": null } }),
        ),
        (
            "session_add",
            json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": null, "note": "" }),
        ),
        (
            "clinician_add",
            json!({ "seen": "2026-11-17", "who": "Dr Novak", "diagnosis": "strain", "permits": ["stretch"],
            "until": "2026-12-01", "note": "" }),
        ),
        (
            "about_me_put",
            json!({ "answers": { "age": { "kind": "options", "chosen": ["adult"], "unsure": [] } } }),
        ),
        ("check_start", json!({ "who": "me" })),
        (
            "check_answer",
            json!({ "question": "breath", "answer": { "kind": "options", "chosen": [], "unsure": [] } }),
        ),
        (
            "session_start",
            json!({ "routine": "seed-three", "choices": { "startSide": "left", "order": null,
            "leftPercent": 100, "rightPercent": 100 }, "painBefore": 2, "noneOfThese": true }),
        ),
        ("session_command", json!({ "kind": "jump", "step": 3 })),
        ("session_history", json!({ "back": 0 })),
        ("guide_page", json!({ "id": "calf-strain" })),
        ("guide_search", json!({ "text": "calf strian" })),
        ("routine", json!({ "id": "seed-three", "choices": null })),
    ]
}

impl Lived {
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        let app = Host::default().start(dir.path());
        for (name, args) in asked() {
            // A few of them need more than their arguments; the rest fills the record.
            let _ = dispatch(&app, name, args);
        }
        let routine = dispatch(&app, "routine", json!({ "id": "seed-three", "choices": null }));
        let routine = routine.map_or(Value::Null, |view| view["routine"].clone());
        let draft = json!({ "id": null, "routine": routine });
        let _ = dispatch(&app, "routine_save", draft);
        let store = app.store().expect("the record is open");
        let export = store.export(NOW).expect("it is exported");
        let export: Value = serde_json::from_slice(&export).expect("it is JSON");
        let kinds = export["entries"].as_array().map_or(0, Vec::len);
        assert!(kinds >= 6, "the sample commands fill the record: {export}");
        Self {
            export,
            routine: json!({ "soleusRoutine": 1, "routine": routine }),
        }
    }

    /// What the record says.
    pub(crate) fn export(&self) -> &Value {
        &self.export
    }

    /// Imports an export whose values were changed by hand and lets every command read that record.
    pub(crate) fn hand_edited(&self, chance: &mut Chance) -> bool {
        let dir = folder();
        let mut export = self.export.clone();
        chance.spoil_value(&mut export);
        let store = Store::open(dir.path(), NOW).expect("the record opens");
        let came_in = store.import(export.to_string().as_bytes(), None, true).is_ok();
        drop(store);
        let app = Host::default().start(dir.path());
        for name in NAMES {
            call(&app, name, Value::Null);
        }
        let ids = export["entries"].as_array().into_iter().flatten();
        for id in ids.filter_map(|entry| entry["id"].as_str()) {
            for name in ["episode", "check_result", "routine_export"] {
                call(&app, name, json!(id));
            }
        }
        came_in
    }

    /// Calls commands with damaged arguments, one after the other, on one record.
    pub(crate) fn wrong_arguments(&self, chance: &mut Chance) -> bool {
        let dir = folder();
        let app = Host::default().start(dir.path());
        for (name, mut args) in asked() {
            if chance.below(3) > 0 {
                chance.spoil_value(&mut args);
            }
            call(&app, name, args);
        }
        for name in [
            "episodes",
            "check_in",
            "recovery_today",
            "session_view",
            "check_finish",
            "locks",
            "settings_get",
        ] {
            call(&app, name, Value::Null);
        }
        true
    }

    /// Imports a damaged file of a routine; if it came in, it is looked at and started.
    pub(crate) fn routine_file(&self, chance: &mut Chance) -> bool {
        let dir = folder();
        let file: PathBuf = dir.path().join("routine.json");
        let mut routine = self.routine.clone();
        let bytes = if chance.below(3) == 0 {
            let mut bytes = routine.to_string().into_bytes();
            chance.spoil(&mut bytes);
            bytes
        } else {
            chance.spoil_value(&mut routine);
            routine.to_string().into_bytes()
        };
        fs::write(&file, bytes).expect("a file");
        let host = Host::default();
        *host.0.lock().expect("nobody panics holding it") = Some(file);
        let app = host.start(dir.path());
        let kept = call(&app, "routine_import", Value::Null);
        let id = kept
            .as_ref()
            .map_or(Value::Null, |kept| kept["kept"]["routine"]["id"].clone());
        if id.is_null() {
            return false;
        }
        call(&app, "routine", json!({ "id": id, "choices": null }));
        let start = json!({ "routine": id, "choices": { "startSide": "left", "order": null, "leftPercent": 100,
            "rightPercent": 100 }, "painBefore": null, "noneOfThese": true });
        call(&app, "session_start", start);
        call(&app, "session_view", Value::Null);
        true
    }
}

/// Calls a command; it may refuse in words, but never with a fault of the program.
fn call(app: &App, name: &str, args: Value) -> Option<Value> {
    let shown = args.to_string();
    let answer = dispatch(app, name, args);
    if let Err(failure) = &answer {
        assert!(
            failure.code != Code::Internal,
            "{name}({shown}) answered a fault of the program: {failure}"
        );
    }
    answer.ok()
}

/// A folder in memory where the system has one: a fuzz opens thousands.
fn folder() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .expect("a folder")
}
