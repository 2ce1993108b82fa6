//! Check my leg in the window: by keyboard alone, the leg map, what clinicians said, and how each kind of page looks.

use harness::{App, Page};
use serde_json::{Value, json};

use crate::app::readable;
use crate::check::results::{SELF_CARE, TODAY, answer, focus, heading, next_step};

/// Answers the step on screen by keys alone, as a healthy runner with a cramp that let go.
fn by_key(page: &Page, asked: &str) {
    let pick = |name: &str| {
        focus(page, name);
        page.press("Enter");
    };
    let tick = |name: &str| {
        focus(page, name);
        page.press("Space");
        page.button("Go on with 1 chosen").wait();
        focus(page, "Go on with 1 chosen");
        page.press("Enter");
    };
    let picks = [
        ("What age", "16 to 44"),
        ("Which leg hurts", "Left"),
        ("Aching at rest", "No, or hardly"),
        ("How did it begin", "Cramp in or after exercise"),
        ("How long ago", "Under 24 hours"),
        ("Better or worse", "Better, or gone"),
        ("Walking since", "Normal, or nearly"),
        ("Push off on that leg", "As always"),
    ];
    if let Some((_, name)) = picks.iter().find(|(part, _)| asked.contains(part)) {
        pick(name);
    } else if asked.contains("Pain now") {
        page.press("Tab");
        for _ in 0..8 {
            if page.focused().0 == "radio" {
                break;
            }
            page.press("Tab");
        }
        page.press("Space");
        page.button("Go on").wait();
        focus(page, "Go on");
        page.press("Enter");
    } else if asked.contains("What is it like") {
        tick("Cramp, gone within");
    } else {
        page.press("n");
        // A list that is longer than the window is first brought into view; the second press answers.
        let shown = || {
            let look = "const h1 = document.querySelector('main h1')?.innerText.trim() ?? '';
                if (h1 && h1 !== arguments[0]) return 'answered';
                return document.activeElement?.closest('main .foot') ? 'shown' : ''";
            page.script_with(look, &[json!(asked)])
        };
        page.wait("a step on, or the rest in view", |_| shown() != json!(""));
        if shown() == json!("shown") {
            crate::check::looks::drawn(page);
            page.press("n");
        }
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_simple_check_by_keyboard_alone_ends_in_its_plan() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.press("F3");
    page.heading("Check my leg").wait();
    focus(&page, "My leg");
    page.press("Enter");
    let mut before = "Check my leg".to_owned();
    let mut last = 0;
    for step in 0..45 {
        before = next_step(&page, &before);
        last = step;
        if before == "Your answers" {
            break;
        }
        by_key(&page, &before);
    }
    assert_eq!(before, "Your answers");
    assert!(last <= 30, "a simple case is short: {last} steps");
    page.press("Backspace");
    before = next_step(&page, "Your answers");
    by_key(&page, &before);
    assert_eq!(next_step(&page, &before), "Your answers");
    page.press("Enter");
    page.heading(SELF_CARE).wait();
    focus(&page, "Start the recovery plan that fits");
    page.press("Enter");
    page.wait("the plan opens", |page| {
        page.route().starts_with("#/recovery/new")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn one_press_never_answers_rows_that_nobody_has_seen() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.resize(900, 640);
    page.command("check_start", &json!({ "who": "other" }));
    page.command(
        "check_answer",
        &json!({ "question": "signs", "answer": { "kind": "not_sure" } }),
    );
    page.command("check_visit", &json!("signs"));
    page.go("check");
    page.link("Go on with it").click();
    page.heading("Which of these? Just look, do not press.").wait();
    page.wait("its heading has the focus", |page| page.focused().0 == "heading");
    let none = "const r = [...document.querySelectorAll('main .foot button')].find((b) => b.innerText === 'None of these')
        .getBoundingClientRect(); return r.bottom <= innerHeight";
    assert_eq!(
        page.script(none),
        json!(false),
        "the way on stands below the last row"
    );
    readable(&page);
    page.press("n");
    page.wait("the rest is in view", |page| page.script(none) == json!(true));
    // The next press comes when a person could have seen the rest.
    crate::check::looks::drawn(&page);
    page.heading("Which of these? Just look, do not press.").wait();
    page.press("n");
    page.wait("now it is answered", |page| {
        heading(page) != "Which of these? Just look, do not press."
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_leg_map_works_by_mouse_by_keys_and_as_a_list() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command("check_start", &json!({ "who": "other" }));
    page.command(
        "check_answer",
        &json!({ "question": "map", "answer": { "kind": "not_sure" } }),
    );
    page.command("check_visit", &json!("map"));
    page.go("check");
    page.link("Go on with it").click();
    page.heading("Where does it hurt, or did it?").wait();
    page.wait("its heading has the focus", |page| page.focused().0 == "heading");
    // By mouse, on the drawing.
    readable(&page);
    page.script(
        "const place = document.querySelectorAll('main svg path.place')[1];
         place.dispatchEvent(new MouseEvent('click', { bubbles: true }));",
    );
    page.button("Go on with 1 chosen").wait();
    let ticked = "return document.querySelectorAll('main input[type=checkbox]:checked').length";
    assert_eq!(page.script(ticked), json!(1), "the drawing and the list agree");
    // By keys, in the list: every place has a name, a tick and its own \"not sure\".
    focus(&page, "Middle of the calf");
    assert_eq!(page.focused().0, "checkbox");
    page.press("Space");
    focus(&page, "Not sure about: Behind the knee");
    page.press("Space");
    page.wait("the doubt is marked", |page| {
        page.role("button", "Not sure about: Behind the knee")
            .attribute("aria-pressed")
            .as_deref()
            == Some("true")
    });
    assert_eq!(
        page.css("main svg[aria-hidden='true']").count(),
        page.css("main .map svg").count() + hidden_icons(&page)
    );
    page.keep_picture("check-map-doubt");
    page.assert_accessible("the leg map with a doubt");
    let go = page.role_with("button", "Go on with").text();
    page.button(&go).click();
    page.wait("the answer is kept", |page| {
        let home = page.command("check_home", &Value::Null);
        let review = home["open"]["review"].clone();
        let map = review
            .as_array()
            .and_then(|rows| rows.iter().find(|row| row["id"] == "map").cloned());
        map.is_some_and(|map| map["answer"]["unsure"] == json!(["behind_knee"]))
    });
    app.finish();
}

/// Icons beside the map are hidden from a screen reader too.
fn hidden_icons(page: &Page) -> usize {
    page.css("main svg[aria-hidden='true']").count() - page.css("main .map svg[aria-hidden='true']").count()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_a_clinician_said_is_asked_on_today_and_can_be_corrected_and_taken_away() {
    let mut app = App::builder().wall_shift(0).start_welcomed();
    let page = app.page().clone();
    answer(
        &page,
        &[
            (
                "Leg newly swollen",
                crate::check::results::Do::Press("The left leg"),
            ),
            (
                "How much bigger",
                crate::check::results::Do::Press("3 cm or more, or plainly bigger"),
            ),
            (
                "Where is the swelling",
                crate::check::results::Do::Press("The calf, the shin or the whole lower leg"),
            ),
            (
                "When did the swelling",
                crate::check::results::Do::Press("Later than that, or without a clear injury"),
            ),
        ],
    );
    crate::check::results::show(&page, TODAY);
    page.go("today");
    page.heading("Your last check: Be seen today").wait();
    app.shift_wall(5 * 3600);
    page.go("check");
    page.heading("Check my leg").wait();
    page.go("today");
    page.wait_text("Were you seen? What was said?");
    page.keep_picture("check-today-asked");
    page.assert_accessible("Today asks whether one was seen");
    page.link("I was seen").click();
    page.button("I was seen: write it down").click();
    crate::recovery::steps::clinicians_word(
        &page,
        "Dr Novak",
        "calf strain, clot excluded",
        "These activities",
    );
    page.role("checkbox", "stretching").click();
    page.button("Keep this").click();
    page.wait_text("Open now: stretching");
    page.role_with("button", "Edit:").click();
    page.role("checkbox", "strength work").click();
    page.button("Save the change").click();
    page.wait_text("Allowed: stretching, strength work.");
    page.keep_picture("check-clinicians");
    page.assert_accessible("what clinicians said");
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("check/seen");
    page.wait_text("Allowed: stretching, strength work.");
    page.role_with("button", "Take away:").click();
    page.wait_text("Taken away.");
    let opened = |page: &harness::Page| -> Vec<Value> {
        let classes = page.command("locks", &Value::Null)["classes"].clone();
        let all = classes.as_array().into_iter().flatten();
        all.filter(|one| !one["opened"].is_null())
            .map(|one| one["activity"].clone())
            .collect()
    };
    assert_eq!(opened(&page), Vec::<Value>::new());
    page.button("Bring it back").click();
    page.wait_text("Allowed: stretching, strength work.");
    assert_eq!(opened(&page), [json!("stretch"), json!("strength")]);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_number_that_nobody_has_read_says_so_and_can_be_replaced() {
    const UNREAD: &str = "have not read it on an official page";
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("settings/country");
    page.wait("the countries are there", |page| {
        page.css("main option[value='AR']").count() == 1
    });
    page.script(
        "const country = [...document.querySelectorAll('select')].find((s) => [...s.options].some((o) => o.value === 'AR'));
         country.value = 'AR'; country.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    page.wait_text("General knowledge of the national ambulance number");
    page.go("check");
    page.wait_text("We know 107 from general knowledge");
    crate::check::looks::drawn(&page);
    page.keep_picture("check-number-unread");
    page.assert_accessible("a number nobody has read");
    page.go("settings/country");
    let own = page.role("textbox", "Your own number, if it differs");
    own.fill("911");
    page.press("Tab");
    page.wait("it is kept", |page| {
        page.command("settings_get", &Value::Null)["emergencyNumber"] == json!("911")
    });
    page.go("check");
    page.wait_text("911");
    assert!(!page.text().contains(UNREAD) && !page.text().contains("107"));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_kind_of_question_and_the_rules_are_accessible_in_light() {
    look(App::builder().start_welcomed(), "light");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_kind_of_question_and_the_rules_are_accessible_in_dark() {
    look(App::builder().dark().start_welcomed(), "dark");
}

fn look(app: App, theme: &str) {
    let page = app.page().clone();
    let kinds = [
        ("age", "choice"),
        ("breath", "several"),
        ("pain", "scale"),
        ("urine", "yes-no"),
        ("map", "map"),
    ];
    page.resize(900, 640);
    page.go("check");
    page.heading("Check my leg").wait();
    page.role_with("button", "My leg").wait();
    page.keep_picture(&format!("check-home-{theme}"));
    page.assert_accessible("the start of the check");
    page.command("check_start", &serde_json::json!({ "who": "me" }));
    for (question, name) in kinds {
        page.command(
            "check_answer",
            &serde_json::json!({ "question": question, "answer": { "kind": "not_sure" } }),
        );
        page.command("check_visit", &serde_json::json!(question));
        page.go("doctor");
        page.heading("Doctor").wait();
        page.go("check");
        page.link("Go on with it").click();
        page.css("main .foot").wait();
        page.keep_picture(&format!("check-{name}-{theme}"));
        page.assert_accessible(name);
    }
    page.go("check/rules");
    page.wait_text("No clinician has reviewed them.");
    page.heading("Every question").wait();
    page.keep_picture(&format!("check-rules-{theme}"));
    page.assert_accessible("how this check decides");
    app.finish();
}
