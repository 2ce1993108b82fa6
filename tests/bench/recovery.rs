//! Every command of Recovery on ten years of data: those that read, those that write, and pairs that take back what the
//! other did. A command of the group that nobody measures is a row of its own.

use crate::{
    commands::timed,
    table::{Row, p99},
};
use serde_json::{Value, json};
use soleus_api::{App, commands};
use soleus_core::recovery::rows::DailyRows;
use std::collections::BTreeMap;

/// How often each is called.
const CALLS: usize = 200;

/// The first command of the group and the first after it, in the one list.
const GROUP: [&str; 2] = ["cramp_now", "data_status"];

/// Milliseconds of every call, by command.
pub(crate) fn times(app: &App, rows: &mut Vec<Row>) -> Vec<(&'static str, Vec<f64>)> {
    let mut times: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    match turns(app) {
        Ok(turns) => {
            for turn in turns {
                // The first round fills the caches.
                for round in 0..=CALLS / turn.len().min(2) {
                    for (name, args) in &turn {
                        match timed(app, name, args) {
                            Ok((time, answer)) => {
                                remove(app, name, &answer);
                                if round > 0 {
                                    times.entry(name).or_default().push(time);
                                }
                            }
                            Err(refusal) => rows.push(Row::absent(format!("command {name}"), refusal)),
                        }
                    }
                }
            }
        }
        Err(refusal) => rows.push(Row::absent("commands of Recovery", refusal)),
    }
    let at = |name: &str| commands::NAMES.iter().position(|one| *one == name).unwrap_or(0);
    for name in &commands::NAMES[at(GROUP[0])..at(GROUP[1])] {
        if !times.contains_key(name) {
            rows.push(Row::absent(format!("command {name}"), "nobody measures it"));
        }
    }
    times.into_iter().collect()
}

/// Removes what a command has added, so that ten years stay ten years: nobody has two hundred open recoveries.
fn remove(app: &App, name: &str, answer: &Value) {
    let (command, id) = match name {
        "episode_open" => ("episode_delete", &answer["episode"]["id"]),
        "check_in_save" => ("check_in_delete", &answer["id"]),
        "outing_save" => ("load_delete", &answer["outing"]["id"]),
        "cramp_log" => ("cramp_delete", &answer["cramp"]["id"]),
        _ => return,
    };
    commands::dispatch(app, command, id.clone()).expect("what was added can be removed");
}

/// A recovery that was opened ten years ago and never closed: everything since then is replayed.
pub(crate) fn open_for_ten_years(app: &App) -> Row {
    let what = "p99 of `episode`, open for ten years";
    let first = harness::host::NOW.plus_ms(-3_640 * 86_400_000).day();
    let form = json!({ "condition": { "kind": "tightness" }, "legs": "left", "place": null, "doing": "running", "factors": [],
        "returnedFrom": null, "when": { "day": first, "time": null } });
    let opened = commands::dispatch(app, "episode_open", form);
    let times = opened.and_then(|view| {
        let id = view["episode"]["id"].clone();
        (0..40)
            .map(|_| Ok(timed(app, "episode", &id).map_or(f64::NAN, |(time, _)| time)))
            .collect::<Result<Vec<f64>, _>>()
    });
    match times {
        Ok(times) => Row::at_most(what, p99(times), 50.0, "ms"),
        Err(refusal) => Row::absent(what, refusal.message),
    }
}

