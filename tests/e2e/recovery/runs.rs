//! Walks and runs belong to the person: noted, seen by week, changed and removed without any recovery, with the limit of
//! the next run said before, while typing and after.

use harness::App;
use serde_json::{Value, json};

use crate::recovery::steps::{choose, fill, tab_to};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_run_without_a_recovery_is_noted_changed_and_removed_and_the_limit_is_said() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("recovery");
    page.link("Walks and runs").click();
    page.heading("Walks and runs").wait();
    page.wait_text("Nothing is noted of your last 30 days. If you ran");
    page.assert_accessible("an empty log of walks and runs");
    page.button("Write one down").click();
    choose(&page, "What was it?", "Run");
    fill(&page, "Minutes", "30");
    fill(&page, "Distance in km", "5");
    page.wait_text("If this was the first run in a month");
    page.button("Save").click();
    page.wait_text("or say that you do not remember the pain");
    choose(&page, "Pain during, at its worst", "1");
    page.button("Save").click();
    page.wait_text(
        "At most 5.5 km of running next time, because your longest run of the last 30 days was 5.0 km",
    );
    page.wait_text("30 minutes, 5.0 km, pain 1");
    // Nobody was asked about the leg: that is the reason given, and no reproach.
    page.wait_text("Saved as it happened. For now it is closed:");
    page.wait_text("Nobody has asked yet: no complete check of this leg.");
    page.wait_text("1 run, 30 minutes, 5.0 km");
    page.assert_accessible("the log of walks and runs");
    page.keep_picture("runs");

    // Longer than that: said while it is typed, and nothing is forbidden.
    page.button("Write one down").click();
    choose(&page, "What was it?", "Run");
    page.wait_text("At most 5.5 km of running next time");
    fill(&page, "Distance in km", "8");
    page.wait_text("more than 10 % longer than your longest run of the last 30 days");
    page.keep_picture("runs-too-long");
    page.button("Write one down").click();

    page.role_with("button", "Edit: Run").click();
    page.heading("Change a walk or run").wait();
    page.role_with("switch", "I do not remember the pain").click();
    page.button("Save").click();
    page.wait_text("30 minutes, 5.0 km, pain not said");
    let kept = page.command("run_log", &json!({ "most": 10 }));
    let body = &kept["weeks"][0]["rows"][0]["outing"]["body"];
    assert_eq!((&body["pain"], &body["metres"]), (&Value::Null, &json!(5000)));

    page.role_with("button", "Remove: Run").click();
    page.wait_text("Nothing noted yet.");
    page.button("Undo").click();
    page.wait_text("30 minutes, 5.0 km, pain not said");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_log_is_reached_from_today_and_by_the_quick_jump_and_shows_all_weeks() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    for days in 0..45_i64 {
        let day = page.command("today", &Value::Null)["date"].clone();
        let day = page.script_with(
            "const day = new Date(arguments[0]); day.setUTCDate(day.getUTCDate() - arguments[1]); return day.toISOString().slice(0, 10)",
            &[day, json!(days)],
        );
        let walk = json!({ "kind": "flat_walk", "minutes": 20 + days, "metres": null, "pain": null, "limp": null, "terrain": null });
        page.command(
            "outing_save",
            &json!({ "when": { "day": day, "time": "00:10" }, "outing": walk }),
        );
    }
    page.go("today");
    page.link("Note a walk or run").click();
    page.heading("Walks and runs").wait();
    page.wait_text("No run in 30 days: start with 1 km");
    page.button("Show all").click();
    page.wait_text("64 minutes, pain not said");
    page.button("Show all").wait_gone();
    page.go("today");
    page.press("Control+k");
    page.role("combobox", "A place or something to do").wait();
    page.type_text("walks and runs");
    page.press("Enter");
    page.heading("Walks and runs").wait();
    tab_to(&page, "button", "Write one down");
    page.press("Enter");
    page.heading("Note a walk or run").wait();
    app.finish();
}
