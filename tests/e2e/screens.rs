//! Every screen opens, reports nothing, and gives axe-core nothing to object to.

use harness::App;

/// The addresses of the eight screens.
pub(crate) const SCREENS: [&str; 8] = [
    "today", "cramp", "check", "stretch", "recovery", "guide", "doctor", "settings",
];

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_screen_opens_and_is_accessible_in_light() {
    look_at_every_screen(App::builder().start());
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_screen_opens_and_is_accessible_in_dark() {
    look_at_every_screen(App::builder().dark().start());
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_first_run_is_shown_once() {
    let mut app = App::start();
    let first = app.page().css("main h1").text();
    app.page().leave_welcome();
    let later = app.page().css("main h1").text();
    assert_ne!(first, later, "the first run must give way to Today");
    app.close_and_restart();
    assert_eq!(
        app.page().css("main h1").text(),
        later,
        "the first run must not come back"
    );
    app.finish();
}

fn look_at_every_screen(app: App) {
    let page = app.page().clone();
    page.css("main h1").wait();
    page.assert_accessible("the first run");
    page.leave_welcome();
    for screen in SCREENS {
        page.go(screen);
        assert_eq!(page.css("main h1").count(), 1, "{screen} has one main heading");
        page.assert_accessible(screen);
    }
    page.press("F1");
    page.css("dialog[open]").wait();
    page.assert_accessible("the keyboard map");
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    page.press("Control+k");
    page.css("dialog[open] input").wait();
    page.assert_accessible("the quick jump");
    app.finish();
}
