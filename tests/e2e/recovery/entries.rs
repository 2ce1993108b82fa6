//! Recovery in the real window: a cramp, an episode, a check-in by mouse and by keyboard, everything there after a
//! restart.

use harness::App;
use serde_json::{Value, json};

use crate::recovery::steps::{answer_line, choose, fill, open_strain, tab_to, wait_walking};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_cramp_leads_to_its_plan_and_everything_is_there_the_next_time() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.press("F2");
    page.heading("Cramp now").wait();
    page.assert_accessible("Cramp now");
    page.keep_picture("cramp");
    page.button("Log this cramp").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.button("No").click();
    page.button("Add details").click();
    choose(&page, "Which leg?", "Left");
    choose(&page, "When did it come?", "During exercise");
    choose(&page, "Is the muscle sore now?", "Yes");
    page.assert_accessible("the details of a cramp");
    page.button("Save the details").click();
    page.link("Open the plan").click();
    page.heading("New recovery").wait();
    page.assert_accessible("a new episode");
    page.button("Start the plan").click();
    page.heading("After an exercise cramp").wait();
    page.wait_text("Gentle massage and foam roll");
    page.assert_accessible("an episode");
    page.keep_picture("episode-first-day");
    page.link("Check in").click();
    page.button("None of these today").click();
    choose(&page, "Pain at rest", "1");
    choose(&page, "Pain walking", "3");
    choose(&page, "Swelling since yesterday", "None");
    page.assert_accessible("the check-in");
    page.keep_picture("check-in");
    page.button("Save the check-in").click();
    page.wait_text("Saved.");

    app.close_and_restart();
    let page = app.page().clone();
    page.go("recovery");
    page.link("Check in").wait();
    page.assert_accessible("the list of episodes");
    page.role_with("link", "After an exercise cramp").click();
    page.link("Plan").click();
    page.wait_text("Walk on the flat for exercise");
    page.heading("The way back").wait();
    page.link("About").click();
    page.button("Close this recovery").click();
    tab_to(&page, "button", "Close it");
    page.press("Enter");
    page.button("Open it again").wait();
    page.go("cramp/history");
    page.wait_text("One cramp in all");
    page.assert_accessible("the cramp history");
    page.go("recovery/check-in");
    wait_walking(&page, 3);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_check_in_is_done_by_keyboard_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.go("recovery");
    tab_to(&page, "link", "Check in");
    page.press("Enter");
    page.heading("Check in").wait();
    page.button("None of these today").wait();
    tab_to(&page, "button", "None of these today");
    page.press("Space");
    tab_to(&page, "radio", "0");
    page.press("ArrowRight");
    tab_to(&page, "radio", "0");
    page.press("ArrowRight");
    page.press("ArrowRight");
    tab_to(&page, "button", "Save the check-in");
    page.press("Enter");
    page.wait_text("Saved.");
    let saved = page.command("check_in", &Value::Null);
    let left = &saved["ofToday"]["body"]["left"];
    assert_eq!((&left["rest"], &left["walking"]), (&json!(1), &json!(2)));
    assert!(left["worst"].is_null(), "what was not answered stays unknown");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_warning_sign_in_the_check_in_leads_to_the_check() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.go("recovery/check-in");
    page.button("None of these today").click();
    let swollen = page.command("check_in", &Value::Null)["rows"][4]["ask"].clone();
    // The press made room; the rows are still there to be changed.
    page.role("button", "Change the warning signs").click();
    answer_line(&page, swollen.as_str().unwrap(), "Not sure");
    page.button("Save the check-in").click();
    page.wait_text("A warning sign: check the leg now.");
    page.assert_accessible("a warning sign");
    page.go("recovery");
    page.role_with("link", "Calf strain").click();
    page.wait_text("Stopped");
    page.assert_accessible("a stopped plan");
    page.keep_picture("episode-stopped");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_place_on_the_leg_is_chosen_on_the_drawing_or_by_key() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("recovery/new");
    choose(&page, "What is it?", "A knock or bruise");
    // From behind, the person's left leg is on the left: the mirrored one of the second pair.
    let calf = |leg: u8| format!(".drawing svg > g:nth-of-type({leg}) > path.place:nth-of-type(6)");
    page.script_with(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })",
        &[json!(calf(4))],
    );
    page.css(&calf(4)).click();
    let chosen = |page: &harness::Page| {
        page.script("return [...document.querySelectorAll('form input:checked')].map((one) => one.closest('label').innerText.trim())")
    };
    page.wait("the place and its leg are chosen", |page| {
        chosen(page) == json!(["A knock or bruise", "Left", "Middle of the calf"])
    });
    let marked = |leg: u8| page.css(&format!("{}.on", calf(leg))).count();
    assert_eq!(
        (marked(4), marked(3)),
        (1, 0),
        "drawn on the leg that hurts, not on the other"
    );
    page.assert_accessible("the leg map in the form");
    page.keep_picture("episode-place");
    tab_to(&page, "radio", "Middle of the calf");
    page.press("ArrowDown");
    page.wait("the next place is chosen by key", |page| {
        chosen(page) == json!(["A knock or bruise", "Left", "Inner upper calf"])
    });
    page.button("Start the plan").click();
    page.heading("Calf bruise").wait();
    page.link("About").click();
    page.wait_text("Inner upper calf");
    let list = page.command("episodes", &Value::Null);
    assert_eq!(
        list["episodes"][0]["episode"]["body"]["place"],
        "calf-inner-upper"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn walks_before_the_newest_ten_are_shown_when_asked_for_and_can_be_changed() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    for minutes in 1..=12 {
        let walk = json!({ "kind": "flat_walk", "minutes": minutes, "metres": null, "pain": 0, "limp": false, "terrain": null });
        page.command("outing_save", &json!({ "when": null, "outing": walk }));
    }
    page.go("today");
    page.heading("What do you need?").wait();
    page.go("recovery");
    page.role_with("link", "Calf strain").click();
    page.link("Log").click();
    page.button("Show 2 earlier").click();
    page.wait_text("1 minute, pain 0");
    page.button("Show 2 earlier").wait_gone();
    let count = "return [...document.querySelectorAll('tr button')].filter(b => b.textContent.trim() === 'Edit').length";
    page.wait("all 12 walks are there", |page| page.script(count) == 12);
    page.script("[...document.querySelectorAll('tr button')].filter(b => b.textContent.trim() === 'Edit').at(-1).click()");
    page.heading("Change a walk or run").wait();
    fill(&page, "Minutes", "44");
    page.button("Save").click();
    page.wait_text("44 minutes, pain 0");
    app.finish();
}
