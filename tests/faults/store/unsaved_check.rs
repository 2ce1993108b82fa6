//! A check while the disk refuses: the result is shown anyway, said not to be saved, and saved as soon as it can be.

use std::fs;

use serde_json::{Value, json};
use soleus_api::{App, commands::dispatch};
use tempfile::TempDir;

use crate::child;
use harness::host::Host;

fn call(app: &App, name: &str, args: Value) -> Value {
    dispatch(app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
}

/// Answers "not sure" until this many steps are done, or to the end.
fn unsure(app: &App, mut run: Value, most: usize) -> Value {
    for _ in 0..most {
        let Some(question) = run["question"]["id"].as_str().map(ToOwned::to_owned) else {
            break;
        };
        let answer = json!({ "question": question, "answer": { "kind": "not_sure" } });
        run = call(app, "check_answer", answer);
    }
    run
}

#[test]
fn a_disk_that_fills_up_during_a_check_keeps_nobody_from_the_result() {
    let dir = TempDir::new().expect("a folder");
    child::on_small_disk(
        "store::unsaved_check::child_fills_up_during_a_check",
        dir.path(),
        2048,
    );
}

#[test]
#[ignore = "a child of the test above"]
fn child_fills_up_during_a_check() {
    let dir = child::dir();
    let app = Host::default().start(&dir);
    let run = unsure(&app, call(&app, "check_start", json!({ "who": "me" })), 5);
    assert_eq!(run["kept"], true);
    child::fill(&dir);
    let mut run = run;
    for _ in 0..60 {
        run = unsure(&app, run, 1);
    }
    assert_eq!(
        run["kept"], false,
        "what the disk has not taken is not called kept"
    );
    let result = call(&app, "check_finish", Value::Null);
    assert_eq!(result["level"], "same_day");
    assert_eq!(result["saved"], false);
    assert!(!result["numbers"].as_array().expect("numbers").is_empty());
    assert_eq!(call(&app, "data_status", Value::Null)["held"]["why"], "no_space");
    let locked = |app: &App| closed_classes(&call(app, "locks", Value::Null));
    assert_eq!(locked(&app), 5, "it locks although it is only held");
    fs::remove_file(dir.join("holiday.mov")).expect("the person makes room");
    call(&app, "data_retry", Value::Null);
    assert_eq!(call(&app, "data_status", Value::Null)["held"], Value::Null);
    assert_eq!(call(&app, "check_result", result["id"].clone())["saved"], true);
    drop(app);
    let app = Host::default().start(&dir);
    let home = call(&app, "check_home", Value::Null);
    assert_eq!(
        (home["history"].as_array().map(Vec::len), &home["open"]),
        (Some(1), &Value::Null)
    );
    assert_eq!(locked(&app), 5);
}

#[test]
fn in_a_folder_that_cannot_be_written_a_check_still_ends_in_its_result() {
    let dir = TempDir::new().expect("a folder");
    drop(Host::default().start(dir.path()));
    child::on_read_only_folder("store::unsaved_check::child_checks_read_only", dir.path());
}

#[test]
#[ignore = "a child of the test above"]
fn child_checks_read_only() {
    let app = Host::default().start(&child::dir());
    let run = unsure(&app, call(&app, "check_start", json!({ "who": "me" })), 80);
    assert_eq!(run["kept"], false);
    let result = call(&app, "check_finish", Value::Null);
    assert_eq!(
        (&result["level"], &result["saved"]),
        (&json!("same_day"), &json!(false))
    );
}

/// How many classes are closed.
fn closed_classes(locks: &Value) -> usize {
    let classes = locks["classes"].as_array().expect("classes");
    classes.iter().filter(|class| !class["closed"].is_null()).count()
}