type Turn = Vec<(&'static str, Value)>;

/// What is asked, one group after the other; the commands of a group take turns.
fn turns(app: &App) -> Result<Vec<Turn>, String> {
    let call = |name: &str, args: Value| {
        commands::dispatch(app, name, args).map_err(|refusal| format!("{name}: {refusal}"))
    };
    let today = harness::host::NOW.day();
    let form = |kind: &str, days: i64| {
        json!({ "condition": { "kind": kind }, "legs": "left", "place": null, "doing": "running", "factors": [],
            "returnedFrom": null, "when": { "day": harness::host::NOW.plus_ms(-days * 86_400_000).day(), "time": null } })
    };
    let check_in = json!({ "day": today, "rows": DailyRows::none_of_these(), "left": { "rest": 0, "walking": 1 }, "right": null, "done": [],
        "confidence": null, "note": "", "tags": [] });
    let run = json!({ "when": null, "outing": { "kind": "run", "minutes": 30, "metres": 5000, "pain": 1, "limp": false,
        "terrain": null } });
    let tight = call("episode_open", form("tightness", 60))?["episode"]["id"].clone();
    let cramp = call("episode_open", form("exercise_cramp", 60))?["episode"]["id"].clone();
    let closed = call("episodes", Value::Null)?["episodes"][9]["episode"]["id"].clone();
    let kept = call("check_in_save", check_in.clone())?["id"].clone();
    let checked = call("check_in_save", check_in.clone())?["id"].clone();
    let walk = call("outing_save", run.clone())?["outing"]["id"].clone();
    let walked = call("outing_save", run.clone())?["outing"]["id"].clone();
    let mut bare = check_in.clone();
    bare["rows"] = json!({});
    let bare = call("check_in_save", bare)?["id"].clone();
    let red = json!({ "was": { "rows": {} }, "now": { "rows": { "fever": "not_sure" } } });
    let log = call("cramp_log", json!({ "when": null, "cramp": {} }))?["cramp"]["id"].clone();
    let both = json!({ "value": 20.0, "pain": 0 });
    let test =
        json!({ "episode": tight, "test": { "test": "single_leg_raise", "left": both, "right": both } });
    let trial = json!({ "episode": tight, "test": "single_leg_raise", "side": "left" });
    let alone = |name: &'static str, args: Value| vec![(name, args)];
    Ok(vec![
        alone("cramp_now", Value::Null),
        alone("cramps", Value::Null),
        alone("cramp_advice", Value::Null),
        alone("episodes", Value::Null),
        alone("episode", tight.clone()),
        alone("episode", cramp.clone()),
        alone("episode", closed),
        alone("outings", json!({ "episode": tight, "after": 10, "most": 30 })),
        alone("episode_now", tight.clone()),
        alone("recovery_today", Value::Null),
        alone("week", Value::Null),
        alone("run_log", json!({ "most": 60 })),
        alone("check_in", Value::Null),
        alone("cold", cramp.clone()),
        alone("test_figures", Value::Null),
        vec![("cramp_hold", json!("start")), ("cramp_hold", json!("stop"))],
        vec![
            ("trial_start", trial),
            ("trial", json!("count")),
            ("trial", json!("leave")),
        ],
        alone("cramp_log", json!({ "when": null, "cramp": { "minutes": 2 } })),
        alone(
            "cramp_edit",
            json!({ "id": log, "when": null, "change": { "was": { "came": null }, "now": { "came": "night" } } }),
        ),
        alone("cramps_earlier", json!({ "after": 200, "most": 100 })),
        vec![("cramp_delete", log.clone()), ("cramp_restore", log)],
        alone("check_in_save", check_in),
        vec![("check_in_delete", kept.clone()), ("check_in_restore", kept)],
        alone("check_ins_earlier", json!({ "after": 60, "most": 30 })),
        alone(
            "check_in_edit",
            json!({ "id": checked.clone(), "change": { "was": { "note": "" }, "now": { "note": "" } } }),
        ),
        vec![
            ("check_in_edit", json!({ "id": bare, "change": red })),
            ("check_in_take_back", bare),
        ],
        alone("check_in_was", checked.clone()),
        alone("outing_was", walked.clone()),
        alone(
            "run_look",
            json!({ "id": null, "when": null, "outing": run["outing"] }),
        ),
        alone("outing_save", run),
        alone(
            "outing_edit",
            json!({ "id": walked.clone(), "when": null, "change": { "was": { "pain": 1 }, "now": { "pain": 1 } } }),
        ),
        alone("functional_test_save", test),
        vec![("load_delete", walk.clone()), ("load_restore", walk)],
        alone(
            "episode_edit",
            json!({ "id": cramp, "when": null, "change": { "was": { "doing": "running" }, "now": { "doing": "running" } } }),
        ),
        vec![
            ("episode_close", json!({ "id": cramp, "why": "recovered" })),
            ("episode_reopen", cramp.clone()),
        ],
        vec![
            ("episode_delete", cramp.clone()),
            ("episode_restore", cramp.clone()),
        ],
        alone("episode_accept_plan", cramp.clone()),
        alone("cold_stop", cramp.clone()),
        // Refused after three days; it has read everything by then.
        alone("cold_start", json!({ "episode": cramp, "minutes": 15 })),
        // A plan without tables refuses the choice the same way.
        alone("episode_ladder", json!({ "id": tight, "ladder": "ten-step" })),
        alone("episode_open", form("bruise", 1)),
    ])
}
