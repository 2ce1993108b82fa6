//! Presses nobody means: the second half of a double press, and a key held down. And a focus that outlives what had it.

use crate::check::results::next_step;
use crate::recovery::steps::none;
use crate::stretch::interruptions::{begin_paused, session};
use harness::{App, Page};
use serde_json::{Value, json};

/// Presses `first`, and `second` as soon as a press can come after `now` has become true; then lets things settle.
fn press_twice(page: &Page, first: &str, now: &str, second: &str) {
    let script = format!(
        "const done = arguments[0];
        const look = () => {{
          if (!({now})) return;
          changes.disconnect();
          setTimeout(() => {{ {second}; setTimeout(() => done('pressed'), 300); }});
        }};
        const changes = new MutationObserver(look);
        changes.observe(document.body, {{ childList: true, subtree: true, attributes: true, characterData: true }});
        {first};"
    );
    assert_eq!(page.script_async(&script, &[]), "pressed");
}

fn questions(page: &Page) -> Vec<Value> {
    let list = page.command("questions", &Value::Null)["questions"].clone();
    list.as_array().cloned().unwrap_or_default()
}

/// The doctor's list with three questions.
fn three_questions(page: &Page) {
    for text in ["One?", "Two?", "Three?"] {
        page.command(
            "question_add",
            &json!({ "text": text, "from": null, "asked": false }),
        );
    }
    page.go("doctor");
    page.wait_text("Three?");
}

