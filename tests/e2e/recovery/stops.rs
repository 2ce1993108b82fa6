//! A stop is seen at once on every screen, in the same words, and what was answered by mistake is taken back.

use harness::{App, Page};
use serde_json::{Value, json};

use crate::{
    recovery::steps::{Course, answer_line, checked, choose, press_named},
    stretch::interruptions::begin_paused,
};

const NUMB: &str = "A foot that is numb, tingling or weak?";

/// Answers the eight rows of today in the window, one of them with `answer`.
#[track_caller]
fn answer_rows(page: &Page, row: &str, answer: &str) {
    page.go("recovery/check-in");
    page.button("None of these today").wait();
    let asks = page.command("check_in", &Value::Null)["rows"].clone();
    for ask in asks
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["ask"].as_str())
    {
        answer_line(page, ask, if ask == row { answer } else { "No" });
    }
    press_named(page, "Save the check-in");
    page.wait_text("A warning sign: check the leg now. The plan has stopped.");
}

/// Where a stop has to be seen: each screen, and what is on it when it is drawn.
const SCREENS: [(&str, &str); 6] = [
    ("today", "Today"),
    ("cramp", "Cramp now"),
    ("stretch", "Stretch"),
    ("stretch/seed-three", "The three stretches"),
    ("guide/after-a-strain", "After a calf strain: the phases"),
    ("recovery/check-in", "Check in"),
];

fn says(page: &Page, words: &str) -> bool {
    page.text()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .contains(words)
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_stop_is_seen_at_once_on_every_screen_in_the_same_words() {
    let course = Course::begin();
    let page = &course.page;
    checked(page);
    course.at(1, 9);
    for (answer, words) in [
        ("Not sure", format!("that is not ruled out: {NUMB}")),
        ("Yes", format!("A warning sign was answered “yes”: {NUMB}")),
    ] {
        answer_rows(page, NUMB, answer);
        for (place, _) in SCREENS.iter().filter(|(place, _)| *place != "recovery/check-in") {
            page.go(place);
            page.wait(&format!("{place} says the stop: {words}"), |page| {
                says(page, &words)
            });
            page.keep_picture(&format!(
                "stop-{}-{}",
                answer.replace(' ', "-").to_lowercase(),
                place.replace('/', "-")
            ));
        }
        page.go("today");
        page.wait("Today names no check that says otherwise", |page| {
            says(page, &words) && !says(page, "Your last check: Care for it yourself")
        });
        course.open();
        page.wait("the recovery says the stop", |page| says(page, &words));
        page.keep_picture(&format!(
            "stop-{}-recovery",
            answer.replace(' ', "-").to_lowercase()
        ));
        // Taken back within ten minutes, no screen says it any more.
        page.go("recovery/check-in");
        page.button("Take the answers back").click();
        page.wait_text("Taken back. The warning signs are not answered now.");
        for (place, heading) in SCREENS {
            page.go(place);
            page.wait(&format!("{place} is drawn"), |page| says(page, heading));
            page.wait(&format!("{place} says no stop"), |page| !says(page, &words));
        }
    }
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_line_after_a_cramp_closes_the_stretch_on_the_same_page() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("cramp");
    page.button("Log this cramp").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.button("Not sure").click();
    page.wait_text("No stretching and no rubbing now");
    page.wait_text("Stopped: after a cramp, one leg swollen, red, numb or cold was not ruled out.");
    page.go("stretch/seed-three");
    page.wait_text("Stopped: after a cramp, one leg swollen, red, numb or cold was not ruled out.");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn fever_or_feeling_very_ill_says_to_call_before_the_check() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command("settings_put", &json!({ "country": "DE" }));
    page.reload();
    answer_rows(&page, "Fever, shivering, or feeling very ill?", "Yes");
    page.wait_text("call 112 now, before the check");
    page.assert_accessible("a red row with words of its own");
    page.keep_picture("check-in-call");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn ending_a_session_without_saying_how_much_it_hurts_leads_to_the_check() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin_paused(&page, "seed-three");
    page.command("session_command", &json!({ "kind": "hurts" }));
    page.button("End without saying how much: the leg is checked first")
        .click();
    page.wait_text("Ended because it hurt");
    page.go("today");
    page.wait_text("Stopped: something hurt in a session, and how much was not said.");
    page.keep_picture("today-hurt-untold");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn pain_after_a_session_says_hold_or_stop() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    for (pain, words) in [
        ("2", ""),
        (
            "4",
            "More pain than may be: hold. The same amount next time, not more.",
        ),
        ("6", "Too much pain: stop here and check the leg."),
    ] {
        page.go("stretch/history");
        page.button("Add a session").click();
        page.button("On which day?: Today").click();
        choose(&page, "Pain in the calf after it, if you know", pain);
        press_named(&page, "Save");
        if words.is_empty() {
            page.wait("the form is closed", |page| page.css("dialog[open]").count() == 0);
            assert!(!says(&page, "hold. The same amount"));
        } else {
            page.wait_text(words);
            page.keep_picture(&format!("session-pain-{pain}"));
        }
    }
    page.go("today");
    page.wait_text("Stopped: pain 6 during or after a load.");
    app.finish();
}
