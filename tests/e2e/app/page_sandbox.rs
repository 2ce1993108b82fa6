//! What the page must not be able to do: leave the app, open a window, save a file, run foreign code.

use harness::App;
use serde_json::json;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_page_cannot_leave_the_app() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let home = page.script("return location.origin");
    for address in [
        "https://example.org/",
        "file:///etc/hostname",
        "data:text/html,gone",
    ] {
        page.script_with(
            "const link = document.createElement('a'); link.href = arguments[0]; link.click();",
            &[json!(address)],
        );
        page.go("today");
        assert_eq!(
            page.script("return location.origin"),
            home,
            "{address} must not be opened"
        );
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_page_opens_no_window_and_saves_no_file() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.script("window.open('https://example.org/'); window.open('index.html');");
    page.script(
        "const link = document.createElement('a'); link.download = 'left.txt';
         link.href = URL.createObjectURL(new Blob(['x'])); link.click();",
    );
    page.go("guide");
    assert_eq!(
        app.desk()
            .xdotool(&["search", "--onlyvisible", "--name", ".*"])
            .lines()
            .count(),
        windows_of_one_app(&app)
    );
    let saved = ["left.txt", "Downloads/left.txt"].map(|name| app.sandbox().home().join(name).exists());
    assert_eq!(saved, [false, false], "nothing may be saved without a dialog");
    app.finish();
}

/// Visible windows that belong to the app's process.
fn windows_of_one_app(app: &App) -> usize {
    let process = app.process().to_string();
    let own = app
        .desk()
        .xdotool(&["search", "--onlyvisible", "--pid", &process, "--name", "Soleus"]);
    assert_eq!(own.lines().count(), 1, "the app has one window");
    app.desk()
        .xdotool(&["search", "--onlyvisible", "--name", ".*"])
        .lines()
        .count()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn foreign_code_and_style_are_refused_and_reported() {
    let app = App::builder().expect_report("CSP:").start_welcomed();
    let page = app.page();
    page.script(
        "const script = document.createElement('script'); script.textContent = 'window.foreign = 1'; document.body.append(script);
         document.body.setAttribute('style', 'outline: 3px solid red');",
    );
    page.wait("both are reported", |_| {
        app.reports()
            .iter()
            .filter(|report| report.starts_with("CSP:"))
            .count()
            >= 2
    });
    assert_eq!(
        page.script("return window.foreign ?? 0"),
        0,
        "an inline script must not run"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn commands_that_are_not_ours_are_refused() {
    let app = App::builder().start_welcomed();
    for name in [
        "plugin:window|set_title",
        "plugin:path|resolve_directory",
        "plugin:dialog|open",
        "no_such_command",
    ] {
        assert!(
            app.page().try_command(name, &json!(null)).is_err(),
            "{name} must be refused"
        );
    }
    app.finish();
}
