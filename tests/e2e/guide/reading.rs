//! The guide in the window: search by keyboard, follow a link, come back to the same place, act from a page.

use harness::{App, Page};

/// Opens the library with the search field in focus and types `text`.
fn search(page: &Page, text: &str) {
    page.go("guide");
    page.css("search input").wait();
    page.press("/");
    page.type_text(text);
    page.css("search ol a").wait();
}

/// The title of the first result.
pub(crate) fn first(page: &Page) -> String {
    page.script("return document.querySelector('search ol a')?.textContent.trim() ?? ''")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn scrolled(page: &Page) -> f64 {
    page.script("return document.getElementById('main').scrollTop")
        .as_f64()
        .expect("a number")
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_page_is_found_and_opened_by_keyboard_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    search(&page, "blood clot");
    // What the first letters found is replaced: the page itself must be there.
    page.wait("the page is found", |page| {
        first(page) == "Blood clot in a deep vein (DVT)"
    });
    assert!(page.css("search mark").count() > 0, "what matched is marked");
    page.assert_accessible("guide search");
    page.keep_picture("guide-search");
    page.press("ArrowDown");
    let (role, name) = page.focused();
    assert_eq!(
        (role.as_str(), name.as_str()),
        ("link", "Blood clot in a deep vein (DVT)"),
        "the first result has the focus"
    );
    page.press("Enter");
    page.heading("Blood clot in a deep vein (DVT)").wait();
    page.wait("the heading has the focus", |page| page.focused().0 == "heading");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_slip_is_forgiven_and_an_empty_result_suggests() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    search(&page, "thrombossis ");
    page.wait_text("was read as");
    page.css("search input").fill("xqzvvk");
    page.wait_text("No page has that.");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_link_is_followed_and_back_finds_the_same_place() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/calf-strain");
    page.heading("Calf strain").wait();
    page.script(
        "document.querySelector('.text p a[href^=\"#/guide/\"]').scrollIntoView({ block: 'center' })",
    );
    page.wait("the page has scrolled", |page| scrolled(page) > 50.0);
    page.script_async(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)));",
        &[],
    );
    let before = scrolled(&page);
    page.script("document.querySelector('.text p a[href^=\"#/guide/\"]').click()");
    page.wait("another page is open", |page| {
        !page.route().contains("calf-strain")
    });
    page.press("Alt+ArrowLeft");
    page.heading("Calf strain").wait();
    page.wait("the place is the same", |page| {
        (scrolled(page) - before).abs() < 3.0
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_link_to_a_section_ends_at_its_heading() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/dvt?s=do");
    page.wait("the section has the focus", |page| {
        page.script("return document.activeElement.id").as_str() == Some("s-do")
    });
    assert!(scrolled(&page) > 50.0, "the page is scrolled to the section");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn sources_and_words_open_in_place_and_close_by_escape() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/dvt");
    page.heading("Blood clot in a deep vein (DVT)").wait();
    let chip = page.css(".text p button[aria-expanded]");
    chip.click();
    page.wait("it is open", |page| {
        page.css(".text [aria-expanded=\"true\"]").count() == 1
    });
    page.assert_accessible("guide page with an open source");
    page.keep_picture("guide-source-open");
    page.press("Escape");
    page.wait("it is closed", |page| {
        page.css(".text [aria-expanded=\"true\"]").count() == 0
    });
    page.heading("Sources of this page").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_buttons_in_a_page_work() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/preparing-your-visit");
    page.heading("Preparing your visit").wait();
    page.css(".question button").click();
    page.wait_text("On your list");
    page.go("doctor");
    page.wait_text("What do you think this is, and what else could it be?");
    page.go("guide/cramp-first-aid");
    page.link("Cramp now: guide me").click();
    page.wait("Cramp now is open", |page| page.route().contains("cramp"));
    page.go("guide/calf-strain");
    page.css(".text a[href=\"#/check\"]").click();
    page.wait("the check is open", |page| page.route().contains("check"));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_bookmark_is_there_after_a_restart() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/cold");
    page.button("Bookmark").click();
    page.button("Bookmarked").wait();
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("guide");
    page.heading("Bookmarks").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_page_about_an_emergency_begins_with_its_red_box_and_is_marked_wherever_it_is_listed() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command("settings_put", &serde_json::json!({ "country": "AT" }));
    page.reload();
    search(&page, "lung clot");
    page.wait("the result is marked", |page| {
        page.script("return document.querySelector('search ol li')?.innerText ?? ''")
            .as_str()
            .is_some_and(|line| line.contains("Emergency"))
    });
    page.go("guide/pulmonary-embolism");
    page.wait_text("Call 112");
    let order = page.script(
        "const at = (one) => document.querySelector(one).getBoundingClientRect().top;
         return at('.notice.danger') < at('#s-feels') && at('.notice.danger') < innerHeight",
    );
    assert_eq!(order, true, "what to do stands before what it feels like");
    page.wait_text("Call 112 / 144 now. Do not drive yourself.");
    assert!(
        !page.text().contains("your emergency number"),
        "every sentence says the number itself"
    );
    page.assert_accessible("a page about an emergency");
    page.keep_picture("guide-emergency");
    page.go("guide");
    page.wait("the library marks it", |page| {
        page.script("return [...document.querySelectorAll('main li')].some((li) => li.innerText.includes('Clot in the lung') && li.innerText.includes('Emergency'))") == true
    });
    app.finish();
}
