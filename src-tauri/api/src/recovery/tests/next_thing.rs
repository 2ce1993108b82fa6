//! The one next thing and what is allowed, through the commands: never more than the gates say.

use serde_json::{Value, json};
use soleus_core::{
    journal::{Entry, EntryId},
    recovery::{
        ladder_state::{LadderReason, LadderState},
        record::Episode,
        state::EpisodeState,
        status::GateStatus,
    },
};

use crate::{
    recovery::facts::{Known, plan_of},
    recovery::tests::world::{World, checked, none, reasons},
    recovery::today::{NextThing, by_gates},
};

fn strain(sign: Option<&str>) -> Value {
    let mut signs = json!({ "pop": "no", "noPushOff": "no", "limp": "no", "bruise": "no", "largeBruiseOrDent": "no",
        "weakRaise": "no" });
    if let Some(sign) = sign {
        signs[sign] = json!("yes");
    }
    json!({ "kind": "strain", "signs": signs, "muscle": null })
}

fn walk(world: &World, kind: &str, minutes: u16, pain: u8) {
    let outing = json!({ "kind": kind, "minutes": minutes, "metres": null, "pain": pain, "limp": false, "terrain": null,
        "level": null, "note": "" });
    world.call(
        "outing_save",
        json!({ "id": null, "when": null, "outing": outing }),
    );
}

fn raises(world: &World, episode: &str) {
    let test =
        json!({ "test": "two_leg_raise", "left": { "value": 15, "pain": 0 }, "right": null, "note": "" });
    world.call(
        "functional_test_save",
        json!({ "episode": episode, "test": test }),
    );
}

/// The next thing, the same for Today and for the episode.
fn next(world: &World, episode: &str) -> Value {
    let now = world.call("episode_now", json!(episode));
    let today = world.call("recovery_today", json!(null));
    let mine = today
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["card"]["episode"]["id"] == episode);
    let mine = mine.unwrap();
    assert_eq!((&mine["next"], &mine["doing"]), (&now["next"], &now["doing"]));
    now
}

