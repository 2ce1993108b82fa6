//! How the check looks: its steps, results and records at three sizes, light and dark, and a result on paper.

use crate::app::readable;
use harness::{App, Page};
use serde_json::{Value, json};

/// Answers by command until this step, calm but for `other`; gives its heading.
pub(crate) fn through(page: &Page, other: &[(&str, Value)], stop: &str) -> Option<String> {
    let mut run = page.command("check_start", &json!({ "who": "me" }));
    for _ in 0..60 {
        let question = run["question"].clone();
        let id = question["id"].as_str()?;
        if id == stop {
            return question["ask"].as_str().map(ToOwned::to_owned);
        }
        let named = other
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, answer)| answer.clone());
        let rows = question["options"].as_array().cloned().unwrap_or_default();
        let ids = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
            let ids = rows.iter().filter_map(|row| row["id"].as_str());
            ids.filter(|id| wanted(id)).map(ToOwned::to_owned).collect()
        };
        let options = |chosen: Vec<String>| json!({ "kind": "options", "chosen": chosen, "unsure": [] });
        let calm = match question["kind"].as_str() {
            Some("scale") => json!({ "kind": "number", "value": 1 }),
            Some("yes_no") => options(vec!["no".into()]),
            Some("many") if question["sheet"].is_string() => {
                options(ids(&|id| other.iter().any(|(name, _)| *name == id)))
            }
            Some("many") => options(Vec::new()),
            _ => options(vec![
                [
                    "a16_44", "none", "normal", "left", "cramp", "d0", "better", "can", "rare", "no",
                ]
                .iter()
                .find(|calm| rows.iter().any(|row| row["id"] == **calm))
                .map_or_else(|| ids(&|_| true)[0].clone(), |calm| (*calm).to_owned()),
            ]),
        };
        run = page.command(
            "check_answer",
            &json!({ "question": id, "answer": named.unwrap_or(calm) }),
        );
    }
    None
}

pub(crate) fn one(option: &str) -> Value {
    json!({ "kind": "options", "chosen": [option], "unsure": [] })
}

const SIZES: [(u32, u32); 3] = [(900, 640), (1280, 800), (1920, 1080)];

/// Waits until the page has been drawn again.
pub(crate) fn drawn(page: &Page) {
    page.script_async(
        "const done = arguments[arguments.length - 1];
         requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)));",
        &[],
    );
}

/// Keeps a picture at every size, and asks each whether anything sticks out sideways.
fn at_every_size(page: &Page, name: &str, theme: &str) {
    for (width, height) in SIZES {
        page.resize(width, height);
        drawn(page);
        let wide = page.script("return document.documentElement.scrollWidth <= innerWidth + 1");
        assert_eq!(wide, json!(true), "{name} sticks out at {width}");
        page.keep_picture(&format!("look-{name}-{width}-{theme}"));
    }
    page.assert_accessible(name);
}

pub(crate) fn open(page: &Page, route: &str, text: &str) {
    page.go("doctor");
    page.heading("Doctor").wait();
    page.go(route);
    page.wait_text(text);
}

/// The check under way, as the page finds it in the record.
pub(crate) fn resume(page: &Page, text: &str) {
    open(page, "check", "Go on with it");
    page.link("Go on with it").click();
    page.wait_text(text);
}

fn looks(app: App, theme: &str) {
    let page = app.page().clone();
    let cramp = ("pattern", one("brief"));
    through(&page, std::slice::from_ref(&cramp), "sheet_look");
    resume(&page, "Look: any of these?");
    at_every_size(&page, "sheet", theme);
    through(&page, &[cramp.clone(), ("clot", one("journey"))], "clot");
    resume(&page, "Which apply? Mind the times.");
    at_every_size(&page, "clot", theme);
    through(&page, std::slice::from_ref(&cramp), "");
    resume(&page, "Show the result");
    at_every_size(&page, "review", theme);
    page.command("check_finish", &Value::Null);
    through(&page, std::slice::from_ref(&cramp), "sheet_about");
    resume(&page, "still right?");
    at_every_size(&page, "confirm", theme);
    for (name, level, other) in [
        (
            "self-care",
            "self_care",
            vec![cramp.clone(), ("which", one("left")), ("map", one("calf_mid"))],
        ),
        (
            "same-day",
            "same_day",
            vec![cramp.clone(), ("swollen", one("left"))],
        ),
        ("emergency", "emergency", vec![("foot_cold", one("left"))]),
    ] {
        through(&page, &other, "");
        let result = page.command("check_finish", &Value::Null);
        assert_eq!(result["level"], level);
        let id = result["id"].as_str().expect("it is kept").to_owned();
        open(&page, &format!("check/result/{id}"), "How this check decides");
        at_every_size(&page, name, theme);
    }
    on_paper(&page, theme);
    open(&page, "check", "Earlier checks");
    at_every_size(&page, "history", theme);
    app.finish();
}

/// The rules for paper, shown on the screen: no frame, no buttons, the sources in.
fn on_paper(page: &Page, theme: &str) {
    page.script(
        "const turn = (rules) => { for (const rule of [...rules]) {
           if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'screen';
           if (rule.cssRules) turn(rule.cssRules); } };
         for (const sheet of document.styleSheets) turn(sheet.cssRules);",
    );
    page.resize(900, 1280);
    drawn(page);
    let shown = |css: &str| {
        let script =
            "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).length";
        page.script_with(script, &[json!(css)])
    };
    assert_eq!(
        shown("main button, main .button"),
        json!(0),
        "nothing to press on paper"
    );
    assert_eq!(shown("nav, aside"), json!(0), "no frame on paper");
    assert!(page.text().contains("Sources:"), "the sources are on paper");
    page.keep_picture(&format!("look-paper-{theme}"));
    page.script("document.querySelector('main').scrollTo(0, 900); window.scrollTo(0, 900);");
    drawn(page);
    page.keep_picture(&format!("look-paper-2-{theme}"));
    page.reload();
    page.css("main").wait();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_of_the_check_fits_three_sizes_in_light() {
    looks(App::builder().start_welcomed(), "light");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_of_the_check_fits_three_sizes_in_dark() {
    looks(App::builder().dark().start_welcomed(), "dark");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_self_check_is_drawn_beside_how_to_find_out() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    for (question, alt) in [
        ("foot_cold", "Both legs with the feet marked"),
        ("swollen_amount", "Both legs with a tape round each calf"),
    ] {
        page.command("check_start", &json!({ "who": "other" }));
        page.command(
            "check_answer",
            &json!({ "question": question, "answer": { "kind": "not_sure" } }),
        );
        page.command("check_visit", &json!(question));
        open(&page, "check", "Go on with it");
        page.link("Go on with it").click();
        page.css("main details summary").wait();
        readable(&page);
        page.script("document.querySelector('main details summary').click()");
        page.css(&format!("main [role='img'][aria-label^='{alt}']"))
            .wait();
        drawn(&page);
        page.keep_picture(&format!("look-figure-{question}"));
        page.assert_accessible(question);
    }
    app.finish();
}
