//! Another folder for the record, a look into a record of a newer version, and an encrypted export that comes back.

use crate::record::faults_at_start::{THEN, ask, newer};
use harness::{App, Page, Sandbox};
use serde_json::{Value, json};
use soleus_store::Store;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What the next dialog answers.
fn answer(sandbox: &Sandbox, path: &Path) {
    fs::write(sandbox.path("answer"), path.to_string_lossy().as_bytes()).expect("the sandbox is writable");
}

fn answering(sandbox: &Sandbox) -> String {
    format!("@{}", sandbox.path("answer").display())
}

fn questions(page: &Page) -> String {
    page.command("questions", &Value::Null).to_string()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_record_is_copied_to_another_folder_stays_there_after_a_restart_and_the_old_one_stays_where_it_was() {
    let sandbox = Sandbox::new();
    let (letters, other) = (sandbox.path("letters"), sandbox.path("other"));
    fs::create_dir(&letters).expect("a folder");
    fs::write(letters.join("aunt.txt"), "dear aunt").expect("a letter of the person's own");
    let there = Store::open(&other, THEN).expect("another record");
    ask(&there, "From the other record?");
    drop(there);
    answer(&sandbox, &letters);
    let variable = answering(&sandbox);
    let mut app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &variable)
        .start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "Is it mine?", "from": null, "asked": false }),
    );
    page.go("settings/data");
    page.button("Choose another folder…").click();
    page.heading("Use this folder?").wait();
    page.wait_text("It holds no record yet.");
    page.assert_accessible("a folder to choose");
    page.keep_picture("folder-look");
    page.button("Copy my record there and use it").click();
    page.wait_text("Your record is now in");
    page.wait_text("is still in");
    page.assert_accessible("settings in another folder");
    assert!(questions(&page).contains("Is it mine?"));
    page.command(
        "question_add",
        &json!({ "text": "After the move?", "from": null, "asked": false }),
    );
    app.close_and_restart();
    let page = app.page().clone();
    assert!(
        questions(&page).contains("After the move?"),
        "the choice is remembered"
    );
    let status = page.command("data_status", &Value::Null);
    assert_eq!(status["afterCrash"], false, "the record was closed properly");
    let inner = letters.join("Soleus");
    assert!(inner.join("soleus.db").exists() && letters.join("aunt.txt").exists());
    assert_eq!(
        fs::read_dir(&letters).expect("it is read").count(),
        2,
        "nothing else lies between the letters"
    );
    let data = app.sandbox().data();
    // The record before is whole and unchanged.
    let before = Store::open(&data, THEN).expect("the record before opens");
    assert_eq!(
        before
            .counts()
            .expect("it is read")
            .iter()
            .map(|count| count.entries)
            .sum::<u32>(),
        1
    );
    drop(before);
    answer(app.sandbox(), &other);
    page.go("settings/data");
    page.button("Choose another folder…").click();
    page.wait_text("1 question for the doctor");
    page.button("Open that record").click();
    page.wait_text("Your record is now in");
    assert!(questions(&page).contains("From the other record?"));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_folder_that_cannot_be_used_says_why_and_changes_nothing() {
    let sandbox = newer();
    let data = sandbox.data();
    let here = sandbox.path("here");
    drop(Store::open(&here, THEN).expect("a record"));
    answer(&sandbox, &data);
    let variable = answering(&sandbox);
    let before = bytes(&data);
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &variable)
        .variable("SOLEUS_DATA_DIR", &here.to_string_lossy())
        .start_welcomed();
    let page = app.page();
    page.go("settings/data");
    page.button("Choose another folder…").click();
    page.wait_text("This folder cannot be used.");
    page.wait_text("A newer Soleus made this record");
    page.button("Cancel").click();
    assert_eq!(page.command("data_status", &Value::Null)["folder"], json!(here));
    assert_eq!(bytes(&data), before);
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_record_of_a_newer_version_is_looked_at_and_saved_as_text_without_a_byte_of_it_changing() {
    let sandbox = newer();
    let (data, out) = (sandbox.data(), sandbox.path("out"));
    fs::create_dir(&out).expect("a folder");
    answer(&sandbox, &out);
    let variable = answering(&sandbox);
    let before = bytes(&data);
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &variable)
        .start();
    let page = app.page();
    page.button("Look at the record").click();
    page.role_with("button", "62 questions for the doctor").click();
    page.wait_text("After the backup?");
    page.wait_text("hopeful");
    page.assert_accessible("a look into a newer record");
    page.keep_picture("viewer");
    page.button("Older").click();
    page.wait_text("Question 3");
    page.button("Newer").wait();
    page.role_with("button", "1 shoe").click();
    page.wait_text("blue");
    page.button("Save everything as text").click();
    page.wait_text("Saved to");
    let saved = fs::read_dir(&out)
        .expect("it is read")
        .flatten()
        .next()
        .expect("a file");
    let text: Value =
        serde_json::from_slice(&fs::read(saved.path()).expect("it is read")).expect("it is JSON");
    assert_eq!(text["tables"]["shoe"][0]["name"], "blue");
    let mut after = bytes(&data);
    after.retain(|file, _| before.contains_key(file));
    assert_eq!(after, before, "not a byte of the record has changed");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_encrypted_export_comes_back_with_its_passphrase_and_the_import_can_be_undone() {
    let sandbox = Sandbox::new();
    let out = sandbox.path("out");
    fs::create_dir(&out).expect("a folder");
    answer(&sandbox, &out);
    let variable = answering(&sandbox);
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &variable)
        .start_welcomed();
    let page = app.page();
    let add = |text: &str| {
        page.command(
            "question_add",
            &json!({ "text": text, "from": null, "asked": false }),
        )
    };
    add("planted-marker");
    page.go("settings/data");
    page.role_with("textbox", "Passphrase, if you want the file encrypted")
        .fill("correct horse");
    page.role_with("textbox", "The same passphrase again")
        .fill("correct horse");
    page.wait_text("A lost passphrase is lost data.");
    page.button("Everything (JSON)").click();
    page.wait_text("Saved to");
    let file = fs::read_dir(&out)
        .expect("it is read")
        .flatten()
        .next()
        .expect("a file")
        .path();
    let sealed = fs::read(&file).expect("it is read");
    assert!(sealed.starts_with(b"age-encryption.org/") && !holds(&sealed, b"planted-marker"));
    erase(page);
    assert!(!questions(page).contains("planted-marker"));
    answer(app.sandbox(), &file);
    page.button("Choose a file to import").click();
    page.wait_text("This file is encrypted.");
    page.role_with("textbox", "Passphrase, if the file is encrypted")
        .fill("correct horse");
    page.button("Choose a file to import").click();
    page.heading("Import this file?").wait();
    page.wait_text("1 new entry");
    page.button("Import it").click();
    page.button("Undo the import").wait();
    assert!(questions(page).contains("planted-marker"));
    page.button("Undo the import").click();
    page.wait("the import is undone", |page| {
        !questions(page).contains("planted-marker")
    });
    let log = fs::read(app.sandbox().data().join("soleus.log")).unwrap_or_default();
    assert!(
        !holds(&log, b"planted-marker"),
        "the log holds no text of the person's"
    );
    app.finish();
}

fn erase(page: &Page) {
    page.button("Erase everything…").click();
    page.role("textbox", "Type the word “erase”").fill("erase");
    page.button("Erase everything for good").click();
    page.wait_text("found nothing left");
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn bytes(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(dir).expect("the folder is read").flatten();
    files
        .filter(|file| file.path().is_file())
        .map(|file| (file.path(), fs::read(file.path()).unwrap_or_default()))
        .collect()
}
