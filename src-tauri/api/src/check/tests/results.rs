//! Whole checks through the commands, on a record in a temporary folder, under a clock the test turns.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    Code,
    check::tests::sheets::until,
    check::tests::world::{ALL, World, calm, many, one, opened, word},
    commands::dispatch,
};

#[test]
fn a_result_hands_its_leg_and_its_one_place_to_the_plan() {
    let place = |chosen: &[&str]| {
        let said = [
            ("start", one("gradual")),
            ("pattern", many(&["use"])),
            ("map", many(chosen)),
        ];
        World::new().finish("me", &said)["place"].clone()
    };
    assert_eq!(place(&["calf_inner"]), "calf_inner");
    assert_eq!(place(&["calf_inner", "foot"]), Value::Null, "of two neither");
}

#[test]
fn a_simple_cramp_ends_in_self_care_and_is_reopened_as_it_was() {
    let world = World::new();
    let result = world.finish("me", &[]);
    assert_eq!(
        (&result["level"], &result["next"]),
        (&json!("self_care"), &json!("recovery:cramp"))
    );
    assert_eq!(
        (&result["leg"], &result["place"]),
        (&json!("left"), &Value::Null),
        "no place is made up"
    );
    assert_eq!(world.locked(), Vec::<String>::new());
    let world = world.reopen();
    let home = world.call("check_home", Value::Null);
    assert_eq!(home["open"], Value::Null);
    let again = world.call("check_result", home["history"][0]["id"].clone());
    assert_eq!(
        (&again["reasons"], &again["due"], &again["at"]),
        (&result["reasons"], &result["due"], &result["at"])
    );
}

#[test]
fn an_emergency_shows_at_once_and_a_slip_of_the_finger_can_be_taken_back() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    world.answer("age", one("a16_44"));
    let run = world.answer("breath", many(&["chest"]));
    assert_eq!(run["emergency"]["level"], "emergency");
    assert_eq!(
        run["emergency"]["reasons"].as_array().unwrap().len(),
        1,
        "what was not asked yet is no reason"
    );
    assert_eq!(world.locked(), ALL);
    let run = world.call("check_back", Value::Null);
    assert_eq!(run["question"]["id"], "breath");
    let run = world.answer("breath", many(&[]));
    assert_eq!(
        (&run["emergency"], &run["question"]["id"]),
        (&Value::Null, &json!("foot_cold"))
    );
    assert_eq!(world.locked(), Vec::<String>::new());
}

#[test]
fn an_emergency_that_was_left_stands_even_when_the_app_was_killed_before_the_check_was_done() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    world.answer("urine", one("yes"));
    let world = world.reopen();
    assert_eq!(world.locked(), ALL);
    let home = world.call("check_home", Value::Null);
    assert_eq!(
        (&home["open"], home["history"].as_array().unwrap().len()),
        (&Value::Null, 1)
    );
}

#[test]
fn after_an_emergency_one_may_go_on_to_complete_the_summary() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    world.answer("urine", one("yes"));
    let run = world.call("check_go_on", Value::Null);
    assert!(run["emergency"].is_null() && run["question"].is_object());
    let result = world.call("check_finish", Value::Null);
    assert_eq!(result["level"], "emergency");
}

#[test]
fn a_check_broken_off_is_offered_again_and_dropped_after_a_day() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    world.answer("age", one("a16_44"));
    let world = world.reopen();
    world.later(23);
    let open = world.call("check_home", Value::Null)["open"].clone();
    assert_eq!(
        (&open["question"]["id"], &open["answered"]),
        (&json!("breath"), &json!(1))
    );
    world.later(2);
    assert_eq!(world.call("check_home", Value::Null)["open"], Value::Null);
    assert_eq!(world.call("check_start", json!({"who": "me"}))["answered"], 0);
}

#[test]
fn a_same_day_result_locks_everything_and_falls_only_after_a_complete_check_a_day_later() {
    let world = World::new();
    let swollen = [("swollen", one("left"))];
    assert_eq!(world.finish("me", &swollen)["level"], "same_day");
    assert_eq!(world.locked(), ALL);
    world.later(20);
    assert_eq!(world.finish("me", &[])["level"], "self_care");
    assert_eq!(world.locked(), ALL, "too soon");
    world.later(5);
    world.finish("me", &[("distance", json!({"kind": "not_sure"}))]);
    assert_eq!(world.locked(), ALL, "a check with a doubt in it lowers nothing");
    world.finish("me", &[]);
    assert_eq!(world.locked(), Vec::<String>::new());
}

