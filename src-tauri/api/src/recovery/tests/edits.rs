//! Editing: only what was changed is written, and a time nobody touched stays where it was.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::{
    Code,
    commands::dispatch,
    recovery::tests::world::{World, none},
};

fn walk() -> Value {
    json!({ "kind": "flat_walk", "minutes": 30, "metres": 5000, "pain": 1, "limp": true, "terrain": "road" })
}

fn change(was: Value, now: Value) -> Value {
    json!({ "was": was, "now": now })
}

#[test]
fn words_changed_in_another_zone_leave_the_onset_and_the_time_of_a_walk_where_they_were() {
    let world = World::new();
    world.hands.east_min.store(60, Ordering::Relaxed);
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    let walk = world.call("outing_save", json!({ "when": null, "outing": walk() }))["outing"].clone();
    let onset = world.call("episode", json!(episode))["episode"]["at"].clone();
    world.hands.east_min.store(-300, Ordering::Relaxed);
    let words = change(json!({ "doing": "" }), json!({ "doing": "stairs" }));
    let edited = world.call(
        "episode_edit",
        json!({ "id": episode, "when": null, "change": words }),
    );
    assert_eq!(edited["episode"]["at"], onset);
    let pain = change(json!({ "pain": 1 }), json!({ "pain": 2 }));
    let edited = world.call(
        "outing_edit",
        json!({ "id": walk["id"], "when": null, "change": pain }),
    );
    assert_eq!(edited["outing"]["at"], walk["at"]);
    assert_eq!(edited["outing"]["body"]["metres"], 5000);
    // A time that is changed is the clock that the form shows: the one of where the walk was.
    let when = json!({ "day": "2026-06-07", "time": "09:00" });
    let none = change(json!({}), json!({}));
    let moved = world.call(
        "outing_edit",
        json!({ "id": walk["id"], "when": when, "change": none }),
    );
    assert_eq!(
        moved["outing"]["at"],
        json!({ "ms": 1_780_822_800_000_i64 - 7_200_000, "offsetMin": 120 })
    );
}

#[test]
fn a_check_in_edited_after_its_recovery_is_over_keeps_the_leg_that_is_not_asked_any_more() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    let id = world.check_in(2, 4, none())["id"].clone();
    world.call("episode_close", json!({ "id": episode, "why": "recovered" }));
    assert_eq!(world.call("check_in", Value::Null)["legs"], json!([]));
    let note = change(json!({ "note": "" }), json!({ "note": "stairs" }));
    let edited = world.call("check_in_edit", json!({ "id": id, "change": note }));
    assert_eq!(edited["entry"]["body"]["left"]["walking"], 4);
    assert_eq!(edited["entry"]["body"]["note"], "stairs");
    let day = change(json!({ "day": "2026-06-07" }), json!({ "day": "2026-06-01" }));
    let refused = dispatch(&world.app, "check_in_edit", json!({ "id": id, "change": day }));
    assert_eq!(refused.unwrap_err().code, Code::BadInput);
}

#[test]
fn what_was_changed_meanwhile_is_said_and_not_written_over() {
    let world = World::new();
    let id = world.call("cramp_log", json!({ "when": null, "cramp": {} }))["cramp"]["id"].clone();
    let edit = |was: Value, now: Value| {
        dispatch(
            &world.app,
            "cramp_edit",
            json!({ "id": id, "when": null, "change": change(was, now) }),
        )
        .map_err(|failure| failure.code)
    };
    edit(json!({ "note": "" }), json!({ "note": "in bed" })).unwrap();
    assert_eq!(
        edit(json!({ "note": "" }), json!({ "note": "on the stairs" })).unwrap_err(),
        Code::Changed
    );
    let both = edit(json!({ "minutes": null }), json!({ "minutes": 3 })).unwrap();
    assert_eq!(
        (&both["cramp"]["body"]["note"], &both["cramp"]["body"]["minutes"]),
        (&json!("in bed"), &json!(3))
    );
}

