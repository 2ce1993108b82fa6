//! The whole of the main job by keyboard alone: first run, a guide page, a session to its end, a cramp, a check-in,
//! a check; then the app is closed and opened again, and everything is there.

use crate::guide::reading::first;
use harness::{App, Page};
use serde_json::{Value, json};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_person_does_the_main_job_without_a_mouse_and_finds_it_all_again() {
    let mut app = App::builder().speed(60).start();
    let page = app.page().clone();
    first_run(&page);
    reads(&page);
    stretches(&page);
    logs_a_cramp(&page);
    checks_in(&page);
    let result = checks_the_leg(&page);
    app.close_and_restart();
    finds_everything(app.page(), &result);
    app.finish();
}

fn first_run(page: &Page) {
    page.css("main h1").wait();
    reach(page, "button", "Skip");
    page.press("Enter");
    page.heading("Today").wait();
}

fn reads(page: &Page) {
    jump(page, "guide");
    page.css("search input").wait();
    page.press("/");
    page.type_text("calf strain");
    page.wait("the page is found", |page| first(page) == "Calf strain");
    page.press("ArrowDown");
    page.press("Enter");
    page.heading("Calf strain").wait();
    page.assert_accessible("a guide page");
}

fn stretches(page: &Page) {
    jump(page, "stretch");
    reach(page, "link", "The three stretches");
    page.press("Enter");
    page.heading("The three stretches").wait();
    reach(page, "button", "Start");
    page.press("Enter");
    reach(page, "button", "None of these today");
    page.press("Enter");
    page.css(".player").wait();
    page.press("Space");
    page.wait("Space pauses", |page| session(page)["moving"] == "paused");
    page.press("Space");
    page.heading("Done").wait();
    page.wait_text("18 of 18 sets");
    reach(page, "button", "Save and close");
    page.press("Enter");
    page.wait("the routines again", |page| page.route() == "#/stretch");
}

fn logs_a_cramp(page: &Page) {
    page.press("F2");
    page.heading("Cramp now").wait();
    reach(page, "button", "Log this cramp");
    page.press("Enter");
    page.wait_text("Is one leg swollen, red, numb or cold?");
}

/// The episode's own form is filled in by hand in `recovery.rs`; here it stands already.
fn checks_in(page: &Page) {
    let when = json!({ "day": page.command("check_in", &Value::Null)["today"], "time": null });
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
        "doing": "", "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    jump(page, "recovery");
    reach(page, "link", "Check in");
    page.press("Enter");
    page.heading("Check in").wait();
    reach(page, "button", "None of these today");
    page.press("Enter");
    reach(page, "button", "Save the check-in");
    page.press("Enter");
    page.wait_text("Saved.");
}

/// Is sure of nothing, which may never end in self-care. Gives the result's heading.
fn checks_the_leg(page: &Page) -> String {
    page.press("F3");
    page.heading("Check my leg").wait();
    reach(page, "button", "My leg");
    page.press("Enter");
    page.wait("the first question", |page| page.route() == "#/check/run");
    let over = |page: &Page| page.button("Show the result").count() > 0;
    for _ in 0..80 {
        if over(page) {
            reach(page, "button", "Show the result");
            page.press("Enter");
            page.wait("a result", |page| page.route().starts_with("#/check/result"));
            page.css("main h1").wait();
            page.assert_accessible("the result");
            return heading(page);
        }
        unsure(page, &over);
    }
    panic!("the check never ends:\n{}", page.text());
}

/// Answers one question with "not sure", or with its last choice where "not sure" is none.
fn unsure(page: &Page, over: &impl Fn(&Page) -> bool) {
    let before = heading(page);
    readable(page);
    page.press("u");
    let moved = |page: &Page| heading(page) != before || over(page);
    if !harness::wait::soon(|| moved(page)) {
        page.press("Tab");
        page.press("Enter");
        page.wait(&format!("an answer to \"{before}\""), moved);
    }
}

/// Waits until the question on screen takes an answer: one that was drawn this moment has not been read.
pub(crate) fn readable(page: &Page) {
    page.wait("the question can be answered", |page| {
        page.css("main [data-fresh]").count() == 0
    });
}

fn finds_everything(page: &Page, result: &str) {
    page.go("stretch/history");
    page.wait_text("9 of 9 sets");
    page.go("cramp/history");
    page.wait_text("One cramp in all");
    page.go("recovery/check-in");
    page.wait_text("You have checked in for this day.");
    page.go("check");
    page.role_with("link", result).wait();
}

/// Opens a screen through the quick jump.
fn jump(page: &Page, screen: &str) {
    page.press("Control+k");
    page.css("dialog[open] input").wait();
    page.type_text(screen);
    page.press("Enter");
    page.css("dialog[open]").wait_gone();
    page.wait(&format!("the screen {screen}"), |page| {
        page.route() == format!("#/{screen}")
    });
    page.css("main h1").wait();
}

/// Presses Tab until the focus is on something with this role and this beginning of a name.
#[track_caller]
fn reach(page: &Page, role: &str, name: &str) {
    page.role_with(role, name).wait();
    for _ in 0..120 {
        let (is, named) = page.focused();
        if is == role && named.starts_with(name) {
            return;
        }
        page.press("Tab");
    }
    panic!("Tab never came to {role} \"{name}\"");
}

fn heading(page: &Page) -> String {
    page.script("return document.querySelector('main h1')?.innerText ?? ''")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn session(page: &Page) -> Value {
    page.command("session_view", &Value::Null)
}
