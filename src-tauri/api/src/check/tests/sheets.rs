//! Sheets, confirmations, clinicians' records and long histories, through the commands.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    Code,
    check::tests::world::{ALL, World, calm, many, one, opened, word},
    commands::dispatch,
};

/// Goes on until this step is asked.
pub(crate) fn until(world: &World, mut run: Value, step: &str) -> Value {
    while run["question"]["id"] != step {
        let id = run["question"]["id"].as_str().unwrap().to_owned();
        let sheet = run["question"]["sheet"].is_string();
        let answer = if sheet {
            many(&[])
        } else {
            calm(&id, run["question"]["kind"].as_str().unwrap())
        };
        run = world.answer(&id, answer);
    }
    run
}

#[test]
fn one_press_answers_the_rows_in_view_and_what_is_ticked_is_asked_next() {
    let world = World::new();
    let run = world.call("check_start", json!({"who": "me"}));
    let run = until(&world, run, "sheet_look");
    assert_eq!(run["question"]["sheet"], "look");
    let rows = run["question"]["options"].as_array().unwrap().len();
    let before = run["answered"].as_u64().unwrap();
    let given = json!({"kind": "options", "chosen": ["bruise"], "unsure": ["wound"]});
    let run = world.answer("sheet_look", given);
    assert_eq!(
        run["answered"].as_u64().unwrap(),
        before + rows as u64 - 2,
        "two rows are left to ask"
    );
    assert_eq!(run["question"]["id"], "bruise");
    let run = world.answer("bruise", one("none"));
    assert_eq!(run["question"]["id"], "wound", "a doubt is asked in full too");
    let signs = run["review"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "signs")
        .unwrap();
    assert_eq!(signs["answer"]["chosen"], json!([]));
}

#[test]
fn back_leads_to_the_sheet_and_a_row_ticked_then_is_asked() {
    let world = World::new();
    let run = world.call("check_start", json!({"who": "me"}));
    until(&world, run, "sheet_look");
    let after = world.answer("sheet_look", many(&[]));
    assert_eq!(after["question"]["id"], "start");
    world.answer("start", one("cramp"));
    assert_eq!(world.call("check_back", Value::Null)["question"]["id"], "start");
    let run = world.call("check_back", Value::Null);
    assert_eq!(
        run["question"]["id"], "sheet_look",
        "three answers were one press, and are one step back"
    );
    assert_eq!(run["question"]["options"].as_array().unwrap().len(), 3);
    assert_eq!(world.call("check_back", Value::Null)["question"]["id"], "warm");
    world.answer("warm", one("none"));
    let run = world.call("check_back", Value::Null);
    let run = if run["question"]["id"] == "start" {
        world.call("check_back", Value::Null)
    } else {
        run
    };
    assert_eq!(run["question"]["id"], "sheet_look");
    let run = world.answer("sheet_look", many(&["bruise"]));
    assert_eq!(run["question"]["id"], "bruise");
    let run = world.answer("bruise", one("small"));
    let review = run["review"].as_array().unwrap();
    let bruise = review.iter().find(|row| row["id"] == "bruise").unwrap();
    assert_eq!(bruise["answer"]["chosen"], json!(["small"]));
}

#[test]
fn not_sure_about_a_whole_sheet_asks_every_row() {
    let world = World::new();
    let run = world.call("check_start", json!({"who": "me"}));
    until(&world, run, "sheet_look");
    let run = world.answer("sheet_look", json!({"kind": "not_sure"}));
    assert_eq!(run["question"]["id"], "bruise");
}

#[test]
fn a_sheet_that_is_not_asked_now_is_refused() {
    let world = World::new();
    world.call("check_start", json!({"who": "me"}));
    let early = json!({"question": "sheet_look", "answer": many(&[])});
    let refused = dispatch(&world.app, "check_answer", early).unwrap_err();
    assert_eq!(refused.code, Code::NotFound, "none of its rows is in view");
}

#[test]
fn about_me_is_confirmed_at_one_press_and_a_change_is_asked() {
    let world = World::new();
    world.finish(
        "me",
        &[
            ("medicines", many(&["statin"])),
            ("start", one("after")),
            ("which", one("both")),
        ],
    );
    world.later(48);
    let run = world.call("check_start", json!({"who": "me"}));
    let run = until(&world, run, "sheet_about");
    assert_eq!(run["question"]["sheet"], "confirm");
    let rows = run["question"]["options"].as_array().unwrap();
    let medicines = rows.iter().find(|row| row["id"] == "medicines").unwrap();
    assert_eq!(medicines["given"]["chosen"], json!(["Statin (for cholesterol)"]));
    let clot = rows.iter().find(|row| row["id"] == "clot").unwrap();
    assert_eq!(
        clot["text"],
        "Clot risks (journey, hospital, leg cast, infection)"
    );
    let run = world.answer("sheet_about", many(&["age", "clot"]));
    assert_eq!(run["question"]["id"], "age", "what has changed is asked again");
    let run = world.answer("age", one("a60"));
    assert_eq!(run["question"]["id"], "clot");
    let other = world.call("check_start", json!({"who": "other"}));
    until(&world, other, "sheet_you");
    let run = world.answer("sheet_you", many(&["clot"]));
    assert_eq!(run["question"]["id"], "clot");
    assert_eq!(run["question"]["fromAboutMe"], false, "never for someone else");
}