#[test]
fn the_year_26_is_no_year_of_an_entry() {
    let world = World::new();
    let when = json!({ "day": "0026-06-05", "time": null });
    let form = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
        "doing": "", "factors": [], "returnedFrom": null });
    for (name, args) in [
        ("episode_open", form),
        ("outing_save", json!({ "when": when, "outing": walk() })),
        ("cramp_log", json!({ "when": when, "cramp": {} })),
        (
            "session_add",
            json!({ "routine": "seed-three", "when": when, "legs": "both", "painAfter": null, "note": "" }),
        ),
    ] {
        assert_eq!(
            dispatch(&world.app, name, args).unwrap_err().code,
            Code::BadInput,
            "{name}"
        );
    }
}

#[test]
fn a_cramp_of_last_night_is_entered_with_its_time_and_marked() {
    let world = World::new();
    let when = json!({ "day": "2026-06-07", "time": "03:10" });
    let logged = world.call("cramp_log", json!({ "when": when, "cramp": { "came": "night" } }));
    assert_eq!(logged["cramp"]["body"]["enteredLater"], true);
    let now = world.call("cramp_log", json!({ "when": null, "cramp": {} }));
    assert_eq!(now["cramp"]["body"]["enteredLater"], false);
    let earlier = world.call("cramps_earlier", json!({ "after": 1, "most": 10 }));
    assert_eq!(
        earlier[0]["id"], logged["cramp"]["id"],
        "the older one comes after the newest"
    );
}

#[test]
fn a_check_in_entered_days_later_opens_nothing_and_warns_all_the_same() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(1, 9);
    world.check_in(4, 6, none());
    world.at(6, 9);
    let of = |day: &str, rest: u8, rows: Value| world.check_in_for(&json!(day), rest, rest, rows);
    let today = json!({ "day": "2026-06-13", "rows": none(), "left": null, "right": null, "done": [],
        "confidence": null, "note": "", "tags": [] });
    world.call("check_in_save", today);
    let needs = || {
        let view = world.call("episode", json!(episode));
        let gates = view["state"]["gates"].as_array().unwrap().clone();
        let met = |gate: &Value| {
            gate["needs"]
                .as_array()
                .unwrap()
                .iter()
                .map(|need| need["have"].clone())
                .collect::<Vec<_>>()
        };
        gates.iter().flat_map(met).collect::<Vec<_>>()
    };
    let before = needs();
    of("2026-06-10", 0, none());
    assert_eq!(
        needs(),
        before,
        "a good day entered later shows the leg no better"
    );
    let mut red = none();
    red["swollen"] = json!("yes");
    of("2026-06-10", 0, red);
    assert_eq!(world.status(&episode, "cramp/massage"), "stopped");
}

#[test]
fn what_an_edited_check_in_and_walk_said_before_can_be_read_and_undone_deletions_are_no_edits() {
    let world = World::new();
    let saved = world.check_in(2, 4, none());
    let id = saved["id"].clone();
    assert_eq!(world.call("check_in_was", id.clone()), json!([]));
    for confidence in [5, 3] {
        let was = if confidence == 5 { 7 } else { 5 };
        let edited = change(json!({ "confidence": was }), json!({ "confidence": confidence }));
        world.call("check_in_edit", json!({ "id": id, "change": edited }));
    }
    world.call("check_in_delete", id.clone());
    world.call("check_in_restore", id.clone());
    let old = world.call("check_in_was", id);
    let told: Vec<&Value> = old
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["body"]["confidence"])
        .collect();
    assert_eq!(told, [5, 7], "newest first");
    let walk = world.call("outing_save", json!({ "when": null, "outing": walk() }))["outing"].clone();
    let pain = change(json!({ "pain": 1 }), json!({ "pain": 2 }));
    world.call(
        "outing_edit",
        json!({ "id": walk["id"], "when": null, "change": pain }),
    );
    let old = world.call("outing_was", walk["id"].clone());
    assert_eq!(old[0]["body"]["pain"], 1);
    assert_eq!(
        dispatch(&world.app, "check_in_was", walk["id"].clone())
            .unwrap_err()
            .code,
        Code::NotFound
    );
}
