//! Every screen opens, reports nothing, and gives axe-core nothing to object to.

use harness::App;
use serde_json::json;

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

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn at_twice_the_text_size_the_navigation_leaves_the_page_its_room() {
    const SHARE: &str = "const nav = document.querySelector('.frame > nav').getBoundingClientRect();
        return [document.documentElement.style.fontSize, Math.round(100 * nav.width / innerWidth)]";
    let app = App::builder().start_welcomed();
    let page = app.page();
    for (percent, sizes) in [
        (100, [(1280, 800, 19), (900, 640, 10)]),
        (200, [(1280, 800, 8), (900, 640, 11)]),
    ] {
        page.command("settings_put", &json!({ "textPercent": percent }));
        page.reload();
        for (width, height, most) in sizes {
            page.resize(width, height);
            page.wait("the text has its size and the page its room", |page| {
                let seen = page.script(SHARE);
                seen[0] == format!("{percent}%") && seen[1].as_u64().is_some_and(|share| share <= most)
            });
            page.link("Settings").wait();
            page.assert_accessible(&format!("the frame at {percent} %"));
            page.keep_picture(&format!("frame-{percent}-{width}"));
        }
    }
    page.resize(1280, 800);
    page.link("Settings").click();
    page.heading("Settings").wait();
    page.keep_picture("frame-200-settings");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn each_part_of_the_settings_has_an_address_and_the_quick_jump_finds_it_by_what_it_holds() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    for (typed, route, heading) in [
        ("backup", "#/settings/data", "Your data"),
        ("dark theme", "#/settings/look", "Look"),
        ("medical history", "#/settings/about-me", "About you"),
    ] {
        page.go("today");
        page.press("Control+k");
        page.css("dialog[open] input").wait();
        page.type_text(typed);
        page.wait("the part is found", |page| {
            page.script("return document.querySelector('dialog[open] [aria-selected=true]')?.innerText ?? ''")
                .as_str()
                .is_some_and(|line| line.contains("Settings:"))
        });
        page.press("Enter");
        page.wait("its page opens", |page| page.route() == route);
        page.heading(heading).wait();
        assert_eq!(page.css("main nav [aria-current=page]").count(), 1);
        page.assert_accessible(&format!("settings, {heading}"));
        page.keep_picture(&format!("settings-{}", heading.to_lowercase().replace(' ', "-")));
    }
    app.finish();
}
