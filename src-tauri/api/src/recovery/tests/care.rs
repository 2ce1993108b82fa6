//! Cold packs, tests with a clock, changed plans, clinicians' words and closed episodes, through the commands.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use soleus_core::{
    journal::{Entry, EntryId},
    recovery::{difference::PlanSeen, record::Episode},
    time::{HOUR_MS, Stamp},
};
use soleus_store::Query;

use crate::{
    Code,
    commands::dispatch,
    recovery::tests::world::{World, checked, none, reasons, word},
};

fn pass(world: &World, ms: i64) {
    world.hands.passed_ms.fetch_add(ms, Ordering::Relaxed);
}

fn cold(world: &World, episode: &str) -> Value {
    world.call("cold", json!(episode))
}

fn refused(world: &World, name: &str, args: Value) -> Code {
    dispatch(&world.app, name, args).unwrap_err().code
}

#[test]
fn cold_stays_hidden_until_a_check_and_todays_rows_rule_out_harm() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    assert_eq!(reasons(&cold(&world, &episode)["closed"]), ["rows", "unasked"]);
    let start = json!({ "episode": episode, "minutes": 15 });
    assert_eq!(refused(&world, "cold_start", start.clone()), Code::Locked);
    checked(&world);
    assert_eq!(reasons(&cold(&world, &episode)["closed"]), ["rows"]);
    world.check_in(1, 2, none());
    assert_eq!(cold(&world, &episode)["closed"], Value::Null);
    let mut rows = none();
    rows["foot_cold"] = json!("not_sure");
    world.check_in(1, 2, rows);
    assert_eq!(refused(&world, "cold_start", start), Code::Locked);
}

#[test]
fn a_cold_pack_is_timed_logged_and_spaced_and_runs_on_through_a_restart() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    checked(&world);
    world.check_in(1, 2, none());
    let minutes = |minutes: u8| json!({ "episode": episode, "minutes": minutes });
    assert_eq!(refused(&world, "cold_start", minutes(20)), Code::BadInput);
    let on = world.call("cold_start", minutes(15));
    assert_eq!(on["running"]["leftMs"], 15 * 60_000);
    assert_eq!(
        refused(&world, "cold_start", minutes(15)),
        Code::Locked,
        "one at a time"
    );
    pass(&world, 6 * 60_000);
    let world = world.reopen();
    assert_eq!(cold(&world, &episode)["running"]["leftMs"], 9 * 60_000);
    pass(&world, 60_000);
    let off = world.call("cold_stop", json!(episode));
    assert_eq!(off["packs"][0]["body"]["heldS"], 7 * 60);
    assert_eq!(
        (&off["running"], &off["state"]["wait"]),
        (&Value::Null, &json!("spaced"))
    );
    assert_eq!(refused(&world, "cold_start", minutes(15)), Code::Locked);
    pass(&world, 2 * HOUR_MS);
    assert_eq!(cold(&world, &episode)["state"]["wait"], Value::Null);
    world.call("load_delete", off["packs"][0]["id"].clone());
    assert_eq!(cold(&world, &episode)["packs"], json!([]));
}

#[test]
fn a_test_is_counted_by_key_and_only_where_its_phase_offers_it() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    let start = |test: &str| json!({ "episode": episode, "test": test, "side": "left" });
    assert_eq!(
        refused(&world, "trial_start", start("single_leg_raise")),
        Code::Locked
    );
    world.at(4, 11);
    world.check_in(0, 0, none());
    assert_eq!(refused(&world, "trial_start", start("hop")), Code::Locked);
    assert_eq!(
        world.call("trial_start", start("single_leg_raise"))["phase"],
        "ready"
    );
    assert_eq!(world.call("trial", json!("count"))["value"], 0, "not yet");
    pass(&world, 5_000);
    for _ in 0..3 {
        world.call("trial", json!("count"));
        pass(&world, 2_000);
    }
    let going = world.call("trial", json!("look"));
    assert_eq!((&going["value"], &going["slow"]), (&json!(3), &json!(false)));
    pass(&world, 3_000);
    assert_eq!(world.call("trial", json!("look"))["slow"], true);
    assert_eq!(world.call("trial", json!("stop"))["phase"], "over");
    assert_eq!(world.call("trial", json!("count"))["value"], 3);
    assert_eq!(world.call("trial", json!("leave")), Value::Null);
}

