//! A session and the sore leg: what is chosen beforehand, what recovery hears, which days are no misses.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::world::World;

/// An exercise cramp of the left leg, three days ago.
fn cramp(world: &World, condition: &Value, legs: &str, day: &str) -> String {
    let form = json!({"condition": condition, "legs": legs, "place": null, "when": {"day": day, "time": "18:00"},
        "doing": "", "factors": [], "returnedFrom": null});
    let view = world.call("episode_open", form);
    view["episode"]["id"].as_str().unwrap().to_owned()
}

fn exercise_cramp() -> Value {
    json!({"kind": "exercise_cramp"})
}

#[tokio::test(start_paused = true)]
async fn the_sore_leg_of_an_open_episode_is_spared_and_goes_second() {
    let world = World::new();
    let sore = |world: &World, routine: &str| world.call("routine", json!({"id": routine}))["sore"].clone();
    assert_eq!(sore(&world, "seed-three"), Value::Null);
    let id = cramp(&world, &exercise_cramp(), "left", "2026-11-13");
    let of = sore(&world, "seed-three");
    assert_eq!((&of["legs"], &of["spared"]), (&json!("left"), &json!(true)));
    let choices = &of["choices"];
    assert_eq!(
        (
            &choices["leftPercent"],
            &choices["rightPercent"],
            &choices["startSide"]
        ),
        (&json!(50), &json!(100), &json!("right"))
    );
    assert_eq!(
        sore(&world, "after-cramp"),
        Value::Null,
        "the plan's own routine has the plan's amounts"
    );
    cramp(&world, &exercise_cramp(), "right", "2026-11-14");
    assert_eq!(sore(&world, "seed-three")["legs"], "both");
    world.call("episode_close", json!({"id": id, "why": "recovered"}));
    assert_eq!(sore(&world, "seed-three")["legs"], "right");
}

#[tokio::test(start_paused = true)]
async fn a_leg_that_is_only_tight_goes_first_and_does_all_of_it() {
    let world = World::new();
    cramp(&world, &json!({"kind": "tightness"}), "right", "2026-11-13");
    let of = world.call("routine", json!({"id": "seed-three"}))["sore"].clone();
    assert_eq!(
        (&of["spared"], &of["choices"]["startSide"]),
        (&json!(false), &json!("right"))
    );
    assert_eq!(of["choices"]["rightPercent"], 100);
}

