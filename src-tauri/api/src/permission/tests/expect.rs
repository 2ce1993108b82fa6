//! Single expectations, a line each: what a person may rely on when legs, clocks, zones and "About me" change.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use soleus_core::{
    care::{
        Activity::{self, Massage, Running, Strength, Stretch},
        Legs::{self, Both, Left, Right},
    },
    permission::decide::decide,
    time::DAY_MS,
};

use crate::{
    commands::dispatch,
    permission::ask,
    recovery::{
        facts::Known,
        tests::world::{World, checked, none},
    },
};

/// A person without risks whose left calf has cramped, checked, with the rows of today answered.
pub(super) fn cramped() -> (World, String) {
    let world = World::new();
    world.no_risks();
    let episode = world.open(json!({ "kind": "exercise_cramp" }));
    checked(&world);
    world.check_in(0, 1, none());
    (world, episode)
}

pub(super) fn may(world: &World, class: Activity, legs: Legs) -> bool {
    let known = Known::read(&world.app, None).unwrap();
    decide(&known.permission, &ask::class(class, legs)).is_none()
}

pub(super) fn red(world: &World, row: &str, answer: &str) -> String {
    let mut rows = none();
    rows[row] = json!(answer);
    let saved = world.check_in(0, 1, rows);
    saved["id"].as_str().unwrap().to_owned()
}

pub(super) fn refuses(world: &World, name: &str, args: Value) -> bool {
    dispatch(&world.app, name, args).is_err()
}

fn set_clock(world: &World, days: i64) {
    world.hands.shift_ms.store(days * DAY_MS, Ordering::Relaxed);
}

fn fly(world: &World, hours: i64) {
    world.hands.east_min.store(hours * 60, Ordering::Relaxed);
}

fn about_me(world: &World, medicines: &[&str]) {
    let of = |chosen: &[&str]| json!({ "kind": "options", "chosen": chosen, "unsure": [] });
    let mut answers = json!({ "age": of(&["a16_44"]), "pregnant": of(&["no"]), "medicines": of(medicines) });
    for name in ["clot", "minor", "veins", "conditions", "history"] {
        answers[name] = of(&[]);
    }
    world.call("about_me_put", json!({ "answers": answers }));
}