#[test]
fn a_changed_plan_shows_what_changed_field_by_field_and_opens_nothing_until_it_is_seen() {
    let world = World::new();
    world.no_risks();
    let id = EntryId(world.open(json!({ "kind": "exercise_cramp" })));
    world.check_in(1, 3, none());
    world.at(4, 11);
    world.check_in(0, 1, none());
    assert_eq!(world.status(&id.0, "cramp/exercise"), "open");
    let store = world.app.store().unwrap();
    let mut episode: Entry<Episode> = store.get(&id).unwrap().unwrap();
    let mut seen: Entry<PlanSeen> = store.list(&Query::default()).unwrap().entries.remove(0);
    // As if this build's plan were newer than the one the person saw.
    episode.body.plan_version = 0;
    seen.body.version = 0;
    for fact in &mut seen.body.facts {
        if fact.at == "cramp/exercise" && fact.value == "72" {
            fact.value = "24".into();
        }
    }
    world
        .app
        .write(|tx| {
            tx.update(&id, episode.at, &episode.body)?;
            tx.update(&seen.id, seen.at, &seen.body)
        })
        .unwrap();
    assert_eq!(world.status(&id.0, "cramp/exercise"), "plan_changed");
    let view = world.call("episode", json!(id.0));
    assert_eq!(
        view["changes"],
        json!([{ "at": "cramp/exercise", "title": "Walk on the flat for exercise", "field": "after", "old": "24", "new": "72" }])
    );
    world.call("episode_accept_plan", json!(id.0));
    assert_eq!(world.status(&id.0, "cramp/exercise"), "open");
    assert_eq!(world.call("episode", json!(id.0))["changes"], json!([]));
}

#[test]
fn a_clinician_opens_one_step_of_one_episode() {
    let world = World::new();
    let strain = json!({ "kind": "strain", "muscle": null, "signs": { "pop": "no", "noPushOff": "no", "limp": "no",
        "bruise": "no", "largeBruiseOrDent": "no", "weakRaise": "no" } });
    let (first, second) = (world.open(strain.clone()), world.open(strain));
    world.at(1, 11);
    world.check_in(0, 1, none());
    assert_eq!(world.status(&first, "strain/phase-1"), "time");
    let mut said = word("2026-06-08", "grade 1 strain");
    said["gates"] = json!(["strain/phase-1"]);
    said["episode"] = json!(first);
    world.call("clinician_add", said);
    assert_eq!(world.status(&first, "strain/phase-1"), "open");
    assert_eq!(world.status(&second, "strain/phase-1"), "time");
    let view = world.call("episode", json!(first));
    assert_eq!(view["opened"]["strain/phase-1"]["who"], "Dr Novak");
    assert_eq!(view["clinicians"][0]["body"]["who"], "Dr Novak");
    assert_eq!(world.call("episode", json!(second))["clinicians"], json!([]));
}

#[test]
fn a_closed_episode_stays_as_it_was_when_it_was_closed() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "bruise" }));
    world.at(3, 11);
    world.check_in(0, 1, none());
    world.call("episode_close", json!({ "id": episode, "why": "recovered" }));
    world.at(40, 11);
    world.check_in(5, 6, none());
    let view = world.call("episode", json!(episode));
    assert_eq!(view["days"].as_array().unwrap().len(), 4);
    assert_eq!(
        (&view["state"]["day"], &view["way"]["lastWalking"]),
        (&json!(3), &json!(1))
    );
    world.call("episode_reopen", json!(episode));
    assert_eq!(world.call("episode", json!(episode))["way"]["lastWalking"], 6);
}

