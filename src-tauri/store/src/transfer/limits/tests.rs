//! What an odd or hostile file may cost.

use std::{fs, io};

use tempfile::TempDir;

use super::*;
use crate::{Store, read_limited, transfer::ImportFault};

fn file(entries: &str, revisions: &str) -> String {
    format!(
        r#"{{"format":"soleus-export","version":2,"exported":{{"ms":9,"offsetMin":0}},"entries":[{entries}],"revisions":[{revisions}],"settings":[],"running":null}}"#
    )
}

fn entry(body: &str) -> String {
    format!(
        r#"{{"id":"00000000-0000-7000-8000-000000000001","kind":"note","at":{{"ms":1,"offsetMin":0}},"subject":null,"body":{body},"createdMs":1,"changed":{{"ms":1,"offsetMin":0}},"deleted":false,"written":1,"edited":1}}"#
    )
}

#[test]
fn three_hundred_thousand_entries_that_are_none_are_counted_and_only_the_first_are_named() {
    let store = Store::in_memory().unwrap();
    let nothing = vec!["5"; 300_000].join(",");
    let done = store.import(file(&nothing, "").as_bytes(), None, true).unwrap();
    assert_eq!((done.refusals, done.refused.len()), (300_000, 100));
}

#[test]
fn more_than_a_million_lines_are_refused_while_they_are_read() {
    let store = Store::in_memory().unwrap();
    let nothing = vec!["5"; MOST_LINES + 1].join(",");
    let fault = store
        .import(file("", &nothing).as_bytes(), None, true)
        .unwrap_err();
    assert!(matches!(fault, ImportFault::NotAnExport(_)));
}

#[test]
fn a_body_that_is_too_long_or_too_deep_is_refused_and_the_others_come_in() {
    let store = Store::in_memory().unwrap();
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let long = format!("\"{}\"", "x".repeat(MOST_TEXT + 1));
    let lines = [entry(&deep), entry(&long), entry("{\"text\":\"[[[[\\\"{{{{\"}")].join(",");
    let done = store.import(file(&lines, "").as_bytes(), None, true).unwrap();
    assert_eq!((done.added, done.refusals), (1, 2));
}

#[test]
fn what_could_not_be_taken_in_elsewhere_is_not_written_here_either() {
    let store = Store::in_memory().unwrap();
    let now = crate::specimen::NOW;
    let long = crate::specimen::note(&"x".repeat(MOST_TEXT + 1));
    let refused = store.transact(now, |tx| tx.insert(now, None, &long));
    assert!(matches!(refused, Err(crate::StoreError::Bad(_))));
}

#[test]
fn many_old_versions_of_one_entry_are_merged_in_one_pass() {
    let store = Store::in_memory().unwrap();
    let revision = |n: u32| {
        format!(
            r#"{{"entry":"00000000-0000-7000-8000-000000000001","at":{{"ms":1,"offsetMin":0}},"body":{n},"changed":{{"ms":{n},"offsetMin":0}},"deleted":false}}"#
        )
    };
    let revisions: Vec<String> = (0..60_000).map(revision).collect();
    let file = file(&entry("1"), &revisions.join(","));
    let done = store.import(file.as_bytes(), None, true).unwrap();
    assert_eq!(done.revisions, 60_000);
    assert_eq!(store.import(file.as_bytes(), None, true).unwrap().revisions, 0);
}

#[test]
fn an_entry_of_another_age_of_the_world_is_refused_wherever_its_time_stands() {
    let store = Store::in_memory().unwrap();
    let odd = entry("1").replace(r#""at":{"ms":1,"#, r#""at":{"ms":9000000000000000,"#);
    let old = entry("1").replace(r#""changed":{"ms":1,"#, r#""changed":{"ms":-99000000000000,"#);
    let done = store
        .import(file(&[odd, old].join(","), "").as_bytes(), None, true)
        .unwrap();
    assert_eq!((done.added, done.refusals), (0, 2));
}

#[test]
fn a_huge_file_is_refused_by_its_size_before_it_is_read() {
    let dir = TempDir::new().unwrap();
    let huge = dir.path().join("huge.json");
    fs::File::create(&huge)
        .unwrap()
        .set_len(20 * 1024 * 1024 * 1024)
        .unwrap();
    let fault = read_limited(&huge, MOST_BYTES).unwrap_err();
    assert_eq!(fault.kind(), io::ErrorKind::FileTooLarge);
    let folder = read_limited(dir.path(), MOST_BYTES).unwrap_err();
    assert_eq!(folder.kind(), io::ErrorKind::InvalidInput);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_although_nobody_ever_writes_to_it() {
    let dir = TempDir::new().unwrap();
    let pipe = dir.path().join("pipe.json");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    assert!(read_limited(&pipe, MOST_BYTES).is_err());
    fs::rename(&pipe, dir.path().join("soleus.db")).unwrap();
    let now = crate::specimen::NOW;
    assert!(
        Store::open(dir.path(), now).is_err(),
        "nor is one in the record's place waited for"
    );
}
