//! What the player asks of the desktop: a display that stays awake, a note at the end, a voice.

use crate::stretch::interruptions::begin_paused;
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
    begin_paused(&page, "balance");
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
    wait::until("the mock owns the name", || {
        let ask = [
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.Notifications",
        ];
        let output = app.desk().command("dbus-send").args(ask).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("true"))
    });
    let window = app.desk().window("Soleus");
    app.desk().xdotool(&["windowfocus", "--sync", &window]);
    let go_on = || page.command("session_command", &json!({ "kind": "resume" }));
    begin_paused(&page, "balance");
    go_on();
    page.heading("Done").wait();
    page.button("Close without this").click();
    page.heading("Stretch").wait();
    assert_eq!(notes(), 0, "whoever looks at the window needs no note");
    begin_paused(&page, "balance");
    app.desk().xdotool(&["windowminimize", "--sync", &window]);
    go_on();
    wait::until("the end is notified", || notes() == 1);
    assert!(said(&log).contains("One-leg balance"), "{}", said(&log));
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
