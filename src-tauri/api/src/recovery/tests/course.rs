//! Recovery through the commands, on a record in a temporary folder, under a clock the test turns.

use std::sync::atomic::Ordering;

use serde_json::json;
use soleus_core::time::DAY_MS;

use crate::{
    Code,
    commands::dispatch,
    recovery::tests::world::{World, checked, none},
};

#[test]
fn one_press_logs_a_cramp_and_undo_takes_it_back() {
    let world = World::new();
    let logged = world.call("cramp_log", json!({ "when": null, "cramp": {} }));
    assert_eq!(logged["lastWeek"], 1);
    let id = logged["cramp"]["id"].clone();
    let told = json!({ "id": id, "when": null, "change": {
        "was": { "came": null, "soreAfter": null, "warningSign": null },
        "now": { "came": "exercise", "soreAfter": "yes", "warningSign": "not_sure" },
    } });
    let edited = world.call("cramp_edit", told);
    assert_eq!(
        (&edited["toCheck"], &edited["offersPlan"]),
        (&json!(true), &json!(true))
    );
    world.call("cramp_delete", id.clone());
    assert_eq!(world.call("cramps", json!(null))["total"], 0);
    world.call("cramp_restore", id);
    let history = world.call("cramps", json!(null));
    assert_eq!(history["weeks"][11]["cramps"], 1);
}

#[test]
fn everything_is_there_after_the_app_was_closed() {
    let world = World::new();
    checked(&world);
    world.call("cramp_log", json!({ "when": null, "cramp": {} }));
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(1, 11);
    world.check_in(1, 2, none());
    assert_eq!(world.status(&episode, "cramp/massage"), "open");
    let world = world.reopen();
    assert_eq!(world.status(&episode, "cramp/massage"), "open");
    assert_eq!(
        world.call("check_in", json!(null))["ofToday"]["body"]["left"]["walking"],
        2
    );
    assert_eq!(world.call("cramps", json!(null))["total"], 1);
    let today = world.call("recovery_today", json!(null));
    assert_eq!(today[0]["next"]["kind"], "wait");
}

#[test]
fn massage_waits_until_a_complete_check_has_asked() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(2, 11);
    world.check_in(0, 1, none());
    assert_eq!(world.status(&episode, "cramp/massage"), "locked");
    checked(&world);
    assert_eq!(world.status(&episode, "cramp/massage"), "open");
}

#[test]
fn a_red_row_stops_the_plan_and_deleting_the_check_in_does_not_lift_it() {
    let world = World::new();
    world.no_risks();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(2, 11);
    let mut rows = none();
    rows["warm"] = json!("not_sure");
    let saved = world.check_in(0, 1, rows);
    assert_eq!(saved["toCheck"], json!(["warm"]));
    assert_eq!(world.status(&episode, "cramp/massage"), "stopped");
    world.call("check_in_delete", saved["id"].clone());
    world.check_in(0, 0, none());
    assert_eq!(world.status(&episode, "cramp/massage"), "stopped");
}

#[test]
fn a_check_in_can_be_entered_for_14_days_back_and_no_further() {
    let world = World::new();
    world.open(json!({ "kind": "exercise_cramp" }));
    world.at(3, 11);
    let view = world.call("check_in", json!(null));
    assert!(view["ofYesterday"].is_null());
    let saved = world.check_in_for(&view["yesterday"], 1, 1, none());
    assert_eq!(saved["view"]["ofYesterday"]["body"]["left"]["rest"], 1);
    assert_eq!(saved["view"]["tags"], json!(["stairs"]));
    let on = |day: &str| {
        let form = json!({ "day": day, "rows": none(), "left": null, "right": null,
            "done": [], "confidence": null, "note": "", "tags": [] });
        dispatch(&world.app, "check_in_save", form).map_err(|failure| failure.code)
    };
    assert!(on("2026-05-27").is_ok(), "14 days before 10 June");
    for day in ["2026-05-26", "2026-06-11", "0026-06-09"] {
        assert_eq!(on(day).unwrap_err(), Code::BadInput, "{day}");
    }
}

