//! A recovery is pages with addresses of their own; a result that asks for a visit stands on Today, in the plan and on the
//! Doctor page until it is answered, and leads to a recovery that knows what was said.

use harness::{App, Page};
use serde_json::{Value, json};

use crate::{
    check::results::{self as check, Do},
    recovery::steps::Course,
};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_recovery_is_pages_each_at_most_two_screens_long_and_with_an_address_of_its_own() {
    let course = Course::begin();
    let page = &course.page;
    for day in 0..3 {
        course.at(day, 18);
        let today = page.command("check_in", &Value::Null)["today"].clone();
        let leg = json!({ "rest": 0, "walking": 3 - day, "worst": 3, "swelling": "none" });
        page.command(
            "check_in_save",
            &json!({ "day": today, "rows": crate::recovery::steps::none(), "left": leg, "right": null, "done": [],
                "confidence": 6, "note": "", "tags": [] }),
        );
        let walk = json!({ "kind": "flat_walk", "minutes": 12, "metres": null, "pain": 1, "limp": false, "terrain": null });
        page.command("outing_save", &json!({ "when": null, "outing": walk }));
    }
    page.resize(1280, 800);
    for (name, shows) in [
        ("", "What to do now"),
        ("/plan", "The way back"),
        ("/log", "Walks and runs"),
        ("/charts", "How it went"),
        ("/about", "This recovery"),
    ] {
        page.go("today");
        page.go(&format!("recovery/episode/{}{name}", course.episode));
        page.heading(shows).wait();
        assert_eq!(
            page.css("main nav [aria-current=page]").count(),
            1,
            "{name} is marked"
        );
        page.assert_accessible(&format!("the page {shows}"));
        page.keep_picture(&format!("recovery-page{}", name.replace('/', "-")));
        let screens = page
            .script("const main = document.querySelector('main'); return main.scrollHeight / innerHeight");
        assert!(screens.as_f64() <= Some(2.2), "{shows} is {screens} screens long");
    }
    course.app.finish();
}

fn limps(page: &Page) {
    check::answer(
        page,
        &[
            ("How did it begin", Do::Press("Sudden pain in one movement")),
            ("What is it like", Do::Tick("Sore in use, to touch")),
            ("Walking since", Do::Press("With a limp, or uneven")),
        ],
    );
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_result_that_asks_for_a_visit_stands_until_it_is_answered_and_fills_the_plan_it_leads_to() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    limps(&page);
    check::show(&page, "See a clinician within days");
    page.wait_text("It is my left leg.");
    page.link("Start the recovery plan that fits").click();
    page.heading("New recovery").wait();
    page.wait("what was said is filled in", |page| {
        let limp = "[role=radiogroup][aria-label='Do you walk with a limp?'] input:checked";
        page.css("input[value=left]:checked").count() == 1 && page.css(limp).count() == 1
    });
    for place in ["today", "doctor"] {
        page.go(place);
        page.heading("Your last check: See a clinician within days")
            .wait();
        page.assert_accessible(&format!("a result that waits, on {place}"));
        page.keep_picture(&format!("result-due-{place}"));
    }
    let today = page.command("today", &Value::Null)["date"].clone();
    let word = json!({ "who": "Physiotherapist", "seen": { "day": today, "time": null }, "after": true, "found": "a strain",
        "permits": [], "note": "" });
    page.command("clinician_add", &word);
    page.go("settings");
    page.go("today");
    page.heading("What do you need?").wait();
    page.wait("it is answered", |page| {
        page.command("result_due", &Value::Null).is_null() && !page.text().contains("Your last check:")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_day_of_a_chart_is_read_by_pointer_and_by_arrow_keys_and_a_wide_window_shows_it_beside_now() {
    let course = Course::begin();
    let page = &course.page;
    for (day, walking) in [(0, 3), (1, 2)] {
        course.at(day, 18);
        course.check_in(walking);
    }
    page.go("today");
    page.go(&format!("recovery/episode/{}/charts", course.episode));
    page.heading("How it went").wait();
    let said = |page: &Page| page.css("main figure .said").text();
    page.script("document.querySelector('main figure svg').focus()");
    page.press("Home");
    page.wait("the first day is read", |page| {
        said(page).contains("Walking 3, At rest 1")
    });
    page.press("ArrowRight");
    page.wait("the second day is read", |page| {
        said(page).contains("Walking 2, At rest 1")
    });
    page.press("ArrowRight");
    assert!(said(page).contains("Walking 2"), "there is no day after the last");
    page.script("document.activeElement.blur()");
    page.wait("nothing is read", |page| said(page).is_empty());
    page.resize(1920, 1000);
    page.go("today");
    page.go(&format!("recovery/episode/{}", course.episode));
    page.heading("What to do now").wait();
    page.heading("How it went").wait();
    page.assert_accessible("now, with what stands beside it");
    page.keep_picture("recovery-now-wide");
    page.resize(1280, 800);
    page.heading("How it went").wait_gone();
    course.app.finish();
}
