//! Every screen of Recovery, Cramp now and Today in both palettes, in the smallest window and with text twice as large:
//! nothing runs out of the window, axe finds nothing, and a picture is kept to be looked at.

use harness::{App, Page};
use serde_json::{Value, json};

use crate::recovery::steps::{Course, choose, none, open_strain};

fn places(page: &Page) -> Vec<(String, &'static str)> {
    let list = page.command("episodes", &Value::Null);
    let id = list["episodes"][0]["episode"]["id"].as_str().unwrap();
    vec![
        ("today".into(), "today"),
        ("recovery".into(), "list"),
        (format!("recovery/episode/{id}"), "episode"),
        (format!("recovery/episode/{id}/plan"), "episode-plan"),
        (format!("recovery/episode/{id}/log"), "episode-log"),
        (format!("recovery/episode/{id}/charts"), "episode-charts"),
        (format!("recovery/episode/{id}/about"), "episode-about"),
        (format!("recovery/episode/{id}/edit"), "edit"),
        ("recovery/check-in".into(), "check-in"),
        ("recovery/new".into(), "new"),
        ("cramp".into(), "cramp"),
        ("cramp/history".into(), "cramps"),
    ]
}

#[track_caller]
fn looks(page: &Page, palette: &str) {
    for (place, name) in places(page) {
        page.resize(1280, 800);
        page.go("settings");
        page.go(&place);
        page.css("main h1").wait();
        page.wait("the page is quiet", |page| {
            page.css("main [aria-busy=true]").count() == 0
        });
        page.assert_accessible(&format!("{name}, {palette}"));
        page.keep_picture(&format!("look-{name}-{palette}-1280"));
        page.resize(900, 640);
        fits(page, name, palette, "900x640");
        page.keep_picture(&format!("look-{name}-{palette}-900"));
        page.script("document.documentElement.style.fontSize = '200%'");
        fits(page, name, palette, "900x640 with text twice as large");
        page.keep_picture(&format!("look-{name}-{palette}-200"));
        page.script("document.documentElement.style.fontSize = ''");
    }
}

/// Nothing is wider than the page it stands on.
#[track_caller]
fn fits(page: &Page, name: &str, palette: &str, size: &str) {
    const WIDE: &str = "const edge = document.querySelector('main').getBoundingClientRect().right + 1;
        const scrolls = (one) => { for (let up = one.parentElement; up; up = up.parentElement)
          if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX) && up.localName !== 'main' && up.localName !== 'body' && up.localName !== 'html') return true; return false; };
        return [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge
          && !one.closest('.sr-only') && !scrolls(one)).slice(0, 4).map((one) => one.outerHTML.slice(0, 120));";
    let wide = page.script(WIDE);
    assert_eq!(wide, json!([]), "{name}, {palette}, {size}");
}

/// A strain on day 4 with a test under way to be offered, walks, cramps and a return.
fn fill(course: &Course) {
    let page = &course.page;
    for (day, pain) in [(0, 5), (1, 4), (2, 2), (3, 1)] {
        course.at(day, 18);
        let leg = json!({ "rest": u8::min(pain, 1), "walking": pain, "worst": pain + 1, "swelling": "none" });
        let today = page.command("check_in", &Value::Null)["today"].clone();
        page.command(
            "check_in_save",
            &json!({ "day": today, "rows": none(), "left": leg, "right": null, "done": [], "confidence": 6,
                "note": "stairs", "tags": ["stairs"] }),
        );
        let walk = json!({ "kind": "flat_walk", "minutes": 12, "metres": 900, "pain": 1, "limp": false, "terrain": "road" });
        page.command("outing_save", &json!({ "when": null, "outing": walk }));
    }
    for came in ["night", "exercise", "night"] {
        page.command(
            "cramp_log",
            &json!({ "when": null, "cramp": { "legs": "left", "came": came, "minutes": 3, "factors": ["heat", "hills"], "released": ["stretch"] } }),
        );
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_screen_fits_and_reads_in_the_light_palette() {
    let course = Course::begin();
    fill(&course);
    looks(&course.page, "light");
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_screen_fits_and_reads_in_the_dark_palette() {
    let app = App::builder().dark().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.go("recovery/check-in");
    page.button("None of these today").click();
    choose(&page, "Pain walking", "3");
    page.button("Save the check-in").click();
    page.wait_text("Saved.");
    looks(&page, "dark");
    app.finish();
}