#[tokio::test(start_paused = true)]
async fn what_hurts_in_a_session_is_told_to_the_open_episode_of_that_leg_once() {
    let world = World::new();
    let id = cramp(&world, &exercise_cramp(), "left", "2026-11-13");
    cramp(&world, &exercise_cramp(), "right", "2026-11-12");
    world.start("seed-three");
    world.pass(12_000).await;
    let hurts = |world: &World| world.call("episode", json!(id))["hurts"].clone();
    world.call("session_command", json!({"kind": "hurts"}));
    assert_eq!(hurts(&world), json!([]), "nothing is told before the answer");
    world.call(
        "session_command",
        json!({"kind": "after_hurt", "pain": 2, "next": "gentler"}),
    );
    let told = hurts(&world);
    assert_eq!(told.as_array().unwrap().len(), 1);
    let body = &told[0]["body"];
    assert_eq!(
        (&body["exercise"], &body["side"], &body["pain"]),
        (&json!("wall-calf"), &json!("left"), &json!(2))
    );
    world.call("session_command", json!({"kind": "resume"}));
    world.pass(60_000).await;
    assert_eq!(
        hurts(&world).as_array().unwrap().len(),
        1,
        "told once, however long the session goes on"
    );
    // After a kill, with an answer that ends it: the first is not told again.
    let again = World::over(world.killed().await);
    // The test's clock began anew; the wall goes on.
    again.heard.wall_ms.store(3_600_000, Ordering::Relaxed);
    again.call("session_answer", json!("restart_hold"));
    again.call("session_command", json!({"kind": "jump", "step": 5}));
    again.call("session_command", json!({"kind": "hurts"}));
    again.call(
        "session_command",
        json!({"kind": "after_hurt", "pain": 4, "next": "end"}),
    );
    let pains: Vec<Value> = again.call("episode", json!(id))["hurts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hurt| hurt["body"]["pain"].clone())
        .collect();
    assert_eq!(pains, [4, 2], "newest first, each once");
    let row = again.call("session_history", json!({"back": 0}))["rows"][0].clone();
    assert_eq!(row["entry"]["body"]["pains"].as_array().unwrap().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn pain_above_five_in_a_session_stops_the_plan_of_that_leg() {
    let world = World::new();
    let id = cramp(&world, &exercise_cramp(), "both", "2026-11-13");
    world.start("seed-three");
    world.pass(12_000).await;
    let stops = |world: &World| {
        world.call("episode", json!(id))["standing"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(stops(&world), 0);
    world.call("session_command", json!({"kind": "hurts"}));
    world.call(
        "session_command",
        json!({"kind": "after_hurt", "pain": 6, "next": "end"}),
    );
    assert_eq!(stops(&world), 1);
}

#[tokio::test(start_paused = true)]
async fn injured_days_lower_what_is_wanted_of_a_week_and_nothing_is_called_missed() {
    let world = World::new();
    let week = |history: &Value| history["weeks"][3].clone();
    let bare = world.call("session_history", json!({"back": 0}));
    assert_eq!(
        (&bare["aim"], &week(&bare)["wanted"]),
        (&Value::Null, &Value::Null)
    );
    // Thursday of the week that began on Monday, 16 November.
    world.heard.wall_ms.store(3 * 86_400_000, Ordering::Relaxed);
    world.call(
        "session_add",
        json!({"routine": "balance", "when": {"day": "2026-11-18", "time": null}, "legs": "both", "painAfter": null, "note": ""}),
    );
    let with_aim = world.call("session_aim", json!({"days": 5}));
    assert_eq!(
        (&week(&with_aim)["days"], &week(&with_aim)["wanted"]),
        (&json!(1), &json!(5))
    );
    cramp(&world, &exercise_cramp(), "left", "2026-11-16");
    let hurt = world.call("session_history", json!({"back": 0}));
    assert_eq!(
        week(&hurt)["off"],
        3,
        "Monday, Tuesday and today; Wednesday had its session"
    );
    assert_eq!(week(&hurt)["wanted"], 4);
    assert_eq!(hurt["days"][21]["off"], "injured");
    assert_eq!(hurt["days"][25]["off"], Value::Null, "nobody knows of tomorrow");
}

fn standing(world: &World) -> Vec<Value> {
    let standing = world.call("locks", Value::Null)["standing"].clone();
    standing
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["stop"].clone())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn pain_above_five_in_a_session_stops_the_person_also_without_a_recovery() {
    let world = World::new();
    world.start("seed-three");
    world.pass(12_000).await;
    for (pain, stops) in [(5, 0), (6, 1)] {
        world.call("session_command", json!({"kind": "hurts"}));
        world.call(
            "session_command",
            json!({"kind": "after_hurt", "pain": pain, "next": if pain == 5 { "skip_exercise" } else { "end" }}),
        );
        assert_eq!(standing(&world).len(), stops, "pain {pain}");
    }
    assert_eq!(standing(&world)[0], json!({"kind": "pain_during", "pain": 6}));
}

#[tokio::test(start_paused = true)]
async fn ending_without_saying_how_much_it_hurts_counts_as_the_worse_answer() {
    let world = World::new();
    world.start("seed-three");
    world.call("session_command", json!({"kind": "hurts"}));
    world.call("session_command", json!({"kind": "stop"}));
    assert_eq!(
        standing(&world),
        [json!({"kind": "pain_untold"})],
        "though nothing was done yet"
    );
}

#[tokio::test(start_paused = true)]
async fn a_session_killed_while_it_hurts_asks_again_or_counts_as_the_worse_answer() {
    for (answer, stands) in [("resume", 0), ("end", 1)] {
        let world = World::new();
        world.start("seed-three");
        world.pass(12_000).await;
        world.call("session_command", json!({"kind": "hurts"}));
        let again = World::over(world.killed().await);
        again.call("session_answer", json!(answer));
        assert_eq!(standing(&again).len(), stands, "{answer}");
        let view = again.call("session_view", Value::Null);
        assert!(answer == "end" || view["moving"] == "hurting", "{view}");
    }
}

fn bone() -> Value {
    json!({"kind": "named", "name": "Stress reaction", "what": "bone_or_compartment", "by": "Dr Novak", "on": "2026-11-10",
        "gates": [{"activity": "stretch", "from": "2026-11-11"}]})
}

#[tokio::test(start_paused = true)]
async fn in_a_leg_that_bears_no_pain_any_pain_in_a_session_only_ends_it_and_stops_the_person() {
    let choices = |world: &World| {
        let view = world.call("session_command", json!({"kind": "hurts"}));
        let choices = view["afterHurt"].as_array().unwrap().clone();
        choices
            .iter()
            .map(|one| {
                (
                    one["next"].as_str().unwrap().to_owned(),
                    one["upTo"].as_u64().unwrap(),
                )
            })
            .collect::<Vec<_>>()
    };
    let of = |gentler, skip| {
        [("gentler", gentler), ("skip_exercise", skip), ("end", 10)]
            .map(|(next, up_to)| (next.to_owned(), up_to))
    };
    // Of two recoveries of a leg the stricter says, though the other is newer; the other leg's says nothing.
    for (legs, strict) in [("left", true), ("right", false)] {
        let world = World::new();
        cramp(&world, &bone(), legs, "2026-11-09");
        cramp(&world, &exercise_cramp(), "left", "2026-11-13");
        world.start("seed-three");
        world.pass(12_000).await;
        assert_eq!(
            choices(&world),
            if strict { of(0, 0) } else { of(2, 5) },
            "{legs}"
        );
        let answer = json!({"kind": "after_hurt", "pain": 1, "next": "gentler"});
        let view = world.call("session_command", answer);
        assert_eq!(
            view["moving"] == "hurting",
            strict,
            "going on gently is no answer there"
        );
        assert_eq!(standing(&world), [] as [Value; 0]);
        if strict {
            world.call(
                "session_command",
                json!({"kind": "after_hurt", "pain": 1, "next": "end"}),
            );
            assert_eq!(standing(&world), [json!({"kind": "pain_during", "pain": 1})]);
        }
    }
}