#[test]
fn a_clinicians_record_opens_what_it_permits_and_nothing_else() {
    let world = World::new();
    world.finish("me", &[("swollen", one("left"))]);
    assert_eq!(world.call("locks", Value::Null)["askSeen"], true);
    world.later(3);
    let seen_only = world.call("clinician_add", word("A&E", "calf strain", &[]));
    assert_eq!(opened(&seen_only), Vec::<String>::new());
    assert_eq!(world.locked(), ALL, "having been seen opens nothing");
    let locks = world.call(
        "clinician_add",
        word("A&E", "calf strain, clot excluded", &["stretch"]),
    );
    assert_eq!(
        (opened(&locks), &locks["askSeen"]),
        (vec!["stretch".to_owned()], &json!(false))
    );
    assert_eq!(world.locked(), ALL[1..]);
}

#[test]
fn a_check_for_someone_else_neither_locks_nor_feeds_the_owners_record() {
    let world = World::new();
    let other = [
        ("swollen", one("left")),
        ("medicines", many(&["thinner"])),
        ("age", one("a60")),
    ];
    let result = world.finish("other", &other);
    assert_eq!(result["level"], "same_day");
    let said = result["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["say"].as_str().unwrap());
    assert!(
        said.clone()
            .any(|say| say.starts_with("One of their legs is newly swollen."))
    );
    assert!(
        said.clone()
            .all(|say| !say.contains("my leg") && !say.contains("I ")),
        "{result:#}"
    );
    assert_eq!(world.locked(), Vec::<String>::new());
    assert_eq!(world.call("about_me", Value::Null)["at"], Value::Null);
    assert_eq!(world.call("locks", Value::Null)["level"], Value::Null);
}

#[test]
fn about_me_is_shown_again_and_waits_to_be_confirmed() {
    let world = World::new();
    world.finish("me", &[("medicines", many(&["statin"]))]);
    world.later(48);
    let run = world.call("check_start", json!({"who": "me"}));
    assert_eq!(
        run["question"]["stage"], "red",
        "an age that is kept is not asked first"
    );
    let run = until(&world, run, "sheet_about");
    let rows = run["question"]["options"].as_array().unwrap().iter();
    let ids: Vec<_> = rows.map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"age") && ids.contains(&"medicines"), "{ids:?}");
    assert_eq!(run["question"]["fromAboutMe"], true);
    let other = world.call("check_start", json!({"who": "other"}));
    assert_eq!(other["question"]["answer"], Value::Null, "never for someone else");
}

#[test]
fn no_result_is_given_while_a_red_flag_has_no_answer() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    world.answer("age", one("a16_44"));
    let refused = dispatch(&world.app, "check_finish", Value::Null).unwrap_err();
    assert_eq!(refused.code, Code::Conflict);
    let mut run = world.call("check_start", json!({"who": "me"}));
    while ["who", "red"].contains(&run["question"]["stage"].as_str().unwrap()) {
        let id = run["question"]["id"].as_str().unwrap().to_owned();
        run = world.answer(&id, calm(&id, run["question"]["kind"].as_str().unwrap()));
    }
    let result = world.call("check_finish", Value::Null);
    assert_eq!(
        (&result["level"], &result["reasons"][0]["rule"]),
        (&json!("clinician_days"), &json!("C15"))
    );
}

#[test]
fn a_check_works_in_memory_while_the_record_is_closed() {
    let first = World::new();
    // A second app over the same folder finds it locked.
    let second = World::over(Arc::clone(&first.dir), Arc::default());
    assert_eq!(second.call("check_start", json!({"who": "me"}))["kept"], false);
    let result = second.finish("me", &[("foot_cold", one("left"))]);
    assert_eq!(
        (&result["level"], &result["id"]),
        (&json!("emergency"), &Value::Null)
    );
}

#[test]
fn advice_hidden_for_this_person_is_not_shown() {
    let world = World::new();
    let shown = |result: &Value| result["do"].to_string().contains("anti-inflammatory");
    assert!(shown(&world.finish("me", &[])));
    assert!(!shown(&world.finish("me", &[("conditions", many(&["kidney"]))])));
    let unsure = json!({"kind": "options", "chosen": [], "unsure": ["kidney"]});
    assert!(
        !shown(&world.finish("me", &[("conditions", unsure)])),
        "unknown hides"
    );
}

#[test]
fn an_unknown_question_is_refused_and_the_rules_page_shows_all() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    let strange = json!({"question": "horoscope", "answer": {"kind": "not_sure"}});
    assert_eq!(
        dispatch(&world.app, "check_answer", strange).unwrap_err().code,
        Code::NotFound
    );
    let rules = world.call("check_rules", Value::Null);
    assert!(rules["rules"].as_array().unwrap().len() > 50 && rules["proved"].as_array().unwrap().len() > 15);
}
