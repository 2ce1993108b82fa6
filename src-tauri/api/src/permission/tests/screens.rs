//! Every screen's answer is the one function's, over random histories.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use soleus_core::{
    care::{Activity, Legs, Level},
    journal::Entry,
    permission::{
        activity::Asked,
        decide::{decide, decide_all, offers, standing_reasons},
        reason::{Closed, Reason},
    },
    recovery::{load::OutingKind, record::Episode},
    stretch::{Exercise, Routine},
};

use super::{
    course::Course,
    deeds::{Deed, danger, history, pick},
    walk::{self, TESTS, everything, known},
};
use crate::{
    commands::{NAMES, dispatch},
    permission::ask,
    recovery::facts::Known,
    stretch::library::{exercises_of, library},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_screen_says_what_the_function_says(history in history(14)) {
        let course = Course::of(&history);
        let known = known(&course);
        of_the_person(&course, &known);
        of_recoveries(&course, &known);
        of_routines(&course, &known);
        of_pages(&course, &known);
        of_commands_without_arguments(&course, &known);
        starting(&course, &known);
    }

    #[test]
    fn a_session_is_taken_up_again_only_where_the_function_allows_it(history in history(10), danger in prop::option::of(danger()),
        hours in 0_i64..30, index in any::<prop::sample::Index>()) {
        let mut course = Course::of(&history);
        course.live(&Deed::Rows);
        let routines: Vec<&Routine> = library().routines.iter().collect();
        let begun = |routine: &&Routine| course.ask("session_start", start(&routine.id)).is_some();
        let able: Vec<&Routine> = routines.iter().filter(|routine| closed(&known(&course), routine).is_none()).copied().collect();
        let Some(routine) = pick(&able, &index) else { return Ok(()) };
        prop_assert!(begun(routine));
        course.restart();
        course.pass(hours);
        if let Some(danger) = danger {
            course.live(&danger);
        }
        let closed = closed(&known(&course), routine);
        let taken = course.ask("session_answer", json!("resume")).is_some();
        prop_assert_eq!(taken, closed.is_none(), "{:?}", closed);
    }
}

