//! The record's faults in the window: the screen that explains, the ways out, and what works without a record.

use crate::record::faults_at_start::{record, shows};
use harness::{App, Sandbox};
use serde_json::{Value, json};
use soleus_core::{doctor::Question, time::Stamp};
use soleus_store::Store;
use std::fs;

const THEN: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 0,
};

fn ask(store: &Store, text: &str) {
    let question = Question {
        text: text.to_owned(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    let put = |tx: &mut soleus_store::Tx<'_>| tx.insert(THEN, None, &question);
    store.transact(THEN, put).expect("a question is written");
}

/// Folders with a record whose file is damaged, and a backup that holds one question of two.
fn damaged() -> Sandbox {
    let sandbox = Sandbox::new();
    let store = Store::open(&sandbox.data(), THEN).expect("a record opens");
    ask(&store, "In the backup?");
    store.backup_now("asked", THEN).expect("a backup is made");
    ask(&store, "After the backup?");
    drop(store);
    let file = sandbox.data().join("soleus.db");
    let mut bytes = fs::read(&file).expect("the record is read");
    bytes[4096..8192].fill(0x5a);
    fs::write(&file, bytes).expect("the record is damaged");
    sandbox
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_damaged_record_is_explained_the_guide_works_and_the_newest_backup_opens() {
    let app = App::builder().sandbox(damaged()).start();
    let page = app.page().clone();
    page.heading("Your record is damaged").wait();
    page.assert_accessible("store fault");
    page.keep_picture("store-fault");
    page.go("guide/calf-strain");
    page.heading("Calf strain").wait();
    page.go("cramp");
    page.go("check");
    page.go("today");
    page.heading("Your record is damaged").wait();
    page.role_with("button", "Open the backup of").click();
    page.heading("Your record is damaged").wait_gone();
    let status = page.command("data_status", &Value::Null);
    assert!(status["fault"].is_null(), "the record is open: {status}");
    let left = page.command("questions", &Value::Null).to_string();
    assert!(
        left.contains("In the backup?") && !left.contains("After the backup?"),
        "{left}"
    );
    let aside = fs::read_dir(app.sandbox().data()).expect("the folder is read");
    assert!(
        aside
            .flatten()
            .any(|file| file.file_name().to_string_lossy().contains(".aside-")),
        "the damaged file is kept"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn your_data_shows_backups_takes_everything_out_and_erases_after_the_word_is_typed() {
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    let answer = elsewhere.path().to_string_lossy().into_owned();
    let app = App::builder()
        .variable("SOLEUS_DIALOG_ANSWER", &answer)
        .start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "planted-marker", "from": null, "asked": false }),
    );
    page.go("settings/data");
    page.heading("Your data").wait();
    page.button("Back up now").click();
    page.role_with("button", "Restore the backup of").wait();
    page.button("Everything (JSON)").click();
    page.wait_text("Saved to");
    page.assert_accessible("settings with your data");
    page.script("document.getElementById('data').scrollIntoView()");
    page.keep_picture("your-data");
    let file = fs::read_dir(elsewhere.path())
        .expect("the folder is read")
        .flatten()
        .next();
    let text = fs::read_to_string(file.expect("a file is there").path()).expect("it is text");
    assert!(text.contains("planted-marker") && text.starts_with("{\"format\":\"soleus-export\""));
    page.role_with("button", "Restore the backup of").click();
    page.heading("Restore this backup?").wait();
    page.command(
        "question_add",
        &json!({ "text": "planted-marker, asked later", "from": null, "asked": false }),
    );
    page.button("Cancel").wait();
    assert!(
        page.button("Cancel").has_focus(),
        "the answer that loses nothing has the focus"
    );
    page.button("Cancel").click();
    page.role_with("button", "Restore the backup of").click();
    // The daily backup may have been made before the first question or after it.
    page.wait_text("Not in the backup:");
    let row =
        page.script("return document.querySelector('dialog tbody tr').innerText.split(/\\s+/).slice(-2)");
    let missing = match row[0].as_str() {
        Some("0") => "2 questions for the doctor.",
        _ => "1 question for the doctor.",
    };
    assert_eq!(row[1], json!("2"), "what is there now");
    page.wait_text(missing);
    page.assert_accessible("a look before a restore");
    page.keep_picture("restore-look");
    page.button("Restore it").click();
    page.button("Undo the restore").wait();
    page.button("Erase everything…").click();
    page.role("textbox", "Type the word “erase”").fill("erase");
    page.button("Erase everything for good").click();
    page.wait_text("found nothing left");
    // Not in the data folder only: in what the web engine keeps too, and in the log.
    let marked = walk(&app.sandbox().path("")).into_iter().find(|file| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes.windows(14).any(|window| window == b"planted-marker")
    });
    assert_eq!(marked, None, "no file holds the marker");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn twenty_kills_of_the_window_lose_nothing_it_called_saved() {
    let mut app = App::builder().start_welcomed();
    for kill in 1..=20 {
        let text = format!("before kill {kill}");
        app.page().command(
            "question_add",
            &json!({ "text": text, "from": null, "asked": false }),
        );
        app.kill_and_restart();
        let there = app.page().command("questions", &Value::Null).to_string();
        for earlier in 1..=kill {
            assert!(
                there.contains(&format!("before kill {earlier}\"")),
                "kill {kill} lost question {earlier}"
            );
        }
    }
    app.finish();
}

fn walk(dir: &std::path::Path) -> Vec<std::path::PathBuf> {
    let found = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.path());
    found
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .collect()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_older_copy_put_in_place_after_a_crash_is_said_and_not_mixed_with_the_newest_entries() {
    let sandbox = record();
    let (file, journal) = (
        sandbox.data().join("soleus.db"),
        sandbox.data().join("soleus.db-wal"),
    );
    let older = fs::read(&file).expect("the record is read");
    ask(
        &Store::open(&sandbox.data(), THEN).expect("it opens"),
        "In neither?",
    );
    let store = Store::open(&sandbox.data(), THEN).expect("it opens");
    ask(&store, "In the journal?");
    let newest = fs::read(&journal).expect("the journal is read");
    drop(store);
    fs::write(&file, older).expect("the older copy");
    fs::write(&journal, newest).expect("the journal");
    fs::write(sandbox.data().join("mark"), "open  \n").expect("as a crash leaves it");
    let (title, ways) = (
        "Your record's file is not the one it was",
        ["Try again", "Open what is here", "Choose another folder"],
    );
    let app = shows(sandbox, "journal-of-another", title, &ways);
    app.page().button("Open what is here").click();
    app.page().heading(title).wait_gone();
    let all = app.page().command("questions", &Value::Null).to_string();
    assert!(
        all.contains("After the backup?") && !all.contains("In the journal?"),
        "{all}"
    );
    app.finish();
}
