//! A routine in the making, and what the list shows of those that are made.

use serde_json::{Value, json};

use super::world::World;

fn draft(seconds: u16) -> Value {
    let item = json!({"exercise": "wall-calf", "sets": 2, "sides": "each", "work": {"kind": "hold", "seconds": seconds}});
    let times = json!({"getReadyS": 5, "changeS": 7, "restS": 10});
    json!({"id": "", "title": "", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": [item], "ownExercises": []})
}

#[tokio::test(start_paused = true)]
async fn a_routine_in_the_making_tells_its_length_before_it_has_a_name() {
    let world = World::new();
    // Get ready, then hold, change, hold, rest, hold, change, hold.
    let wanted = 5_000 + 4 * 30_000 + 2 * 7_000 + 10_000;
    assert_eq!(world.call("routine_length", draft(30))["totalMs"], wanted);
    assert_eq!(world.call("routine_length", draft(0))["totalMs"], Value::Null);
    assert_eq!(
        world.call("routines", Value::Null)[0]["own"],
        false,
        "nothing is kept"
    );
    let mut empty = draft(30);
    empty["items"] = json!([]);
    assert_eq!(world.call("routine_length", empty)["totalMs"], Value::Null);
}

#[tokio::test(start_paused = true)]
async fn the_list_names_the_drawings_of_a_routine_in_their_order() {
    let world = World::new();
    let cards = world.call("routines", Value::Null);
    let three = cards
        .as_array()
        .unwrap()
        .iter()
        .find(|card| card["id"] == "seed-three");
    assert_eq!(
        three.unwrap()["drawn"],
        json!(["wall-calf", "strap-calf-seated", "strap-raise-lying"])
    );
}
