//! Whole sessions through the use-cases, on a real record in a temporary folder, under paused time.

use std::sync::atomic::Ordering;

use super::world::World;
use serde_json::{Value, json};

use crate::{Code, commands::dispatch, ports::Tone};

#[tokio::test(start_paused = true)]
async fn the_three_stretches_run_hands_free_to_their_end_and_into_the_journal() {
    let world = World::new();
    let first = world.start("seed-three");
    assert_eq!(first["leftMs"], 698_000);
    world.pass(697_999).await;
    assert_eq!(world.call("session_view", Value::Null)["moving"], "running");
    world.pass(2).await;
    let view = world.call("session_view", Value::Null);
    assert_eq!(
        (&view["moving"], &view["ending"]),
        (&json!("finished"), &json!("completed"))
    );
    let told = world.told();
    assert_eq!(
        told[..3],
        [
            "running get_ready left",
            "running hold left",
            "running change right"
        ]
    );
    assert_eq!(
        told.len(),
        38 + 1,
        "one announcement for each of 38 steps and one for the end"
    );
    assert_eq!(
        *world.heard.awake.lock().unwrap(),
        [true, false],
        "the display is kept awake exactly while it runs"
    );
    let history = world.call("session_history", json!({"back": 0}));
    let row = &history["rows"][0];
    let all =
        json!({"setsDone": 9, "setsPlanned": 9, "doneMs": 270_000, "plannedMs": 270_000, "skippedMs": 0});
    assert_eq!((&row["left"], &row["right"]), (&all, &all));
    assert_eq!(row["entry"]["body"]["painBefore"], 2);
    assert_eq!(
        world.call("session_offer", Value::Null),
        Value::Null,
        "nothing is left unfinished"
    );
}

