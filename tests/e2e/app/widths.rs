//! Narrow windows, large text, and what the desktop asks for: more contrast, larger fonts.

use harness::{App, Page};
use serde_json::json;

use super::screens::SCREENS;

/// The elements of the page that stand out of it sideways, though no part of it scrolls for them.
const SIDEWAYS: &str = "const main = document.getElementById('main');
    const own = [document.scrollingElement, main].filter((one) => one.scrollWidth > one.clientWidth);
    const scrolls = (one) => one !== main && main.contains(one) && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
    const edge = main.getBoundingClientRect().right + 1;
    const out = [...main.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge && !scrolls(one));
    return own.length === 0 ? [] : out.map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);";

/// The words of the navigation that cannot be read: cut, out of the window, or smaller than `least` pixels.
const UNREADABLE: &str = "const [least] = arguments;
    return [...document.querySelectorAll('.frame > nav .text')].filter((one) => {
      const [at, page] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
      return at.width < 8 || at.left < page.left - 1 || at.right > page.right + 1 || at.top < 0 || at.bottom > innerHeight ||
        at.right > innerWidth || parseFloat(getComputedStyle(one).fontSize) < least;
    }).map((one) => one.textContent)";

fn set_text(page: &Page, percent: u16) {
    page.command("settings_put", &json!({ "textPercent": percent }));
    page.script("window.old = true");
    page.reload();
    page.wait("the page in its text size", |page| {
        page.script("return !window.old && document.documentElement.style.fontSize && !!document.querySelector('main h1')")
            == true
    });
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn no_screen_scrolls_sideways_in_the_narrowest_window() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let pages = [
        "guide/dvt",
        "stretch/routine/seed-three",
        "recovery/new",
        "check/rules",
    ];
    for percent in [100, 150] {
        set_text(page, percent);
        page.resize(480, 640);
        for screen in SCREENS.iter().chain(&pages) {
            page.go(screen);
            page.wait(
                &format!(
                    "{screen} at {percent} % fits its window: {}",
                    page.script(SIDEWAYS)
                ),
                |page| page.script(SIDEWAYS) == json!([]),
            );
        }
        page.keep_picture(&format!("narrow-{percent}"));
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_words_of_the_navigation_can_be_read_at_every_size() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    for percent in [100, 150, 200] {
        set_text(page, percent);
        for (width, height, least) in [(1280, 800, 13), (900, 640, 13), (480, 640, 12)] {
            page.resize(width, height);
            page.wait(
                &format!(
                    "every word at {percent} % in {width}: {}",
                    page.script_with(UNREADABLE, &[json!(least)])
                ),
                |page| page.script_with(UNREADABLE, &[json!(least)]) == json!([]),
            );
            page.keep_picture(&format!("words-{percent}-{width}"));
        }
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn no_tooltip_repeats_the_words_it_stands_on() {
    const REPEATS: &str = "const plain = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
        return [...document.querySelectorAll('[title]')].filter((one) => {
          const words = plain(one.innerText ?? one.textContent);
          return words !== '' && words.length > 1 && ` ${plain(one.title)} `.includes(` ${words} `);
        }).map((one) => one.title)";
    let app = App::builder().start_welcomed();
    let page = app.page();
    for screen in SCREENS.iter().chain(&["guide/dvt", "stretch/routine/seed-three"]) {
        page.go(screen);
        page.css("main h1").wait();
        assert_eq!(page.script(REPEATS), json!([]), "{screen}");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_desktop_in_high_contrast_gets_black_on_white() {
    let app = App::builder()
        .gtk_setting("gtk-theme-name=HighContrast")
        .start_welcomed();
    let page = app.page();
    let colours = page
        .script("const style = getComputedStyle(document.body); return [style.color, style.backgroundColor]");
    assert_eq!(colours, json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]));
    for screen in SCREENS {
        page.go(screen);
        page.assert_accessible(screen);
        page.keep_picture(&format!("high-contrast-{screen}"));
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_larger_fonts_of_a_desktop_make_the_text_larger() {
    // As many pixels of the page fit into the window.
    let width = |app: &App| -> f64 { app.page().script("return innerWidth").as_f64().unwrap_or(0.0) };
    let plain = App::builder().start_welcomed();
    let normal = width(&plain);
    plain.finish();
    // How the desktop's scale for fonts reaches GTK where no settings daemon runs.
    let large = App::builder().variable("GDK_DPI_SCALE", "1.5").start_welcomed();
    let larger = width(&large);
    large.page().keep_picture("large-text");
    assert!((normal / larger - 1.5).abs() < 0.01, "{normal} became {larger}");
    large.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_begins_at_one_left_edge_and_a_wide_window_shows_two_panes() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.command("cramp_log", &json!({ "when": null, "cramp": { "legs": "left" } }));
    for width in [1280, 1920] {
        page.resize(width, 1000);
        let edges = [
            "today",
            "cramp/history",
            "stretch",
            "stretch/history",
            "stretch/seed-three",
            "recovery",
            "recovery/new",
            "guide/calf-strain",
            "guide/sources",
            "check",
            "check/rules",
            "settings",
        ]
        .map(|place| {
            page.go(place);
            page.css("main h1").wait();
            page.script("return Math.round(document.querySelector('main h1').getBoundingClientRect().left)")
        });
        assert!(
            edges.iter().all(|edge| edge == &edges[0]),
            "at {width}: {edges:?}"
        );
        page.go("cramp/history");
        page.heading("Every cramp").wait();
        page.heading("Cramps in the last 12 weeks").wait();
        let beside = page.script(
            "const [one, other] = ['Cramps in the last 12 weeks', 'Every cramp'].map((name) =>
               [...document.querySelectorAll('main h2')].find((h2) => h2.innerText === name).getBoundingClientRect());
             return other.left > one.right - 1 && Math.abs(other.top - one.top) < 2",
        );
        assert_eq!(beside, width == 1920, "two panes at {width}");
    }
    app.finish();
}
