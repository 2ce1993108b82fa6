//! The frame by keyboard alone: keys that work from anywhere, and a focus that is never lost.

use crate::app::{readable, screens::SCREENS};
use harness::{App, Page};
use serde_json::{Value, json};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_two_urgent_screens_are_one_key_away_from_everywhere() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    for screen in SCREENS {
        for (key, place) in [("F2", "#/cramp"), ("F3", "#/check")] {
            page.go(screen);
            page.press(key);
            page.wait(&format!("{key} on {screen} opens {place}"), |page| {
                page.route() == place
            });
        }
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_urgent_keys_work_inside_a_field() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("Control+k");
    page.css("dialog[open] input").fill("gui");
    page.press("F2");
    page.wait("F2 leaves the quick jump for Cramp now", |page| {
        page.route() == "#/cramp"
    });
    page.css("dialog[open]").wait_gone();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_quick_jump_opens_a_screen_by_its_name() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("Control+k");
    page.css("dialog[open] input").wait();
    // The guide is asked for its pages when the jump opens: what is typed meanwhile stays.
    page.type_text("rhabdo");
    page.wait("what was typed finds its article", |page| {
        page.script("return document.querySelector('dialog[open] [role=option]')?.textContent.toLowerCase().includes('rhabdo') ?? false")
            == true
    });
    page.css("dialog[open] input").fill("settings");
    page.press("Enter");
    page.wait("Enter opens Settings", |page| page.route() == "#/settings");
    page.css("dialog[open]").wait_gone();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn tab_walks_through_every_screen_without_losing_the_focus() {
    let app = App::builder().start_welcomed();
    for screen in SCREENS {
        app.page().go(screen);
        if screen != "today" {
            arrived(app.page());
        }
        walk(app.page(), screen);
    }
    app.finish();
}

/// Waits until a new screen has taken the focus to its heading; before that a Tab would be undone by it.
fn arrived(page: &Page) {
    page.wait("the heading has the focus", |page| {
        page.script("return document.activeElement?.matches('main h1') ?? false") == true
    });
}

/// Presses Tab until the focus is where it began; everything on the way must have a role and a name.
fn walk(page: &Page, screen: &str) {
    const MARK: &str =
        "const here = document.activeElement; here.dataset.walked = (here.dataset.walked ?? 0) * 1 + 1;
        return here === document.body ? 0 : Number(here.dataset.walked);";
    const CLEAN: &str =
        "for (const seen of document.querySelectorAll('[data-walked]')) delete seen.dataset.walked;";
    page.script(CLEAN);
    let mut lost = 0;
    for step in 0..200 {
        page.press("Tab");
        let times = page.script(MARK);
        if times == 0 {
            // Between the last element and the first, the engine gives the focus to the page itself.
            lost += 1;
            assert!(lost <= 1, "Tab number {step} on {screen} lost the focus");
            continue;
        }
        if times == 2 {
            return;
        }
        let (role, name) = page.focused();
        assert!(
            !name.trim().is_empty(),
            "Tab number {step} on {screen} reached a nameless {role}\n"
        );
    }
    panic!("Tab did not come round on {screen}");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn closing_a_dialog_gives_the_focus_back() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("settings");
    arrived(page);
    page.press("Tab");
    let before = page.focused();
    page.press("F1");
    page.css("dialog[open]").wait();
    page.press("Escape");
    page.css("dialog[open]").wait_gone();
    page.wait("the focus is where it was", |page| page.focused() == before);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_answers_one_question_and_not_the_next_one_unread() {
    const TWICE: &str = "const done = arguments[0];
        const main = document.getElementById('main');
        const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', bubbles: true, cancelable: true }));
        const before = main.querySelector('h1').innerText;
        const look = () => {
          const now = main.querySelector('h1')?.innerText;
          if (!now || now === before) return requestAnimationFrame(look);
          press();
          setTimeout(() => done(now === main.querySelector('h1')?.innerText ? 'one' : 'two'), 1000);
        };
        press();
        look();";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.command("check_start", &json!({ "who": "other" }));
    page.go("check/run");
    readable(page);
    page.css("main article h1").wait();
    assert_eq!(page.script_async(TWICE, &[]), "one");
    readable(page);
    page.press("u");
    page.wait("a question that was read is answered", |page| {
        page.command("check_home", &Value::Null)["open"]["answered"].as_u64() > Some(1)
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_double_press_logs_one_cramp() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("F2");
    page.button("Log this cramp").wait();
    // A second press on the same button, as soon as the first is answered, as in a double click.
    page.script(
        "const log = [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === 'Log this cramp');
        log.click();
        const again = new MutationObserver(() => { if (document.getElementById('cramp-sign')) { again.disconnect(); log.click(); window.twice = true; } });
        again.observe(document.getElementById('main'), { childList: true, subtree: true });",
    );
    page.wait("the button was pressed twice", |page| {
        page.script("return window.twice ?? false") == true
    });
    page.button("No").click();
    page.wait_text("Add details");
    assert_eq!(page.command("cramps", &Value::Null)["total"], 1);
    app.finish();
}
