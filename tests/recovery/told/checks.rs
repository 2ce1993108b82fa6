//! Daily rows, check-ins and checks as a story gives them.

use serde_json::{Value, json};
use soleus_api::rehearsal::own_check;
use soleus_core::{
    care::Level,
    recovery::rows::DailyRows,
    triage::answer::{Answer, Who},
};

use super::{events::tri, world::World};

fn answered(words: &[String], prefix: &str) -> (Value, bool) {
    let mut rows = json!(DailyRows::none_of_these());
    let mut red = false;
    for word in words {
        let Some((row, answer)) = word.strip_prefix(prefix).and_then(|word| word.split_once('=')) else {
            continue;
        };
        if let Some(kept) = rows.get_mut(row) {
            *kept = json!(tri(answer));
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
        json!({})
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
    let missing: &[&str] = if has("half") { &["swollen"] } else { &[] };
    let mut run = own_check(at, world.lead_ms(), level, missing);
    if other {
        run.who = Who::Other;
    }
    run.answer("which", Answer::one(legs), at);
    let id = world.app().write(|tx| tx.insert(at, None, &run)).unwrap();
    if !other {
        world.check = json!(id);
        world.red = Some(false);
        world.about_known = true;
        world.about();
    }
}
