//! The doors of a guide page: links that are copied and pasted, words that open in place, neighbours, contents, and
//! buttons that lead into the rest of the app, open or locked.

use crate::check::results::{Do::Press, TODAY, answer, show};
use harness::{App, Page};
use serde_json::{Value, json};

/// Presses Tab until the focus is on something with this role and `part` in its name.
#[track_caller]
fn tab_to(page: &Page, role: &str, part: &str) {
    for _ in 0..150 {
        let (is, name) = page.focused();
        if is == role && name.contains(part) {
            return;
        }
        page.press("Tab");
    }
    panic!("Tab never came to {role} \"{part}\"");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_copied_link_is_on_the_clipboard_and_leads_back_to_its_section() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/dvt");
    page.heading("Blood clot in a deep vein (DVT)").wait();
    page.button("Copy a link to “What to do”").click();
    page.wait_text("Link copied.");
    page.go("guide");
    page.css("search input").click();
    page.press("Control+v");
    page.wait("the clipboard holds the link", |page| {
        page.css("search input").property("value") == "soleus:guide/dvt#do"
    });
    page.press("Enter");
    page.wait("the section has the focus", |page| {
        page.script("return document.activeElement.id") == "s-do"
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_explained_word_opens_in_place_by_keyboard_and_stands_in_the_glossary() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/calf-strain");
    page.heading("Calf strain").wait();
    tab_to(&page, "button", "gastrocnemius");
    page.press("Enter");
    page.wait("the word is explained", |page| {
        page.script(
            "const open = document.activeElement; return open.getAttribute('aria-expanded') === 'true'
            && document.getElementById(open.getAttribute('aria-controls')).checkVisibility()",
        ) == true
    });
    assert!(
        page.route().ends_with("guide/calf-strain"),
        "the reader stays on the page"
    );
    page.assert_accessible("an explained word");
    page.press("Escape");
    page.wait("it is closed", |page| {
        page.script("return document.activeElement.getAttribute('aria-expanded')") == "false"
    });
    page.go("guide");
    page.link("All explained words").click();
    page.heading("Explained words").wait();
    let terms = soleus_guide::content().lists.terms.len();
    page.wait_text(&format!("{terms} words"));
    assert_eq!(page.css("main dt").count(), terms, "every word once");
    page.css("main input").fill("soleus");
    page.wait("the list is short", |page| page.css("main dt").count() < 5);
    page.link("Calf strain").click();
    page.heading("Calf strain").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn neighbours_and_contents_lead_through_a_shelf_and_a_page() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/cramp-first-aid");
    page.heading("Cramp: what to do now").wait();
    assert_eq!(page.css("a[rel=prev]").count(), 0, "the first page of its shelf");
    page.css("a[rel=next]").click();
    page.heading("Pulled or torn calf: the first three days").wait();
    page.wait("the new page begins at its top", |page| {
        page.script("return document.getElementById('main').scrollTop") == 0
    });
    page.css("a[rel=prev]").click();
    page.heading("Cramp: what to do now").wait();
    page.script("document.querySelector('nav[aria-label=\"On this page\"] a[href$=\"s=dont\"]').focus()");
    page.press("Enter");
    page.wait("the section has the focus", |page| {
        page.script("return document.activeElement.id") == "s-dont"
    });
    page.wait("the contents say where the reader is", |page| {
        page.script("return document.querySelector('nav [aria-current=location]')?.textContent.trim()")
            == "What not to do"
    });
    page.wait_text("Section 3 of 6");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_gate_opens_in_place_and_then_in_the_persons_own_plan() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/after-a-cramp");
    page.heading("After a cramp: the way back").wait();
    let gate = "[...document.querySelectorAll('main summary')].find((one) => one.textContent.includes('When does strength open'))";
    page.script(&format!("{gate}.click()"));
    page.wait_text("A gate of the plan");
    page.assert_accessible("a gate in a page");
    page.script(&format!("{gate}.scrollIntoView()"));
    page.keep_picture("guide-gate");
    page.script(&format!("{gate}.parentElement.querySelector('a').click()"));
    page.heading("New recovery").wait();
    page.wait("the kind of episode is chosen", |page| {
        page.route().contains("what=exercise_cramp")
    });
    let when = json!({ "day": page.command("check_in", &json!(null))["today"], "time": null });
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
        "doing": "", "factors": [], "returnedFrom": null });
    page.command("episode_open", &episode);
    page.go("guide/after-a-cramp");
    page.heading("After a cramp: the way back").wait();
    page.script(&format!("{gate}.click()"));
    page.wait("the gate leads into the plan", |page| {
        page.script(&format!(
            "return {gate}.parentElement.querySelector('a').textContent.trim()"
        )) == "See it in your plan"
    });
    page.script(&format!("{gate}.parentElement.querySelector('a').click()"));
    page.wait("the gate's row has the focus and is open", |page| {
        page.script(
            "return document.activeElement.closest('[data-gate]')?.dataset.gate === 'cramp/strength'
            && document.activeElement.parentElement.open",
        ) == true
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_check_that_says_today_is_said_at_the_top_of_the_pages_it_locks() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/stretching");
    page.heading("Stretching: what it does and the three stretches")
        .wait();
    assert!(!page.text().contains("Not for you now"), "nothing is locked yet");
    answer(
        &page,
        &[
            ("Leg newly swollen", Press("The left leg")),
            (
                "How much bigger",
                Press("A little: less than 3 cm round the calf"),
            ),
            (
                "Where is the swelling",
                Press("The calf, the shin or the whole lower leg"),
            ),
            (
                "When did the swelling",
                Press("Later than that, or without a clear injury"),
            ),
        ],
    );
    show(&page, TODAY);
    page.go("guide/stretching");
    page.wait_text("Not for you now");
    page.wait_text("A result stands: be seen today.");
    page.wait_text("A new, complete check can end this from");
    page.assert_accessible("a page that tells what is locked");
    page.keep_picture("guide-locked");
    page.link("Check my leg").click();
    page.wait("the check is open", |page| page.route().starts_with("#/check"));
    page.go("guide/cold");
    page.wait_text("A result stands: be seen today.");
    page.go("guide/dvt");
    page.heading("Blood clot in a deep vein (DVT)").wait();
    assert!(
        !page.text().contains("Not for you now"),
        "reading about a clot is never locked"
    );
    page.go("guide/stretching");
    page.css("main a[href='#/stretch/seed-three']").click();
    page.wait("the routine is open", |page| {
        page.route() == "#/stretch/seed-three"
    });
    page.heading("The three stretches").wait();
    page.wait("the routine itself is locked", |page| {
        page.button("Start").count() == 0 || page.button("Start").property("disabled") == true
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_reader_sets_text_size_line_width_and_darkness_and_keeps_them() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/tight-calves");
    page.heading("Tight calves").wait();
    page.wait_text("Where on the leg this may be felt: middle of the calf, inner upper calf, outer calf.");
    assert_eq!(
        page.button("Larger text").count(),
        0,
        "one button stands for all of them until it is opened"
    );
    page.button("How the text looks").click();
    page.button("Larger text").click();
    page.button("Longer lines").click();
    page.button("Dark page").click();
    let set = "const root = document.documentElement; return [root.style.fontSize, root.style.getPropertyValue('--measure'), root.dataset.theme]";
    page.wait("all three are set", |page| {
        page.script(set) == json!(["110%", "76ch", "dark"])
    });
    assert_eq!(
        page.button("Dark page").attribute("aria-pressed").as_deref(),
        Some("true")
    );
    page.assert_accessible("a page made dark by its own button");
    page.press("Escape");
    page.button("Dark page").wait_gone();
    assert!(
        page.button("How the text looks").has_focus(),
        "closing gives the focus back"
    );
    page.keep_picture("guide-dark-page");
    page.wait("all three are on record", |page| {
        kept(page) == json!([110, 76, "dark"])
    });
    app.kill_and_restart();
    let page = app.page().clone();
    page.wait("they are kept", |page| {
        page.script(set) == json!(["110%", "76ch", "dark"])
    });
    app.finish();
}

/// Text size, line width and theme as the record has them.
fn kept(page: &Page) -> Value {
    let settings = page.command("settings_get", &Value::Null);
    json!([settings["textPercent"], settings["lineChars"], settings["theme"]])
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn presses_faster_than_their_answers_all_count() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/tight-calves");
    page.button("How the text looks").click();
    page.button("Larger text").wait();
    // In one go, so that no answer comes between two presses.
    let shown = page.script(
        "const press = (name) => [...document.querySelectorAll('main button')].find((one) => one.innerText === name).click();
        for (const name of ['Larger text', 'Larger text', 'Larger text', 'Longer lines', 'Dark page', 'Longer lines']) press(name);
        const root = document.documentElement;
        return [root.style.fontSize, root.style.getPropertyValue('--measure'), root.dataset.theme];",
    );
    assert_eq!(shown, json!(["130%", "84ch", "dark"]), "seen at once");
    page.wait("all six are on record", |page| {
        kept(page) == json!([130, 84, "dark"])
    });
    const MARK_TWICE: &str = "const done = arguments[0];
        const mark = document.querySelector('main button[aria-pressed]');
        const seen = [];
        new MutationObserver(() => {
          seen.push(mark.ariaPressed);
          if (seen.at(-2) === 'true' && seen.at(-1) === 'false') done('on and off');
        }).observe(mark, { attributeFilter: ['aria-pressed'] });
        mark.click();
        mark.click();";
    assert_eq!(page.script_async(MARK_TWICE, &[]), "on and off");
    let library = page.command("guide_library", &Value::Null);
    assert_eq!(library["bookmarks"], json!([]), "two presses leave no bookmark");
    page.go("doctor");
    page.css("main form textarea").fill("Twice?");
    page.script("const add = document.querySelector('main form button'); add.click(); add.click();");
    page.wait("a question pressed twice stands once", |page| {
        let list = page.command("questions", &Value::Null);
        list["questions"].as_array().is_some_and(|list| list.len() == 1)
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn buttons_start_a_routine_and_a_plan() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("guide/stretching");
    page.css("main a[href='#/stretch/seed-three']").click();
    page.wait("the routine is open", |page| {
        page.route() == "#/stretch/seed-three"
    });
    page.heading("The three stretches").wait();
    page.button("Start").wait();
    page.go("guide/contusion");
    page.link("Track this bruise").click();
    page.heading("New recovery").wait();
    page.wait("its kind is chosen", |page| {
        page.script("return document.querySelector('main input[value=bruise]')?.checked") == true
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_page_is_painted_within_two_frames_of_its_answer() {
    let app = App::builder().alone().start_welcomed();
    let ids: Vec<&str> = soleus_guide::content()
        .articles
        .iter()
        .map(|article| article.id.as_str())
        .collect();
    let mut paints = harness::first_paint::first_paints(app.page(), &ids);
    paints.sort_by(|a, b| a.ms.total_cmp(&b.ms));
    let (middle, last) = (&paints[paints.len() / 2], &paints[paints.len() - 1]);
    println!(
        "first paint of {} pages: median {:.1} ms, of these {:.1} ms before the frame; slowest {:.1} ms ({})",
        paints.len(),
        middle.ms,
        middle.scripted,
        last.ms,
        last.id
    );
    let late: Vec<&str> = paints
        .iter()
        .filter(|paint| paint.frames > 2)
        .map(|paint| paint.id.as_str())
        .collect();
    assert!(late.is_empty(), "painted later than the second frame: {late:?}");
    app.finish();
}
