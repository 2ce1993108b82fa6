//! The window itself: one of it, alive after its web process died, in the place where it was left.

use harness::{App, Bare, Desk, Sandbox, app_binary, procfs, wait};
use std::process::Stdio;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_page_comes_back_when_its_process_dies() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    app.window();
    let engine = || {
        app.processes()
            .into_iter()
            .find(|id| procfs::name(*id) == "WebKitWebProcess")
    };
    let first = wait::until_some("the web process", wait::PATIENCE, engine);
    procfs::signal(first, "KILL");
    wait::until("another web process draws the page", || {
        engine().is_some_and(|id| id != first)
    });
    wait::until("the page has painted again", || {
        app.printed("soleus: first-paint") >= 2
    });
    app.close();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_second_start_ends_and_leaves_the_first_window() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    let window = app.window();
    app.desk().xdotool(&["windowminimize", "--sync", &window]);
    let mut second = app
        .second_start()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    wait::until("the second start ends", || {
        second.try_wait().is_ok_and(|status| status.is_some())
    });
    wait::until("the first window is raised", || is_shown(app.desk(), &window));
    assert!(procfs::alive(app.process()), "the first app runs on");
    app.close();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_window_comes_back_in_its_size() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    let window = app.window();
    app.desk()
        .xdotool(&["windowsize", "--sync", &window, "940", "700"]);
    let size = |app: &Bare| {
        app.desk()
            .xdotool(&["getwindowgeometry", "--shell", &app.window()])
    };
    wait::until("the window has its new size", || size(&app).contains("WIDTH=940"));
    let folders: Sandbox = app.close();
    let again = Bare::start_binary(&app_binary(), folders, &[], &[]);
    again.wait_printed("soleus: first-paint");
    wait::until("the window has the size it was left in", || {
        let size = size(&again);
        size.contains("WIDTH=940") && size.contains("HEIGHT=700")
    });
    again.close();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn nothing_is_left_running_after_the_window_is_closed() {
    let mut app = App::start();
    app.close();
    let left = app.desk().running();
    let ours = left
        .iter()
        .filter(|name| name.starts_with("WebKit") || name.starts_with("soleus"))
        .count();
    assert_eq!(ours, 0, "still running: {left:?}");
}

fn is_shown(desk: &Desk, window: &str) -> bool {
    let shown = desk.try_xdotool(&["search", "--onlyvisible", "--name", "Soleus$"]);
    shown.is_some_and(|ids| ids.lines().any(|id| id == window))
}
