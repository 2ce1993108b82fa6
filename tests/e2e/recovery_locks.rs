//! Closed gates and locks wherever they reach: routines, the walk-run table, a page of the guide, Today; always with why
//! and until when. And the way out: a clinician's word, entered where the plan has stopped.

use serde_json::{Value, json};

use crate::recovery_steps::{Course, choose, fill, none, press_named};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_closed_gate_reaches_routine_guide_and_today_with_why_and_until_when() {
    let course = Course::begin();
    course.check_in(2);
    let page = &course.page;
    page.go("stretch/strain-early");
    page.wait_text("Your recovery plan holds");
    page.wait_text("Early load");
    page.assert_accessible("a routine held by a plan");
    let locks = page.command(
        "routine",
        &json!({ "id": "strain-early", "choices": { "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 } }),
    )["locked"]
        .clone();
    assert!(locks[0]["opensAt"]["ms"].is_number(), "until when: {locks:#}");
    page.go("recovery?gate=strain/phase-2");
    page.wait("the gate's own row is open", |page| {
        page.route().contains("/episode/")
            && page.css("[data-gate='strain/phase-2'] details[open]").count() == 1
    });
    page.go("recovery?gate=bruise/run");
    page.wait_text("No open episode has this plan.");
    page.go("today");
    page.wait_text("Next: Early load, not before");
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_stopped_plan_goes_on_with_what_a_clinician_found_and_allowed() {
    let course = Course::begin();
    course.at(2, 11);
    course.check_in(1);
    course.expect(1, &["strain/phase-1"]);
    course.at(4, 9);
    let page = &course.page;
    let today = page.command("check_in", &Value::Null)["today"].clone();
    let mut rows = none();
    rows["warm"] = json!("not_sure");
    page.command(
        "check_in_save",
        &json!({ "id": null, "day": today, "rows": rows, "left": { "rest": 0, "walking": 1, "swelling": "none" }, "right": null,
            "done": [], "confidence": null, "note": "", "tags": [] }),
    );
    course.open();
    page.wait_text("A warning sign on");
    course.expect(1, &[]);
    page.button("I was seen: write it down").click();
    page.button("Enter what a clinician said").click();
    fill(page, "Who saw you?", "Dr Novak, A&E");
    fill(page, "What did they say it is?", "strain, clot excluded");
    choose(page, "What did they allow? (in the whole app)", "Stretching");
    press_named(page, "Save what was said");
    page.wait_text("Allowed: Stretching");
    page.wait_text("Dr Novak, A&E");
    course.at(5, 9);
    course.check_in(1);
    course.expect(1, &["strain/phase-1"]);
    page.role("link", "All records, to correct or remove one").click();
    page.wait_text("Dr Novak");
    course.app.finish();
}