/// The expectations that did not hold.
#[derive(Default)]
pub(super) struct Failed(Vec<&'static str>);

impl Failed {
    pub(super) fn expect(&mut self, what: &'static str, holds: bool) {
        if !holds {
            self.0.push(what);
        }
    }

    pub(super) fn none(self) {
        assert!(self.0.is_empty(), "did not hold: {:#?}", self.0);
    }
}

#[test]
fn the_other_leg() {
    let mut failed = Failed::default();
    let (world, _) = cramped();
    failed.expect("the sore leg stretches", may(&world, Stretch, Left));
    failed.expect(
        "the sore leg does no strength on day 0",
        !may(&world, Strength, Left),
    );
    failed.expect(
        "the other leg does strength on day 0",
        may(&world, Strength, Right),
    );
    failed.expect("both legs at once do none", !may(&world, Strength, Both));
    failed.expect("no massage of the sore leg on day 0", !may(&world, Massage, Left));
    failed.expect("massage of the other leg on day 0", may(&world, Massage, Right));
    failed.expect(
        "nobody runs on one leg: no running with the other",
        !may(&world, Running, Both),
    );
    red(&world, "swollen", "not_sure");
    for (what, class, legs) in [
        ("a stop reaches stretching of the other leg", Stretch, Right),
        ("a stop reaches massage of the other leg", Massage, Right),
        ("a stop reaches strength of the other leg", Strength, Right),
        ("a stop reaches running", Running, Both),
    ] {
        failed.expect(what, !may(&world, class, legs));
    }
    failed.none();
}

#[test]
fn deleted_and_closed_recoveries() {
    let mut failed = Failed::default();
    let (world, episode) = cramped();
    world.call("episode_delete", json!(episode));
    failed.expect(
        "deleted at once, its time goes with it",
        may(&world, Strength, Left),
    );
    world.call("episode_restore", json!(episode));
    failed.expect("brought back, its time is back", !may(&world, Strength, Left));
    world.at(1, 10);
    world.check_in(0, 0, none());
    world.call("episode_delete", json!(episode));
    failed.expect(
        "deleted a day later, its time stays on the leg",
        !may(&world, Strength, Left),
    );
    failed.expect("and not on the other", may(&world, Strength, Right));
    world.at(13, 10);
    world.check_in(0, 0, none());
    failed.expect(
        "a day before its time is over it still stands",
        !may(&world, Strength, Left),
    );
    world.at(14, 11);
    world.check_in(0, 0, none());
    failed.expect(
        "after fourteen days its time is over",
        may(&world, Strength, Left) || !may(&world, Strength, Right),
    );
    let (world, episode) = cramped();
    red(&world, "foot_nerve", "yes");
    world.call("episode_close", json!({ "id": episode, "why": "recovered" }));
    failed.expect("closing lifts no stop", !may(&world, Stretch, Left));
    world.call("episode_delete", json!(episode));
    failed.expect("deleting lifts no stop", !may(&world, Stretch, Right));
    world.open(json!({ "kind": "tightness" }));
    failed.expect("a new recovery knows of the stop", !may(&world, Stretch, Left));
    failed.none();
}

#[test]
fn wrong_clocks_and_flights() {
    let mut failed = Failed::default();
    let (world, episode) = cramped();
    let opens = |world: &World| {
        let view = world.call("episode", json!(episode));
        let gates = view["state"]["gates"].as_array().unwrap().clone();
        let gate = gates
            .iter()
            .find(|gate| gate["id"] == "cramp/strength")
            .unwrap()
            .clone();
        gate["opensAt"]["ms"].as_i64().unwrap()
    };
    let before = opens(&world);
    fly(&world, -9);
    failed.expect("a flight west moves no opening", opens(&world) == before);
    fly(&world, 10);
    failed.expect("a flight east moves no opening", opens(&world) == before);
    failed.expect("a flight opens nothing", !may(&world, Strength, Left));
    fly(&world, 0);
    set_clock(&world, 900);
    failed.expect("a clock set ahead opens nothing", !may(&world, Strength, Left));
    set_clock(&world, -3000);
    failed.expect("a clock set back opens nothing", !may(&world, Strength, Left));
    set_clock(&world, 0);
    failed.expect(
        "with the clock right again the rows still count",
        may(&world, Stretch, Left),
    );
    red(&world, "foot_cold", "not_sure");
    set_clock(&world, -3000);
    failed.expect("a clock set back hides no stop", !may(&world, Stretch, Left));
    let world = world.reopen();
    failed.expect("nor after a restart", !may(&world, Stretch, Left));
    checked(&world);
    failed.expect(
        "a check under a wrong clock ends nothing within the day",
        !may(&world, Stretch, Left),
    );
    set_clock(&world, 900);
    failed.expect("nor does a clock set ahead", !may(&world, Stretch, Left));
    failed.none();
}

#[test]
fn several_open_recoveries() {
    let mut failed = Failed::default();
    let (world, first) = cramped();
    world.at(20, 10);
    checked(&world);
    world.check_in(0, 0, none());
    let walk = |world: &World| world.call("locks", Value::Null)["walk"].is_null();
    failed.expect("twenty days on walks are free", walk(&world));
    let form = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "doing": "", "factors": [],
        "returnedFrom": null, "when": null });
    let second = world.call("episode_open", form)["episode"]["id"].clone();
    failed.expect(
        "a new cramp of that leg holds what the old one opened",
        !walk(&world),
    );
    failed.expect(
        "the old one's strength waits for the new one",
        !may(&world, Strength, Left),
    );
    world.call("episode_close", json!({ "id": first, "why": "recovered" }));
    failed.expect("closing the older one opens nothing", !walk(&world));
    world.call("episode_delete", second);
    failed.expect(
        "the newer one taken back at once leaves nothing",
        may(&world, Stretch, Left),
    );
    failed.none();
}

#[test]
fn about_me_changed_later() {
    let mut failed = Failed::default();
    let (world, _) = cramped();
    failed.expect(
        "without risks the other leg is massaged",
        may(&world, Massage, Right),
    );
    about_me(&world, &["thinner"]);
    failed.expect(
        "a blood thinner closes massage at once",
        !may(&world, Massage, Right),
    );
    about_me(&world, &[]);
    failed.expect(
        "corrected, it counts from the next complete check",
        !may(&world, Massage, Right),
    );
    checked(&world);
    failed.expect("and from then on it does", may(&world, Massage, Right));
    failed.none();
}

#[test]
fn stops_and_their_end() {
    let mut failed = Failed::default();
    let (world, _) = cramped();
    let id = red(&world, "warm", "not_sure");
    world.hands.passed_ms.fetch_add(9 * 60_000, Ordering::Relaxed);
    world.call("check_in_take_back", json!(id));
    world.check_in(0, 1, none());
    failed.expect(
        "taken back within ten minutes it is gone",
        may(&world, Stretch, Left),
    );
    let id = red(&world, "warm", "not_sure");
    world.hands.passed_ms.fetch_add(11 * 60_000, Ordering::Relaxed);
    failed.expect(
        "after ten minutes it is not taken back",
        refuses(&world, "check_in_take_back", json!(id)),
    );
    world.call("check_in_delete", json!(id));
    failed.expect("deleting the answers lifts no stop", !may(&world, Stretch, Left));
    world.at(1, 9);
    checked(&world);
    world.check_in(0, 1, none());
    failed.expect("a check within a day ends no stop", !may(&world, Stretch, Left));
    world.at(1, 13);
    checked(&world);
    failed.expect("a complete check after a day ends it", may(&world, Stretch, Left));
    failed.none();
}
