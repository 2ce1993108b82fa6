//! What the guide keeps of its reader: what to read in an open recovery, and the place where a page was left.

use harness::App;
use serde_json::json;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_open_recovery_brings_its_pages_in_order_and_says_which_were_opened() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide");
    page.css("search input").wait();
    assert!(
        !page.text().contains("To read now"),
        "nothing to read without a recovery"
    );
    let when = json!({ "day": page.command("check_in", &json!(null))["today"], "time": null });
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
        "doing": "", "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    page.go("today");
    page.go("guide");
    page.heading("To read now: After an exercise cramp").wait();
    let first = "return document.querySelector('main section ol li a')?.textContent.trim()";
    assert_eq!(page.script(first), "After a cramp: the way back");
    assert!(!page.text().contains("Opened on"), "no page was opened");
    page.assert_accessible("what to read in a recovery");
    page.keep_picture("guide-to-read");
    page.link("After a cramp: the way back").click();
    page.heading("After a cramp: the way back").wait();
    page.wait("a page that is shown for a moment counts as opened", |page| {
        !page.command("guide_page", &json!({ "id": "after-a-cramp" }))["read"].is_null()
    });
    page.go("guide");
    page.wait_text("Opened on");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_page_that_was_left_offers_the_way_back_to_the_place() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/cold");
    page.heading("Cold packs and heat: when and when not").wait();
    let to_end = "document.querySelector('.text > section:last-of-type h2').scrollIntoView()";
    page.script(to_end);
    page.wait("the contents know the place", |page| {
        page.css("nav [aria-current=location]").count() == 1
    });
    let place =
        page.script("return document.querySelector('nav [aria-current=location]').textContent.trim()");
    let place = place.as_str().unwrap_or_default().to_owned();
    page.go("today");
    page.wait("the page is left", |page| page.route().contains("today"));
    page.go("guide/cold");
    page.link(&format!("Go on where you were: “{place}”")).wait();
    // The place is in the record: it is there after the app was killed, too.
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("guide/cold");
    let on = page.link(&format!("Go on where you were: “{place}”"));
    on.wait();
    page.keep_picture("guide-go-on");
    on.click();
    page.wait("the heading has the focus", |page| {
        page.script("return document.activeElement.textContent.trim()") == place.as_str()
    });
    app.finish();
}