fn statuses(world: &World, episode: &str) -> Vec<String> {
    let view = world.call("episode", json!(episode));
    let gates = view["state"]["gates"].as_array().unwrap();
    gates
        .iter()
        .map(|gate| gate["status"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn while_everything_is_held_nothing_is_called_open() {
    let world = World::new();
    let episode = world.open(strain(None));
    world.check_in(1, 6, none());
    world.at(2, 11);
    world.check_in(0, 1, none());
    assert_eq!(next(&world, &episode)["next"]["kind"], "show");
    walk(&world, "flat_walk", 12, 2);
    world.at(4, 8);
    world.check_in(0, 1, none());
    world.at(4, 18);
    walk(&world, "flat_walk", 30, 2);
    world.at(5, 8);
    world.check_in(0, 3, none());
    assert!(!statuses(&world, &episode).contains(&"open".to_owned()));
    let now = next(&world, &episode);
    assert_eq!(now["next"], json!({ "kind": "held" }));
    assert_eq!(
        now["doing"],
        "Short walks, ankle movement without pain, raising the leg for comfort."
    );
}

#[test]
fn what_waits_for_the_morning_is_not_asked_for_again() {
    let world = World::new();
    let episode = world.open(strain(None));
    world.check_in(1, 4, none());
    world.at(2, 11);
    world.check_in(0, 1, none());
    raises(&world, &episode);
    walk(&world, "flat_walk", 12, 0);
    let now = next(&world, &episode);
    assert_eq!(now["next"]["kind"], "morning");
    assert!(
        now["doing"]
            .as_str()
            .unwrap()
            .starts_with("Walk on the flat as far")
    );
    world.at(3, 8);
    world.check_in(0, 1, none());
    let now = next(&world, &episode);
    assert!(statuses(&world, &episode).contains(&"open".to_owned()));
    assert_ne!(now["next"]["kind"], "morning");
}

#[test]
fn what_opens_tomorrow_is_not_called_open_today() {
    let world = World::new();
    let id = EntryId(world.open(json!({ "kind": "tightness" })));
    world.check_in(0, 0, none());
    let facts = Known::read(&world.app, None).unwrap();
    let episode = facts.episode(&id).unwrap();
    let mut state = facts.state(episode);
    let run = state
        .gates
        .iter_mut()
        .find(|gate| gate.id == "tightness/run")
        .unwrap();
    run.status = GateStatus::Tomorrow;
    let title = "Easy running".to_owned();
    assert_eq!(
        by_gates(plan_of(&episode.body), &state, facts.today()),
        NextThing::Tomorrow { title }
    );
}

#[test]
fn while_the_walk_run_table_goes_on_its_next_run_is_the_next_thing_and_not_a_whole_run() {
    let world = World::new();
    let id = EntryId(world.open(strain(None)));
    world.check_in(0, 0, none());
    let facts = Known::read(&world.app, None).unwrap();
    let episode = facts.episode(&id).unwrap();
    let plan = plan_of(&episode.body).unwrap();
    let mut state = facts.state(episode);
    for gate in &mut state.gates[..4] {
        gate.status = GateStatus::Open;
    }
    state.gates[4].status = GateStatus::Ability;
    let table = plan.ladders.first().unwrap();
    let (step, tomorrow) = (table.levels[0].clone(), facts.today().plus(1));
    let ladder = LadderState {
        ladder: table.id.clone(),
        level: 1,
        levels: 10,
        step: step.clone(),
        good: 1,
        needed: 3,
        next_day: Some(tomorrow),
        reason: LadderReason::More,
    };
    let next = |ladder: &LadderState, today| {
        let state = EpisodeState {
            ladder: Some(ladder.clone()),
            ..state.clone()
        };
        by_gates(Some(plan), &state, today)
    };
    let run = |not_before| NextThing::Run {
        step: step.clone(),
        not_before,
    };
    assert_eq!(next(&ladder, facts.today()), run(Some(tomorrow)));
    assert_eq!(next(&ladder, tomorrow), run(None), "the rest days are over");
    let done = LadderState {
        reason: LadderReason::Done,
        ..ladder
    };
    assert!(matches!(next(&done, tomorrow), NextThing::Show { .. }));
}

#[test]
fn before_the_first_step_the_start_says_what_to_do() {
    let world = World::new();
    let episode = world.open(strain(None));
    assert_eq!(next(&world, &episode)["next"]["kind"], "check_in");
    assert!(next(&world, &episode)["doing"].is_null());
    world.check_in(0, 2, none());
    let now = next(&world, &episode);
    assert_eq!(
        (&now["next"]["kind"], &now["next"]["title"]),
        (&json!("wait"), &json!("Early load"))
    );
    assert!(now["doing"].as_str().unwrap().starts_with("Take load off"));
}

#[test]
fn a_torn_muscle_a_changed_plan_and_a_clinicians_own_gates_have_their_own_next_thing() {
    let world = World::new();
    let torn = world.open(strain(Some("largeBruiseOrDent")));
    let named = world.open(json!({ "kind": "named", "name": "Achilles", "what": "tendon", "by": "Dr N", "on": "2026-06-07",
        "gates": [{ "activity": "running", "from": "2026-06-20" }, { "activity": "stretch", "from": null }] }));
    world.check_in(0, 1, none());
    assert_eq!(next(&world, &torn)["next"]["kind"], "clinician");
    let now = next(&world, &named);
    assert_eq!(
        (&now["next"]["kind"], &now["next"]["title"], &now["next"]["opens"]),
        (&json!("wait"), &json!(""), &json!(["running"])),
        "no id of a gate for a title"
    );
    let id = EntryId(world.open(json!({ "kind": "tightness" })));
    world.check_in(0, 1, none());
    let store = world.app.store().unwrap();
    let mut kept: Entry<Episode> = store.get(&id).unwrap().unwrap();
    kept.body.plan_version = 0;
    drop(store);
    world.app.write(|tx| tx.update(&id, kept.at, &kept.body)).unwrap();
    assert_eq!(next(&world, &id.0)["next"]["kind"], "changed");
}

#[test]
fn what_is_allowed_names_the_gate_the_check_or_the_risk_that_closes_it() {
    let world = World::new();
    let episode = world.open(strain(None));
    let allowed = |world: &World| -> Vec<Value> {
        world.call("episode_now", json!(episode))["allowed"]
            .as_array()
            .unwrap()
            .clone()
    };
    let of = |all: &[Value], what: &str| all.iter().find(|one| one["activity"] == what).unwrap().clone();
    let all = allowed(&world);
    let stretch = of(&all, "stretch")["closed"].clone();
    assert_eq!(stretch["reasons"][0]["gate"], "strain/phase-1");
    assert_eq!(
        reasons(&of(&all, "massage")["closed"]),
        ["gate", "rows", "unasked"]
    );
    checked(&world);
    world.at(2, 11);
    world.check_in(0, 1, none());
    let all = allowed(&world);
    assert_eq!(of(&all, "stretch")["closed"], Value::Null);
    assert_eq!(reasons(&of(&all, "massage")["closed"]), ["gate"]);
    let other = world.open(json!({ "kind": "exercise_cramp" }));
    let held = of(&allowed(&world), "running");
    let by: Vec<&Value> = held["closed"]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["episode"])
        .collect();
    assert!(
        by.contains(&&json!(other)),
        "the other open plan counts too: {held:#}"
    );
}