const REMOVE: &str = "document.querySelector('main .questions li button[aria-label^=Remove]').click()";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_takes_one_row_and_undo_brings_back_every_one() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    three_questions(page);
    press_twice(
        page,
        REMOVE,
        "document.querySelectorAll('main .questions li').length === 2",
        REMOVE,
    );
    assert_eq!(questions(page).len(), 2);
    page.css("main .questions li button[aria-label^=Remove]").click();
    page.wait("the next one is gone too", |page| questions(page).len() == 1);
    page.button("Undo").click();
    page.wait("one is back", |page| questions(page).len() == 2);
    page.button("Undo").click();
    page.wait("both are back", |page| questions(page).len() == 3);
    page.button("Undo").wait_gone();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_takes_one_exercise_out_of_a_routine_that_is_made() {
    const GONE: &str = "document.querySelector('main ol .item button:last-child').click()";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("stretch/build");
    for number in 1..=3 {
        page.button("Add").click();
        page.wait("it is in the list", |page| {
            page.css("main ol .item").count() == number
        });
    }
    press_twice(
        page,
        GONE,
        "document.querySelectorAll('main ol .item').length === 2",
        GONE,
    );
    assert_eq!(page.css("main ol .item").count(), 2);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_row_taken_away_by_key_leaves_the_focus_in_its_place_and_a_held_key_takes_no_more() {
    const FOCUS: &str =
        "document.querySelector('main .questions li:nth-child(2) button[aria-label^=Remove]').focus()";
    const PLACE: &str = "const rows = [...document.querySelectorAll('main .questions li')];
        return rows.findIndex((row) => row.contains(document.activeElement))";
    const HELD: &str = "const key = { key: 'Enter', repeat: true, bubbles: true, cancelable: true };
        const button = document.querySelector('main .questions li button[aria-label^=Remove]');
        return button.dispatchEvent(new KeyboardEvent('keydown', key))";
    let app = App::builder().start_welcomed();
    let page = app.page();
    three_questions(page);
    page.script(FOCUS);
    page.press("Enter");
    page.wait("the focus is in the row that took its place", |page| {
        questions(page).len() == 2 && page.script(PLACE) == 1
    });
    assert_eq!(page.script(HELD), false, "a key held down presses nothing");
    // The last row, then the last of all.
    page.script(FOCUS);
    page.press("Enter");
    page.wait("the focus is in the row before", |page| {
        questions(page).len() == 1 && page.script(PLACE) == 0
    });
    page.script("document.querySelector('main .questions li button[aria-label^=Remove]').focus()");
    page.press("Enter");
    page.wait("the focus is near an empty list", |page| {
        questions(page).is_empty() && page.script("return document.activeElement.matches('main *')") == true
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_form_that_opens_and_closes_in_place_takes_the_focus_along() {
    const IN_FORM: &str = "return document.activeElement?.closest('main form') !== null";
    const IN_MAIN: &str =
        "return document.activeElement?.matches('main *') && !document.querySelector('main form')";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("check/seen");
    page.button("I was seen: write it down").wait();
    page.script("[...document.querySelectorAll('main button')].find((one) => one.innerText === 'I was seen: write it down').focus()");
    page.press("Enter");
    page.wait("the focus is in the form", |page| page.script(IN_FORM) == true);
    page.script("[...document.querySelectorAll('main form button')].at(-1).focus()");
    page.press("Enter");
    page.wait("the focus is where the form was", |page| {
        page.script(IN_MAIN) == true
    });
    app.finish();
}

/// A check in which every question is answered with "not sure", up to its list of answers.
fn unsure_of_all(page: &Page) {
    let mut run = page.command("check_start", &json!({ "who": "other" }));
    loop {
        run = if !run["emergency"].is_null() && run["wentOn"] == false {
            page.command("check_go_on", &Value::Null)
        } else if run["question"].is_null() {
            return;
        } else {
            let answer = json!({ "question": run["question"]["id"], "answer": { "kind": "not_sure" } });
            page.command("check_answer", &answer)
        };
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn enter_twice_on_the_last_question_shows_the_list_of_answers() {
    const ENTER: &str = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))";
    let app = App::builder().start_welcomed();
    let page = app.page();
    unsure_of_all(page);
    // The page hears of answers that it did not give itself, one after the other: it begins anew with all of them.
    page.reload();
    page.go("check/run");
    let list = next_step(page, "");
    page.role_with("button", "Change: ").click();
    next_step(page, &list);
    let heading = format!(
        "document.querySelector('main h1')?.innerText.trim() === {}",
        json!(list)
    );
    press_twice(page, ENTER, &heading, ENTER);
    assert_eq!(page.route(), "#/check/run", "no result nobody asked for");
    assert_eq!(next_step(page, ""), list);
    page.press("Enter");
    page.wait("Enter on the list shows the result", |page| {
        page.route().starts_with("#/check/result/")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn space_twice_at_once_is_one_way_and_back() {
    const SPACE: &str = "for (const one of [1, 2])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));";
    let app = App::builder().start_welcomed();
    let page = app.page();
    begin_paused(page, "seed-three");
    let before = session(page)["seq"].as_u64().expect("a number");
    page.script(SPACE);
    page.wait("it went on and was paused again", |page| {
        let now = session(page);
        now["moving"] == "paused" && now["seq"].as_u64() >= Some(before + 2)
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_on_start_does_not_answer_the_questions_before_a_session() {
    const START: &str = "document.querySelector('main .begin button').click()";
    const ASKED: &str = "document.querySelector('dialog[open] .primary') !== null";
    const NONE: &str = "document.querySelector('dialog[open] .primary').click()";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("stretch/seed-three");
    page.button("Start").wait();
    page.css("main [data-fresh]").wait_gone();
    press_twice(page, START, ASKED, NONE);
    assert_eq!(session(page), Value::Null);
    page.button("None of these today: start").click();
    page.css(".player").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_turns_one_of_the_first_pages() {
    const NEXT: &str = "document.querySelector('main .actions .primary').click()";
    let app = App::start();
    let page = app.page();
    page.css("main .actions .primary").wait();
    page.css("main [data-fresh]").wait_gone();
    let first = page.css("main h1").text();
    let turned = format!(
        "document.querySelector('main h1')?.innerText.trim() !== {}",
        json!(first)
    );
    press_twice(page, NEXT, &turned, NEXT);
    page.wait_text("Page 2 of 4");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_second_cramp_is_asked_about_anew() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("F2");
    page.button("Log this cramp").click();
    page.button("No").click();
    page.wait("the first is answered", |page| {
        page.button("No").attribute("aria-pressed").as_deref() == Some("true")
    });
    // Sooner than after a second it would be a double press.
    page.script_async("setTimeout(arguments[0], 1100)", &[]);
    // The button is gone once a cramp is logged, so that nobody logs it twice; the key logs another.
    page.press("F4");
    page.wait("a second cramp is logged", |page| {
        page.command("cramps", &Value::Null)["total"] == 2
    });
    page.wait("nothing is answered for it yet", |page| {
        page.button("No").attribute("aria-pressed").as_deref() == Some("false")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_is_answered_on_the_last_of_the_first_pages_is_kept() {
    let app = App::start();
    let page = app.page();
    for number in 2..=4 {
        page.button("Next").click();
        page.wait_text(&format!("Page {number} of 4"));
    }
    page.css("main details summary").click();
    page.css("main details[open] button").click();
    page.button("Open Soleus").click();
    page.css("main .actions").wait_gone();
    assert_ne!(page.command("about_me", &Value::Null)["at"], Value::Null);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn saving_a_past_check_in_twice_does_not_write_it_over_todays() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let then = page.script("return new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)");
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "doing": "",
        "when": { "day": then, "time": "12:00" }, "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    let days = page.command("check_in", &Value::Null);
    let rows = none();
    for (day, pain) in [("yesterday", 3), ("today", 1)] {
        let leg = json!({ "rest": 0, "walking": pain, "worst": pain, "swelling": "none" });
        let form = json!({ "day": days[day], "rows": rows, "left": leg, "right": null, "done": [],
            "confidence": null, "note": "", "tags": [] });
        page.command("check_in_save", &form);
    }
    page.go("recovery/check-in");
    page.css("main button[aria-label^='Edit']").wait();
    page.script("[...document.querySelectorAll('main button[aria-label^=\"Edit\"]')].at(-1).click()");
    page.wait_text("You are changing the check-in of");
    page.button("Save the check-in").click();
    page.wait("the past day is done with", |page| {
        !page.text().contains("You are changing the check-in of")
    });
    page.script_async(
        "document.querySelector('main form [type=submit]').click(); setTimeout(arguments[0], 500)",
        &[],
    );
    let recent = page.command("check_in", &Value::Null)["recent"].clone();
    let walking = [0, 1].map(|place: usize| recent[place]["body"]["left"]["walking"].clone());
    assert_eq!(walking, [json!(1), json!(3)], "today's is as it was");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_button_that_cannot_be_pressed_while_it_works_has_the_focus_back() {
    // The engine takes the focus from a disabled button when it next draws: the work lasts some frames.
    const WORK: &str = "const [done] = arguments;
        const button = document.querySelector('main form button[type=submit]');
        button.focus();
        button.disabled = true;
        let frames = 5;
        const draw = () => {
          if (frames-- > 0) return requestAnimationFrame(draw);
          setTimeout(() => { button.disabled = false; done(); }, 50);
        };
        draw();";
    const BACK: &str = "return document.activeElement.matches('main form button[type=submit]')";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("doctor");
    page.css("main form button[type=submit]").wait();
    page.script_async(WORK, &[]);
    page.wait("the focus is on the button again", |page| {
        page.script(BACK) == true
    });
    app.finish();
}
