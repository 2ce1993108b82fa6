//! Single expectations of clinicians' words, a line each: what they open, from when, until when, and what they leave closed.

use serde_json::{Value, json};
use soleus_core::care::{
    Activity::{Massage, Strength, Stretch},
    Legs::{Both, Left, Right},
};

use super::expect::{Failed, cramped, may, red, refuses};
use crate::recovery::tests::world::{none, word};

/// The words of a clinician as the form gives them.
fn says(day: &str, more: Value) -> Value {
    let mut word = word(day, "a plain cramp");
    for (name, value) in more.as_object().unwrap() {
        word[name] = value.clone();
    }
    word
}

#[test]
fn words_of_clinicians() {
    let mut failed = Failed::default();
    let (world, _) = cramped();
    let strength = |more: Value| {
        let mut all = json!({ "permits": ["strength"] });
        for (name, value) in more.as_object().unwrap() {
            all[name] = value.clone();
        }
        all
    };
    let until = json!({ "until": { "day": "2026-06-08", "time": null } });
    world.call("clinician_add", says("2026-06-07", strength(until)));
    failed.expect("a word opens the class it names", may(&world, Strength, Left));
    failed.expect("and no other", !may(&world, Massage, Left));
    world.at(1, 23);
    world.check_in(0, 0, none());
    failed.expect("it holds to the end of its last day", may(&world, Strength, Left));
    world.at(2, 1);
    failed.expect("and not an hour longer", !may(&world, Strength, Left));
    let later = json!({ "from": { "day": "2026-06-11", "time": null } });
    world.call("clinician_add", says("2026-06-08", strength(later)));
    failed.expect(
        "a word from a later day opens nothing yet",
        !may(&world, Strength, Left),
    );
    world.at(4, 1);
    world.check_in(0, 0, none());
    failed.expect("it opens at midnight of its day", may(&world, Strength, Left));
    let all = world.call("clinicians", Value::Null);
    for row in all["records"].as_array().unwrap() {
        world.call("clinician_delete", row["entry"]["id"].clone());
    }
    failed.expect("deleted, it closes at once", !may(&world, Strength, Left));
    red(&world, "urine", "not_sure");
    world.check_in(0, 1, none());
    world.call("clinician_add", says("2026-06-10", json!({ "followPlan": true })));
    failed.expect(
        "a visit the day before a stop lifts nothing of it",
        !may(&world, Stretch, Left),
    );
    world.call("clinician_add", says("2026-06-11", json!({ "followPlan": true })));
    failed.expect(
        "nor one of the same day that does not say it was after",
        !may(&world, Stretch, Left),
    );
    world.call(
        "clinician_add",
        says("2026-06-11", json!({ "followPlan": true, "after": true })),
    );
    failed.expect("one that says so lifts it", may(&world, Stretch, Left));
    failed.expect("and opens no gate", !may(&world, Strength, Left));
    failed.expect(
        "a visit in the future is refused",
        refuses(&world, "clinician_add", says("2026-06-12", json!({}))),
    );
    failed.none();
}

#[test]
fn a_word_that_names_a_step_under_a_stop() {
    let mut failed = Failed::default();
    let (world, _) = cramped();
    world.open(
        json!({ "kind": "strain", "muscle": null, "signs": { "pop": "no", "noPushOff": "no", "limp": "no",
        "bruise": "no", "largeBruiseOrDent": "no", "weakRaise": "no" } }),
    );
    red(&world, "swollen", "yes");
    world.check_in(0, 1, none());
    failed.expect("under the result nothing is open", !may(&world, Stretch, Left));
    let step = json!({ "gates": ["strain/phase-1"], "after": true });
    world.call("clinician_add", says("2026-06-07", step));
    let legs = [Left, Right, Both].map(|legs| may(&world, Stretch, legs));
    failed.expect(
        "what both legs may do together, each may do alone",
        legs == [legs[2]; 3],
    );
    failed.expect("the word opens what its step opens", legs[2]);
    failed.expect("it opens no massage", !may(&world, Massage, Right));
    failed.none();
}
