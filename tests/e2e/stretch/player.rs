//! The player on the desk: readable from three metres at every size, every key.

use crate::stretch::interruptions::{begin, begin_paused, focus_on, go_on_and_stay, session};
use harness::{App, Page, wait};
use serde_json::{Value, json};

/// A routine of one exercise, kept as the person's own; its id. Its get-ready lasts a minute, so that no test hurries.
pub(crate) fn own(page: &Page, seconds: u16, sets: u8) -> String {
    let item = json!({ "exercise": "wall-calf", "sets": sets, "sides": "each", "work": { "kind": "hold", "seconds": seconds } });
    let times = json!({ "getReadyS": 60, "changeS": 7, "restS": 10 });
    let routine = json!({ "id": "", "title": "Long", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": [item], "ownExercises": [] });
    let kept = page.command("routine_save", &json!({ "id": null, "routine": routine }));
    kept["kept"]["routine"]["id"]
        .as_str()
        .expect("it is kept")
        .to_owned()
}

/// What the player shows: the digits' height as a share of the window's, how far their middle is from that of their
/// shape, and what lies outside the window.
const LOOK: &str = r"
    const digits = document.querySelector('.digits');
    const [shape, text] = [document.querySelector('.dial .ground'), digits].map((one) => one.getBoundingClientRect());
    const scale = document.querySelector('.dial').getBoundingClientRect().height / 120;
    const pen = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(digits);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const box = pen.measureText(digits.textContent);
    const outside = [...document.querySelectorAll('.player button, .player p, .player h1, .player .dial')].filter((one) => {
      const at = one.getBoundingClientRect();
      return at.width > 1 && (at.left < 0 || at.top < 0 || at.right > innerWidth + 1 || at.bottom > innerHeight + 1);
    });
    const toes = [...document.querySelectorAll('.toe button')].map((one) => Math.min(one.clientWidth, one.clientHeight));
    return { share: (box.actualBoundingBoxAscent + box.actualBoundingBoxDescent) * scale / innerHeight,
             aside: Math.abs(shape.left + shape.right - text.left - text.right) / 2, wider: text.width > shape.width,
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
        for (routine, name) in [
            ("seed-three", "short"),
            (long.as_str(), "long"),
            ("after-cramp", "counted"),
        ] {
            begin_paused(&page, routine);
            page.command("session_command", &json!({ "kind": "skip" }));
            for (width, height) in [(500, 500), (900, 640), (1280, 800), (1920, 1080)] {
                page.resize(width, height);
                let seen = page.script(LOOK);
                let at = format!("{name} at {width}x{height}: {seen}");
                page.keep_picture(&format!(
                    "player-{name}-{width}{}",
                    if dark { "-dark" } else { "" }
                ));
                assert!(seen["share"].as_f64() >= Some(0.2), "{at}");
                assert_eq!(seen["outside"], json!([]), "{at}");
                assert!(seen["aside"].as_f64() < Some(2.0), "off the middle: {at}");
                assert_eq!(seen["wider"], false, "{at}");
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

/// Which parts of the player lie over each other, and which stick out of the window sideways.
const OVER: &str = r"
    const names = ['.picture svg', '.word', '.dial', '.name', '.cue', '.where', '.coming', '.toe', '.more'];
    const parts = names.map((name) => [name, document.querySelector(`.player ${name}`)]).filter(([, one]) => one?.checkVisibility());
    const boxes = parts.map(([name, one]) => [name, one.getBoundingClientRect()]);
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const pairs = boxes.flatMap(([name, a], at) => boxes.slice(at + 1).filter(([, b]) => over(a, b)).map(([other]) => `${name} over ${other}`));
    const wide = boxes.filter(([, a]) => a.left < 0 || a.right > innerWidth + 1).map(([name]) => `${name} sticks out`);
    return [...pairs, ...wide];";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn at_twice_the_text_size_nothing_in_the_player_lies_over_anything_else() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let mut settings = page.command("settings_get", &Value::Null);
    settings["textPercent"] = json!(200);
    page.command("settings_put", &settings);
    page.reload();
    page.wait("the larger text", |page| {
        page.script("return document.documentElement.style.fontSize") == "200%"
    });
    for routine in ["seed-three", "after-cramp"] {
        begin_paused(&page, routine);
        page.command("session_command", &json!({ "kind": "skip" }));
        for (width, height) in [(1280, 800), (900, 640), (500, 500)] {
            page.resize(width, height);
            page.keep_picture(&format!("player-{routine}-200-{width}"));
            assert_eq!(
                page.script(OVER),
                json!([]),
                "{routine} at {width}x{height}, text at 200 %"
            );
        }
        page.command("session_command", &json!({ "kind": "stop" }));
        page.command("session_close", &Value::Null);
        page.go("today");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_counted_beat_is_seen_as_well_as_heard_and_the_list_of_steps_opens_at_what_comes() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin_paused(&page, "after-cramp");
    page.press("l");
    focus_on(&page, "dialog[open] [aria-current=step]");
    page.wait_text("Both legs, set 1 of 2");
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    page.script(
        "window.seen = new Set(); setInterval(() => window.seen.add(document.querySelector('.player .word')?.textContent), 100);",
    );
    page.command("session_command", &json!({ "kind": "skip" }));
    page.command("session_command", &json!({ "kind": "resume" }));
    page.wait("up and down in words", |page| {
        page.script("return ['Starting in', 'Up', 'Down'].every((word) => window.seen.has(word))") == true
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn get_ready_hold_change_and_rest_differ_in_colour_shape_and_word() {
    const FACE: &str = "const player = document.querySelector('.player');
        return [getComputedStyle(player).borderTopColor, document.querySelector('.dial .ground').getAttribute('d'),
                document.querySelector('.player .word').textContent];";
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let routine = own(&page, 30, 2);
    begin(&page, &routine);
    let mut faces: Vec<(u64, Value)> = Vec::new();
    for (step, skips) in [(0_u64, 0), (1, 1), (2, 1), (4, 2)] {
        go_on_and_stay(&page, skips);
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
    begin_paused(&page, "seed-three");
    // The page itself notes what it shows, so that nothing depends on when the test looks.
    page.script(
        "window.seen = []; setInterval(() => {
           const [player, dial] = [document.querySelector('.player'), document.querySelector('.dial')];
           const kind = ['still', 'get_ready', 'hold'].find((one) => player?.classList.contains(one));
           const now = [kind, dial?.classList.contains('filled'), !!document.querySelector('.half')].join();
           if (now !== window.seen.at(-1)) window.seen.push(now);
         }, 100);",
    );
    page.command("session_command", &json!({ "kind": "resume" }));
    let wanted = json!([
        "get_ready,false,false",
        "get_ready,true,false",
        "hold,false,false",
        "hold,false,true",
        "hold,false,false"
    ]);
    wait::until_within("get ready and half of the hold", wait::PATIENCE * 2, || {
        let seen = page.script("return window.seen");
        let seen = seen.as_array().cloned().unwrap_or_default();
        // The count-in fills the dial too; what follows it begins plain.
        seen.windows(5).any(|five| json!(five) == wanted)
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_session_is_run_to_its_end_by_keys_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    own(&page, 30, 3);
    page.go("stretch");
    tab_to(&page, "Long");
    page.press("Enter");
    page.heading("Long").wait();
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
    page.wait("some of the hold", |page| {
        session(page)["stepLeftMs"].as_u64() < Some(38_000)
    });
    page.press("r");
    page.wait("the hold again", |page| {
        session(page)["stepLeftMs"].as_u64() > Some(39_000)
    });
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
    tab_to(&page, "Right leg, set 3 of 3");
    page.press("Enter");
    page.wait("the last hold", |page| session(page)["nextWork"].is_null());
    page.press("h");
    focus_on(&page, "dialog[open] .scale input");
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

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn whoever_leaves_the_player_leaves_a_paused_session_and_tab_stays_in_it() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin(&page, "seed-three");
    go_on_and_stay(&page, 0);
    let mut reached = Vec::new();
    for _ in 0..14 {
        page.press("Tab");
        reached.push(page.script("return document.activeElement.closest('nav') ? 'nav' : 'player'"));
    }
    assert!(!reached.contains(&json!("nav")), "{reached:?}");
    page.press("F2");
    page.wait("what nobody follows stands still", |page| {
        session(page)["moving"] == "paused"
    });
    assert_eq!(page.route(), "#/cramp");
    assert!(
        page.script("return document.querySelector('nav[inert]')")
            .is_null()
    );
    page.go("stretch");
    page.wait_text("Your session is paused.");
    page.link("Back to the session").click();
    page.css(".player.still").wait();
    app.finish();
}
