//! Every kind of step and every page of the check at twice the text size, in the smallest window and a common one.

use crate::{
    check::looks::{drawn, one, open, resume, through},
    guide::every_page::faults,
};
use harness::{App, Page};
use serde_json::{Value, json};

fn enlarge(page: &Page) {
    let mut settings = page.command("settings_get", &Value::Null);
    settings["textPercent"] = json!(200);
    page.command("settings_put", &settings);
    page.reload();
    page.wait("the text is large", |page| {
        page.script("return document.documentElement.style.fontSize") == "200%"
    });
}

fn look(page: &Page, name: &str, found: &mut Vec<String>) {
    found.extend(faults(page, name));
    page.resize(900, 640);
    drawn(page);
    page.keep_picture(&format!("whole-{name}"));
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_step_and_page_of_the_check_is_whole_at_twice_the_text_size() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    enlarge(&page);
    let mut found = Vec::new();
    // A slow ache in one shin is asked for its place, too.
    let shin = [
        ("which", one("left")),
        ("start", one("gradual")),
        ("pattern", one("use")),
    ];
    let steps = [
        "age",
        "breath",
        "pain",
        "pressure",
        "urine",
        "which",
        "sheet_look",
        "start",
        "pattern",
        "tiptoe",
        "sheet_more",
        "sheet_you",
        "map",
    ];
    for step in steps {
        let heading = through(&page, &shin, step).expect("the step is asked");
        resume(&page, &heading);
        page.css("main .settles").wait();
        look(&page, step, &mut found);
    }
    let results = [
        ("self-care", vec![("pattern", one("brief"))]),
        ("same-day", vec![("swollen", one("left"))]),
        ("emergency", vec![("foot_cold", one("left"))]),
    ];
    for (name, other) in results {
        through(&page, &other, "");
        let result = page.command("check_finish", &Value::Null);
        let id = result["id"].as_str().expect("it is kept").to_owned();
        open(&page, &format!("check/result/{id}"), "How this check decides");
        look(&page, name, &mut found);
    }
    for (route, text) in [
        ("check", "Earlier checks"),
        ("check/rules", "What is not proved"),
        ("check/seen", "What clinicians said"),
    ] {
        open(&page, route, text);
        look(&page, &route.replace('/', "-"), &mut found);
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    app.finish();
}
