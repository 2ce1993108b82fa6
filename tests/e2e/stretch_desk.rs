//! The player on the desk: readable from three metres at every size, every key, what the desktop is asked for.

use crate::stretch_faults::{begin, session};
use harness::{App, Page, wait};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Stdio;

/// A routine of one exercise, kept as the person's own; its id.
fn own(page: &Page, seconds: u16, sets: u8) -> String {
    let item = json!({ "exercise": "wall-calf", "sets": sets, "sides": "each", "work": { "kind": "hold", "seconds": seconds } });
    let times = json!({ "getReadyS": 5, "changeS": 7, "restS": 10 });
    let routine = json!({ "id": "", "title": "Long", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": [item], "ownExercises": [] });
    let kept = page.command("routine_save", &json!({ "id": null, "routine": routine }));
    kept["kept"]["routine"]["id"]
        .as_str()
        .expect("it is kept")
        .to_owned()
}

/// What the player shows: the digits' height as a share of the window's, and what lies outside the window.
const LOOK: &str = r"
    const digits = document.querySelector('.digits');
    const pen = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(digits);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const box = pen.measureText(digits.textContent);
    const outside = [...document.querySelectorAll('.player button, .player p, .player h1, .player .dial')].filter((one) => {
      const at = one.getBoundingClientRect();
      return at.width > 1 && (at.left < 0 || at.top < 0 || at.right > innerWidth + 1 || at.bottom > innerHeight + 1);
    });
    const toes = [...document.querySelectorAll('.toe button')].map((one) => Math.min(one.clientWidth, one.clientHeight));
    return { share: (box.actualBoundingBoxAscent + box.actualBoundingBoxDescent) / innerHeight,
             outside: outside.map((one) => one.textContent.trim()), toe: Math.min(...toes),
             moving: document.getAnimations().length };";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_digits_are_a_fifth_of_the_window_at_every_size_and_nothing_is_cut_off() {
    for dark in [false, true] {
        let app = if dark {
            App::builder().dark()
        } else {
            App::builder()
        }
        .start_welcomed();
        let page = app.page().clone();
        let long = own(&page, 150, 1);
        for (routine, name) in [("seed-three", "short"), (long.as_str(), "long")] {
            begin(&page, routine);
            page.command("session_command", &json!({ "kind": "skip" }));
            page.command("session_command", &json!({ "kind": "pause" }));
            page.css(".player.still").wait();
            for (width, height) in [(500, 500), (900, 640), (1280, 800), (1920, 1080)] {
                page.resize(width, height);
                let seen = page.script(LOOK);
                let at = format!("{name} at {width}x{height}: {seen}");
                page.keep_picture(&format!(
                    "player-{name}-{width}{}",
                    if dark { "-dark" } else { "" }
                ));
                assert!(seen["share"].as_f64() >= Some(0.2), "{at}");
                // A hold beyond 99 s in the smallest window: the last row of buttons is reached by scrolling.
                let scrolls = name == "long" && height == 500;
                assert!(scrolls || seen["outside"] == json!([]), "{at}");
                assert!(seen["toe"].as_f64() >= Some(44.0), "{at}");
                assert_eq!(seen["moving"], 0, "nothing flashes or moves by itself: {at}");
            }
            page.assert_accessible(name);
            page.command("session_command", &json!({ "kind": "stop" }));
            page.command("session_close", &Value::Null);
            page.go("today");
        }
        app.finish();
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn get_ready_hold_change_and_rest_differ_in_colour_shape_and_word() {
    const FACE: &str = "const player = document.querySelector('.player');
        return [getComputedStyle(player).borderTopColor, document.querySelector('.dial .ground').getAttribute('d'),
                document.querySelector('.player .word').textContent];";
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    let mut faces: Vec<(u64, Value)> = Vec::new();
    for step in [0_u64, 1, 2, 4] {
        while session(&page)["cursor"] != step {
            page.command("session_command", &json!({ "kind": "skip" }));
        }
        let kind = session(&page)["steps"][step as usize]["kind"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        page.css(&format!(".player.{kind}")).wait();
        faces.push((step, page.script(FACE)));
    }
    for (place, (one, face)) in faces.iter().enumerate() {
        for (other, its) in &faces[place + 1..] {
            for what in 0..3 {
                assert_ne!(
                    face[what], its[what],
                    "steps {one} and {other} look alike in {what}"
                );
            }
        }
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_last_three_seconds_are_seen_as_well_as_heard() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    assert!(!page.css(".dial.filled").is_shown(), "five seconds are left");
    page.css(".player.get_ready .dial.filled").wait();
    page.css(".player.hold").wait();
    assert!(!page.css(".dial.filled").is_shown(), "a new step begins plain");
    page.wait("half of the hold", |page| {
        session(page)["stepLeftMs"].as_u64() < Some(15_000)
    });
    page.wait_text("Half way");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_session_is_run_to_its_end_by_keys_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("stretch");
    tab_to(&page, "The three stretches");
    page.press("Enter");
    page.heading("The three stretches").wait();
    tab_to(&page, "Start");
    page.press("Enter");
    page.css("dialog[open]").wait();
    tab_to(&page, "None of these today: start");
    page.press("Enter");
    page.css(".player").wait();
    page.press("ArrowRight");
    page.wait("the hold", |page| session(page)["cursor"] == 1);
    page.press("+");
    page.wait("ten seconds more", |page| {
        session(page)["steps"][1]["wholeMs"] == 40_000
    });
    page.press("r");
    page.wait("the hold again", |page| session(page)["moving"] == "entering");
    page.press("i");
    page.css("dialog[open] ol").wait();
    page.assert_accessible("the instructions");
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    page.press("m");
    page.button("Sound on").wait();
    assert_eq!(page.command("settings_get", &Value::Null)["volume"], 0);
    page.press("m");
    page.wait("it sounds again", |page| {
        page.command("settings_get", &Value::Null)["volume"] == 70
    });
    page.press("f");
    page.wait("full screen", |page| page.script("return innerHeight") == 1200);
    page.press("f");
    page.wait("the window again", |page| {
        page.script("return innerHeight") != 1200
    });
    page.press("l");
    page.css("dialog[open] li").wait();
    tab_to(&page, "Lying strap raise Right leg, set 3 of 3");
    page.press("Enter");
    page.wait("the last hold", |page| session(page)["nextWork"].is_null());
    page.press("h");
    page.css("dialog[open] .scale").wait();
    tab_to(&page, "0");
    page.press("Space");
    tab_to(&page, "Go on gently");
    page.press("Enter");
    page.wait("it waits, gentler", |page| session(page)["moving"] == "paused");
    page.press("Space");
    page.wait("it goes on", |page| session(page)["moving"] != "paused");
    page.press("Escape");
    page.css("dialog[open]").wait();
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    assert_ne!(
        session(&page)["moving"],
        "finished",
        "Esc asks and Esc takes it back"
    );
    page.press("ArrowRight");
    page.heading("Done").wait();
    app.finish();
}

/// Presses Tab until the focus is on something with these words in its name.
#[track_caller]
pub(crate) fn tab_to(page: &Page, part: &str) {
    let mut seen = Vec::new();
    for _ in 0..120 {
        page.press("Tab");
        let (_, name) = page.focused();
        if name.contains(part) {
            return;
        }
        seen.push(name);
    }
    panic!("Tab never came to \"{part}\"; it saw {seen:#?}");
}

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
    begin(&page, "balance");
    wait::until("the display is held", || count("Inhibit") == 1);
    assert_eq!(count("UnInhibit"), 0);
    page.command("session_command", &json!({ "kind": "pause" }));
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
    begin(&page, "balance");
    page.heading("Done").wait();
    page.button("Close without this").click();
    page.heading("Stretch").wait();
    assert_eq!(notes(), 0, "whoever looks at the window needs no note");
    begin(&page, "balance");
    app.desk().xdotool(&["windowminimize", "--sync", &window]);
    wait::until("the end is notified", || notes() == 1);
    assert!(said(&log).contains("One-leg balance"), "{}", said(&log));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn exercise_side_and_last_seconds_are_spoken_when_wanted_and_a_voice_is_there() {
    // Held, so that the engine does not collect the wrapper that was changed.
    const LISTEN: &str = "window.spoken = []; window.voice = speechSynthesis;
        window.voice.speak = (one) => void window.spoken.push(one.text);";
    let app = App::builder().speed(2).start_welcomed();
    let page = app.page().clone();
    let mut settings = page.command("settings_get", &Value::Null);
    settings["speech"] = json!(true);
    page.command("settings_put", &settings);
    page.reload();
    page.css("main h1").wait();
    page.script(LISTEN);
    begin(&page, "seed-three");
    page.command("session_command", &json!({ "kind": "skip" }));
    page.css(".player.change").wait();
    let spoken: Vec<String> = page
        .script("return window.spoken")
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|text| text.as_str().map(ToOwned::to_owned))
        .collect();
    let all = spoken.join(" / ");
    assert!(
        all.contains("Hold. Left leg. Wall calf stretch. Set 1 of 3."),
        "{all}"
    );
    assert!(all.contains("3 / 2 / 1"), "{all}");
    page.wait("the next leg is spoken", |page| {
        page.script("return window.spoken.join(' / ')")
            .as_str()
            .is_some_and(|all| all.contains("Change legs. Right leg."))
    });
    app.finish();
}
