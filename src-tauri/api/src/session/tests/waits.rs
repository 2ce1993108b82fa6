//! What happens to a session that waits: a lock comes, its routine goes.

use serde_json::{Value, json};

use super::world::World;
use crate::{Code, commands::dispatch};

/// An emergency answer, which locks everything from that moment.
fn emergency(world: &World) {
    world.call("check_start", json!({"who": "me"}));
    let answer = json!({"question": "urine", "answer": {"kind": "options", "chosen": ["yes"], "unsure": []}});
    world.call("check_answer", answer);
}

#[tokio::test(start_paused = true)]
async fn a_session_that_stands_still_does_not_go_on_under_a_lock_that_came_meanwhile() {
    let world = World::new();
    world.start("seed-three");
    world.pass(40_000).await;
    world.call("session_command", json!({"kind": "pause"}));
    emergency(&world);
    for kind in ["resume", "restart_hold"] {
        let refused = dispatch(&world.app, "session_command", json!({"kind": kind})).unwrap_err();
        assert_eq!(refused.code, Code::Locked, "{kind}");
    }
    let again = World::over(world.killed().await);
    for answer in ["resume", "restart_hold"] {
        let refused = dispatch(&again.app, "session_answer", json!(answer)).unwrap_err();
        assert_eq!(refused.code, Code::Locked, "{answer}");
    }
    again.call("session_answer", json!("end"));
    let history = again.call("session_history", json!({"back": 0}));
    assert_eq!(history["rows"][0]["left"]["setsDone"], 1, "what was held is kept");
}

#[tokio::test(start_paused = true)]
async fn a_routine_deleted_while_its_session_waits_leaves_the_session_whole() {
    let world = World::new();
    let mine = json!({"id": "own-1-roll", "title": "Towel roll", "cue": "Roll it in.", "instructions": ["Sit."],
        "gentler": "", "notWhen": "", "felt": "", "muscle": "calf", "props": [], "activity": "stretch",
        "sources": [], "ours": null, "figure": null});
    let item = json!({"exercise": "own-1-roll", "sets": 1, "sides": "each", "work": {"kind": "hold", "seconds": 20}});
    let times = json!({"getReadyS": 5, "changeS": 7, "restS": 10});
    let routine = json!({"id": "", "title": "Mine", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": [item], "ownExercises": [mine]});
    let kept = world.call("routine_save", json!({"id": null, "routine": routine}));
    let id = kept["kept"]["routine"]["id"].as_str().unwrap().to_owned();
    world.start(&id);
    world.pass(10_000).await;
    let again = World::over(world.killed().await);
    again.call("routine_delete", json!(id));
    let view = again.call("session_answer", json!("resume"));
    assert_eq!(view["exercises"][0]["title"], "Towel roll");
    again.call("session_command", json!({"kind": "resume"}));
    again.pass(60_000).await;
    assert_eq!(again.call("session_view", Value::Null)["ending"], "completed");
}
