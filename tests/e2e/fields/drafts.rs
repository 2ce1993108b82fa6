//! What was begun is never lost: not by a key that goes elsewhere, a link, a dead web process or a closed window.

use harness::{App, Page};
use serde_json::{Value, json};

use super::{enter, field, first_episode};
use crate::recovery::steps::open_strain;

/// One form: where it is, what opens it if it is folded away, and a field of it.
struct Begun {
    place: String,
    opener: &'static str,
    label: &'static str,
}

impl Begun {
    /// Goes to the form. What was begun is open by itself.
    #[track_caller]
    fn visit(&self, page: &Page) {
        const SHOWN: &str = "const within = document.querySelector('dialog[open]') ?? document.querySelector('main');
            return [...within.querySelectorAll('label[for]')].some((one) => one.textContent.trim() === arguments[0] && one.checkVisibility());";
        const OPEN: &str = "const found = [...document.querySelectorAll('main button, main summary')]
                .find((one) => (one.ariaLabel ?? one.textContent.trim()).startsWith(arguments[0]));
            if (!found || found.disabled || found.closest('[data-fresh]')) return false;
            found.click(); return true;";
        page.go(&self.place);
        page.wait(&format!("{} can be written into", self.place), |page| {
            let shown = page.script_with(SHOWN, &[json!(self.label)]) == true;
            if !shown {
                page.script_with(OPEN, &[json!(self.opener)]);
            }
            shown
        });
    }

    #[track_caller]
    fn expect(&self, page: &Page, text: &str) {
        self.visit(page);
        page.wait(
            &format!("\"{text}\" still stands in {} of {}", self.label, self.place),
            |page| field(page, self.label).property("value") == text,
        );
    }
}

fn forms(episode: &str) -> Vec<Begun> {
    let at = |place: &str, opener, label| Begun {
        place: place.to_owned(),
        opener,
        label,
    };
    vec![
        at(
            &format!("recovery/episode/{episode}/log"),
            "Write one down",
            "Note",
        ),
        at("recovery/check-in", "A note, tags", "Note"),
        at("recovery/new", "What were you doing?", "What were you doing?"),
        at("stretch/build", "", "Name"),
        at("stretch/history", "Add a session", "Note"),
        at("cramp/history", "Add an earlier cramp", "Note"),
        at("check/seen", "I was seen", "Who saw you"),
        at("doctor", "", "Your question"),
    ]
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_is_typed_into_any_form_is_there_after_keys_links_a_dead_web_process_and_a_restart() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
    let forms = forms(&first_episode(&page));
    for form in &forms {
        form.visit(&page);
        enter(&page, form.label, "a");
        for (key, text) in [("F2", "ab"), ("F3", "abc"), ("F4", "abcd")] {
            page.press(key);
            page.wait("the key led elsewhere", |page| {
                !page.route().ends_with(&form.place)
            });
            form.visit(&page);
            field(&page, form.label).click();
            page.press("End");
            page.type_text(text.get(text.len() - 1..).unwrap_or_default());
            page.wait(&format!("{text} stands in {}", form.place), |page| {
                field(page, form.label).property("value") == text
            });
        }
    }
    for form in &forms {
        form.expect(&page, "abcd");
        page.wait_text("You had begun this on");
    }
    page.keep_picture("draft-kept");
    page.reload();
    for form in &forms {
        form.expect(&page, "abcd");
    }
    app.close_and_restart();
    let page = app.page().clone();
    for form in &forms {
        form.expect(&page, "abcd");
    }
    app.kill_and_restart();
    let page = app.page().clone();
    for form in &forms {
        form.expect(&page, "abcd");
    }
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_was_begun_can_be_discarded_and_brought_back_and_is_gone_when_it_is_saved() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("doctor");
    enter(&page, "Your question", "is it a clot");
    page.go("guide");
    page.go("doctor");
    page.wait_text("You had begun this on");
    page.button("Discard what I began").click();
    page.wait("the field is empty", |page| {
        field(page, "Your question").property("value") == ""
    });
    page.button("Undo").click();
    page.wait("it is back", |page| {
        field(page, "Your question").property("value") == "is it a clot"
    });
    page.button("Add a question").click();
    page.wait("it is kept", |page| {
        page.command("questions", &Value::Null)["questions"][0]["body"]["text"] == "is it a clot"
    });
    page.wait("nothing is begun any more", |page| {
        page.command("drafts", &Value::Null) == json!({})
    });
    page.go("guide");
    page.go("doctor");
    assert_eq!(field(&page, "Your question").property("value"), "");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_draft_of_an_entry_that_was_changed_meanwhile_says_so_and_writes_over_nothing_it_did_not_touch() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    let id = page.command(
        "cramp_log",
        &json!({ "when": null, "cramp": { "note": "in bed" } }),
    )["cramp"]["id"]
        .clone();
    page.go("cramp/history");
    page.role_with("button", "Edit:").click();
    enter(&page, "Note", "on the stairs");
    page.go("guide");
    let change =
        json!({ "was": { "note": "in bed", "minutes": null }, "now": { "note": "at night", "minutes": 4 } });
    page.command("cramp_edit", &json!({ "id": id, "when": null, "change": change }));
    page.go("cramp/history");
    page.wait_text("You had begun to change this.");
    page.role_with("button", "Edit:").click();
    page.wait_text("The saved entry was changed since then.");
    assert_eq!(
        field(&page, "How many minutes did it last?").property("value"),
        "4"
    );
    page.keep_picture("draft-clash");
    page.button("Save the details").click();
    page.wait("what was typed last stands", |page| {
        let body = page.command("cramps", &Value::Null)["cramps"][0]["body"].clone();
        body["note"] == "on the stairs" && body["minutes"] == 4
    });
    app.finish();
}
