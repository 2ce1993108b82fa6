//! How long a command takes on ten years of data, and a search of the guide for each key press.

use crate::table::{Row, p99};
use crate::{decade, host};
use harness::{Sandbox, wait};
use serde_json::{Value, json};
use soleus_api::{App, commands};
use std::collections::BTreeMap;

/// How often each command is called.
const CALLS: usize = 200;

/// Commands that read or write the record or the content, with arguments that work on the generated one.
fn asked() -> Vec<(&'static str, Value)> {
    let day = host::NOW.day();
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let plain = [
        "settings_get",
        "app_info",
        "questions",
        "guide_library",
        "guide_sources",
        "routines",
        "exercises",
        "session_offer",
        "session_view",
        "cramp_now",
        "cramps",
        "episodes",
        "check_in",
        "recovery_today",
        "check_home",
        "locks",
        "about_me",
        "countries",
        "data_status",
        "backups",
    ];
    let mut asked: Vec<_> = plain.into_iter().map(|name| (name, Value::Null)).collect();
    asked.extend([
        ("guide_page", json!({ "id": "calf-strain" })),
        ("routine", json!({ "id": "seed-three", "choices": choices })),
        ("session_history", json!({ "back": 0 })),
        ("question_add", json!({ "text": "Is it the soleus?", "from": null, "asked": false })),
        ("cramp_log", json!({ "when": null, "cramp": { "minutes": 2 } })),
        ("check_in_save", json!({ "id": null, "day": day, "rows": decade::ROWS.map(|row| (row, "no")).into_iter().collect::<BTreeMap<_, _>>(),
            "left": { "rest": 1, "walking": 2 }, "right": null, "done": [], "confidence": null, "note": "", "tags": [] })),
        ("session_add", json!({ "routine": "seed-three", "yesterday": true, "legs": "both", "painAfter": null, "note": "" })),
        ("outing_save", json!({ "id": null, "when": null, "outing": { "kind": "run", "minutes": 30, "metres": 5000, "pain": 1,
            "limp": false, "terrain": null } })),
    ]);
    asked
}

/// What people type, one key after the other.
const TYPED: [&str; 6] = [
    "calf strain",
    "night cramps magnesium",
    "deep vein thrombosis",
    "how long until i can run",
    "cmpartment",
    "swollen red leg",
];

/// Every command, and every key press of a search.
pub(crate) fn commands() -> Vec<Row> {
    let sandbox = Sandbox::new();
    decade::write(&sandbox.data());
    let app = App::start(&sandbox.data(), host::ports());
    let mut times: Vec<(f64, &str)> = Vec::new();
    let mut rows = Vec::new();
    let mut asked = asked();
    match open_episode(&app) {
        Ok(id) => asked.push(("episode", id)),
        Err(refusal) => rows.push(Row::absent("command episode", refusal)),
    }
    for (name, args) in asked {
        if !commands::NAMES.contains(&name) {
            rows.push(Row::absent(format!("command {name}"), "no such command"));
            continue;
        }
        match measure(&app, name, &args, CALLS) {
            Ok(calls) => times.push((p99(calls), name)),
            Err(refusal) => rows.push(Row::absent(format!("command {name}"), refusal)),
        }
    }
    times.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (time, name) in times.iter().take(5) {
        rows.push(Row::at_most(
            format!("p99 of `{name}` on ten years of data"),
            *time,
            20.0,
            "ms",
        ));
    }
    rows.push(Row::note("commands measured", times.len() as f64, ""));
    rows.push(search(&app));
    rows
}

/// An episode as old as the longest plan, so that its whole course is replayed. Gives its id.
fn open_episode(app: &App) -> Result<Value, String> {
    let day = host::NOW.plus_ms(-60 * 86_400_000).day();
    let form = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": { "day": day, "time": null },
        "doing": "running", "factors": [], "returnedFrom": null });
    let view = commands::dispatch(app, "episode_open", form).map_err(|refusal| refusal.message)?;
    Ok(view["episode"]["id"].clone())
}

fn search(app: &App) -> Row {
    let what = "p99 of a search of the whole guide, per key press";
    let mut times = Vec::new();
    for text in TYPED {
        for end in 1..=text.len() {
            match measure(app, "guide_search", &json!({ "text": &text[..end] }), 5) {
                Ok(calls) => times.extend(calls),
                Err(refusal) => return Row::absent(what, refusal),
            }
        }
    }
    Row::at_most(what, p99(times), 16.0, "ms")
}

/// Milliseconds of each call, without the first, which fills the caches.
fn measure(app: &App, name: &str, args: &Value, calls: usize) -> Result<Vec<f64>, String> {
    let call = || {
        let began = wait::now();
        let answer = commands::dispatch(app, name, args.clone());
        let took = wait::now().saturating_duration_since(began);
        answer
            .map(|_| took.as_secs_f64() * 1000.0)
            .map_err(|refusal| refusal.message)
    };
    call()?;
    (0..calls).map(|_| call()).collect()
}
