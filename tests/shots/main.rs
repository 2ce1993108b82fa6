//! Pictures of every screen, light and dark, in four window sizes, at the usual and at twice the text size, with a record of
//! six weeks and with an empty one: `cargo xtask shots`.
//!
//! They lie in `target/shots/<record>-<theme>-<width>[-large]/<name>.png`. The same run looks at every screen with axe-core.

mod guide;
mod record;
mod screens;

use harness::{App, Page};
use screens::{SHOTS, Shot};
use std::path::Path;

/// The narrowest window, the smallest that is promised to work, a common laptop, and a large one.
const SIZES: [(u32, u32); 4] = [(480, 640), (900, 640), (1280, 800), (1920, 1080)];

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_of_six_weeks_in_light() {
    six_weeks("light");
}

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_of_six_weeks_in_dark() {
    six_weeks("dark");
}

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_of_an_empty_record_in_light() {
    empty("light");
}

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_of_an_empty_record_in_dark() {
    empty("dark");
}

fn six_weeks(theme: &str) {
    let builder = record::six_weeks_back();
    let app = if theme == "dark" { builder.dark() } else { builder }.start_welcomed();
    record::live(&app);
    app.page().reload();
    take(&app, &format!("rich-{theme}"), |shot| !shot.before_welcome);
    app.finish();
}

fn empty(theme: &str) {
    let builder = App::builder();
    let app = if theme == "dark" { builder.dark() } else { builder }.start();
    take(&app, &format!("empty-{theme}"), |shot| shot.before_welcome);
    app.page().leave_welcome();
    take(&app, &format!("empty-{theme}"), |shot| {
        shot.of_nothing && !shot.before_welcome
    });
    app.finish();
}

fn take(app: &App, record: &str, wanted: impl Fn(&Shot) -> bool) {
    let folder = harness::output_folder("shots");
    let page = app.page();
    // The pointer rests outside the largest window.
    app.desk().xdotool(&["mousemove", "1919", "1199"]);
    let mut objections = Vec::new();
    for shot in SHOTS.iter().filter(|shot| wanted(shot)) {
        (shot.open)(page);
        for (large, size) in [("", ""), ("-large", "200%")] {
            page.script(&format!("document.documentElement.style.fontSize = '{size}'"));
            for (width, height) in SIZES {
                page.resize(width, height);
                keep(page, &folder.join(format!("{record}-{width}{large}")), shot.name);
            }
        }
        page.script("document.documentElement.style.fontSize = ''");
        let found = page.violations();
        objections.extend(found.into_iter().map(|line| format!("{}: {line}", shot.name)));
    }
    assert!(
        objections.is_empty(),
        "axe-core, {record}:\n{}",
        objections.join("\n")
    );
}

fn keep(page: &Page, folder: &Path, name: &str) {
    std::fs::create_dir_all(folder).expect("the target folder is writable");
    page.script_async(SETTLE, &[]);
    std::fs::write(folder.join(format!("{name}.png")), page.picture())
        .expect("the target folder is writable");
}

/// Two frames, and every finite animation at its end.
const SETTLE: &str = "const done = arguments[arguments.length - 1];
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => {
      for (const animation of document.getAnimations()) { try { animation.finish(); } catch { animation.cancel(); } }
      requestAnimationFrame(() => done(null));
    })));";
