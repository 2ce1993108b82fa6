//! How long a command takes on ten years of data, and a search of the guide for each key press.

use crate::table::{Row, p99};
use crate::{decade, recovery};
use harness::{Sandbox, host, wait};
use serde_json::{Value, json};
use soleus_api::{App, commands};

/// How often each command is called.
const CALLS: usize = 200;

/// Commands that read or write the record or the content, with arguments that work on the generated one.
fn asked() -> Vec<(&'static str, Value)> {
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let plain = [
        "settings_get",
        "app_info",
        "questions",
        "doctor_preparation",
        "guide_library",
        "guide_sources",
        "routines",
        "exercises",
        "session_offer",
        "session_view",
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
        (
            "visit_sheet",
            json!({ "about": { "kind": "me", "episode": null } }),
        ),
        ("routine", json!({ "id": "seed-three", "choices": choices })),
        ("session_history", json!({ "back": 0 })),
        (
            "question_add",
            json!({ "text": "Is it the soleus?", "from": null, "asked": false }),
        ),
        (
            "session_add",
            json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": null, "note": "" }),
        ),
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
    for (name, args) in asked() {
        if !commands::NAMES.contains(&name) {
            rows.push(Row::absent(format!("command {name}"), "no such command"));
            continue;
        }
        match measure(&app, name, &args, CALLS) {
            Ok(calls) => times.push((p99(calls), name)),
            Err(refusal) => rows.push(Row::absent(format!("command {name}"), refusal)),
        }
    }
    for (name, calls) in recovery::times(&app, &mut rows) {
        times.push((p99(calls), name));
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
    rows.push(recovery::open_for_ten_years(&app));
    rows.push(Row::note("commands measured", times.len() as f64, ""));
    rows.push(search(&app));
    rows.push(visit_sheet(&app, &sandbox));
    rows
}

/// The visit sheet as a file, from the record to the last byte.
fn visit_sheet(app: &App, sandbox: &Sandbox) -> Row {
    let what = "visit sheet as PDF, ten years of data";
    let began = wait::now();
    match soleus_api::doctor::visit::write_to(app, &sandbox.path("sheet.pdf")) {
        Ok(()) => Row::at_most(
            what,
            wait::now().saturating_duration_since(began).as_secs_f64(),
            1.0,
            "s",
        ),
        Err(refusal) => Row::absent(what, refusal.message),
    }
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

/// Milliseconds of one call and its answer, whether or not the command refuses it: a lock has read as much as an answer.
pub(crate) fn timed(app: &App, name: &str, args: &Value) -> Result<(f64, Value), String> {
    let began = wait::now();
    let answer = commands::dispatch(app, name, args.clone());
    let took = wait::now().saturating_duration_since(began).as_secs_f64() * 1000.0;
    match answer {
        Err(refusal)
            if !matches!(
                refusal.code,
                soleus_api::Code::Locked | soleus_api::Code::BadInput
            ) =>
        {
            Err(refusal.message)
        }
        Ok(answer) => Ok((took, answer)),
        Err(_) => Ok((took, Value::Null)),
    }
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
