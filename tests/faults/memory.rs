//! What a file of 1 MB may cost, however it is made: each is taken in by a child of its own, whose peak is measured.

use std::{fs, path::Path};

use harness::host::Host;
use serde_json::Value;
use soleus_api::commands::dispatch;
use soleus_store::{Store, recover, transfer};
use tempfile::TempDir;

use crate::{NOW, add, child, db};

/// The size of each file, in bytes.
const SIZE: usize = 1_000_000;
/// The most that one may cost, in kB.
const MOST_KB: u64 = 64 * 1024;
/// Names the case to the child.
const CASE: &str = "SOLEUS_FAULT_CASE";

/// A file, and what takes it in.
type Case = (&'static str, fn() -> Vec<u8>, fn(&Path, &[u8]));

const CASES: [Case; 12] = [
    ("numbers for entries", || export(&list("5"), ""), import),
    ("empty entries", || export(&list("{}"), ""), import),
    ("numbers for old versions", || export("", &list("5")), import),
    ("small entries", || export(&entries(), ""), import),
    (
        "one entry many times",
        || export(&list(&entry(1, "{}")), ""),
        import,
    ),
    ("old versions of one entry", || export("", &versions()), import),
    ("a deep body", || export(&entry(1, &deep()), ""), import),
    (
        "a body of many fields",
        || export(&entry(1, &fields()), ""),
        import,
    ),
    (
        "many numbers under a long name",
        || export(&entry(1, &long_name(SIZE)), ""),
        import,
    ),
    (
        "a routine of many numbers under a long name",
        || routine(250_000),
        import_routine,
    ),
    ("a record of one long text", long_text, open),
    ("a record that is damaged everywhere", damaged, open),
];

#[test]
#[cfg(target_os = "linux")]
fn a_file_of_a_megabyte_costs_at_most_sixty_four() {
    let mut dearest = (0, "");
    for (name, ..) in CASES {
        let dir = TempDir::new().expect("a folder");
        let mut measured = child::command("memory::child_takes_one_in", dir.path());
        let output = measured.env(CASE, name).output().expect("the child runs");
        let said = String::from_utf8_lossy(&output.stdout);
        let cost = said.lines().find_map(|line| line.strip_prefix("cost "));
        let cost: u64 = cost
            .and_then(|kb| kb.parse().ok())
            .unwrap_or_else(|| panic!("{name}: {said}\n{}", String::from_utf8_lossy(&output.stderr)));
        assert!(cost <= MOST_KB, "{name} costs {cost} kB");
        dearest = dearest.max((cost, name));
    }
    println!("the dearest: {} kB for {}", dearest.0, dearest.1);
}

#[test]
#[ignore = "a child that is measured"]
fn child_takes_one_in() {
    let asked = std::env::var(CASE).expect("only a test starts this child");
    let (_, file, take) = CASES
        .into_iter()
        .find(|(name, ..)| *name == asked)
        .expect("a case of this name");
    let (dir, bytes) = (child::dir(), file());
    assert!(bytes.len() <= SIZE + 1000, "{} bytes", bytes.len());
    take(&dir, &bytes);
}

/// Does it, and says what it cost beyond what was there.
fn measured(work: impl FnOnce()) {
    // "5" sets the peak back to what is in use.
    fs::write("/proc/self/clear_refs", "5").expect("the peak is set back");
    let before = status("VmRSS:");
    work();
    println!("\ncost {}", status("VmHWM:").saturating_sub(before));
}

/// A line of this process's status, in kB.
fn status(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("it is read");
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.expect("a number")
}

/// As the window does: a look first, then the import.
fn import(dir: &Path, bytes: &[u8]) {
    let app = picking(dir, bytes, "export.json");
    measured(|| {
        let looked = dispatch(&app, "data_import_pick", Value::Null);
        let too_deep = bytes.windows(200).any(|piece| piece == [b'['; 200]);
        let taken = looked.as_ref().is_ok_and(|look| look["refused"] == 0);
        assert!(!(too_deep && taken), "{looked:?}");
        assert!(too_deep || looked.is_ok(), "{looked:?}");
        let _ = dispatch(&app, "data_import", Value::Null);
    });
}

fn import_routine(dir: &Path, bytes: &[u8]) {
    let app = picking(dir, bytes, "routine.json");
    measured(|| drop(dispatch(&app, "routine_import", Value::Null)));
}

/// The app with a record, and this file chosen in its dialog.
fn picking(dir: &Path, bytes: &[u8], name: &str) -> soleus_api::App {
    let (file, record) = (dir.join(name), dir.join("record"));
    fs::write(&file, bytes).expect("a file");
    fs::create_dir(&record).expect("a folder");
    let host = Host::default();
    *host.0.lock().expect("nobody panics holding it") = Some(file);
    let app = host.start(&record);
    // What is read once at the first need is not the file's cost.
    dispatch(&app, "routines", Value::Null).expect("they are read");
    app
}

/// Opened, looked into, written out and salvaged.
fn open(dir: &Path, bytes: &[u8]) {
    fs::write(db(dir), bytes).expect("a file");
    measured(|| {
        drop(Store::open(dir, NOW));
        let _ = recover::preview(&db(dir));
        let _ = transfer::dump(dir);
        let _ = recover::salvage(dir).map(|found| found.counts());
    });
}

fn export(entries: &str, revisions: &str) -> Vec<u8> {
    format!(
        r#"{{"format":"soleus-export","version":2,"exported":{{"ms":9,"offsetMin":0}},"entries":[{entries}],"revisions":[{revisions}],"settings":[],"running":null}}"#
    )
    .into_bytes()
}

/// As many of `one` as the size allows.
fn list(one: &str) -> String {
    vec![one; SIZE / (one.len() + 1)].join(",")
}

fn entry(number: usize, body: &str) -> String {
    format!(
        r#"{{"id":"00000000-0000-7000-8000-{number:012}","kind":"note","at":{{"ms":1,"offsetMin":0}},"subject":null,"body":{body},"createdMs":1,"changed":{{"ms":1,"offsetMin":0}},"deleted":false,"written":1,"edited":1}}"#
    )
}

fn entries() -> String {
    let count = SIZE / (entry(1, "{}").len() + 1);
    (0..count)
        .map(|number| entry(number, "{}"))
        .collect::<Vec<_>>()
        .join(",")
}

fn versions() -> String {
    let version = |ms: usize| {
        format!(
            r#"{{"entry":"00000000-0000-7000-8000-000000000001","at":{{"ms":1,"offsetMin":0}},"body":{ms},"changed":{{"ms":{ms},"offsetMin":0}},"deleted":false}}"#
        )
    };
    let count = SIZE / (version(99_999).len() + 1);
    (0..count).map(version).collect::<Vec<_>>().join(",")
}

fn deep() -> String {
    let half = SIZE / 2 - 500;
    format!("{}{}", "[".repeat(half), "]".repeat(half))
}

fn fields() -> String {
    let fields: Vec<String> = (0..SIZE / 12)
        .map(|number| format!("\"k{number:06}\":0"))
        .collect();
    format!("{{{}}}", fields.join(","))
}

fn long_name(size: usize) -> String {
    let zeros = vec!["0"; size / 4 - 500].join(",");
    format!("{{\"{}\":[{zeros}]}}", "k".repeat(size / 2 - 500))
}

fn routine(size: usize) -> Vec<u8> {
    format!("{{\"soleusRoutine\":1,\"routine\":{}}}", long_name(size)).into_bytes()
}

/// A record made by the app, of one text.
fn long_text() -> Vec<u8> {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, &"x".repeat(SIZE - 200_000));
    drop(store);
    fs::read(db(dir.path())).expect("it is read")
}

/// The same with every page but the first ones spoilt, some of them into leaves that claim more than there is.
fn damaged() -> Vec<u8> {
    let mut bytes = long_text();
    for (number, page) in bytes.chunks_mut(4096).enumerate().skip(2) {
        let pattern = [13, 0, 0, 4, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f];
        for (byte, pattern) in page.iter_mut().zip(pattern.iter().cycle()) {
            *byte = *pattern ^ u8::try_from(number % 3).unwrap_or(0);
        }
    }
    bytes
}
