//! Commands come from the window at the same time: none may write over what another has just written.

use std::{sync::Barrier, thread};

use serde_json::{Value, json};

use crate::check::tests::world::World;

/// Runs the commands at the same time, each on a thread of its own.
fn at_once(world: &World, commands: &[(&str, Value)]) {
    let ready = Barrier::new(commands.len());
    thread::scope(|scope| {
        for (name, args) in commands {
            let ready = &ready;
            scope.spawn(move || {
                ready.wait();
                world.call(name, args.clone());
            });
        }
    });
}

#[test]
fn changes_of_different_settings_at_the_same_time_are_all_kept() {
    let world = World::new();
    for round in 0..40_u16 {
        let (text, chars, volume) = (80 + round, 40 + round, round);
        at_once(
            &world,
            &[
                ("settings_put", json!({"textPercent": text})),
                ("settings_put", json!({"lineChars": chars})),
                ("settings_put", json!({"volume": volume})),
            ],
        );
        let kept = world.call("settings_get", Value::Null);
        assert_eq!(
            (&kept["textPercent"], &kept["lineChars"], &kept["volume"]),
            (&json!(text), &json!(chars), &json!(volume))
        );
    }
}

#[test]
fn a_change_of_one_setting_leaves_the_others_and_one_of_an_unknown_setting_is_refused() {
    let world = World::new();
    world.call("settings_put", json!({"country": "CZ", "textPercent": 120}));
    let kept = world.call("settings_put", json!({"country": null}));
    assert_eq!(
        (&kept["country"], &kept["textPercent"]),
        (&Value::Null, &json!(120))
    );
    for wrong in [json!({"textSize": 100}), json!({"theme": "pink"}), json!([1])] {
        let refused = crate::commands::dispatch(&world.app, "settings_put", wrong).unwrap_err();
        assert_eq!(refused.code, crate::Code::BadInput);
    }
}

#[test]
fn bookmarks_set_at_the_same_time_are_all_kept() {
    let world = World::new();
    let library = world.call("guide_library", Value::Null);
    let pages: Vec<&str> = library["shelves"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|shelf| shelf["pages"].as_array().unwrap())
        .map(|page| page["id"].as_str().unwrap())
        .collect();
    for pair in pages.chunks_exact(2) {
        let on = |id: &str| ("guide_bookmark", json!({"id": id, "on": true}));
        at_once(&world, &[on(pair[0]), on(pair[1])]);
    }
    let kept = world.call("guide_library", Value::Null)["bookmarks"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(kept, pages.len() / 2 * 2);
}

#[test]
fn a_question_added_twice_at_the_same_time_stands_once() {
    let world = World::new();
    for round in 0..30 {
        let add = || {
            let text = format!("question {round}");
            (
                "question_add",
                json!({"text": text, "from": null, "asked": false}),
            )
        };
        at_once(&world, &[add(), add()]);
        let list = world.call("questions", Value::Null);
        assert_eq!(list["questions"].as_array().unwrap().len(), round + 1);
    }
}

#[test]
fn answers_of_a_check_given_at_the_same_time_are_all_kept() {
    let world = World::new();
    let rules = world.call("check_rules", Value::Null);
    let questions: Vec<&str> = rules["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["id"].as_str().unwrap())
        .collect();
    for pair in questions.chunks_exact(2) {
        world.call("check_start", json!({"who": "other"}));
        let unsure = |id: &str| {
            (
                "check_answer",
                json!({"question": id, "answer": {"kind": "not_sure"}}),
            )
        };
        at_once(
            &world,
            &[unsure(pair[0]), unsure(pair[1]), ("check_home", Value::Null)],
        );
        // The run as the record has it.
        let open = &world.call("check_home", Value::Null)["open"];
        let known = open["answered"].as_u64().unwrap_or(2);
        assert_eq!(known, 2, "{pair:?}");
    }
}

#[test]
fn a_closing_and_a_choice_of_a_recovery_at_the_same_time_are_both_kept() {
    let world = World::new();
    let form = json!({
        "condition": {"kind": "exercise_cramp"}, "legs": "left", "place": null,
        "when": {"day": world.call("check_in", Value::Null)["today"], "time": null},
        "doing": "", "factors": [], "returnedFrom": null,
    });
    for _ in 0..80 {
        let opened = world.call("episode_open", form.clone());
        let id = opened["episode"]["id"].clone();
        let change = json!({"was": {"doing": ""}, "now": {"doing": "running"}});
        at_once(
            &world,
            &[
                ("episode_close", json!({"id": id, "why": "recovered"})),
                ("episode_edit", json!({"id": id, "when": null, "change": change})),
            ],
        );
        let body = &world.call("episode", id)["episode"]["body"];
        assert_eq!(body["doing"], "running");
        assert_eq!(body["closings"].as_array().unwrap().len(), 1);
    }
}
