//! A guided session in the real window under what a laptop does to it: hidden, stalled, asleep, set clocks, a dead web
//! process, a missing sound device, twenty kills.

use harness::{App, Page, procfs, wait};
use serde_json::{Value, json};
use std::time::Duration;

const CHOICES: &str = r#"{"startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100}"#;

pub(crate) fn session(page: &Page) -> Value {
    page.command("session_view", &Value::Null)
}

fn is(page: &Page, moving: &str) -> bool {
    session(page)["moving"] == moving
}

fn start_of(routine: &str) -> Value {
    let choices: Value = serde_json::from_str(CHOICES).expect("JSON");
    json!({ "routine": routine, "choices": choices, "painBefore": null, "noneOfThese": true })
}

/// Starts a routine by command, daily rows answered, and shows its player.
pub(crate) fn begin(page: &Page, routine: &str) {
    page.command("session_start", &start_of(routine));
    page.go("stretch/session");
    page.css(".player").wait();
}

/// As [`begin`], paused in the same breath: nothing goes by before the test looks, however slow the machine is.
pub(crate) fn begin_paused(page: &Page, routine: &str) {
    let calls = json!([["session_start", start_of(routine)], ["session_command", { "kind": "pause" }]]);
    in_one_breath(page, &calls);
    page.go("stretch/session");
    page.css(".player.still").wait();
}

/// Several commands, one after the other, in one script of the page.
pub(crate) fn in_one_breath(page: &Page, calls: &Value) {
    const CALL: &str = "const [calls, done] = arguments;
        (async () => { for (const [name, args] of calls) await window.__TAURI_INTERNALS__.invoke(name, { args }); })()
          .then(() => done(null), (refused) => done(refused));";
    assert_eq!(
        page.script_async(CALL, std::slice::from_ref(calls)),
        Value::Null,
        "{calls}"
    );
}

/// Goes `skips` steps on and makes the step that is then current half a minute longer.
pub(crate) fn go_on_and_stay(page: &Page, skips: usize) {
    let skip = json!(["session_command", { "kind": "skip" }]);
    let add = json!(["session_command", { "kind": "add_ten" }]);
    let calls = [vec![skip; skips], vec![add; 3]].concat();
    in_one_breath(page, &json!(calls));
}

/// Waits until the focus is on what the selector names. A radio button of a scale lies unseen over its number.
pub(crate) fn focus_on(page: &Page, css: &str) {
    let look = "return document.activeElement?.matches(arguments[0]) ?? false";
    page.wait(&format!("the focus is on {css}"), |page| {
        page.script_with(look, &[json!(css)]) == true
    });
}

