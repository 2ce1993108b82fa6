//! What the player asks of the desktop: a display that stays awake, a note at the end, a voice.

use crate::stretch::interruptions::{begin, begin_paused, session};
use crate::stretch::player::own;
use harness::{App, wait};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Stdio;

/// A service of the desktop that notes what it is asked; the file it notes it in.
#[expect(clippy::zombie_processes, reason = "it ends with the desk")]
fn mock(app: &App, arguments: &[&str], name: &str) -> PathBuf {
    let log = app.sandbox().path(name);
    app.desk()
        .command("/usr/bin/python3")
        .args(["-m", "dbusmock", "--session", "-l"])
        .arg(&log)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("python3 is installed");
    log
}

fn said(log: &PathBuf) -> String {
    std::fs::read_to_string(log).unwrap_or_default()
}

/// Waits until a service has its name on the desk's bus.
fn wait_owned(app: &App, name: &str) {
    let ask = [
        "--session",
        "--print-reply",
        "--dest=org.freedesktop.DBus",
        "/",
        "org.freedesktop.DBus.NameHasOwner",
        &format!("string:{name}"),
    ];
    wait::until(&format!("the mock owns {name}"), || {
        let output = app.desk().command("dbus-send").args(ask).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("true"))
    });
}

/// Sends a signal on the desk's bus, again and again until the session stands still: the app may not listen yet.
fn pauses_at(app: &App, signal: &[&str]) {
    let page = app.page();
    let routine = own(page, 300, 1);
    begin(page, &routine);
    assert_eq!(session(page)["moving"], "running");
    wait::until(&format!("{signal:?} pauses the session"), || {
        let sent = app
            .desk()
            .command("dbus-send")
            .arg("--type=signal")
            .args(signal)
            .status();
        sent.is_ok_and(|status| status.success()) && session(page)["moving"] == "paused"
    });
    assert_eq!(session(page)["why"], "screen_locked");
    page.wait_text("The screen was locked, so the session paused.");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_screen_locked_by_the_screen_saver_pauses_the_session_and_says_why() {
    let app = App::builder().start_welcomed();
    for name in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
        let place = format!("/{}", name.replace('.', "/"));
        pauses_at(&app, &[&place, &format!("{name}.ActiveChanged"), "boolean:true"]);
        app.page().command("session_command", &json!({ "kind": "stop" }));
        app.page().command("session_close", &Value::Null);
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_screen_locked_by_the_login_manager_pauses_the_session_and_that_of_another_person_does_not() {
    const SESSIONS: &str = "/org/freedesktop/login1/session";
    const LOCK: &str = "org.freedesktop.login1.Session.Lock";
    let mut app = App::builder().variable("XDG_SESSION_ID", "c1").start_welcomed();
    // The login manager is there before the app is, as on a machine that has one.
    app.close();
    mock(&app, &["--template", "logind"], "logind.log");
    wait_owned(&app, "org.freedesktop.login1");
    app.launch_again();
    let other = format!("{SESSIONS}/c2");
    let sent = app
        .desk()
        .command("dbus-send")
        .args(["--type=signal", &other, LOCK])
        .status();
    assert!(sent.is_ok_and(|status| status.success()));
    pauses_at(&app, &[&format!("{SESSIONS}/c1"), LOCK]);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_display_that_nobody_keeps_on_is_said_in_the_player() {
    let app = App::builder().speed(3).start_welcomed();
    let page = app.page();
    page.resize(500, 500);
    begin(page, "seed-three");
    page.wait_text("may go dark");
    page.keep_picture("display-trouble");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_display_is_kept_awake_while_it_runs_and_let_go_at_a_pause_and_at_the_end() {
    const SAVER: &str = "org.freedesktop.ScreenSaver";
    const PLACE: &str = "/org/freedesktop/ScreenSaver";
    let app = App::builder().speed(40).start_welcomed();
    let page = app.page().clone();
    let log = mock(&app, &[SAVER, PLACE, SAVER], "saver.log");
    for (method, takes, gives, code) in [("Inhibit", "ss", "u", "ret = 7"), ("UnInhibit", "u", "", "")] {
        let words = ["", method, takes, gives, code].map(|word| format!("string:{word}"));
        wait::until(&format!("the mock knows {method}"), || {
            app.desk()
                .command("dbus-send")
                .args(["--session", "--print-reply", &format!("--dest={SAVER}"), PLACE])
                .arg("org.freedesktop.DBus.Mock.AddMethod")
                .args(&words)
                .output()
                .is_ok_and(|output| output.status.success())
        });
    }
    let count = |what: &str| {
        said(&log)
            .lines()
            .filter(|line| line.contains(&format!(" {what} ")))
            .count()
    };
    begin_paused(&page, "before-bed-10");
    wait::until("the display is held", || count("Inhibit") == 1);
    wait::until("a pause lets it go", || count("UnInhibit") == 1);
    page.command("session_command", &json!({ "kind": "resume" }));
    wait::until("it is held again", || count("Inhibit") == 2);
    page.heading("Done").wait();
    wait::until("the end lets it go", || count("UnInhibit") == 2);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_end_is_notified_when_the_window_is_not_in_front_and_only_then() {
    let app = App::builder().speed(60).start_welcomed();
    let page = app.page().clone();
    let log = mock(&app, &["--template", "notification_daemon"], "notes.log");
    let notes = || {
        said(&log)
            .lines()
            .filter(|line| line.contains(" Notify "))
            .count()
    };
    wait_owned(&app, "org.freedesktop.Notifications");
    let window = app.desk().window("Soleus");
    app.desk().xdotool(&["windowfocus", "--sync", &window]);
    let go_on = || page.command("session_command", &json!({ "kind": "resume" }));
    begin_paused(&page, "before-bed-10");
    go_on();
    page.heading("Done").wait();
    page.button("Close without this").click();
    page.heading("Stretch").wait();
    assert_eq!(notes(), 0, "whoever looks at the window needs no note");
    begin_paused(&page, "before-bed-10");
    app.desk().xdotool(&["windowminimize", "--sync", &window]);
    go_on();
    wait::until("the end is notified", || notes() == 1);
    assert!(said(&log).contains("Before bed, short holds"), "{}", said(&log));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn exercise_side_and_last_seconds_are_spoken_when_wanted_and_a_voice_is_there() {
    // Held, so that the engine does not collect the wrapper that was changed. Nothing of the real voice is called.
    const LISTEN: &str =
        "window.spoken = []; window.voice = speechSynthesis; window.voice.cancel = () => undefined;
        window.voice.speak = (one) => void window.spoken.push(one.text);";
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let mut settings = page.command("settings_get", &Value::Null);
    settings["speech"] = json!(true);
    page.command("settings_put", &settings);
    page.script("window.old = true");
    page.reload();
    page.wait("the new page", |page| {
        page.script("return !window.old && !!document.querySelector('main h1')") == true
    });
    page.script(LISTEN);
    let routine = own(&page, 15, 1);
    begin_paused(&page, &routine);
    page.command("session_command", &json!({ "kind": "skip" }));
    page.command("session_command", &json!({ "kind": "resume" }));
    let spoken = || {
        let spoken = page.script("return window.spoken.join(' / ')");
        spoken.as_str().unwrap_or_default().to_owned()
    };
    page.wait("the next leg is spoken", |_| {
        spoken().contains("Change legs. Next: Right leg. Wall calf stretch. Set 1 of 1.")
    });
    let all = spoken();
    assert!(
        all.contains("Hold. Left leg. Wall calf stretch. Set 1 of 1."),
        "{all}"
    );
    assert!(all.contains("3 / 2 / 1"), "{all}");
    app.finish();
}
