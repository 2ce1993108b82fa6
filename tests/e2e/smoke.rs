//! The window opens, shows its page, and leaves nothing behind.

use harness::App;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_window_opens_without_a_report() {
    let app = App::start();
    app.page().css("main h1").wait();
    app.finish();
}
