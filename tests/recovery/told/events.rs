//! What happens in a story, done through the commands.

use serde_json::{Value, json};

use super::{
    checks::{check_in, result, rows},
    loads::{load, test},
    world::World,
};

pub(super) fn happen(world: &mut World, words: &[String]) {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let after = |key: &str| words.iter().find_map(|word| word.strip_prefix(key));
    world.last = Ok(Value::Null);
    match word(0) {
        "look" => {}
        "screen" => soleus_api::session::run::screen_locked(world.app()),
        "open" => open(world, words),
        "close" => {
            let id = numbered(world, word(1));
            world.try_ask("episode_close", json!({ "id": id, "why": "recovered" }));
        }
        "rows" => rows(world, words),
        "check" => check_in(world, words, Value::Null),
        "check-result" => result(world, words),
        "withdraw" => {
            if world.red == Some(true) {
                world.try_ask("check_in_take_back", world.check_in.clone());
            } else {
                world.try_ask("check_reopen", world.check.clone());
                if world.last.is_ok() {
                    world.ask("check_drop", Value::Null);
                }
            }
        }
        "delete" => match word(1) {
            "check" => drop(world.try_ask("check_in_delete", world.check_in.clone())),
            "run" => drop(world.try_ask("load_delete", world.run.clone())),
            "word" => drop(world.try_ask("clinician_delete", world.word.clone())),
            _ => {
                let id = numbered(world, word(2));
                world.try_ask("episode_delete", id);
            }
        },
        "edit" => match word(1) {
            "check" => check_in(world, &words[1..], world.check_in.clone()),
            "word" => said(world, &words[1..], world.word.clone()),
            _ => {
                let id = numbered(world, "");
                let when = world.when(after("onset=").unwrap());
                let nothing = World::change(&Value::Null, json!({}));
                world.try_ask(
                    "episode_edit",
                    json!({ "id": id, "when": when, "change": nothing }),
                );
            }
        },
        "word" => said(world, words, Value::Null),
        "load" => load(world, words),
        "test" => test(world, words),
        "cramp" => {
            let has = |text: &str| words.iter().any(|word| word == text);
            let spasm = ["static", "rhythmic"].into_iter().find(|word| has(word));
            let cramp = json!({ "came": if has("night") { "night" } else { "exercise" },
                "woke": has("woke").then_some("yes"), "spasm": spasm });
            let answer = world.try_ask("cramp_log", json!({ "when": null, "cramp": cramp }));
            world.cramp = answer["cramp"].clone();
        }
        "after-line" => {
            let change = World::change(&world.cramp["body"], json!({ "warningSign": tri(word(1)) }));
            let edit = json!({ "id": world.cramp["id"], "when": null, "change": change });
            world.try_ask("cramp_edit", edit);
        }
        "about" => {
            for risk in &words[1..] {
                world.risk(risk);
            }
            world.about_known = true;
            world.about();
        }
        "clock" => clock(world, word(1)),
        "fly" => {
            let hours: i8 = word(1).trim_end_matches('h').parse().unwrap();
            let now = world.wall().offset_min / 60;
            let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(i8::try_from(now).unwrap() + hours));
            world.hands.lock().unwrap().zone = zone;
        }
        "restart" => {
            world.quit();
            world.start();
        }
        "quit" => world.quit(),
        "start" => world.start(),
        "session" => {
            let choices =
                json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
            world.try_ask(
                "session_start",
                json!({ "routine": after("routine=").unwrap(), "choices": choices, "painBefore": null, "noneOfThese": false }),
            );
        }
        other => panic!("nobody knows how to {other:?}"),
    }
}

pub(super) fn tri(text: &str) -> &'static str {
    match text {
        "yes" => "yes",
        "notsure" => "not_sure",
        _ => "no",
    }
}

