//! What a result leads to, and how long one that asks for a visit stands.

use serde_json::{Value, json};

use super::world::{World, one, word};

#[test]
fn what_was_said_goes_into_the_plan_it_leads_to_and_never_from_someone_elses_check() {
    let strain = [
        ("start", one("sudden")),
        ("day", one("d1")),
        ("steps", one("limp")),
        ("bruise", one("small")),
        ("tiptoe", one("painful")),
        ("pattern", one("use")),
        ("which", one("left")),
    ];
    let world = World::new();
    let result = world.finish("me", &strain);
    assert_eq!(result["level"], "clinician_days", "{result:#}");
    assert_eq!(result["next"], "recovery:strain");
    let signs = &result["start"]["signs"];
    assert_eq!(
        (
            &signs["limp"],
            &signs["bruise"],
            &signs["noPushOff"],
            &signs["weakRaise"]
        ),
        (&json!("yes"), &json!("yes"), &json!("no"), &json!("yes"))
    );
    assert!(
        signs["largeBruiseOrDent"].is_null(),
        "what was not asked is not filled in"
    );
    let other = world.finish("other", &strain);
    assert_eq!((&other["next"], &other["start"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_result_that_asks_for_a_visit_stands_with_its_date_until_it_is_answered_or_long_over() {
    let strain = [
        ("start", one("sudden")),
        ("steps", one("limp")),
        ("pattern", one("use")),
    ];
    let due = |world: &World| world.call("result_due", Value::Null);
    let world = World::new();
    assert_eq!(due(&world), Value::Null);
    world.finish("other", &strain);
    assert_eq!(due(&world), Value::Null, "someone else's result is not one's own");
    let result = world.finish("me", &strain);
    let stands = due(&world);
    assert_eq!(
        (&stands["check"], &stands["due"]),
        (&result["id"], &result["due"])
    );
    assert_eq!(
        (&stands["passed"], &stands["earlierDay"]),
        (&json!(false), &Value::Null)
    );
    world.later(4 * 24);
    world.finish("me", &strain);
    let again = due(&world);
    assert_eq!(
        again["earlierDay"], result["due"]["day"],
        "a newer check does not move the day in silence"
    );
    world.later(8 * 24);
    assert_eq!(due(&world)["passed"], true);
    world.later(14 * 24);
    assert_eq!(due(&world), Value::Null, "long over");
    let answered = World::new();
    answered.finish("me", &strain);
    answered.later(1);
    answered.call("clinician_add", word("Physiotherapist", "a strain", &[]));
    assert_eq!(due(&answered), Value::Null);
}

#[test]
fn a_same_day_result_names_its_hour_and_when_a_new_check_can_end_it() {
    let world = World::new();
    world.finish("me", &[("swollen", one("left"))]);
    let stands = world.call("result_due", Value::Null);
    assert_eq!(
        (&stands["level"], &stands["checkable"]),
        (&json!("same_day"), &json!(false))
    );
    assert!(stands["due"]["hour"].is_number() || stands["due"]["kind"] == "tonight");
    world.later(25);
    let later = world.call("result_due", Value::Null);
    assert_eq!(
        (&later["passed"], &later["checkable"]),
        (&json!(true), &json!(true))
    );
}
