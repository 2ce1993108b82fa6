//! Closed gates and locks wherever they reach: routines, the walk-run table, pages of the guide, Today; always with why
//! and until when. And the way out: a clinician's word, entered where the plan has stopped.

use harness::Page;
use serde_json::{Value, json};

use crate::recovery::steps::{Course, choose, clinicians_word, none, press_named};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_closed_gate_reaches_routine_guide_and_today_with_why_and_until_when() {
    let course = Course::begin();
    course.check_in(2);
    let page = &course.page;
    page.go("stretch/strain-early");
    page.wait_text("“Early load” has not opened yet: its time is not over.");
    page.assert_accessible("a routine held by a plan");
    let locks = page.command(
        "routine",
        &json!({ "id": "strain-early", "choices": { "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 } }),
    )["closed"]
        .clone();
    assert!(
        locks["reasons"][0]["opensAt"]["ms"].is_number(),
        "until when: {locks:#}"
    );
    page.go("recovery?gate=strain/phase-2");
    page.wait("the gate's own row is open", |page| {
        page.route().contains("/episode/")
            && page.css("[data-gate='strain/phase-2'] details[open]").count() == 1
    });
    page.go("recovery?gate=bruise/run");
    page.wait_text("No recovery under way has this plan.");
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
        &json!({ "day": today, "rows": rows, "left": { "rest": 0, "walking": 1, "swelling": "none" }, "right": null,
            "done": [], "confidence": null, "note": "", "tags": [] }),
    );
    course.open();
    page.wait_text("a warning sign on");
    course.expect(1, &[]);
    page.button("I was seen: write it down").click();
    // The stop leads there; the form is opened where it stands.
    page.script("[...document.querySelectorAll('main button')].filter((one) => one.textContent.trim() === 'I was seen: write it down').at(-1).click()");
    clinicians_word(page, "Dr Novak, A&E", "strain, clot excluded", "These activities");
    choose(page, "Which activities did they name?", "stretching");
    press_named(page, "Keep this");
    page.wait_text("Allowed: stretching");
    page.wait_text("Dr Novak, A&E");
    course.at(5, 9);
    course.check_in(1);
    course.expect(1, &["strain/phase-1"]);
    page.role("link", "Edit").click();
    page.wait_text("Dr Novak");
    course.app.finish();
}

/// Opens the gate with this id on a page of the guide; what its fold says.
#[track_caller]
fn gate_on_page(page: &Page, article: &str, gate: &str) -> String {
    page.go("today");
    page.heading("Today").wait();
    page.go(&format!("guide/{article}"));
    let state = format!("[data-gate='{gate}']");
    page.wait("the gate shows how it stands", |page| {
        page.css(&state).count() == 1
    });
    page.script_with(
        "const fold = document.querySelector(arguments[0]).closest('details'); fold.open = true; fold.scrollIntoView({ block: 'center' });",
        &[json!(state)],
    );
    let text = page.script_with(
        "return document.querySelector(arguments[0]).closest('details').innerText.replace(/\\s+/g, ' ')",
        &[json!(state)],
    );
    text.as_str().unwrap_or_default().to_owned()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_gate_in_an_article_stands_as_it_does_in_the_open_plan() {
    let course = Course::begin();
    course.check_in(2);
    let page = &course.page;
    let early = gate_on_page(page, "after-a-strain", "strain/phase-1");
    assert!(
        early.contains("Waits for time Not before") && early.contains("to go"),
        "until when: {early}"
    );
    assert!(
        early.contains("Why: Torn fibres need a short calm"),
        "why: {early}"
    );
    page.wait_text("Not for you now");
    page.wait_text("“Early load” has not opened yet: its time is not over.");
    page.assert_accessible("a page with an open plan");
    page.keep_picture("guide-gate-closed");
    // The button to a routine says the same beside it.
    let routine = page.script("return document.querySelector('main a[href=\"#/stretch/strain-strength\"]').closest('p').previousElementSibling.innerText");
    let routine = routine.as_str().unwrap_or_default();
    assert!(
        routine.contains("“Strength” comes later") && routine.contains("The leg must show first"),
        "{routine}"
    );
    let run = gate_on_page(page, "walk-run", "strain/phase-4");
    assert!(
        run.contains("Comes later") && run.contains("20 hops on the sore leg"),
        "{run}"
    );
    assert!(
        run.contains("(nothing recorded)"),
        "each need says whether it is met: {run}"
    );
    course.at(2, 11);
    course.check_in(1);
    let open = gate_on_page(page, "after-a-strain", "strain/phase-1");
    assert!(
        open.contains("Open") && open.contains("(done, last: 1)"),
        "{open}"
    );
    page.keep_picture("guide-gate-open");
    let today = page.command("check_in", &Value::Null)["today"].clone();
    let mut rows = none();
    rows["fever"] = json!("yes");
    page.command(
        "check_in_save",
        &json!({ "day": today, "rows": rows, "left": null, "right": null, "done": [], "confidence": null, "note": "", "tags": [] }),
    );
    let stopped = gate_on_page(page, "after-a-strain", "strain/phase-1");
    assert!(
        stopped.contains("Stopped") && stopped.contains("A warning sign was answered “yes”: Fever"),
        "why: {stopped}"
    );
    assert!(
        stopped.contains("A new, complete check can end this from"),
        "until when: {stopped}"
    );
    page.assert_accessible("a stopped gate in a page");
    page.keep_picture("guide-gate-stopped");
    course.app.finish();
}