fn start(routine: &str) -> Value {
    json!({ "routine": routine, "painBefore": null, "noneOfThese": false,
        "choices": { "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 } })
}

fn of_class(known: &Known, class: Activity, legs: Legs) -> Value {
    walk::json(decide(&known.permission, &ask::class(class, legs)).as_ref())
}

fn of_walk(known: &Known, legs: Legs) -> Value {
    walk::json(decide(&known.permission, &ask::walk(OutingKind::FlatWalk, legs)).as_ref())
}

/// Today, Cramp now, the banner of what stands, the form of a run.
fn of_the_person(course: &Course, known: &Known) {
    let locks = course.ask("locks", Value::Null).unwrap();
    for class in locks["classes"].as_array().unwrap() {
        let activity = serde_json::from_value(class["activity"].clone()).unwrap();
        assert_eq!(class["closed"], of_class(known, activity, Legs::Both));
    }
    assert_eq!(locks["walk"], of_walk(known, Legs::Both));
    let facts = &known.permission;
    let standing = standing_reasons(facts);
    assert_eq!(locks["standing"], json!(standing));
    assert_eq!(locks["level"], json!(facts.level()));
    let cramp = course.ask("cramp_now", Value::Null).unwrap();
    for (name, class) in [("stretch", Activity::Stretch), ("rub", Activity::Massage)] {
        let aid = decide(facts, &Asked::FirstAid { class });
        assert_eq!(cramp[name], walk::json(aid.as_ref()));
    }
    let legs = known.open().map(|episode| episode.body.legs);
    let legs = legs.reduce(|one, other| if one == other { one } else { Legs::Both });
    let run = course.ask("run_look", Value::Null).unwrap();
    assert_eq!(
        run["running"],
        of_class(known, Activity::Running, legs.unwrap_or(Legs::Both))
    );
    for card in course
        .ask("recovery_today", Value::Null)
        .unwrap()
        .as_array()
        .unwrap()
    {
        assert!(standing.is_empty() || card["next"]["kind"] == "check", "{card}");
    }
}

/// A recovery's page: what is allowed, its steps and tests, its cold packs.
fn of_recoveries(course: &Course, known: &Known) {
    let facts = &known.permission;
    for open in &facts.episodes {
        let (id, legs) = (json!(open.state.episode), open.legs);
        let now = course.ask("episode_now", id.clone()).unwrap();
        for class in now["allowed"].as_array().unwrap() {
            let activity = serde_json::from_value(class["activity"].clone()).unwrap();
            assert_eq!(class["closed"], of_class(known, activity, legs));
        }
        assert_eq!(now["walk"], of_walk(known, legs));
        let page = course.ask("episode", id.clone()).unwrap();
        for gate in page["state"]["gates"].as_array().unwrap() {
            let asked = Asked::Step {
                episode: open.state.episode.clone(),
                gate: gate["id"].as_str().unwrap().to_owned(),
            };
            let closed = decide(facts, &asked);
            assert_eq!(gate["closed"], walk::json(closed.as_ref()), "{}", gate["id"]);
            assert_eq!(gate["status"] == "open", closed.is_none());
        }
        for test in TESTS {
            let asked = Asked::Test {
                episode: open.state.episode.clone(),
                test,
            };
            let free = offers(facts, &open.state.episode, test) && decide(facts, &asked).is_none();
            let shown = page["state"]["tests"].as_array().unwrap().contains(&json!(test));
            assert!(free || !shown, "{test:?} is offered");
            let begun = json!({ "episode": id, "test": test, "side": "left" });
            if let Err(failure) = dispatch(&course.world().app, "trial_start", begun) {
                assert!(!free || failure.code == crate::Code::BadInput, "{failure}");
            } else {
                assert!(free, "{test:?} begins");
                course.ask("trial", json!("leave"));
            }
        }
        let cold = course.ask("cold", id).unwrap();
        if !cold.is_null() {
            assert_eq!(cold["closed"], of_class(known, Activity::Cold, legs));
        }
    }
}

fn closed_with(known: &Known, id: &str, exercises: &[Exercise]) -> Option<Closed> {
    let open: Vec<&Entry<Episode>> = known.open().collect();
    decide_all(&known.permission, &ask::routine(&open, id, exercises, Legs::Both))
}

fn closed(known: &Known, routine: &Routine) -> Option<Closed> {
    closed_with(known, &routine.id, &exercises_of(routine))
}

#[test]
fn a_routine_that_waits_for_the_rows_of_a_day_that_has_just_begun_asks_them() {
    let none = Deed::CheckIn {
        rest: 0,
        walking: 0,
        worse: false,
        up: false,
    };
    let check = Deed::Check {
        level: Level::SelfCare,
        complete: true,
        leg: 0,
    };
    // From ten in the morning to seven in the evening of the next day, then to four at night, when the next one begins.
    let course = Course::of(&[
        Deed::Open(0, 0),
        check,
        Deed::Pass(33),
        Deed::Open(3, 0),
        none,
        Deed::Pass(9),
    ]);
    of_routines(&course, &known(&course));
}

/// The list of routines and each routine's page.
fn of_routines(course: &Course, known: &Known) {
    let cards = course.ask("routines", Value::Null).unwrap();
    for routine in &library().routines {
        let closed = closed(known, routine);
        let told = walk::json(closed.clone().and_then(Closed::but_rows).as_ref());
        let card = cards
            .as_array()
            .unwrap()
            .iter()
            .find(|card| card["id"] == routine.id.as_str())
            .unwrap();
        assert_eq!(card["closed"], told, "{}", routine.id);
        let page = course.ask("routine", json!({ "id": routine.id })).unwrap();
        assert_eq!(page["closed"], told);
        let asks = !page["ask"].as_array().unwrap().is_empty();
        let waits = closed.is_some_and(|closed| closed.reasons.iter().any(Reason::is_rows));
        assert!(
            asks || !waits,
            "{} waits for rows that its page does not ask",
            routine.id
        );
    }
}

/// A session starts where the function allows it, and nowhere else.
fn starting(course: &Course, known: &Known) {
    for routine in &library().routines {
        let closed = closed(known, routine);
        let begun = course.ask("session_start", start(&routine.id)).is_some();
        assert_eq!(begun, closed.is_none(), "{}: {closed:?}", routine.id);
        if begun {
            course.ask("session_command", json!({ "kind": "stop" }));
            course.ask("session_close", Value::Null);
        }
    }
}

/// Every page of the guide: its classes, its drawings and their routines, its steps.
fn of_pages(course: &Course, known: &Known) {
    let facts = &known.permission;
    for article in &soleus_guide::content().articles {
        let page = course.ask("guide_page", json!({ "id": article.id })).unwrap();
        let told = page["closed"].as_array().unwrap();
        for class in Activity::ALL {
            let closed = decide(facts, &ask::class(class, Legs::Both)).and_then(Closed::but_rows);
            let here = told.iter().find(|one| one["activity"] == json!(class));
            let shown = here.map_or(Value::Null, |one| one["closed"]["reasons"].clone());
            let wanted = closed.filter(|_| article.locks.contains(&class));
            assert_eq!(
                shown,
                wanted.map_or(Value::Null, |closed| json!(closed.reasons)),
                "{}",
                article.id
            );
        }
        for gate in page["gates"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|gate| !gate["own"].is_null())
        {
            let asked = Asked::Step {
                episode: serde_json::from_value(gate["own"]["episode"].clone()).unwrap(),
                gate: gate["gate"]["id"].as_str().unwrap().to_owned(),
            };
            let closed = walk::json(decide(facts, &asked).as_ref());
            assert_eq!(gate["own"]["state"]["closed"], closed, "{}", article.id);
        }
        for held in page["held"].as_array().unwrap() {
            let routine = library().routine(held["id"].as_str().unwrap()).unwrap();
            assert_eq!(
                held["closed"],
                walk::json(closed(known, routine).and_then(Closed::but_rows).as_ref())
            );
        }
    }
}

/// Every command that can be asked without arguments: whatever it says to be closed, the function says too.
fn of_commands_without_arguments(course: &Course, known: &Known) {
    let asked = everything(&known.permission);
    let one_by_one = asked.iter().filter_map(|asked| decide(&known.permission, asked));
    let of_routines = library()
        .routines
        .iter()
        .filter_map(|routine| closed(known, routine));
    let all: BTreeSet<String> = one_by_one
        .chain(of_routines)
        .flat_map(|closed| [Some(closed.clone()), closed.but_rows()])
        .flatten()
        .map(|closed| json!(closed.reasons).to_string())
        .collect();
    for name in NAMES {
        if let Some(answer) = course.ask(name, Value::Null) {
            for reasons in said(&answer) {
                assert!(all.contains(&reasons.to_string()), "{name} says {reasons}");
            }
        }
    }
}

/// Every list of reasons in an answer.
fn said(answer: &Value) -> Vec<&Value> {
    match answer {
        Value::Object(fields) => {
            let here = fields.get("reasons").filter(|_| fields.contains_key("until"));
            here.into_iter().chain(fields.values().flat_map(said)).collect()
        }
        Value::Array(items) => items.iter().flat_map(said).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}
