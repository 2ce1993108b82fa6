//! Whatever is kept can be reached, changed and taken away, however old it is and whatever became of its recovery.

use harness::App;
use serde_json::{Value, json};

use super::{enter, field, first_episode, newest_outing};
use crate::recovery::steps::{open_strain, press_named};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_walk_of_a_recovery_that_is_over_can_still_be_put_right() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let episode = first_episode(&page);
    let walk = json!({ "kind": "flat_walk", "minutes": 61, "metres": null, "pain": 0, "limp": false, "terrain": null });
    page.command("outing_save", &json!({ "when": null, "outing": walk }));
    page.command("episode_close", &json!({ "id": episode, "why": "recovered" }));
    page.reload();
    page.go(&format!("recovery/episode/{episode}/log"));
    page.role_with("button", "Edit: Walk on the flat").click();
    field(&page, "Minutes").wait();
    enter(&page, "Minutes", "16");
    press_named(&page, "Save");
    page.wait("the minutes are put right", |page| {
        newest_outing(page, &episode)["body"]["minutes"] == 16
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_oldest_of_many_cramps_is_reached_and_taken_away() {
    const MANY: i32 = 230;
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    for number in 0..MANY {
        let day = format!("2025-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
        let cramp = json!({ "note": format!("cramp {number}"), "warningSign": "no" });
        page.command(
            "cramp_log",
            &json!({ "when": { "day": day, "time": "03:10" }, "cramp": cramp }),
        );
    }
    page.go("cramp/history");
    page.wait_text("230 cramps in all");
    page.role_with("button", "Show 30 earlier").click();
    page.wait_text("cramp 0");
    page.role_with("button", "Remove: Wed, 1 Jan 2025, 03:10").click();
    page.wait("it is taken away", |page| {
        page.command("cramps", &Value::Null)["total"] == MANY - 1
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_folder_that_cannot_be_shown_says_so() {
    let sandbox = harness::Sandbox::new();
    let nothing = sandbox.path("nothing");
    std::fs::create_dir(&nothing).expect("the sandbox is writable");
    std::os::unix::fs::symlink("/bin/false", nothing.join("xdg-open")).expect("a link");
    let path = format!(
        "{}:{}",
        nothing.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let app = App::builder()
        .sandbox(sandbox)
        .variable("PATH", &path)
        .start_welcomed();
    let page = app.page().clone();
    page.go("settings/data");
    page.role_with("button", "Show the folder").click();
    page.wait_text("Your computer refused");
    app.finish();
}
