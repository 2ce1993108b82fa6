//! Numbers: point and comma, half typed, empty, out of range, and other units.

use harness::{App, Page};
use serde_json::{Value, json};

use super::{complaint, enter, field, first_episode, newest_outing};
use crate::recovery::steps::{choose, open_strain, press_named};

/// Opens the form for a new walk and answers what is not a number.
fn begin_walk(page: &Page) {
    page.link("Log").click();
    page.button("Write one down").click();
    choose(page, "What was it?", "Walk on the flat");
    choose(page, "Pain during, at its worst", "0");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_distance_typed_key_by_key_with_point_or_comma_is_the_distance_that_is_kept() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let episode = first_episode(&page);
    for (text, metres) in [
        ("2.5", 2_500),
        ("2,5", 2_500),
        (".5", 500),
        ("0,75", 750),
        ("3.25", 3_250),
        ("21.0975", 21_098),
        ("٢٫٥", 2_500),
        ("7.", 7_000),
    ] {
        let before = newest_outing(&page, &episode);
        begin_walk(&page);
        enter(&page, "Distance in km", text);
        press_named(&page, "Save");
        page.wait("the walk is kept", |page| {
            newest_outing(page, &episode)["id"] != before["id"]
        });
        let kept = newest_outing(&page, &episode);
        assert_eq!(kept["body"]["metres"], metres, "{text}");
        assert_eq!(
            kept["body"]["minutes"],
            Value::Null,
            "an empty field is none, and never 0"
        );
        page.wait_text("Saved. Check in tomorrow morning");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_number_that_is_none_stays_as_it_was_typed_and_is_answered_at_its_field() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let episode = first_episode(&page);
    begin_walk(&page);
    page.wait_text("1 to 1440 minutes, a whole number.");
    page.wait_text("0.01 to 300 km.");
    for (label, text, words) in [
        ("Minutes", "-", "not a number"),
        ("Minutes", "1.5", "whole numbers"),
        ("Minutes", "0", "1 minutes at least"),
        ("Minutes", "1441", "1440 minutes at most"),
        ("Distance in km", "2..5", "not a number"),
        ("Distance in km", "1e3", "not a number"),
        ("Distance in km", "-3", "0.01 km at least"),
        ("Distance in km", "301", "300 km at most"),
    ] {
        enter(&page, label, text);
        // Once saving was tried, what is wrong is said as it is typed.
        if text == "-" {
            assert_eq!(
                complaint(&page, label),
                "",
                "nothing is called wrong while it is typed"
            );
        }
        press_named(&page, "Save");
        page.wait(&format!("{label} says what is wrong with {text}"), |page| {
            complaint(page, label).contains(words)
        });
        assert!(field(&page, label).has_focus(), "the wrong field has the focus");
        assert_eq!(field(&page, label).property("value"), text);
        page.press("Control+a");
        page.press("Backspace");
    }
    page.keep_picture("field-number-wrong");
    assert_eq!(newest_outing(&page, &episode), Value::Null, "nothing was saved");
    enter(&page, "Minutes", "25");
    page.assert_accessible("the form of a walk");
    page.press("Enter");
    page.wait("Enter saves", |page| {
        newest_outing(page, &episode)["body"]["minutes"] == 25
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_walk_edited_under_other_units_keeps_the_distance_that_nobody_touched() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let episode = first_episode(&page);
    let walk = json!({ "kind": "flat_walk", "minutes": 61, "metres": 5000, "pain": 0, "limp": false, "terrain": null, "note": "in the wood" });
    page.command("outing_save", &json!({ "when": null, "outing": walk }));
    let at = newest_outing(&page, &episode)["at"].clone();
    page.command("settings_put", &json!({ "units": "miles" }));
    page.reload();
    page.go(&format!("recovery/episode/{episode}/log"));
    page.role_with("button", "Edit: Walk on the flat").click();
    assert_eq!(field(&page, "Distance in miles").property("value"), "3.11");
    choose(&page, "Pain during, at its worst", "2");
    press_named(&page, "Save");
    page.wait("the pain is kept", |page| {
        newest_outing(page, &episode)["body"]["pain"] == 2
    });
    let kept = newest_outing(&page, &episode);
    assert_eq!(
        (&kept["body"]["metres"], &kept["body"]["note"], &kept["at"]),
        (&json!(5000), &json!("in the wood"), &at)
    );
    page.role_with("button", "Edit: Walk on the flat").click();
    enter(&page, "Distance in miles", "3,2");
    press_named(&page, "Save");
    page.wait("miles are read as miles", |page| {
        newest_outing(page, &episode)["body"]["metres"] == 5150
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_numbers_of_a_routine_are_answered_field_by_field() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch/build");
    enter(&page, "Name", "Mine");
    page.css(".add button").click();
    for (label, text, words) in [
        ("Get ready, seconds", "", "A number is needed"),
        ("Get ready, seconds", "-5", "0 seconds at least"),
        ("Get ready, seconds", "1,5", "whole numbers"),
        ("Rest, seconds", "70000", "300 seconds at most"),
        ("Sets", "", "A number is needed"),
        ("Sets", "0", "1 at least"),
        ("Sets", "2.5", "whole numbers"),
        ("Hold, seconds", "601", "600 at most"),
    ] {
        let before = field(&page, label).property("value");
        enter(&page, label, text);
        page.button("Save").click();
        page.wait(&format!("{label} says what is wrong with \"{text}\""), |page| {
            complaint(page, label).contains(words)
        });
        enter(&page, label, before.as_str().unwrap_or_default());
    }
    page.keep_picture("field-routine");
    enter(&page, "Rest, seconds", "0");
    enter(&page, "Change legs, seconds", "0");
    page.button("Save").click();
    page.heading("Mine").wait();
    let id = page.route().rsplit('/').next().unwrap_or_default().to_owned();
    let kept = page.command("routine", &json!({ "id": id, "choices": null }));
    assert_eq!(
        kept["routine"]["times"],
        json!({ "getReadyS": 5, "changeS": 0, "restS": 0 })
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_minutes_of_a_cramp_and_the_raises_of_a_test_are_read_the_same_way() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command(
        "cramp_log",
        &json!({ "when": null, "cramp": { "note": "in bed", "warningSign": "no" } }),
    );
    page.go("cramp/history");
    let shown = page.command("cramps", &Value::Null)["cramps"][0].clone();
    page.role_with("button", "Edit:").click();
    enter(&page, "How many minutes did it last?", "2,5");
    page.button("Save the details").click();
    page.wait("half minutes are refused in words", |page| {
        complaint(page, "How many minutes did it last?").contains("whole numbers")
    });
    enter(&page, "How many minutes did it last?", "3");
    page.button("Save the details").click();
    page.wait("the minutes are kept", |page| {
        page.command("cramps", &Value::Null)["cramps"][0]["body"]["minutes"] == 3
    });
    let kept = page.command("cramps", &Value::Null)["cramps"][0].clone();
    let mut expected = shown["body"].clone();
    expected["minutes"] = json!(3);
    assert_eq!(
        (&kept["body"], &kept["at"]),
        (&expected, &shown["at"]),
        "nothing else was changed"
    );
    app.finish();
}