#[test]
fn about_me_keeps_massage_closed_even_after_a_check_until_a_clinician_allows_it() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    checked(&world);
    let thinner =
        json!({ "answers": { "medicines": { "kind": "options", "chosen": ["thinner"], "unsure": [] } } });
    let about: soleus_core::triage::record::AboutMe = serde_json::from_value(thinner).unwrap();
    let at: Stamp = world.app.now().stamp;
    world.app.write(|tx| tx.insert(at, None, &about)).unwrap();
    world.at(2, 11);
    world.check_in(0, 1, none());
    assert_eq!(world.status(&episode, "cramp/massage"), "locked");
    let mut said = word("2026-06-09", "plain cramp");
    said["permits"] = json!(["massage"]);
    world.call("clinician_add", said.clone());
    assert_eq!(
        world.status(&episode, "cramp/massage"),
        "locked",
        "the blood thinner was not named"
    );
    said["despite"] = json!(["thinner"]);
    world.call("clinician_add", said);
    assert_eq!(world.status(&episode, "cramp/massage"), "open");
}

#[test]
fn the_cramp_history_counts_twelve_weeks_however_many_there_are() {
    let world = World::new();
    for _ in 0..210 {
        world.call(
            "cramp_log",
            json!({ "when": null, "cramp": { "came": "night", "factors": ["heat"], "minutes": 3 } }),
        );
    }
    world.call("cramp_log", json!({ "when": null, "cramp": {} }));
    let history = world.call("cramps", json!(null));
    assert_eq!(history["weeks"][11]["cramps"], 211);
    assert_eq!(
        history["with"]["factors"],
        json!([{ "what": "heat", "times": 210 }])
    );
    assert_eq!(
        (&history["with"]["bare"], &history["with"]["minutes"]),
        (&json!(1), &json!(3))
    );
}

#[test]
fn training_counts_by_distance_where_no_length_is_asked() {
    let world = World::new();
    let outing =
        json!({ "kind": "run", "minutes": null, "metres": 5000, "pain": 0, "limp": false, "terrain": null });
    let saved = world.call("outing_save", json!({ "when": null, "outing": outing }));
    let id = saved["outing"]["id"].clone();
    let change = json!({ "was": { "minutes": null }, "now": { "minutes": 40 } });
    let edit = json!({ "id": id, "when": null, "change": change });
    let edited = world.call("outing_edit", edit);
    assert_eq!(
        (
            &edited["outing"]["body"]["minutes"],
            &edited["outing"]["body"]["metres"]
        ),
        (&json!(40), &json!(5000))
    );
}

#[test]
fn a_walk_that_waits_for_the_morning_is_not_counted_yet() {
    let world = World::new();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    world.at(4, 11);
    world.check_in(0, 0, none());
    let walk = json!({ "kind": "flat_walk", "minutes": 12, "metres": null, "pain": 1, "limp": false, "terrain": null });
    world.call("outing_save", json!({ "when": null, "outing": walk }));
    let needs = |met: &str| {
        let view = world.call("episode", json!(episode));
        let gates = view["state"]["gates"].as_array().unwrap().clone();
        let needs = gates
            .iter()
            .flat_map(|gate| gate["needs"].as_array().unwrap().clone());
        needs.filter(|need| need["met"] == met).collect::<Vec<_>>()
    };
    let waiting = needs("waiting");
    assert!(
        !waiting.is_empty() && waiting.iter().all(|need| need["have"].is_null()),
        "{waiting:?}"
    );
    world.at(5, 9);
    world.check_in(0, 0, none());
    assert!(needs("waiting").is_empty());
    assert!(needs("yes").iter().any(|need| need["have"] == 1.0));
}
