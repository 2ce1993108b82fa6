//! Walks, runs, strength and tests as a story gives them.

use serde_json::{Value, json};

use super::{events::numbered, world::World};

pub(super) fn load(world: &mut World, words: &[String]) {
    let after = |key: &str| words.iter().find_map(|word| word.strip_prefix(key));
    let number = |suffix: &str| {
        words
            .iter()
            .find_map(|word| word.strip_suffix(suffix)?.parse::<f64>().ok())
    };
    let pain: u8 = after("pain=").unwrap().parse().unwrap();
    if matches!(words[1].as_str(), "strength" | "training") && after("routine=").is_some() {
        let worst = after("after=").map_or(pain, |told| told.parse::<u8>().unwrap().max(pain));
        let form = json!({ "routine": after("routine=").unwrap(), "when": null, "legs": "both", "painAfter": worst, "note": "" });
        world.try_ask("session_add", form);
        return;
    }
    let kind = match words[1].as_str() {
        "walk-flat" => "flat_walk",
        "walk-brisk" => "brisk_walk",
        "walk-uphill" => "incline_walk",
        "walkrun" => "walk_run",
        other => other,
    };
    let outing = json!({ "kind": kind, "minutes": number("min"), "metres": number("km").map(|km| (km * 1000.0).round()),
        "pain": pain, "limp": words.iter().any(|word| word == "limp"), "terrain": null,
        "level": after("level=").map(|level| level.parse::<u8>().unwrap()) });
    let mut outing = outing;
    for key in ["minutes", "metres"] {
        if let Some(value) = outing[key].as_f64() {
            outing[key] = json!(value as i64);
        }
    }
    let saved = world.try_ask(
        "outing_save",
        json!({ "id": null, "when": null, "outing": outing }),
    );
    world.run = saved["outing"]["id"].clone();
}

pub(super) fn test(world: &mut World, words: &[String]) {
    let (sore, other) = words[2]
        .split_once('/')
        .map_or((words[2].as_str(), None), |(a, b)| (a, Some(b)));
    let pain: u8 = words[3].parse().unwrap();
    let result = |value: &str| json!({ "value": value.parse::<f64>().unwrap(), "pain": pain });
    let kind = kind(&words[1]);
    let id = offering(world, kind);
    let legs = world.ask("episode", id.clone())["episode"]["body"]["legs"].clone();
    let other = other.map_or(Value::Null, result);
    let (left, right) = if legs == "right" {
        (other, result(sore))
    } else {
        (result(sore), other)
    };
    let test = json!({ "test": kind, "left": left, "right": right, "note": "" });
    world.try_ask("functional_test_save", json!({ "episode": id, "test": test }));
}

/// The newest open episode that offers a test now; else the newest.
fn offering(world: &World, test: &str) -> Value {
    let list = world.ask("episodes", Value::Null);
    let cards = list["episodes"].as_array().unwrap();
    let is_open = |id: &&Value| {
        cards
            .iter()
            .any(|card| card["episode"]["id"] == **id && card["open"] == true)
    };
    let offers = |id: &&Value| {
        let view = world.ask("episode", (*id).clone());
        view["state"]["tests"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one == test)
    };
    let found = world.episodes.iter().rev().filter(is_open).find(offers).cloned();
    found.unwrap_or_else(|| numbered(world, ""))
}

pub(super) fn kind(word: &str) -> &str {
    match word {
        "two" => "two_leg_raise",
        "raise" => "single_leg_raise",
        "bent" => "bent_knee_raise",
        "wall" => "knee_to_wall",
        other => other,
    }
}