#[tokio::test(start_paused = true)]
async fn a_session_killed_in_the_middle_of_a_hold_is_offered_paused_with_its_completed_holds() {
    let world = World::new();
    world.start("seed-three");
    world.pass(5_000 + 30_000 + 7_000 + 12_000).await;
    let again = World::over(world.killed().await);
    let offer = again.call("session_offer", Value::Null);
    assert_eq!(
        (&offer["done"], &offer["planned"], &offer["side"]),
        (&json!(1), &json!(18), &json!("right"))
    );
    let choices = json!({"startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100});
    let other = json!({"routine": "seed-three", "choices": choices, "painBefore": null, "noneOfThese": true});
    assert_eq!(
        dispatch(&again.app, "session_start", other).unwrap_err().code,
        Code::Conflict
    );
    let view = again.call("session_answer", json!("resume"));
    assert_eq!(
        (&view["moving"], &view["why"]),
        (&json!("paused"), &json!("restored"))
    );
    assert_eq!(view["stepLeftMs"], 30_000, "the cut hold begins anew");
    assert_eq!(view["steps"][1]["state"], "done", "the completed hold is intact");
    again.pass(60_000).await;
    assert_eq!(
        again.call("session_view", Value::Null)["moving"],
        "paused",
        "it waits for the person"
    );
    again.call("session_command", json!({"kind": "resume"}));
    again.pass(33_001).await;
    assert_eq!(
        again.call("session_view", Value::Null)["steps"][3]["state"],
        "done"
    );
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_session_can_be_ended_with_what_was_completed() {
    let world = World::new();
    world.start("seed-three");
    world.pass(40_000).await;
    let again = World::over(world.killed().await);
    assert_eq!(again.call("session_answer", json!("end")), Value::Null);
    let history = again.call("session_history", json!({"back": 0}));
    assert_eq!(history["rows"][0]["entry"]["body"]["ending"], "interrupted");
    assert_eq!(history["rows"][0]["left"]["setsDone"], 1);
    assert_eq!(again.call("session_offer", Value::Null), Value::Null);
}

#[tokio::test(start_paused = true)]
async fn a_night_of_sleep_in_the_middle_of_a_hold_pauses_it_and_wall_jumps_do_nothing() {
    let world = World::new();
    world.start("seed-three");
    world.pass(15_000).await;
    world.heard.wall_ms.store(-7_200_000, Ordering::Relaxed);
    world.pass(5_000).await;
    world.heard.wall_ms.store(86_400_000, Ordering::Relaxed);
    world.pass(5_000).await;
    assert_eq!(
        world.call("session_view", Value::Null)["moving"],
        "running",
        "the wall means nothing to a hold"
    );
    world.told();
    world.heard.slept_ms.store(12 * 3_600_000, Ordering::Relaxed);
    world.pass(2_000).await;
    let view = world.call("session_view", Value::Null);
    assert_eq!(
        (&view["moving"], &view["why"]),
        (&json!("paused"), &json!("slept"))
    );
    assert_eq!(world.told(), ["paused hold left"], "no burst of steps");
    assert!(world.heard.tones.lock().unwrap().is_empty(), "no burst of tones");
    world.call("session_command", json!({"kind": "resume"}));
    assert_eq!(
        world.call("session_view", Value::Null)["stepLeftMs"],
        30_000,
        "a pause slept through is a long one"
    );
}

#[tokio::test(start_paused = true)]
async fn a_locked_screen_pauses_credits_nothing_and_the_hold_begins_anew() {
    let world = World::new();
    world.start("seed-three");
    world.pass(15_000).await;
    let before = world.call("session_view", Value::Null);
    assert_eq!(before["moving"], "running");
    crate::session::run::screen_locked(&world.app);
    world.pass(900_000).await;
    let view = world.call("session_view", Value::Null);
    assert_eq!(
        (&view["moving"], &view["why"], &view["cursor"]),
        (&json!("paused"), &json!("screen_locked"), &before["cursor"])
    );
    world.call("session_command", json!({"kind": "resume"}));
    assert_eq!(
        world.call("session_view", Value::Null)["stepLeftMs"],
        30_000,
        "nobody could follow the hold"
    );
}

#[tokio::test(start_paused = true)]
async fn every_edge_has_its_tone_scheduled_before_it_comes() {
    let world = World::new();
    world.start("seed-three");
    let first = world.heard.tones.lock().unwrap().clone();
    assert_eq!(
        first,
        [
            (0, Tone::GetReady),
            (2_000, Tone::Countdown),
            (3_000, Tone::Countdown),
            (4_000, Tone::Countdown),
            (5_000, Tone::Start)
        ]
    );
    world.pass(5_001).await;
    let hold = world.heard.tones.lock().unwrap().clone();
    assert_eq!(hold.last(), Some(&(30_000, Tone::Change)));
    assert!(
        !hold.iter().any(|(_, tone)| *tone == Tone::Start),
        "the start tone is not played twice"
    );
    world.call("session_command", json!({"kind": "pause"}));
    assert!(world.heard.tones.lock().unwrap().is_empty());
    assert_eq!(
        *world.heard.awake.lock().unwrap(),
        [true, false],
        "a pause lets the display sleep"
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_told_after_a_session_can_be_changed_deleted_and_brought_back() {
    let world = World::new();
    world.checked();
    world.start("balance");
    world.pass(36_000).await;
    world.call("session_command", json!({"kind": "hurts"}));
    world.call(
        "session_command",
        json!({"kind": "after_hurt", "pain": 7, "next": "end"}),
    );
    let view = world.call("session_view", Value::Null);
    assert_eq!(view["ending"], "hurt");
    let id = view["entry"].clone();
    let change = json!({
        "was": {"painBefore": null, "painAfter": null, "effort": null, "note": ""},
        "now": {"painBefore": 2, "painAfter": 5, "effort": 3, "note": "calf"},
    });
    let told = json!({"id": id, "when": null, "change": change});
    let row = world.call("session_tell", told);
    assert_eq!(row["entry"]["body"]["pains"][0]["pain"], 7);
    assert_eq!(row["entry"]["body"]["painAfter"], 5);
    world.call("session_delete", id.clone());
    assert_eq!(
        world.call("session_history", json!({"back": 0}))["rows"],
        json!([])
    );
    world.call("session_restore", id);
    assert_eq!(
        world.call("session_history", json!({"back": 0}))["rows"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    world.call("session_close", Value::Null);
    assert_eq!(world.call("session_view", Value::Null), Value::Null);
}

#[tokio::test(start_paused = true)]
async fn a_look_at_a_routine_leaves_no_entry_and_a_session_of_yesterday_can_be_added() {
    let world = World::new();
    world.checked();
    world.start("balance");
    world.call("session_command", json!({"kind": "stop"}));
    assert_eq!(
        world.call("session_history", json!({"back": 0}))["rows"],
        json!([])
    );
    let by_hand = json!({"routine": "seed-three", "when": {"day": "2026-11-15", "time": null}, "legs": "left", "painAfter": null, "note": ""});
    let row = world.call("session_add", by_hand);
    assert_eq!(
        (
            &row["day"],
            &row["left"]["setsDone"],
            &row["right"]["setsPlanned"]
        ),
        (&json!("2026-11-15"), &json!(9), &json!(0))
    );
    assert_eq!(row["entry"]["body"]["byHand"], true);
}

#[tokio::test(start_paused = true)]
async fn all_shipped_routines_run_to_their_end_without_drift() {
    let world = World::new();
    world.checked();
    let routines = world.call("routines", Value::Null);
    for card in routines.as_array().unwrap() {
        let total = card["totalMs"].as_u64().unwrap();
        world.start(card["id"].as_str().unwrap());
        world.pass(total - 1).await;
        assert_eq!(
            world.call("session_view", Value::Null)["moving"],
            "running",
            "{card}"
        );
        world.pass(2).await;
        assert_eq!(
            world.call("session_view", Value::Null)["ending"],
            "completed",
            "{card}"
        );
        world.call("session_close", Value::Null);
    }
    assert_eq!(routines.as_array().unwrap().len(), 11);
}

#[tokio::test(start_paused = true)]
async fn without_a_check_on_record_the_daily_rows_come_first_and_count_for_a_day() {
    let world = World::new();
    let choices = json!({"startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100});
    let unasked = json!({"routine": "seed-three", "choices": choices, "painBefore": null});
    assert_eq!(
        dispatch(&world.app, "session_start", unasked.clone())
            .unwrap_err()
            .code,
        Code::Locked
    );
    let rows = |world: &World| {
        world.call("routine", json!({"id": "seed-three"}))["ask"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(rows(&world), 8, "all eight are in view");
    world.start("seed-three");
    world.call("session_command", json!({"kind": "stop"}));
    assert_eq!(rows(&world), 0, "answered today");
    dispatch(&world.app, "session_start", unasked).unwrap();
    world.call("session_command", json!({"kind": "stop"}));
    world.heard.wall_ms.store(25 * 3_600_000, Ordering::Relaxed);
    assert_eq!(rows(&world), 0, "a clock that was set is not a day");
    world.pass(24 * 3_600_000).await;
    assert_eq!(rows(&world), 8, "a day later they are asked again");
}
