//! Every fault a record can have at the start, in the window: its own screen in plain words with ways out, and the guide,
//! Cramp now and the check beside it. Real files, real locks, real disks.

use crate::{app::readable, guide::reading::first};
use harness::{App, Page, Sandbox, wait};
use rusqlite::Connection;
use serde_json::Value;
use soleus_core::{doctor::Question, time::Stamp};
use soleus_store::{Store, VERSION};
use std::{
    fs::{self, OpenOptions},
    io::{Seek, SeekFrom, Write},
};

pub(crate) const THEN: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 0,
};

pub(crate) fn ask(store: &Store, text: &str) {
    let question = Question {
        text: text.to_owned(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    let put = |tx: &mut soleus_store::Tx<'_>| tx.insert(THEN, None, &question);
    store.transact(THEN, put).expect("a question is written");
}

/// Folders with a record of some size, a question in it, and a backup.
pub(crate) fn record() -> Sandbox {
    let sandbox = Sandbox::new();
    let store = Store::open(&sandbox.data(), THEN).expect("a record opens");
    ask(&store, "In the backup?");
    for number in 0..60 {
        ask(&store, &format!("Question {number} {}", "x".repeat(300)));
    }
    store.backup_now("asked", THEN).expect("a backup is made");
    ask(&store, "After the backup?");
    drop(store);
    sandbox
}

fn file(sandbox: &Sandbox) -> std::path::PathBuf {
    sandbox.data().join("soleus.db")
}

fn patch(sandbox: &Sandbox, at: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new()
        .write(true)
        .open(file(sandbox))
        .expect("the record opens");
    file.seek(SeekFrom::Start(at)).expect("the place is there");
    file.write_all(bytes).expect("it is written");
}

/// A record that a newer Soleus made, with a column and a table nobody here knows.
pub(crate) fn newer() -> Sandbox {
    let sandbox = record();
    let other = Connection::open(file(&sandbox)).expect("the file opens");
    let change = format!(
        "ALTER TABLE entry ADD COLUMN mood TEXT; UPDATE entry SET mood = 'hopeful';
         CREATE TABLE shoe (name TEXT) STRICT; INSERT INTO shoe VALUES ('blue'); PRAGMA user_version = {}",
        VERSION + 5
    );
    other.execute_batch(&change).expect("a newer version writes it");
    sandbox
}

/// Starts on `sandbox`, sees the fault's screen with its ways out, and that what needs no record opens beside it.
#[track_caller]
pub(crate) fn shows(sandbox: Sandbox, name: &str, title: &str, ways: &[&str]) -> App {
    let app = App::builder().sandbox(sandbox).speed(60).start();
    let page = app.page().clone();
    page.heading(title).wait();
    for way in ways {
        page.role_with("button", way).wait();
    }
    page.wait_text("folder");
    page.assert_accessible(title);
    page.keep_picture(&format!("fault-{name}"));
    page.go("guide/calf-strain");
    page.heading("Calf strain").wait();
    page.go("cramp");
    page.button("Start a 30 second hold").wait();
    page.go("check");
    page.role_with("button", "My leg").wait();
    page.go("today");
    page.heading(title).wait();
    app
}

const ALWAYS: [&str; 3] = ["Try again", "Choose another folder", "Show the folder"];

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_record_of_a_newer_version_is_shown_as_such() {
    let ways = [&ALWAYS[..], &["Look at the record", "Save everything as text"]].concat();
    shows(newer(), "newer", "A newer Soleus made this record", &ways).finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn another_programs_file_is_shown_as_such() {
    let sandbox = Sandbox::new();
    fs::write(file(&sandbox), "a letter to my aunt. ".repeat(20)).expect("a file");
    let ways = [&ALWAYS[..], &["Start with an empty record"]].concat();
    shows(sandbox, "foreign", "Another program's file is in the way", &ways).finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_emptied_file_is_shown_as_such() {
    let sandbox = record();
    fs::write(file(&sandbox), "").expect("the file is emptied");
    let ways = [&ALWAYS[..], &["Open the backup of"]].concat();
    shows(sandbox, "zero-length", "Your record's file is empty", &ways).finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_missing_file_is_shown_as_such() {
    let sandbox = record();
    fs::remove_file(file(&sandbox)).expect("the file is removed");
    let ways = [&ALWAYS[..], &["Open the backup of"]].concat();
    shows(sandbox, "missing", "Your record's file is missing", &ways).finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_damaged_page_is_shown_and_what_can_be_read_of_it_is_rescued() {
    let sandbox = record();
    patch(&sandbox, 2 * 4096, &[0x5a; 4000]);
    fs::remove_dir_all(sandbox.data().join("backups")).expect("there is no backup");
    let app = shows(
        sandbox,
        "corrupt",
        "Your record is damaged",
        &[&ALWAYS[..], &["See what can be rescued"]].concat(),
    );
    let page = app.page();
    page.wait_text("There is no usable backup in this folder.");
    page.button("See what can be rescued").click();
    page.wait_text("questions for the doctor");
    page.button("Open what was rescued").click();
    page.heading("Your record is damaged").wait_gone();
    let rescued = page.command("questions", &Value::Null).to_string();
    assert!(rescued.contains("Question "), "{rescued}");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_file_cut_short_is_shown_and_starting_empty_asks_first() {
    let sandbox = record();
    let cut = OpenOptions::new()
        .write(true)
        .open(file(&sandbox))
        .expect("the record opens");
    cut.set_len(9_000).expect("it is cut");
    let app = shows(
        sandbox,
        "truncated",
        "Your record is damaged",
        &[&ALWAYS[..], &["Open the backup of"]].concat(),
    );
    let page = app.page();
    page.button("Start with an empty record").click();
    page.wait_text("Really start empty?");
    page.button("Yes, start empty").click();
    page.heading("Your record is damaged").wait_gone();
    let aside = fs::read_dir(app.sandbox().data())
        .expect("the folder is read")
        .flatten();
    assert!(
        aside
            .into_iter()
            .any(|file| file.file_name().to_string_lossy().contains(".aside-"))
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_journal_that_vanished_is_shown_and_the_rest_opens() {
    let sandbox = record();
    fs::write(sandbox.data().join("mark"), "open  \n").expect("as a crash leaves it");
    let ways = [&ALWAYS[..], &["Open what is here"]].concat();
    let app = shows(sandbox, "journal", "A part of your record is missing", &ways);
    app.page().button("Open what is here").click();
    app.page().heading("A part of your record is missing").wait_gone();
    let all = app.page().command("questions", &Value::Null).to_string();
    assert!(all.contains("After the backup?"), "{all}");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_second_soleus_is_told_to_use_the_first_and_opens_when_that_one_has_ended() {
    let sandbox = record();
    let first = Store::open(&sandbox.data(), THEN).expect("the first one opens it");
    let app = shows(sandbox, "second", "Soleus is already open", &ALWAYS);
    drop(first);
    app.page().button("Try again").click();
    app.page().heading("Soleus is already open").wait_gone();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_program_that_holds_the_file_is_named_and_the_record_opens_when_it_lets_go() {
    let sandbox = record();
    let other = Connection::open(file(&sandbox)).expect("the file opens");
    other
        .pragma_update(None, "locking_mode", "EXCLUSIVE")
        .expect("a rude program");
    other
        .execute_batch("BEGIN IMMEDIATE; UPDATE tally SET serial = serial; COMMIT")
        .expect("it takes the file");
    let app = shows(sandbox, "busy", "Another program holds your record", &ALWAYS);
    drop(other);
    app.page().button("Try again").click();
    app.page()
        .heading("Another program holds your record")
        .wait_gone();
    let all = app.page().command("questions", &Value::Null).to_string();
    assert!(all.contains("After the backup?"), "{all}");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_file_put_in_the_records_place_while_it_is_open_is_said_and_both_are_kept() {
    let sandbox = record();
    let (data, other) = (sandbox.data(), sandbox.path("other"));
    drop(Store::open(&other, THEN).expect("another record"));
    let mut app = App::builder().sandbox(sandbox).start_welcomed();
    let page = app.page().clone();
    fs::rename(other.join("soleus.db"), data.join("soleus.db")).expect("it takes the place");
    page.command(
        "question_add",
        &serde_json::json!({ "text": "Held?", "from": null, "asked": false }),
    );
    page.go("today");
    page.heading("Another file lies in your record's place").wait();
    page.button("Choose another folder…").wait();
    page.assert_accessible("a replaced record");
    page.keep_picture("fault-replaced");
    assert!(
        page.command("questions", &Value::Null)
            .to_string()
            .contains("Held?")
    );
    app.kill_and_restart();
    let page = app.page().clone();
    let status = page.command("data_status", &Value::Null);
    assert!(status["fault"].is_null(), "the other file opens: {status}");
    page.go("settings/data");
    page.wait_text("another file took its place");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_chosen_folder_that_is_gone_is_shown_and_the_usual_one_is_offered() {
    let sandbox = record();
    let stick = sandbox.path("stick");
    let pointer = serde_json::json!({ "folder": stick });
    fs::write(sandbox.data().join("folder.json"), pointer.to_string()).expect("a note of another folder");
    fs::create_dir(&stick).expect("an empty mount point must not pass for an empty record");
    let ways = [&ALWAYS[..], &["Use the usual folder again"]].concat();
    let app = shows(sandbox, "folder-gone", "Your data folder is not there", &ways);
    let page = app.page();
    page.button("Use the usual folder again").click();
    page.heading("Use this folder?").wait();
    page.wait_text("62 questions for the doctor");
    page.assert_accessible("a look at a folder");
    page.button("Open that record").click();
    page.heading("Your data folder is not there").wait_gone();
    assert!(
        !app.sandbox().data().join("folder.json").exists(),
        "the note is taken back"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn with_a_damaged_record_a_check_reaches_its_result_and_a_cramp_hold_its_end() {
    let sandbox = record();
    patch(&sandbox, 4096, &[0x5a; 4000]);
    let app = shows(sandbox, "walk", "Your record is damaged", &ALWAYS);
    let page = app.page();
    page.go("guide");
    page.css("search input").click();
    page.type_text("calf strain");
    page.wait("the page is found", |page| first(page) == "Calf strain");
    page.css("search ol a").click();
    page.heading("Calf strain").wait();
    page.wait_text("nothing you enter here is saved");
    page.press("F2");
    page.button("Start a 30 second hold").click();
    page.wait_text("One hold done");
    page.button("It let go").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.assert_accessible("cramp now without a record");
    unsure_to_the_end(page);
    app.finish();
}

/// A whole check, not sure of anything, to its result.
fn unsure_to_the_end(page: &Page) {
    page.press("F3");
    page.role_with("button", "My leg").click();
    page.wait("the first question", |page| page.route() == "#/check/run");
    let heading = |page: &Page| page.css("main h1").text();
    for _ in 0..80 {
        if page.button("Show the result").count() > 0 {
            page.button("Show the result").click();
            page.wait("a result", |page| page.route().starts_with("#/check/result"));
            page.css("main h1").wait();
            page.assert_accessible("a result without a record");
            page.keep_picture("fault-check-result");
            return;
        }
        let before = heading(page);
        readable(page);
        page.press("u");
        let moved = |page: &Page| heading(page) != before || page.button("Show the result").count() > 0;
        if !wait::soon(|| moved(page)) {
            page.press("Tab");
            page.press("Enter");
            page.wait("an answer", moved);
        }
    }
    panic!("the check never ends:\n{}", page.text());
}
