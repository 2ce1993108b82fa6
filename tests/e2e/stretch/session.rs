//! A guided session in the real window: to its end, through a kill, through a stalled process, by keys.

use crate::stretch::interruptions::{begin_paused, focus_on, in_one_breath};
use harness::{App, Page};
use serde_json::{Value, json};

/// Opens the three stretches and starts them, daily rows answered.
fn start(page: &Page) {
    page.go("stretch");
    page.role_with("link", "The three stretches").click();
    page.heading("The three stretches").wait();
    page.button("Start").click();
    page.button("None of these today: start").click();
    page.css(".player").wait();
}

fn session(page: &Page) -> Value {
    page.command("session_view", &Value::Null)
}

fn moving(page: &Page) -> String {
    session(page)["moving"].as_str().unwrap_or("none").to_owned()
}

/// Waits until the session is in the middle of its second hold, which is made two minutes long: it does not end while
/// the app is being killed.
fn wait_for_second_hold(page: &Page) {
    page.wait("the second hold", |page| session(page)["cursor"] == 3);
    let add = json!(["session_command", { "kind": "add_ten" }]);
    in_one_breath(page, &json!(vec![add; 10]));
    page.wait("some of it", |page| {
        session(page)["stepLeftMs"].as_u64() < Some(125_000)
    });
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_three_stretches_run_to_their_end_and_stand_in_the_history() {
    let app = App::builder().speed(60).start_welcomed();
    let page = app.page().clone();
    start(&page);
    assert_eq!(page.css("main h1").count(), 1);
    page.heading("Done").wait();
    page.wait_text("18 of 18 sets");
    page.assert_accessible("after a session");
    page.wait_text("Left leg: 9 of 9. Right leg: 9 of 9.");
    let pain = page.script(
        "return [...document.querySelectorAll('main .scale')].map((one) => one.closest('fieldset').querySelector('legend').textContent)",
    );
    assert_eq!(
        pain,
        json!([
            "Pain in the calf before it, if you know",
            "Pain in the calf now",
            "How hard was it?"
        ])
    );
    page.css(".around + .around label:nth-child(3) input").click();
    page.button("Save and close").click();
    page.heading("Stretch").wait();
    page.go("stretch/history");
    page.wait_text("9 of 9 sets");
    let row = page.script("return [...document.querySelectorAll('table.entered tbody td')].map((one) => one.innerText.split('\\n')[0])");
    assert_eq!(row[1], "9 of 9 sets", "the left leg: {row}");
    assert_eq!(row[3], "–not said", "the pain before it was left out: {row}");
    assert_eq!(row[4], "2", "the pain after it: {row}");
    page.assert_accessible("the history");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn killed_in_the_middle_of_a_hold_it_is_offered_paused_with_the_completed_hold() {
    let mut app = App::builder().speed(4).start_welcomed();
    let page = app.page().clone();
    start(&page);
    wait_for_second_hold(&page);
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("stretch");
    page.wait_text("1 of 18 sets done");
    page.assert_accessible("the offer");
    page.button("Resume, paused").click();
    page.css(".player.still").wait();
    let view = session(&page);
    assert_eq!(
        (&view["moving"], &view["why"]),
        (&json!("paused"), &json!("restored"))
    );
    assert_eq!(view["steps"][1]["state"], "done");
    assert_eq!(view["stepLeftMs"], 130_000, "the cut hold begins anew");
    page.press("Space");
    page.wait("the hold runs again", |page| moving(page) == "running");
    page.press("Escape");
    page.css("dialog[open] footer button:first-child").click();
    page.heading("Stopped").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_player_is_run_by_keys_and_is_readable_and_accessible() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin_paused(&page, "seed-three");
    page.press("ArrowRight");
    page.wait("the hold waits", |page| session(page)["cursor"] == 1);
    page.press("Space");
    page.css(".player.hold").wait();
    page.assert_accessible("the player, holding");
    page.press("Space");
    page.css(".player.still").wait();
    page.assert_accessible("the player, paused");
    page.press("ArrowRight");
    page.wait("the change", |page| {
        session(page)["cursor"] == 2 && moving(page) == "paused"
    });
    page.press("ArrowLeft");
    page.wait("back at the hold", |page| session(page)["cursor"] == 1);
    page.button("Steps").click();
    page.assert_accessible("the list of steps");
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    page.button("This hurts").click();
    focus_on(&page, "dialog[open] .scale input");
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    assert_eq!(moving(&page), "paused", "pressed by mistake, nothing is lost");
    focus_on(&page, ".toe .primary");
    page.button("This hurts").click();
    page.css("dialog[open]").wait();
    page.assert_accessible("this hurts");
    page.css("dialog[open] .scale label:nth-child(8) input").click();
    assert_eq!(
        page.css("dialog[open] .stack .stack button").count(),
        1,
        "at 7 of 10 only ending is open"
    );
    page.button("End the session").click();
    page.heading("Ended because it hurt").wait();
    page.button("Save and close").click();
    page.wait_text("Too much pain: stop here and check the leg.");
    page.assert_accessible("a session that says to stop");
    page.button("Close").click();
    page.heading("Stretch").wait();
    page.wait_text("Stopped: pain 7 during or after a load.");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_routine_of_ones_own_is_made_changed_run_and_deleted_with_undo() {
    let app = App::builder().speed(20).start_welcomed();
    let page = app.page().clone();
    page.go("stretch/build");
    page.assert_accessible("the builder");
    page.role("textbox", "Name").fill("Two minutes");
    page.button("Add").click();
    page.button("Add").click();
    page.assert_accessible("the builder with exercises");
    crate::fields::enter(&page, "Sets", "1");
    page.button("Save").click();
    page.heading("Two minutes").wait();
    page.go("stretch");
    page.role_with("link", "Two minutes").click();
    page.link("Edit").click();
    page.button("Remove this routine").click();
    page.button("Undo").click();
    page.role_with("link", "Two minutes").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_long_list_goes_on_under_an_exercise_that_is_dragged_to_the_windows_edge() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch/build");
    page.role("textbox", "Name").wait();
    for place in 1..=6 {
        page.button("Add").click();
        page.wait("it is in the list", |page| page.css(".item").count() == place);
    }
    // All alike, so that they are told apart by their sets.
    page.css("li:nth-child(6) .numbers input").fill("1");
    page.css("li:nth-child(6) .grip").drag_to_the_top();
    let sets = "return [...document.querySelectorAll('.item .numbers .number:first-child input')].map((one) => one.value)";
    page.wait("the sixth is the first", |page| {
        page.script(sets) == json!(["1", "3", "3", "3", "3", "3"])
    });
    app.finish();
}