#[test]
fn an_episode_is_edited_with_the_old_value_kept_closed_and_opened_again() {
    let world = World::new();
    let id = world.open(json!({ "kind": "bruise" }));
    let shown = world.call("episode", json!(id))["episode"]["body"].clone();
    let edit = |shown: &serde_json::Value, now: serde_json::Value| {
        let was = now
            .as_object()
            .unwrap()
            .keys()
            .map(|name| (name.clone(), shown[name].clone()));
        let was: serde_json::Map<_, _> = was.collect();
        world.call(
            "episode_edit",
            json!({ "id": id, "when": null, "change": { "was": was, "now": now } }),
        )
    };
    let edited = edit(
        &shown,
        json!({ "condition": { "kind": "tightness" }, "legs": "right", "doing": "hills", "factors": ["hills"] }),
    );
    assert_eq!(
        edited["episode"]["body"]["revisions"][0]["condition"]["kind"],
        "bruise"
    );
    assert_eq!(edited["plan"]["id"], "tightness");
    let shown = edited["episode"]["body"].clone();
    let edited = edit(
        &shown,
        json!({ "place": "heel-cord", "doing": "a race", "factors": [] }),
    );
    let old = &edited["episode"]["body"]["revisions"][1];
    assert_eq!(
        (&old["doing"], &old["factors"]),
        (&json!("hills"), &json!(["hills"])),
        "all that an edit replaces is kept"
    );
    let closed = world.call("episode_close", json!({ "id": id, "why": "recovered" }));
    assert_eq!(closed["episode"]["body"]["closings"][0]["why"], "recovered");
    assert_eq!(world.call("recovery_today", json!(null)), json!([]));
    world.call("episode_reopen", json!(id));
    assert_eq!(
        world
            .call("recovery_today", json!(null))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    world.call("episode_delete", json!(id));
    assert_eq!(world.call("episodes", json!(null))["episodes"], json!([]));
    world.call("episode_restore", json!(id));
    assert_eq!(
        world.call("episodes", json!(null))["episodes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn the_wall_clock_turned_forward_while_the_app_runs_opens_nothing() {
    let world = World::new();
    world.no_risks();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(0, 12);
    world.hands.shift_ms.store(20 * DAY_MS, Ordering::Relaxed);
    world.check_in(0, 0, none());
    for gate in ["cramp/massage", "cramp/exercise", "cramp/strength"] {
        assert_eq!(world.status(&episode, gate), "time", "{gate}");
    }
}

#[test]
fn an_episode_entered_under_a_clock_set_back_does_not_look_old_when_it_is_put_right() {
    let world = World::new();
    world.no_risks();
    world.call("cramp_log", json!({ "when": null, "cramp": {} }));
    world.hands.shift_ms.store(-6 * DAY_MS, Ordering::Relaxed);
    let form = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "doing": "",
        "factors": [], "returnedFrom": null, "when": { "day": "2026-06-01", "time": "10:00" } });
    let id = world.call("episode_open", form)["episode"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world.hands.shift_ms.store(0, Ordering::Relaxed);
    world.at(0, 13);
    world.check_in(0, 0, none());
    assert_eq!(world.status(&id, "cramp/massage"), "time");
}

#[test]
fn a_test_before_its_phase_is_refused() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    let result = json!({ "value": 20.0, "pain": 0 });
    let form = json!({ "episode": episode, "test": { "test": "single_leg_raise", "left": result, "right": result } });
    assert_eq!(
        dispatch(&world.app, "functional_test_save", form.clone())
            .unwrap_err()
            .code,
        Code::Locked
    );
    world.at(4, 11);
    world.check_in(0, 0, none());
    assert_eq!(
        world.call("functional_test_save", form)["body"]["left"]["value"],
        20.0
    );
}

#[test]
fn a_run_past_a_closed_gate_is_kept_and_says_so() {
    let world = World::new();
    world.open(json!({ "kind": "exercise_cramp" }));
    world.at(1, 11);
    let run =
        json!({ "kind": "run", "minutes": 30, "metres": 5000, "pain": 1, "limp": false, "terrain": "road" });
    let saved = world.call("outing_save", json!({ "id": null, "when": null, "outing": run }));
    assert_eq!(saved["against"]["reasons"][0]["gate"], "cramp/run");
    assert_eq!(saved["notices"], json!(["no_history"]));
    let id = saved["outing"]["id"].clone();
    world.call("load_delete", id.clone());
    world.call("load_restore", id);
}

#[test]
fn the_gentle_hold_of_cramp_now_keeps_its_own_time() {
    let world = World::new();
    assert_eq!(world.call("cramp_now", json!(null))["canLog"], true);
    assert_eq!(world.call("cramp_hold", json!("start"))["leftMs"], 30_000);
    world.hands.passed_ms.fetch_add(31_000, Ordering::Relaxed);
    let done = world.call("cramp_hold", json!("look"));
    assert_eq!((&done["running"], &done["holds"]), (&json!(false), &json!(1)));
}

#[test]
fn the_newest_ten_walks_come_with_the_episode_and_the_earlier_ones_when_asked() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(1, 11);
    for minutes in 1..=65 {
        let walk = json!({ "kind": "flat_walk", "minutes": minutes, "metres": null, "pain": 0, "limp": false, "terrain": null });
        world.hands.passed_ms.fetch_add(60_000, Ordering::Relaxed);
        world.call("outing_save", json!({ "id": null, "when": null, "outing": walk }));
    }
    let minutes = |rows: &serde_json::Value| -> Vec<u64> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["outing"]["body"]["minutes"].as_u64().unwrap())
            .collect()
    };
    let view = world.call("episode", json!(episode));
    assert_eq!(minutes(&view["outings"]), (56..=65).rev().collect::<Vec<_>>());
    assert_eq!(view["earlierOutings"], 55);
    let asked = |after: u32, most: u32| {
        world.call(
            "outings",
            json!({ "episode": episode, "after": after, "most": most }),
        )
    };
    assert_eq!(minutes(&asked(10, 30)), (26..=55).rev().collect::<Vec<_>>());
    assert_eq!(minutes(&asked(60, 30)), [5, 4, 3, 2, 1]);
    let oldest = asked(64, 1)[0]["outing"]["id"].clone();
    world.call("load_delete", oldest);
    assert_eq!(minutes(&asked(60, 30)), [5, 4, 3, 2]);
}
