//! What the app says in answer to a story's last event, read from what the screens are given.

use serde_json::{Value, json};
use soleus_api::Code;

use super::{
    expect::{newest, open},
    world::World,
};

/// What no command answers: the window finds it out by itself, and its own tests hold it.
pub(super) const BY_THE_WINDOW: [&str; 2] = ["no_test_on_purpose", "propose_earlier"];

/// Whether the app says `key`.
pub(super) fn says(world: &World, key: &str) -> bool {
    let answer = world.last.clone().unwrap_or(Value::Null);
    let noticed = |notice: &str| {
        let notices = answer["notices"].as_array();
        notices.is_some_and(|all| all.iter().any(|one| one == notice))
    };
    match key {
        "offer_check" => offers_check(world, &answer),
        "ask_before_or_after" => rows(&world.ask("clinicians", Value::Null)["records"], |row| {
            row["askAfter"] == true
        }),
        "consecutive_runs" => noticed("no_rest_day"),
        "over_guard" => noticed("longer") || noticed("comeback") || noticed("no_history"),
        "longer_and_faster" => noticed("longer_and_faster"),
        "see_doctor_weeks" => !world.ask("cramps", Value::Null)["seeDoctor"].is_null(),
        "cramp_kind" => {
            let of_log =
                |cramp: &Value| cramp["id"] == world.cramp["id"] && !cramp["body"]["spasm"].is_null();
            rows(&world.ask("cramps", Value::Null)["cramps"], of_log)
        }
        "hold" => answer["pain"] == "hold",
        "stop_and_check" => answer["pain"] == "stop",
        "step_back" => newest(world)["state"]["ladder"]["reason"] == "back",
        "old_values" => rows(&newest(world)["changed"], |id| *id == world.check_in),
        "raynaud" => names_raynaud(world),
        "maintenance" => is_told(&closed(world)["plan"]["after"]["text"]),
        "twinge" => is_told(&closed(world)["plan"]["twinge"]["text"]),
        "grade" | "usual_time" | "rule_of_thumb" => !newest(world)["grade"].is_null(),
        "physiotherapist" => newest(world)["grade"] == "two",
        "be_seen_today" => newest(world)["grade"] == "three",
        "soleus_gradual" => newest(world)["episode"]["body"]["condition"]["muscle"] == "soleus",
        "session_paused" => {
            let session = world.ask("session_view", Value::Null);
            session["moving"] == "paused" && session["why"] == "screen_locked"
        }
        "call" => calls(&answer),
        other => panic!("nobody knows how the app says {other:?}"),
    }
}

fn rows(list: &Value, holds: impl Fn(&Value) -> bool) -> bool {
    list.as_array().unwrap().iter().any(holds)
}

fn is_told(text: &Value) -> bool {
    text.as_str().is_some_and(|text| !text.is_empty())
}

/// A refusal for a danger leads to the check; so does what was saved, and whatever stands.
fn offers_check(world: &World, answer: &Value) -> bool {
    let refused = world
        .last
        .as_ref()
        .is_err_and(|failure| failure.code == Code::Locked);
    let standing = || world.ask("locks", Value::Null)["standing"].clone();
    refused || answer["offerCheck"] == true || answer["toCheck"] == true || rows(&standing(), |_| true)
}

/// Whether a red row of the check-in that was saved has words that tell to call.
fn calls(answer: &Value) -> bool {
    let to_check = answer["toCheck"].as_array().unwrap();
    rows(&answer["view"]["rows"], |row| {
        to_check.contains(&row["row"]) && is_told(&row["call"])
    })
}

/// Whether the reason why cold is closed is the risk that has Raynaud in its words.
fn names_raynaud(world: &World) -> bool {
    let locks = world.ask("locks", Value::Null);
    let cold = locks["classes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["activity"] == "cold")
        .unwrap();
    let words = world.ask("reason_words", Value::Null)["locks"].clone();
    let named = |reason: &Value| {
        words[reason["id"].as_str().unwrap_or_default()]
            .to_string()
            .contains("Raynaud")
    };
    rows(&cold["closed"]["reasons"], named)
}

/// The newest recovery that was closed, as its screen shows it.
fn closed(world: &World) -> Value {
    let is_open = |id: &Value| open(world).iter().any(|one| one["id"] == *id);
    let id = world.episodes.iter().rev().find(|id| !is_open(id)).unwrap();
    world.ask("episode", json!(id))
}
