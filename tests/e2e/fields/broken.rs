//! A screen that cannot be drawn takes nothing else with it.

use harness::App;
use serde_json::json;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_page_that_cannot_be_drawn_says_so_and_leaves_the_others() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command("cramp_log", &json!({ "when": null, "cramp": {} }));
    page.script(
        "window.kept = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
         Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { configurable: true, get() { throw new RangeError('no such date'); } });",
    );
    page.go("cramp/history");
    page.heading("This page could not be drawn").wait();
    page.wait_text("Show the folder with the log");
    page.keep_picture("broken-page");
    page.assert_accessible("a page that could not be drawn");
    page.link("Guide").click();
    page.heading("Guide").wait();
    page.go("cramp/history");
    page.heading("This page could not be drawn").wait();
    page.script("Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', window.kept);");
    page.button("Try again").click();
    page.heading("Cramp history").wait();
    page.wait_text("One cramp in all");
}
