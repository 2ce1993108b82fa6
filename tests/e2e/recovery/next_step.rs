//! Where a recovery stands, in the window: Today and its own page say the same one next thing, never more than the gates;
//! the form says what is missing; an edit keeps what it replaces; one key logs a cramp from anywhere.

use harness::{App, Page};
use serde_json::{Value, json};

use crate::recovery::steps::{Course, answer_line, choose, fill, none, open_strain};

/// A check-in and a walk told to the app, not pressed: other tests press them.
fn tell(course: &Course, walking: u8) {
    let page = &course.page;
    let leg = json!({ "rest": 0, "walking": walking, "worst": walking, "swelling": "none" });
    let today = page.command("check_in", &Value::Null)["today"].clone();
    let form = json!({ "day": today, "rows": none(), "left": leg, "right": null, "done": [],
        "confidence": 6, "note": "", "tags": [] });
    page.command("check_in_save", &form);
}

fn tell_walk(course: &Course, pain: u8) {
    let walk = json!({ "kind": "flat_walk", "minutes": 20, "metres": null, "pain": pain, "limp": false, "terrain": null });
    course
        .page
        .command("outing_save", &json!({ "when": null, "outing": walk }));
}

/// Today and the page of the episode both say `words`.
#[track_caller]
fn both_say(course: &Course, words: &str) {
    course.page.go("settings");
    course.page.go("today");
    course.page.wait_text(words);
    course.open();
    course.page.wait_text(words);
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn today_and_the_page_say_the_same_next_thing_and_call_nothing_open_that_is_held() {
    let course = Course::begin();
    let page = course.page.clone();
    both_say(&course, "Today’s check-in is due.");
    tell(&course, 6);
    both_say(&course, "Next: Early load, not before");
    page.wait_text("Take load off for one to three days");
    let here = page.css("main [aria-current=step]");
    assert!(here.text().starts_with("Protect"), "{}", here.text());
    page.wait_text("“Walk and run” comes later: an earlier step comes first.");
    page.assert_accessible("where a recovery stands");
    course.at(2, 11);
    tell(&course, 1);
    both_say(&course, "Next, the leg has to show this: A 10 minute walk");
    page.wait_text("Stretching: allowed");
    course.at(4, 9);
    tell(&course, 1);
    course.at(4, 18);
    tell_walk(&course, 2);
    course.at(5, 8);
    tell(&course, 3);
    both_say(&course, "Every step waits today. Tomorrow morning decides.");
    page.wait_text("“Early load” waits: today’s leg speaks against it.");
    let today = page.command("recovery_today", &Value::Null);
    assert_eq!(today[0]["next"]["kind"], "held");
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_recovery_starts_with_few_presses_and_the_form_says_what_is_missing() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("recovery/new");
    page.button("Start the plan").click();
    page.wait_text("Still missing: what it is, which leg.");
    choose(&page, "What is it?", "A calf strain");
    choose(&page, "Which leg?", "Right");
    page.wait_text("Still missing: an answer to every sign.");
    page.button("None of these").click();
    answer_line(&page, "Do you walk with a limp?", "Yes");
    page.assert_accessible("the form of a strain");
    page.button("Start the plan").click();
    page.heading("Calf strain").wait();
    let signs = newest(&page)["condition"]["signs"].clone();
    assert_eq!((&signs["limp"], &signs["pop"]), (&json!("yes"), &json!("no")));
    page.go("recovery/new");
    choose(&page, "What is it?", "A clinician told me");
    choose(&page, "Which leg?", "Left");
    fill(&page, "What did the clinician call it?", "Achilles tendinopathy");
    fill(&page, "Who said so?", "Dr Novak");
    choose(&page, "What did they allow?", "Running");
    page.button("Start the plan").click();
    page.heading("Achilles tendinopathy").wait();
    let list = page.command("episodes", &Value::Null);
    let named = list["episodes"].as_array().unwrap().iter();
    let named = named
        .map(|card| &card["episode"]["body"]["condition"])
        .find(|condition| condition["kind"] == "named")
        .unwrap();
    let from = |activity: &str| {
        let gates = named["gates"].as_array().unwrap().iter();
        gates.clone().find(|gate| gate["activity"] == activity).unwrap()["from"].clone()
    };
    assert_eq!(from("running"), named["on"], "from the day one was told");
    assert_eq!(from("strength"), Value::Null, "what is not ticked stays closed");
    app.finish();
}

/// The episode that was opened last.
fn newest(page: &Page) -> Value {
    page.command("episodes", &Value::Null)["episodes"][0]["episode"]["body"].clone()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_edit_of_a_recovery_keeps_and_shows_what_it_replaced() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    for doing in ["Hill repeats", "A race"] {
        page.link("About").click();
        page.link("Edit").click();
        page.heading("Edit this recovery").wait();
        page.css("form details").wait();
        page.script("document.querySelector('form details').open = true");
        fill(&page, "What were you doing?", doing);
        page.button("Save").click();
        page.wait("the edit is kept", |page| newest(page)["doing"] == doing);
        page.heading("Calf strain").wait();
    }
    page.link("About").click();
    page.css("main details summary").wait();
    page.wait_text("Edited 2 times; the old values are kept.");
    page.script("[...document.querySelectorAll('details')].find((one) => one.innerText.startsWith('Edited')).open = true");
    page.wait("the replaced value is shown", |page| {
        page.text().contains(": Hill repeats")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn one_key_logs_a_cramp_from_anywhere() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let total = |page: &Page| page.command("cramps", &Value::Null)["total"].as_u64().unwrap();
    page.go("guide");
    page.css("search input").click();
    page.press("F4");
    page.wait_text("Logged. The first in seven days.");
    page.wait_text("Is one leg swollen, red, numb or cold?");
    assert_eq!(total(&page), 1);
    page.button("Undo").click();
    page.wait("it is gone", |page| total(page) == 0);
    page.go("settings");
    page.press("F4");
    page.wait("it is logged again", |page| total(page) == 1);
    page.wait_text("Is one leg swollen, red, numb or cold?");
    app.finish();
}
