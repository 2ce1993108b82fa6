//! Find in the page.

use harness::{App, Page};
use serde_json::json;

/// What the find bar says: `2 of 7`.
fn count(page: &Page) -> String {
    page.css("search [role=status]").text()
}

fn shows(page: &Page, what: &str) {
    page.wait(
        &format!("the find bar says {what}, not {}", count(page)),
        |page| count(page) == what,
    );
}

/// How many places are marked, the text of the one that is looked at, and whether it is in view.
fn marked(page: &Page) -> serde_json::Value {
    page.script(
        "const [others, now] = ['found', 'found-now'].map((name) => [...CSS.highlights.get(name)]);
        const at = now[0]?.getBoundingClientRect();
        return [others.length + now.length, now[0]?.toString() ?? '', !!at && at.top >= 0 && at.bottom <= innerHeight];",
    )
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_word_is_found_in_the_page_counted_marked_and_walked_through() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("guide/dvt");
    page.wait_text("clot");
    let in_text =
        page.script("return document.querySelector('main').innerText.toLowerCase().split('clot').length - 1");
    let all = in_text.as_u64().unwrap_or(0);
    assert!(all > 1, "the article speaks of clots");
    page.press("Control+f");
    page.css("search input").wait();
    page.type_text("CLOT");
    shows(page, &format!("1 of {all}"));
    page.press("Enter");
    shows(page, &format!("2 of {all}"));
    let [places, text, in_view] = [0, 1, 2].map(|n| marked(page)[n].clone());
    assert_eq!(places, all);
    assert!(
        text.as_str()
            .is_some_and(|text| text.eq_ignore_ascii_case("clot")),
        "{text}"
    );
    page.wait("it is in view", |page| marked(page)[2] == true);
    page.keep_picture("find-second");
    assert!(in_view.is_boolean());
    page.press("Shift+Enter");
    page.press("Shift+Enter");
    shows(page, &format!("{all} of {all}"));
    page.keep_picture("find");
    page.press("Escape");
    page.css("search input").wait_gone();
    assert_eq!(marked(page)[0], 0, "no mark is left");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn find_knows_no_case_no_accents_and_no_marks_inside_a_word_and_says_when_there_is_nothing() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("today");
    page.script(
        "document.querySelector('main h1').insertAdjacentHTML('afterend', '<p>An œdème, so <b>sw</b>elling. It’s</p><p>cold</p>')",
    );
    page.press("Control+f");
    page.css("search input").wait();
    for (typed, found) in [
        ("œdeme", "1 of 1"),
        ("so swell", "1 of 1"),
        ("it's", "1 of 1"),
        ("it's cold", "Not here"),
        ("zzzz", "Not here"),
    ] {
        page.css("search input").fill(typed);
        shows(page, found);
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn find_goes_on_into_the_next_page_and_opens_what_is_folded_away() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.script_with("location.hash = arguments[0]", &[json!("#/guide/dvt")]);
    page.css("main h1").wait();
    page.press("Control+f");
    page.css("search input").wait();
    page.type_text("country");
    page.go("settings/country");
    page.wait("the new page is looked through", |page| {
        count(page).contains(" of ")
    });
    page.script(
        "document.querySelector('main h1').insertAdjacentHTML('afterend', '<details><summary>More</summary><p>quagga</p></details>')",
    );
    page.css("search input").fill("quagga");
    shows(page, "1 of 1");
    page.wait("the fold is open", |page| {
        page.script("return document.querySelector('details[open] p')?.textContent") == "quagga"
    });
    app.finish();
}