/// Waits until the first hold runs or has run.
fn wait_for_hold(page: &Page) {
    page.wait("the first hold", |page| {
        session(page)["cursor"].as_u64() >= Some(1)
    });
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn minimised_it_runs_on_and_the_window_shows_the_right_moment_when_it_is_back() {
    let app = App::builder().speed(30).start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    wait_for_hold(&page);
    let window = app.desk().window("Soleus");
    app.desk().xdotool(&["windowminimize", "--sync", &window]);
    page.wait("steps go by unseen", |page| {
        session(page)["cursor"].as_u64() > Some(6)
    });
    app.desk().xdotool(&["windowmap", "--sync", &window]);
    page.wait("the player shows the step that runs", |page| {
        let view = session(page);
        let step = &view["steps"][view["cursor"].as_u64().unwrap_or(0) as usize];
        let set = format!("Set {} of", step["set"]);
        page.text().contains(&set)
    });
    page.heading("Done").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_process_that_stood_still_pauses_without_a_burst_of_steps() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    wait_for_hold(&page);
    procfs::signal(app.process(), "STOP");
    wait::pass(Duration::from_secs(5));
    procfs::signal(app.process(), "CONT");
    page.wait("the pause", |page| is(page, "paused"));
    assert_eq!(session(&page)["why"], "stalled");
    assert_eq!(session(&page)["cursor"], 1, "no burst of steps");
    page.wait_text("The computer stood still for a moment");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_wall_clock_set_either_way_means_nothing_to_a_hold() {
    let app = App::builder().wall_shift(0).start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    wait_for_hold(&page);
    go_on_and_stay(&page, 0);
    for set in ["wall -7200", "wall 86400", "wall -90000"] {
        std::fs::write(app.sandbox().path("wall-shift"), set).expect("the sandbox is writable");
        let before = session(&page)["stepLeftMs"].as_u64();
        page.wait("time goes on", |page| {
            session(page)["stepLeftMs"].as_u64() < before
        });
        assert!(is(&page, "running"), "{set}");
        assert_eq!(session(&page)["cursor"], 1, "{set}");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_night_of_sleep_pauses_at_the_last_live_moment_and_the_hold_begins_anew() {
    let app = App::builder().wall_shift(0).start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    page.wait("some of the first hold", |page| {
        let view = session(page);
        view["cursor"] == 1 && view["stepLeftMs"].as_u64() < Some(28_000)
    });
    app.shift_wall(12 * 3_600);
    page.wait("the pause", |page| is(page, "paused"));
    let view = session(&page);
    assert_eq!((&view["why"], &view["cursor"]), (&json!("slept"), &json!(1)));
    page.wait_text("The computer was asleep");
    let left = view["stepLeftMs"].as_u64();
    page.press("Space");
    // A pause slept through is a long one.
    page.wait("more is left than before", |page| {
        let view = session(page);
        view["moving"] != "paused" && view["stepLeftMs"].as_u64() > left
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_night_the_clocks_change_is_as_long_as_its_holds() {
    // 2027-03-28 01:00 UTC, when Berlin goes from 2 to 3 o'clock.
    const CHANGE: i64 = 1_806_195_600;
    let now = || -> i64 {
        let now = std::process::Command::new("date").arg("+%s").output();
        let now = now.expect("date").stdout;
        String::from_utf8_lossy(&now).trim().parse().expect("seconds")
    };
    let app = App::builder()
        .variable("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        .wall_shift(CHANGE - 3_600 - now())
        .start_welcomed();
    let page = app.page().clone();
    // Ten seconds before the change, once everything is ready; get ready and the hold take fifteen.
    app.shift_wall(CHANGE - 10 - now());
    begin(&page, "before-bed-10");
    assert_eq!(
        session(&page)["started"]["offsetMin"],
        60,
        "it begins in winter time"
    );
    page.wait("the first hold is done", |page| {
        session(page)["cursor"].as_u64() >= Some(2)
    });
    assert!(is(&page, "running"), "nothing paused it");
    page.command("session_command", &json!({ "kind": "stop" }));
    let row = page.command("session_history", &json!({ "back": 0 }))["rows"][0].clone();
    assert_eq!(
        row["entry"]["body"]["ended"]["offsetMin"], 120,
        "it ends in summer time"
    );
    assert_eq!(row["left"]["doneMs"], 10_000, "and the hold was ten seconds long");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_dead_web_process_stops_nothing_and_the_player_comes_back() {
    let app = App::builder()
        .variable("SOLEUS_TRACE", "1")
        .speed(6)
        .start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    wait_for_hold(&page);
    let edges = || app.sandbox().printed().matches("soleus::edge:").count();
    let paints = || app.sandbox().printed().matches("soleus: first-paint").count();
    let (before, painted) = (edges(), paints());
    let dead = app.web_process();
    procfs::signal(dead, "KILL");
    wait::until("steps go on without a page", || edges() >= before + 2);
    wait::until("the page has painted again", || paints() > painted);
    // The player is back and listens: Space pauses, and a paused session has no more edges.
    let window = app.desk().window("Soleus");
    wait::until("Space pauses the session", || {
        let at = edges();
        app.desk().xdotool(&[
            "windowfocus",
            "--sync",
            &window,
            "key",
            "--clearmodifiers",
            "space",
        ]);
        // Twice the longest step of this routine at this speed.
        wait::pass(Duration::from_secs(11));
        edges() <= at + 1
    });
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn without_a_sound_device_it_says_so_once_and_runs_to_its_end() {
    let app = App::builder()
        .speed(40)
        .variable("ALSA_CONFIG_PATH", "/nonexistent")
        .start_welcomed();
    let page = app.page().clone();
    begin_paused(&page, "before-bed-10");
    page.wait_text("No sound can be played. Everything is on the screen.");
    assert_eq!(page.text().matches("No sound can be played").count(), 1);
    page.assert_accessible("the player without sound");
    page.command("session_command", &json!({ "kind": "resume" }));
    page.heading("Done").wait();
    app.finish();
}

/// Kills of the window; `SOLEUS_WINDOW_KILLS` asks for another number.
const KILLS: u32 = 20;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn twenty_kills_of_the_window_keep_every_finished_hold_and_credit_none_falsely() {
    let kills = std::env::var("SOLEUS_WINDOW_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(KILLS);
    let mut app = App::builder().speed(8).start_welcomed();
    begin(app.page(), "tight-calves");
    let (mut told, mut found_again) = (0, 0);
    for kill in 0..kills {
        let page = app.page().clone();
        // Somewhere in the next four seconds: half a minute of session time.
        wait::pass(Duration::from_millis(u64::from(kill * 7919 % 4_000)));
        let looked = wait::now();
        let view = session(&page);
        let done = done(&view);
        assert!(
            done >= told,
            "kill {kill}: {done} of {told} finished holds are left"
        );
        told = done;
        app.kill();
        // What can have been done between the look and the kill, at eight times the speed.
        let more = could_be_done(&view, wait::now().duration_since(looked) * 8);
        app.launch_again();
        let page = app.page().clone();
        let offer = page.command("session_offer", &Value::Null);
        let kept = offer["done"].as_u64().expect("the session is offered");
        assert!(
            kept >= told,
            "kill {kill}: {kept} of {told} finished holds are kept"
        );
        assert!(kept <= told + more, "kill {kill}: {kept} holds, {told} were done");
        found_again += kept;
        page.command("session_answer", &json!("resume"));
        page.command("session_command", &json!({ "kind": "resume" }));
        page.go("stretch/session");
        page.css(".player").wait();
    }
    println!(
        "{kills} kills of the window: {told} finished holds at the last, {found_again} found again in all, 0 lost, 0 false"
    );
    app.finish();
}

/// How many more holds can come to their end in `time` of the session.
fn could_be_done(view: &Value, time: Duration) -> u64 {
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let mut left = time.as_millis() as u64;
    let cursor = number(&view["cursor"]) as usize;
    let mut holds = 0;
    for (place, step) in view["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
        .skip(cursor)
    {
        let needs = number(if place == cursor {
            &view["stepLeftMs"]
        } else {
            &step["wholeMs"]
        });
        if needs > left {
            break;
        }
        left -= needs;
        holds += u64::from(!step["work"].is_null());
    }
    holds
}

fn done(view: &Value) -> u64 {
    let steps = view["steps"].as_array().cloned().unwrap_or_default();
    let done = steps
        .iter()
        .filter(|step| !step["work"].is_null() && step["state"] == "done");
    done.count() as u64
}