/// The numbered episode, or the newest open one.
pub(super) fn numbered(world: &World, number: &str) -> Value {
    if let Ok(number) = number.parse::<usize>() {
        return world.episodes[number - 1].clone();
    }
    let list = world.ask("episodes", Value::Null);
    let open: Vec<&Value> = list["episodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|card| card["open"] == true)
        .collect();
    let is_open = |id: &&Value| open.iter().any(|card| card["episode"]["id"] == **id);
    world.episodes.iter().rev().find(is_open).unwrap().clone()
}

fn open(world: &mut World, words: &[String]) {
    let has = |text: &str| words.iter().any(|word| word == text);
    let after = |key: &str| words.iter().find_map(|word| word.strip_prefix(key));
    let legs = ["left", "right", "both"]
        .into_iter()
        .find(|legs| has(legs))
        .unwrap();
    let grade3 = has("g3");
    let condition = match words[1].as_str() {
        "cramp" => json!({ "kind": "exercise_cramp" }),
        "strain" => json!({ "kind": "strain", "muscle": has("soleus").then_some("soleus"), "signs": {
            "pop": if has("pop") { "yes" } else { "no" }, "noPushOff": if grade3 { "yes" } else { "no" },
            "limp": if has("g2") { "yes" } else { "no" }, "bruise": "no", "largeBruiseOrDent": "no", "weakRaise": "no" } }),
        "named" => named(world, words),
        kind => json!({ "kind": kind }),
    };
    let when = match (after("latest="), after("onset=")) {
        (Some(at), _) | (None, Some(at)) => world.when(at),
        (None, None) => Value::Null,
    };
    let form = json!({ "condition": condition, "legs": legs, "place": null, "doing": "", "factors": [],
        "returnedFrom": null, "when": when, "aches": has("aches").then_some("yes") });
    let view = world.try_ask("episode_open", form);
    if world.last.is_ok() {
        let id = view["episode"]["id"].clone();
        if let Some(ladder) = after("ladder=") {
            world.ask("episode_ladder", json!({ "id": id, "ladder": ladder }));
        }
        world.episodes.push(id);
    }
}

fn named(world: &World, words: &[String]) -> Value {
    let what = if words.iter().any(|word| word == "is=bone") {
        "bone_or_compartment"
    } else {
        "tendon"
    };
    let today = world.wall().date();
    let gates: Vec<Value> = words
        .iter()
        .filter_map(|word| word.split_once('+'))
        .map(|(class, days)| json!({ "activity": class, "from": today.plus(days.parse().unwrap()).to_string() }))
        .collect();
    json!({ "kind": "named", "name": "a name", "what": what, "by": "GP", "on": today.to_string(), "gates": gates })
}

fn said(world: &mut World, words: &[String], id: Value) {
    let after = |key: &str| words.iter().find_map(|word| word.strip_prefix(key));
    let has = |text: &str| words.iter().any(|word| word == text);
    let missing = after("missing=");
    let today = json!({ "day": world.wall().date().to_string(), "time": null });
    let seen = after("seen=").map_or(today, |at| world.when(at));
    let at = |key: &str| after(key).map_or(Value::Null, |at| world.when(at));
    let list = |key: &str| {
        after(key).map_or(Vec::new(), |list| {
            list.split(',').map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let episode = after("ep=").map(|number| world.episodes[number.parse::<usize>().unwrap() - 1].clone());
    let mut form = json!({
        "who": if missing == Some("who") { "" } else { after("who=").unwrap_or("GP") },
        "seen": seen,
        "after": if has("after") { Some(true) } else if has("before") { Some(false) } else { None },
        "found": if missing == Some("found") { "" } else { after("found=").unwrap_or("strain") },
        "followPlan": has("plan"), "gates": list("step="), "permits": list("class="),
        "from": at("from="), "notBefore": at("not-before="), "until": at("until="), "episode": episode, "note": "" });
    if missing == Some("seen") {
        form["seen"] = Value::Null;
    }
    if id.is_null() {
        world.try_ask("clinician_add", form);
        if world.last.is_ok() {
            let words = world.ask("clinicians", Value::Null);
            let rows = words["records"].as_array().unwrap();
            let newest = rows
                .iter()
                .max_by_key(|row| row["entry"]["written"].as_i64())
                .unwrap();
            world.word = newest["entry"]["id"].clone();
        }
    } else {
        world.try_ask("clinician_edit", json!({ "id": id, "form": form }));
    }
}

fn clock(world: &mut World, word: &str) {
    let true_ms = world.hands.lock().unwrap().true_ms;
    let shift = if word == "right" {
        0
    } else if let Some(year) = word.strip_prefix("year=") {
        let stamp = jiff::Timestamp::from_millisecond(true_ms).unwrap();
        let civil = world.home.to_datetime(stamp);
        let set = civil.with().year(year.parse().unwrap()).build().unwrap();
        world.home.to_timestamp(set).unwrap().as_millisecond() - true_ms
    } else {
        let days: i64 = word.trim_end_matches('d').parse().unwrap();
        world.days_from(days)
    };
    world.hands.lock().unwrap().shift_ms = shift;
}
