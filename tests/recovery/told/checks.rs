//! Daily rows, check-ins and checks as a story gives them.

use serde_json::{Map, Value, json};
use soleus_core::{
    care::Level,
    triage::{
        answer::{Answer, Who},
        record::CheckRun,
    },
};

use super::{events::tri, world::World};

const ROWS: [&str; 8] = [
    "breath",
    "foot_cold",
    "foot_nerve",
    "pain",
    "swollen",
    "warm",
    "fever",
    "urine",
];

fn answered(words: &[String], prefix: &str) -> (Map<String, Value>, bool) {
    let mut rows: Map<String, Value> = ROWS.iter().map(|row| ((*row).to_owned(), json!("no"))).collect();
    let mut red = false;
    for word in words {
        let Some((row, answer)) = word.strip_prefix(prefix).and_then(|word| word.split_once('=')) else {
            continue;
        };
        if ROWS.contains(&row) {
            rows.insert(row.to_owned(), json!(tri(answer)));
            red = true;
        }
    }
    (rows, red)
}

fn day_of(world: &World, words: &[String]) -> String {
    let told = words.iter().find_map(|word| word.strip_prefix("for=d"));
    told.map_or_else(
        || world.wall().day().to_string(),
        |day| world.day(day.parse().unwrap()),
    )
}

pub(super) fn rows(world: &mut World, words: &[String]) {
    let (rows, red) = answered(words, "");
    let form = json!({ "day": day_of(world, words), "rows": rows, "left": null, "right": null,
        "done": [], "confidence": null, "note": "", "tags": [] });
    let saved = world.try_ask("check_in_save", form);
    if world.last.is_ok() {
        world.check_in = saved["id"].clone();
        if red {
            world.red = Some(true);
        }
    }
}

fn leg(scores: &str, words: &[String]) -> Value {
    let has = |text: &str| words.iter().any(|word| word == text);
    let mut scores = scores.split('/').map(|score| score.parse::<u8>().unwrap());
    let (rest, walking) = (scores.next().unwrap(), scores.next().unwrap());
    let trend = [
        ("worse", "worse"),
        ("same", "same"),
        ("better", "better"),
        ("back", "came_back"),
    ];
    json!({ "rest": rest, "walking": walking, "worst": scores.next().unwrap_or(walking.max(rest)),
        "swelling": if has("up") { "more" } else { "none" },
        "trend": trend.iter().find(|(word, _)| has(word)).map(|(_, trend)| trend),
        "aches": has("aches").then_some("yes") })
}

pub(super) fn check_in(world: &mut World, words: &[String], id: Value) {
    let after = |key: &str| words.iter().find_map(|word| word.strip_prefix(key));
    let (rows, red) = answered(words, "red:");
    let rows = if words.iter().any(|word| word == "norows") {
        Map::new()
    } else {
        rows
    };
    let asked = world.ask("check_in", Value::Null)["legs"].clone();
    let asks = |side: &str| {
        asked.as_array().unwrap().iter().any(|one| one == side) || (asked == json!([]) && side == "left")
    };
    let all = words
        .get(1)
        .filter(|word| word.contains('/') && !word.contains('='));
    let of = |side: &str| match (after(&format!("{side}=")), all) {
        (Some(scores), _) => leg(scores, words),
        (None, Some(scores)) if asks(side) => leg(scores, words),
        _ => Value::Null,
    };
    let saved = if id.is_null() {
        let form = json!({ "day": day_of(world, words), "rows": rows, "left": of("left"), "right": of("right"),
            "done": [], "confidence": null, "note": "", "tags": [] });
        world.try_ask("check_in_save", form)
    } else {
        let view = world.ask("check_in", Value::Null);
        let recent = view["recent"].as_array().unwrap();
        let body = recent.iter().find(|entry| entry["id"] == id).unwrap()["body"].clone();
        let change = World::change(
            &body,
            json!({ "rows": rows, "left": of("left"), "right": of("right") }),
        );
        world.try_ask("check_in_edit", json!({ "id": id, "change": change }))
    };
    if world.last.is_ok() {
        world.check_in = saved["id"].clone();
        if red {
            world.red = Some(true);
        }
    }
}

/// A check that is done and left with this level.
pub(super) fn result(world: &mut World, words: &[String]) {
    let has = |text: &str| words.iter().any(|word| word == text);
    let level: Level = serde_json::from_value(json!(words[1])).unwrap();
    let other = has("other");
    let told = ["left", "right", "both"].into_iter().find(|legs| has(legs));
    let list = world.ask("episodes", Value::Null);
    let newest = world.episodes.iter().rev().find_map(|id| {
        let cards = list["episodes"].as_array().unwrap();
        let card = cards
            .iter()
            .find(|card| card["episode"]["id"] == *id && card["open"] == true)?;
        card["episode"]["body"]["legs"].as_str()
    });
    let legs = told.or(newest).unwrap_or("left");
    let at = world.wall();
    let missing: Vec<&str> = if has("half") { vec!["swollen"] } else { vec![] };
    let mut run = CheckRun::new(if other { Who::Other } else { Who::Me });
    run.answer("which", Answer::one(legs), at);
    run.finished = serde_json::from_value(json!({ "at": at, "leadMs": world.lead_ms(), "due": { "kind": "now" }, "causes": [],
        "content": "x", "outcome": { "level": level, "fired": [], "patterns": [], "unsure": [], "missing": missing, "locks": [],
        "hidden": [], "mustNotMiss": [], "withinDays": 0, "strangers": [] } }))
    .unwrap();
    let id = world.app().write(|tx| tx.insert(at, None, &run)).unwrap();
    if !other {
        world.check = json!(id);
        world.red = Some(false);
        world.about_known = true;
        world.about();
    }
}
