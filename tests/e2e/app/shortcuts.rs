//! Keys that every reader and every desktop user knows: typed as a person types them, in more than one alphabet.

use harness::{App, Page, wait};
use serde_json::{Value, json};

use crate::stretch::interruptions::begin_paused;

/// Closes the app by the key for it, as a person does, and waits until it has ended.
pub(super) fn quit(app: &mut App) {
    let window = app.desk().window("Soleus");
    let press = [
        "windowfocus",
        "--sync",
        &window,
        "key",
        "--clearmodifiers",
        "ctrl+q",
    ];
    app.desk().xdotool(&press);
    app.closed();
}

/// The share of the normal text size that the page is drawn in, in percent.
fn text_size(page: &Page) -> Value {
    page.script(
        "return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 * 100)",
    )
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_text_grows_shrinks_and_goes_back_by_key_and_is_so_at_the_next_start() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/dvt");
    for (keys, size) in [
        ("Control+=", 110),
        ("Control+=", 120),
        ("Control+-", 110),
        ("Control+0", 100),
        ("Control+-", 90),
    ] {
        page.press(keys);
        wait::until_equal(&format!("{keys} gives its size"), json!(size), || {
            text_size(&page)
        });
    }
    wait::until_equal("it is kept", json!(90), || {
        page.command("settings_get", &Value::Null)["textPercent"].clone()
    });
    app.close_and_restart();
    wait::until_equal("it is so at the next start", json!(90), || text_size(app.page()));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_prints_by_its_key() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.script("window.printed = 0; window.print = () => { window.printed += 1; }");
    for (n, screen) in ["guide/dvt", "doctor", "settings"].iter().enumerate() {
        page.go(screen);
        page.press("Control+p");
        page.wait(&format!("{screen} is printed"), |page| {
            page.script("return window.printed") == n + 1
        });
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn back_goes_back_from_everywhere_by_two_keys_and_by_the_mouse() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let window = app.desk().window("Soleus");
    for place in ["settings", "stretch/routine/seed-three", "guide/dvt", "check"] {
        for by in ["Alt+ArrowLeft", "Backspace", "mouse"] {
            page.go("today");
            page.go(place);
            if by == "mouse" {
                let click = ["mousemove", "--window", &window, "600", "400", "click", "8"];
                app.desk().xdotool(&click);
            } else {
                page.press(by);
            }
            page.wait(&format!("{by} on {place} goes back"), |page| {
                page.route() == "#/today"
            });
        }
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn backspace_in_a_field_takes_a_letter_and_in_the_check_a_question() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("guide");
    page.css("search input").click();
    page.type_text("clot");
    page.press("Backspace");
    page.wait("a letter is gone", |page| {
        page.css("search input").property("value") == "clo"
    });
    assert_eq!(page.route(), "#/guide");
    page.command("check_start", &json!({ "who": "other" }));
    page.go("check/run");
    super::readable(page);
    let question = page.css("main h1").text();
    page.press("u");
    page.wait("the next question", |page| page.css("main h1").text() != question);
    super::readable(page);
    page.press("Backspace");
    page.wait("the question before", |page| {
        page.css("main h1").text() == question
    });
    assert_eq!(page.route(), "#/check/run");
    page.go("recovery/new");
    page.css("main input[type=radio]").wait();
    page.script("document.querySelector('main input[type=radio]').focus()");
    page.press("Backspace");
    page.command("settings_get", &Value::Null);
    assert_eq!(
        page.route(),
        "#/recovery/new",
        "what is entered in a form is not thrown away"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn letters_mean_their_place_in_cyrillic_greek_hebrew_and_arabic_layouts() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let window = app.desk().window("Soleus");
    let keys = |keys: &str| {
        let press = ["windowfocus", "--sync", &window, "key", "--clearmodifiers", keys];
        app.desk().xdotool(&press);
    };
    for layout in ["us", "ru", "gr", "il", "ara"] {
        let output = app.desk().command("setxkbmap").arg(layout).output();
        assert!(output.is_ok_and(|output| output.status.success()), "{layout}");
        begin_paused(page, "seed-three");
        // The place of L on the board: the list of steps. A layout cannot be relied on to have the letter itself.
        keys("46");
        page.wait(&format!("the list of steps by key in {layout}"), |page| {
            page.css("dialog[open]").count() == 1
        });
        keys("Escape");
        page.css("dialog[open]").wait_gone();
        // The place of H: it hurts.
        keys("43");
        page.wait(&format!("it hurts, by key in {layout}"), |page| {
            page.command("session_view", &Value::Null)["moving"] == "hurting"
        });
        // Taken back, or the session ends as one that hurt, and the next one waits for a check.
        page.command("session_command", &json!({ "kind": "pause" }));
        page.command("session_command", &json!({ "kind": "stop" }));
        page.command("session_close", &Value::Null);
        page.go("today");
        keys("ctrl+45");
        page.wait(&format!("the quick jump by key in {layout}"), |page| {
            page.css("dialog[open] input").count() == 1
        });
        keys("Escape");
        page.css("dialog[open]").wait_gone();
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_enter_that_ends_a_word_of_an_input_method_opens_nothing() {
    const ENTER: &str = "const [how] = arguments;
        const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: how === 'composing', keyCode: how === 'composing' ? 13 : 229 });
        document.activeElement.dispatchEvent(event);";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("Control+k");
    page.css("dialog[open] input").wait();
    page.type_text("settings");
    for how in ["composing", "229"] {
        page.script_with(ENTER, &[json!(how)]);
        let stays = page.route() != "#/settings" && page.css("dialog[open]").count() == 1;
        assert!(stays, "{how}");
    }
    page.press("Enter");
    page.wait("the next Enter goes", |page| page.route() == "#/settings");
    page.go("guide");
    page.css("search input").click();
    page.type_text("clot");
    page.wait_text("Clot");
    for how in ["composing", "229"] {
        page.script_with(ENTER, &[json!(how)]);
        assert_eq!(page.route(), "#/guide", "{how}");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_quick_jump_and_the_list_of_keys_name_every_deed_and_do_it() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.press("F1");
    page.css("dialog[open]").wait();
    for deed in [
        "Find in this page",
        "Print this page",
        "Larger text",
        "Full screen",
        "Close Soleus",
    ] {
        assert!(page.css("dialog[open]").text().contains(deed), "{deed}");
    }
    page.press("F1");
    page.css("dialog[open]").wait_gone();
    page.press("Control+k");
    page.type_text("larger");
    page.wait("the deed and its keys", |page| {
        page.css("dialog[open] [role=option]")
            .text()
            .contains("Larger text")
    });
    page.press("Enter");
    wait::until_equal("the text is larger", json!(110), || text_size(page));
    page.press("Control+,");
    page.wait("Settings by its key", |page| page.route() == "#/settings");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_window_closes_by_its_key_and_asks_first_while_a_session_runs() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    begin_paused(&page, "seed-three");
    page.press("Control+q");
    page.heading("A session is running").wait();
    page.button("Go back to the session").click();
    page.css("dialog[open]").wait_gone();
    page.command("session_command", &json!({ "kind": "stop" }));
    page.command("session_close", &Value::Null);
    page.go("today");
    quit(&mut app);
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_title_of_the_window_says_where_one_is() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let window = app.desk().window("Soleus");
    for (place, title) in [
        ("today", "Today · Soleus"),
        ("guide/calf-strain", "Calf strain"),
        ("settings", "Settings · Soleus"),
    ] {
        page.go(place);
        wait::until(&format!("the title of {place}"), || {
            let name = app.desk().xdotool(&["getwindowname", &window]);
            name.starts_with(title) && name.ends_with("Soleus")
        });
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_right_press_offers_copy_and_paste_where_they_work_and_no_menu_elsewhere() {
    const PRESS: &str = "const [css] = arguments;
        const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        document.querySelector(css).dispatchEvent(event);
        return event.defaultPrevented;";
    let app = App::builder().start_welcomed();
    let page = app.page();
    page.go("guide");
    page.css("search input").wait();
    let kept_away = |css: &str| page.script_with(PRESS, &[json!(css)]);
    for css in ["main h1", "nav a", "main"] {
        assert_eq!(kept_away(css), true, "{css}");
    }
    assert_eq!(kept_away("search input"), false);
    page.script("getSelection().selectAllChildren(document.querySelector('main h1'))");
    assert_eq!(kept_away("main h1"), false, "a selected text can be copied");
    app.finish();
}
