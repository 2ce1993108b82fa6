//! Pictures of every screen, light and dark, in three window sizes: `cargo xtask shots`.
//!
//! They lie in `target/shots/<theme>-<width>/<name>.png`. The same run looks at every screen with axe-core.

mod guide;
mod screens;

use harness::{App, Page};
use screens::{SHOTS, Shot};
use std::path::Path;

/// The smallest window that is promised to work, a common laptop, and a large one.
const SIZES: [(u32, u32); 3] = [(900, 640), (1280, 800), (1920, 1080)];

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_in_light() {
    take("light");
}

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_screen_in_dark() {
    take("dark");
}

fn take(theme: &str) {
    let builder = App::builder();
    let app = if theme == "dark" { builder.dark() } else { builder }.start();
    let folder = harness::output_folder("shots");
    // The pointer rests outside the largest window.
    app.desk().xdotool(&["mousemove", "1919", "1199"]);
    let mut objections = Vec::new();
    let mut shot = |shot: &Shot| {
        (shot.open)(app.page());
        for (width, height) in SIZES {
            app.page().resize(width, height);
            keep(app.page(), &folder.join(format!("{theme}-{width}")), shot.name);
        }
        objections.extend(
            app.page()
                .violations()
                .into_iter()
                .map(|line| format!("{}: {line}", shot.name)),
        );
    };
    for first in SHOTS.iter().filter(|shot| shot.before_welcome) {
        shot(first);
    }
    app.page().leave_welcome();
    screens::fill(app.page());
    for later in SHOTS.iter().filter(|shot| !shot.before_welcome) {
        shot(later);
    }
    assert!(
        objections.is_empty(),
        "axe-core in {theme}:\n{}",
        objections.join("\n")
    );
    app.finish();
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
