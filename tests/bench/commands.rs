//! How long a command takes on ten years of data, and a search of the guide for each key press.

use crate::table::{Row, p99};
use crate::{decade, host};
use harness::{Sandbox, wait};
use serde_json::{Value, json};
use soleus_api::{App, commands};

/// How often each command is called.
const CALLS: usize = 200;

/// Commands that take time in proportion to the record, with arguments that work on the generated one.
fn asked() -> Vec<(&'static str, Value)> {
    vec![
        ("today", Value::Null),
        ("settings_get", Value::Null),
        ("app_info", Value::Null),
        ("questions", Value::Null),
        (
            "question_add",
            json!({ "text": "Is it the soleus?", "from": null, "asked": false }),
        ),
        ("guide_library", Value::Null),
        ("guide_page", json!({ "id": "calf-strain" })),
        ("guide_sources", Value::Null),
        ("routines", Value::Null),
        ("session_offer", Value::Null),
        ("session_view", Value::Null),
        ("session_history", json!({})),
        ("recovery", Value::Null),
        ("cramp_history", Value::Null),
        ("check_history", Value::Null),
        ("locks", Value::Null),
    ]
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
    for (name, args) in asked() {
        if !commands::NAMES.contains(&name) {
            continue;
        }
        match measure(&app, name, &args, CALLS) {
            Ok(calls) => times.push((p99(calls), name)),
            Err(refusal) => rows.push(Row::absent(format!("command {name}"), refusal)),
        }
    }
    times.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (time, name) in times.iter().take(3) {
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
