//! Full screen: the window's, whoever asked for it, and gone with the player.

use harness::{App, Page, wait};
use serde_json::{Value, json};

use super::shortcuts::quit;
use crate::stretch::interruptions::begin_paused;

fn is_full(page: &Page) -> bool {
    page.command("window_fullscreen", &Value::Null) == true
}

fn wait_full(page: &Page, full: bool) {
    page.wait(&format!("full screen: {full}"), |page| {
        let size = page.script("return innerWidth === screen.width && innerHeight === screen.height");
        is_full(page) == full && size == full
    });
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn full_screen_comes_and_goes_by_key_on_every_page_and_escape_leaves_it() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    for screen in ["today", "guide", "settings"] {
        page.go(screen);
        page.press("F11");
        wait_full(page, true);
        page.press("F11");
        wait_full(page, false);
        page.press("F11");
        wait_full(page, true);
        page.press("Escape");
        wait_full(page, false);
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn full_screen_ends_with_the_player_and_one_press_always_changes_what_is_seen() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    begin_paused(page, "seed-three");
    page.press("f");
    wait_full(page, true);
    // Somebody else takes it away, as a window manager does; the next press asks for it again.
    page.command("window_fullscreen", &json!(false));
    wait_full(page, false);
    page.press("f");
    wait_full(page, true);
    page.press("Escape");
    wait_full(page, false);
    assert_eq!(
        page.css("dialog[open]").count(),
        0,
        "the first Escape only leaves full screen"
    );
    page.press("f");
    wait_full(page, true);
    page.command("session_command", &json!({ "kind": "stop" }));
    page.command("session_close", &Value::Null);
    page.go("today");
    wait_full(page, false);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn closed_in_full_screen_the_window_comes_back_in_its_own_size() {
    let mut app = App::builder().start_welcomed();
    app.page().resize(940, 700);
    app.page().press("F11");
    wait_full(app.page(), true);
    quit(&mut app);
    app.launch_again();
    let page = app.page();
    wait::until_equal("its own size", json!([940, 700]), || {
        page.script("return [innerWidth, innerHeight]")
    });
    assert!(!is_full(page));
    app.finish();
}