#[test]
fn what_a_clinician_said_is_listed_corrected_taken_away_and_brought_back() {
    let world = World::new();
    world.finish("me", &[("swollen", one("left"))]);
    world.later(3);
    let said = |permits: &[&str], who: &str| {
        let mut said = word(who, "strain, clot excluded", permits);
        said["gates"] = json!(["strain/phase-2"]);
        said
    };
    world.call("clinician_add", said(&["stretch"], "A&E"));
    assert_eq!(world.locked(), ALL[1..]);
    let row = |world: &World| world.call("clinicians", Value::Null)["records"][0].clone();
    let id = row(&world)["entry"]["id"].clone();
    let edit = json!({"id": id, "form": said(&["stretch", "strength"], "Dr Novak, A&E")});
    let locks = world.call("clinician_edit", edit);
    assert_eq!(opened(&locks), ["stretch", "strength"]);
    assert_eq!(row(&world)["entry"]["body"]["who"], "Dr Novak, A&E");
    assert_eq!(
        row(&world)["entry"]["body"]["gates"],
        json!(["strain/phase-2"]),
        "what a plan was told stays"
    );
    let locks = world.call("clinician_delete", id.clone());
    assert_eq!(locks["askSeen"], true);
    assert_eq!(world.locked(), ALL, "what it had opened is closed again");
    assert_eq!(world.call("clinicians", Value::Null)["records"], json!([]));
    let world = world.reopen();
    world.call("clinician_restore", id);
    assert_eq!(world.locked(), ["massage", "running", "cold"]);
    assert!(row(&world)["counts"].as_bool().unwrap());
}

#[test]
fn a_record_that_cannot_be_right_is_refused() {
    let world = World::new();
    let day = |day: &str| json!({ "day": day, "time": null });
    let wrong = [
        ("who", json!("  ")),
        ("found", json!("")),
        ("seen", day("2027-01-01")),
        ("until", day("2026-06-01")),
    ];
    for (field, value) in wrong {
        let mut said = word("A&E", "strain", &[]);
        said[field] = value;
        let refused = dispatch(&world.app, "clinician_add", said).unwrap_err();
        assert_eq!(refused.code, Code::BadInput, "{field}");
    }
}

#[test]
fn each_class_is_opened_by_itself_and_reaches_the_screens_that_ask() {
    for class in ALL {
        let world = World::new();
        world.finish("me", &[("swollen", one("left"))]);
        world.later(3);
        world.call("clinician_add", word("A&E", "strain", &[class]));
        let locked = world.locked();
        assert!(!locked.iter().any(|other| other == class), "{class} is open");
        assert_eq!(locked.len(), ALL.len() - 1, "and nothing else");
        let closed = !world.call("cramp_now", Value::Null)["stretch"].is_null();
        assert_eq!(closed, class != "stretch");
    }
}

#[test]
fn today_asks_whether_one_was_seen_once_there_was_time_for_it() {
    let world = World::new();
    world.finish("me", &[("swollen", one("left"))]);
    let due = |world: &World| world.call("locks", Value::Null)["seenDue"].as_bool().unwrap();
    assert!(!due(&world), "not while one is on the way");
    world.later(4);
    assert!(due(&world));
    world.call("clinician_add", word("A&E", "sent home", &[]));
    assert!(!due(&world), "it is asked until something was said");
}

#[test]
fn a_long_history_comes_page_by_page_and_locks_read_only_its_newest_part() {
    let world = World::new();
    world.finish("me", &[("swollen", one("left"))]);
    world.later(30);
    for _ in 0..25 {
        world.finish("me", &[]);
        world.later(30);
    }
    assert_eq!(world.locked(), Vec::<String>::new());
    world.finish("other", &[("foot_cold", one("left"))]);
    assert_eq!(
        world.locked(),
        Vec::<String>::new(),
        "someone else's check among them"
    );
    let home = world.call("check_home", Value::Null);
    let (mut rows, mut earlier) = (home["history"].as_array().unwrap().len(), home["earlier"].clone());
    assert!(rows < 27);
    while !earlier.is_null() {
        let page = world.call("check_earlier", json!({"before": earlier}));
        rows += page["history"].as_array().unwrap().len();
        earlier = page["earlier"].clone();
    }
    assert_eq!(rows, 27, "every check is there once");
}

#[test]
fn a_check_begun_while_the_record_was_closed_is_kept_once_it_opens() {
    let first = World::new();
    let second = World::over(Arc::clone(&first.dir), Arc::default());
    let run = second.call("check_start", json!({"who": "me"}));
    assert_eq!(run["kept"], false);
    drop(first);
    second.call("data_retry", Value::Null);
    let run = second.answer("age", one("a16_44"));
    assert_eq!(run["kept"], true, "every answer tries again");
    let second = second.reopen();
    assert_eq!(second.call("check_home", Value::Null)["open"]["answered"], 1);
}
