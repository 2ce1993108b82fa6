//! What the person makes and keeps: routines, files, the history; and what keeps a routine closed.

use crate::check::results::next_step;
use crate::recovery::steps::{checked, none};
use crate::stretch::interruptions::begin;
use crate::stretch::player::tab_to;
use harness::{App, Page};
use serde_json::{Value, json};

fn titles(page: &Page) -> Value {
    page.script("return [...document.querySelectorAll('.item h3')].map((one) => one.textContent)")
}

fn pick(page: &Page, title: &str) {
    page.wait("the exercises are there", |page| {
        page.css(".add option").count() > 3
    });
    page.script_with(
        "const select = document.querySelector('.add select');
         select.value = [...select.options].find((one) => one.textContent === arguments[0]).value;
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(title)],
    );
    page.css(".add button").click();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_routine_is_reordered_by_mouse_and_by_keyboard_timed_duplicated_and_kept() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch/build");
    page.role("textbox", "Name").fill("Mine");
    for title in [
        "Wall calf stretch",
        "Heel raise, both legs",
        "Seated strap stretch",
    ] {
        pick(&page, title);
    }
    let order = [
        "Wall calf stretch",
        "Heel raise, both legs",
        "Seated strap stretch",
    ];
    assert_eq!(titles(&page), json!(order));
    page.wait_text("About 13 minutes.");
    page.css("li:nth-child(3) .grip").drag_onto(".item");
    page.wait("the third is now the first", |page| {
        titles(page) == json!([order[2], order[0], order[1]])
    });
    // By keyboard: down again, twice.
    page.button("Move down: Seated strap stretch").wait();
    tab_to(&page, "Move down: Seated strap stretch");
    page.press("Enter");
    page.wait("one down", |page| {
        titles(page) == json!([order[0], order[2], order[1]])
    });
    page.css("li:nth-child(3) .numbers .number:nth-child(3) input")
        .fill("2.5");
    page.css("main details summary").click();
    page.css("main details[open]").wait();
    tab_to(&page, "What is it called?");
    page.type_text("Towel roll");
    tab_to(&page, "One line to keep on screen, at most 12 words");
    page.type_text("Roll the towel in with the toes.");
    tab_to(&page, "What to do, one step a line");
    page.type_text("Sit down.\u{E007}Roll it in.");
    tab_to(&page, "Add my exercise");
    page.press("Enter");
    page.wait("it is in the list", |page| titles(page)[3] == "Towel roll");
    page.assert_accessible("the builder, full");
    page.keep_picture("builder");
    page.button("Save").click();
    page.heading("Mine").wait();
    page.wait_text("Towel roll");
    page.button("Duplicate").count();
    page.link("Duplicate").click();
    page.wait("a copy to be kept", |page| {
        page.role("textbox", "Name").property("value") == "Mine, copy"
    });
    page.button("Save").click();
    page.heading("Mine, copy").wait();

    app.close_and_restart();
    let page = app.page().clone();
    page.go("stretch");
    page.role_with("link", "Mine, copy").click();
    page.heading("Mine, copy").wait();
    let route = page.route();
    let id = route.rsplit('/').next().unwrap_or_default();
    let kept = page.command("routine", &json!({ "id": id, "choices": null }));
    let routine = &kept["routine"];
    assert_eq!(routine["items"][2]["work"]["tempo"]["upMs"], 2_500);
    assert_eq!(
        routine["ownExercises"][0]["instructions"],
        json!(["Sit down.", "Roll it in."])
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_is_chosen_for_a_session_is_told_beside_it_and_changes_its_length() {
    let choice = |leg: u8, place: u8| {
        format!("main details .inside > div:nth-child({leg}) label:nth-child({place}) input")
    };
    let (left, right) = (3, 4);
    let (planned, left_out) = (1, 4);
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch/seed-three");
    page.wait_text("About 12 minutes.");
    page.css("main details summary").click();
    page.css(&choice(left, left_out)).click();
    page.wait_text("About 6 minutes.");
    page.wait_text("Left leg: leave this leg out");
    page.css(&choice(right, left_out)).click();
    page.wait_text("Both legs are left out.");
    assert_eq!(page.button("Start").property("disabled"), true);
    page.css(&choice(right, planned)).click();
    page.wait_text("About 6 minutes.");
    page.css("main .scale label:nth-child(4) input").click();
    page.assert_accessible("a routine with choices");
    page.button("Start").click();
    page.button("None of these today: start").click();
    page.css(".player").wait();
    let view = page.command("session_view", &Value::Null);
    assert_eq!(view["painBefore"], 3);
    let steps = view["steps"].as_array().expect("steps");
    assert!(steps.iter().all(|step| step["side"] == "right"), "{view}");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_session_of_yesterday_is_added_changed_deleted_and_brought_back_and_the_week_is_kind() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch/history");
    let named =
        "return [...document.querySelectorAll('main h1, main h2')].map((one) => one.textContent.trim())";
    page.heading("Sessions").wait();
    let headings = page.script(named);
    assert_eq!(
        headings,
        json!(["History", "Four weeks", "Sessions"]),
        "each said once"
    );
    page.button("Add a session").click();
    page.css("dialog[open] select").wait();
    page.assert_accessible("a session by hand");
    page.button("On which day?: Yesterday").click();
    page.css("dialog[open] button[type=submit]").click();
    page.wait_text("9 of 9 sets");
    page.wait_text("4:30 of 4:30");
    page.wait_text("entered by hand");
    page.css("dialog[open]").wait_gone();
    tab_to(&page, "Edit: The three stretches");
    page.press("Enter");
    page.css("dialog[open] button[type=submit]").wait();
    page.role("textbox", "Note").fill("after the hills");
    page.css("dialog[open] button[type=submit]").click();
    page.wait_text("after the hills");
    page.css("dialog[open]").wait_gone();
    tab_to(&page, "Remove: The three stretches");
    page.press("Enter");
    page.wait_text("No sessions in these four weeks.");
    page.button("Undo").click();
    page.wait_text("after the hills");
    page.script(
        "const select = [...document.querySelectorAll('main select')].at(-1);
         select.value = '5'; select.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    page.wait("the week is counted", |page| page.text().contains("of 5 days"));
    for word in ["streak", "failed", "missed"] {
        assert!(!page.text().to_lowercase().contains(word), "no shaming: {word}");
    }
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null,
        "when": { "day": page.script("return new Date(Date.now() - 2 * 864e5).toISOString().slice(0, 10)"), "time": "12:00" },
        "doing": "", "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    app.close_and_restart();
    let page = app.page().clone();
    page.go("stretch/history");
    page.css(".dots").wait();
    page.wait("injured days are marked", |page| page.text().contains('–'));
    let judged = page.script("return document.body.innerText.match(/of \\d days/g)?.length ?? 0");
    assert_eq!(judged, 1, "weeks before the wish are not measured by it");
    page.assert_accessible("the history with injured days");
    page.keep_picture("history");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_sore_leg_is_spared_and_what_hurts_is_told_to_its_plan() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let day = page.script("return new Date(Date.now() - 2 * 864e5).toISOString().slice(0, 10)");
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null,
        "when": { "day": day, "time": "12:00" }, "doing": "", "factors": [], "returnedFrom": null });
    let opened = page.command("episode_open", &episode);
    let id = opened["episode"]["id"].as_str().expect("an id").to_owned();
    page.go("stretch/seed-three");
    page.wait_text("Your plan says your left leg is sore.");
    // What will run, not what the routine says of two sound legs.
    page.wait_text("3 × left leg hold 15 s, right leg hold 30 s");
    let asked_first = page.script(
        "const at = (one) => one.getBoundingClientRect().top;
         const start = [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === 'Start');
         return at(document.querySelector('main .scale')) < at(start)",
    );
    assert_eq!(asked_first, true, "pain before it is asked before it");
    page.assert_accessible("a routine with a sore leg");
    page.keep_picture("routine-sore");
    page.button("Start").click();
    page.button("None of these today: start").click();
    page.css(".player").wait();
    let view = page.command("session_view", &Value::Null);
    assert_eq!(
        (&view["steps"][1]["side"], &view["steps"][1]["wholeMs"]),
        (&json!("right"), &json!(30_000))
    );
    assert_eq!(
        (&view["steps"][3]["side"], &view["steps"][3]["wholeMs"]),
        (&json!("left"), &json!(15_000))
    );
    page.command("session_command", &json!({ "kind": "jump", "step": 3 }));
    page.button("This hurts").click();
    page.css("dialog[open] .scale label:nth-child(3) input").click();
    page.button("End the session").click();
    page.heading("Ended because it hurt").wait();
    page.link("Check my leg").wait();
    page.go(&format!("recovery/episode/{id}/log"));
    page.heading("What hurt in sessions").wait();
    page.wait_text("left leg, pain 2. Ended the session.");
    page.assert_accessible("an episode with a hurt");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_gate_of_the_plan_says_why_a_routine_is_closed_and_until_when() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let now = page.script("return new Date().toISOString().slice(0, 10)");
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null,
        "when": { "day": now, "time": "00:01" }, "doing": "", "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    // With the check made, the rows answered and a leg that shows what it must, time alone is missing.
    checked(&page);
    let today = page.command("check_in", &Value::Null)["today"].clone();
    page.command(
        "check_in_save",
        &json!({ "day": today, "rows": none(), "left": { "rest": 0, "walking": 1 }, "right": null, "done": [],
            "confidence": null, "note": "", "tags": [] }),
    );
    page.go("stretch/strength-prevention");
    page.wait_text("“Calf strength training” has not opened yet: its time is not over.");
    page.wait_text("Not before");
    assert_eq!(page.button("Start").property("disabled"), true);
    page.assert_accessible("a routine behind a gate");
    page.keep_picture("routine-locked");
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start = json!({ "routine": "strength-prevention", "choices": choices, "painBefore": null, "noneOfThese": true });
    let refused = page
        .try_command("session_start", &start)
        .expect_err("it is refused beneath the button too");
    assert_eq!(refused["code"], "locked");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_urgent_result_locks_stretching_with_its_reason_and_the_time_of_the_next_check() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("check");
    page.role_with("button", "My leg").click();
    next_step(&page, "Check my leg");
    page.button("16 to 44").click();
    next_step(&page, "What age?");
    page.role("checkbox", "Coughing blood").click();
    page.button("Go on with 1 chosen").click();
    page.button("Keep this result").click();
    page.wait("the result is kept", |page| {
        page.route().starts_with("#/check/result/")
    });
    page.go("stretch");
    page.wait_text("Not now: a result stands");
    page.go("stretch/seed-three");
    page.wait_text("A result stands: emergency.");
    page.wait_text("A new, complete check can end this from");
    assert_eq!(page.button("Start").property("disabled"), true);
    page.assert_accessible("a routine behind a lock");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_unfinished_session_stands_in_the_way_with_words() {
    let mut app = App::builder().start_welcomed();
    begin(app.page(), "seed-three");
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("stretch/balance");
    page.wait_text("An unfinished session waits.");
    page.link("To the unfinished session").click();
    page.button("End it and keep what is done").click();
    page.button("End it and keep what is done").wait_gone();
    app.finish();
}
