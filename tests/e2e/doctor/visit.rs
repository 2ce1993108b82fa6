//! The visit sheet: made, changed, saved and read back from its file, with and without a window.

use std::{fs, path::Path, process::Command};

use harness::{App, Page, Sandbox, app_binary};
use serde_json::json;
use soleus_core::{doctor::Question, time::Stamp};
use soleus_store::Store;

const THEN: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 0,
};

fn reader(program: &str, arguments: &[&str], file: &Path) -> String {
    let out = Command::new(program).args(arguments).arg(file).arg("-").output();
    let out = out.expect("poppler-utils is installed: run `cargo xtask test e2e`");
    String::from_utf8_lossy(&out.stdout).replace('\n', " ")
}

/// The structure tree, as another program reads it.
fn tree(file: &Path) -> String {
    let out = Command::new("pdfinfo").arg("-struct-text").arg(file).output();
    let out = out.expect("poppler-utils is installed: run `cargo xtask test e2e`");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// A check of the owner or of somebody else, answered until it ends with the calm answer, but for `given`.
pub(super) fn check(page: &Page, who: &str, given: &[(&str, serde_json::Value)]) {
    let mut run = page.command("check_start", &json!({ "who": who }));
    for _ in 0..120 {
        let Some(asked) = run["question"].as_object() else {
            break;
        };
        let id = asked["id"].as_str().unwrap_or_default().to_owned();
        let answer = given
            .iter()
            .find(|(question, _)| *question == id)
            .map(|(_, answer)| answer.clone());
        let answer = answer.unwrap_or_else(|| json!({ "kind": "not_sure" }));
        run = page.command("check_answer", &json!({ "question": id, "answer": answer }));
        if !run["emergency"].is_null() {
            run = page.command("check_go_on", &json!(null));
        }
    }
    page.command("check_finish", &json!(null));
}

pub(super) fn one(option: &str) -> serde_json::Value {
    json!({ "kind": "options", "chosen": [option], "unsure": [] })
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_sheet_is_made_changed_and_saved_as_a_tagged_file() {
    let sandbox = Sandbox::new();
    let (answer, folder) = (sandbox.path("answer"), sandbox.path("out"));
    fs::create_dir(&folder).expect("the sandbox is writable");
    fs::write(&answer, folder.display().to_string()).expect("the sandbox is writable");
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &format!("@{}", answer.display()))
        .start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "Could it be a clot?", "from": null, "asked": false }),
    );
    check(&page, "me", &[("which", one("left"))]);
    page.go("doctor");
    page.link("Make a visit sheet").click();
    page.heading("Reason for the visit").wait();
    page.wait_text("Left leg");
    page.css("main textarea").click();
    page.type_text("I fear a clot");
    page.wait_text("“I fear a clot”");
    page.wait_text("“Could it be a clot?”");
    page.button("Leave out: Medicines").click();
    page.wait_text("Left out by the patient: Medicines.");
    page.button("Say it yourself: How it began and went").click();
    page.css(".pieces textarea").click();
    page.type_text("It began on the stairs");
    page.wait_text("“It began on the stairs”");
    page.assert_accessible("a visit sheet");
    page.keep_picture("visit-sheet");
    page.button("Save as PDF…").click();
    page.wait_text("Saved: ");
    let file = fs::read_dir(&folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .next()
        .expect("one file is written");
    let text = reader("pdftotext", &[], &file);
    for there in [
        "Visit sheet",
        "“I fear a clot”",
        "“It began on the stairs”",
        "Left out by the patient: Medicines.",
        "not a diagnosis",
        "page 1 of",
    ] {
        assert!(text.contains(there), "{there:?} is not in {text}");
    }
    let tree = tree(&file);
    for there in ["H1", "H2", "LBody", "P (block)"] {
        assert!(tree.contains(there), "{there:?} is not in {tree}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&file).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "private: {mode:o}");
    }
    page.button("Put back: Medicines").click();
    page.wait_text("Blood thinner");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_sheet_about_somebody_else_has_nothing_of_mine_and_takes_nothing_along() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "Mine alone?", "from": null, "asked": false }),
    );
    check(&page, "me", &[("which", one("left"))]);
    check(&page, "other", &[("which", one("right"))]);
    page.go("doctor/visit");
    page.wait_text("“Mine alone?”");
    page.css("main textarea").click();
    page.type_text("I fear a clot");
    page.wait_text("“I fear a clot”");
    page.script("[...document.querySelectorAll('main label')].find((one) => one.textContent.includes('Someone else')).click()");
    page.wait_text("Right leg");
    page.wait("nothing of mine is there", |page| {
        let text = page.text();
        !text.contains("Mine alone") && !text.contains("“I fear a clot”") && !text.contains("Left leg")
    });
    page.script("[...document.querySelectorAll('main label')].find((one) => one.textContent.includes('blank sheet')).click()");
    page.wait_text("Nothing is recorded for this sheet.");
    page.assert_accessible("a blank sheet");
    page.keep_picture("visit-sheet-blank");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_sheet_is_written_without_a_window_and_a_record_in_use_is_told() {
    let sandbox = Sandbox::new();
    let store = Store::open(&sandbox.data(), THEN).expect("a record opens");
    let question = Question {
        text: "Could it be a clot?".to_owned(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    let write = |store: &Store| store.transact(THEN, |tx| tx.insert(THEN, None, &question));
    write(&store).expect("a question is written");
    let file = sandbox.path("sheet.pdf");
    let run = || {
        Command::new(app_binary())
            .args(["--visit-sheet".as_ref(), file.as_os_str()])
            .env("SOLEUS_DATA_DIR", sandbox.data())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .expect("the app starts")
    };
    let refused = run();
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && words.contains("No visit sheet was written"),
        "{words}"
    );
    assert!(!file.exists(), "no half file");
    drop(store);
    let written = run();
    assert!(
        written.status.success(),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    let text = reader("pdftotext", &[], &file);
    assert!(
        text.contains("“Could it be a clot?”") && text.contains("page 1 of 1"),
        "{text}"
    );
}
