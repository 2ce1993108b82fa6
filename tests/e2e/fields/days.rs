//! Days and times, typed key by key.

use harness::App;
use serde_json::{Value, json};

use super::{complaint, enter, field, first_episode};
use crate::recovery::steps::{choose, open_strain, press_named};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_day_a_recovery_began_is_read_as_people_write_days_and_said_back_with_its_name() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("recovery/new");
    choose(&page, "What is it?", "A knock or bruise");
    choose(&page, "Which leg?", "Left");
    for (text, words) in [
        ("20.11.26", "all four digits"),
        ("20.11.0026", "1900 is the earliest"),
        ("31.02.2025", "does not have this day"),
        ("11/24/2025", "no such month"),
        ("24.11", "not a date yet"),
        ("24.11.2099", "has not come yet"),
    ] {
        enter(&page, "When did it begin?", text);
        press_named(&page, "Start the plan");
        page.wait(&format!("the field says what is wrong with {text}"), |page| {
            complaint(page, "When did it begin?").contains(words)
        });
        assert_eq!(page.command("episodes", &Value::Null)["episodes"], json!([]));
    }
    page.keep_picture("field-day-wrong");
    enter(&page, "When did it begin?", "24.11.2025");
    page.wait_text("Monday 24 November 2025");
    for (text, words) in [("25:10", "No clock shows this"), ("3", "No clock shows this")] {
        enter(&page, "Time", text);
        press_named(&page, "Start the plan");
        page.wait(&format!("the time {text} is refused"), |page| {
            complaint(page, "Time").contains(words)
        });
    }
    enter(&page, "Time", "3:10 pm");
    page.wait_text("at 15:10");
    page.keep_picture("field-day");
    page.assert_accessible("a new recovery");
    press_named(&page, "Start the plan");
    page.heading("What to do now").wait();
    let kept = page.command("episodes", &Value::Null)["episodes"][0]["episode"].clone();
    let (ms, offset) = (
        kept["at"]["ms"].as_i64().unwrap_or_default(),
        kept["at"]["offsetMin"].as_i64().unwrap_or_default(),
    );
    assert_eq!(ms + offset * 60_000, 1_763_997_000_000, "24 November 2025, 15:10");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn words_of_a_recovery_are_changed_and_nothing_else_of_it() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let episode = first_episode(&page);
    let before = page.command("episode", &json!(episode))["episode"].clone();
    page.go(&format!("recovery/episode/{episode}/edit"));
    page.css("details summary").click();
    enter(&page, "What were you doing?", "running");
    press_named(&page, "Save");
    page.heading("What to do now").wait();
    let after = page.command("episode", &json!(episode))["episode"].clone();
    assert_eq!(
        after["at"], before["at"],
        "to the millisecond, though the form shows minutes"
    );
    let mut expected = before["body"].clone();
    expected["doing"] = json!("running");
    expected["revisions"] = after["body"]["revisions"].clone();
    assert_eq!(after["body"], expected);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_cramp_of_last_night_and_a_missed_check_in_are_entered_later_and_marked() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("cramp/history");
    page.button("Add an earlier cramp").click();
    enter(&page, "On which day?", "24 Nov 2025");
    enter(&page, "Time", "0310");
    page.wait_text("at 03:10");
    page.keep_picture("field-cramp-earlier");
    page.button("Save this cramp").click();
    page.button("Save this cramp").wait_gone();
    page.wait_text("Mon, 24 Nov 2025, 03:10");
    page.button("Add an earlier cramp").click();
    page.button("Last night").click();
    page.button("Save this cramp").click();
    page.wait("both are kept", |page| {
        page.command("cramps", &Value::Null)["total"] == 2
    });
    let kept = page.command("cramps", &Value::Null)["cramps"].clone();
    assert_eq!(
        (&kept[0]["body"]["came"], &kept[1]["body"]["enteredLater"]),
        (&json!("night"), &json!(true))
    );

    open_strain(&page);
    page.go("recovery/check-in");
    choose(&page, "For which day?", "An earlier day");
    let view = page.command("check_in", &Value::Null);
    let day = page.script_with(
        "const day = new Date(arguments[0] + 'T00:00:00Z'); day.setUTCDate(day.getUTCDate() - 5); return day.toISOString().slice(0, 10);",
        &[view["today"].clone()],
    );
    enter(&page, "Which day is it about?", day.as_str().unwrap_or_default());
    page.role_with("button", "None of these on").click();
    choose(&page, "Pain walking", "3");
    press_named(&page, "Save the check-in");
    page.wait("it is kept for its day", |page| {
        page.command("check_in", &Value::Null)["recent"][0]["body"]["day"] == day
    });
    page.wait_text("entered later, on");
    page.keep_picture("field-check-in-earlier");
    enter(&page, "Which day is it about?", "1.1.2024");
    assert!(!field(&page, "Which day is it about?").property("value").is_null());
    page.press("Tab");
    page.wait("a day too long ago is said", |page| {
        complaint(page, "Which day is it about?").contains("lies before")
    });
    app.finish();
}
