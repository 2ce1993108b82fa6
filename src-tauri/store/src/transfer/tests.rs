//! Export, import and erasure hold together.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Body, EntryId},
    time::Stamp,
};

use super::{FORMAT, ImportFault, Kept, SCHEMA, export};
use crate::{
    Query, Store,
    specimen::{ids_as_written, without_places},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
    number: f64,
}

impl Body for Note {
    const KIND: &'static str = "note";
}

const NOW: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: -210,
};

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        number: 0.1,
    }
}

fn add(store: &Store, at: Stamp, text: &str) -> EntryId {
    store
        .transact(at, |tx| tx.insert(at, None, &note(text)))
        .unwrap()
        .0
}

fn edit(store: &Store, id: &EntryId, at: Stamp, text: &str) {
    store.transact(at, |tx| tx.update(id, at, &note(text))).unwrap();
}

fn exported(store: &Store) -> Vec<u8> {
    store.export(NOW).unwrap()
}

#[test]
fn importing_twice_changes_nothing() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&there, NOW, "calf");
    edit(&there, &id, NOW.plus_ms(5), "left calf");
    add(&here, NOW, "mine");
    let file = exported(&there);
    let first = here.import(&file, None, true).unwrap();
    assert_eq!((first.added, first.updated, first.revisions), (1, 0, 1));
    let after = exported(&here);
    let second = here.import(&file, None, true).unwrap();
    assert_eq!(
        (second.added, second.updated, second.revisions, second.settings),
        (0, 0, 0, 0)
    );
    assert_eq!(second.unchanged, 1);
    assert_eq!(exported(&here), after);
}

#[test]
fn a_preview_says_what_would_happen_and_does_nothing() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    add(&there, NOW, "calf");
    assert_eq!(here.import(&exported(&there), None, false).unwrap().added, 1);
    assert_eq!(here.count::<Note>().unwrap(), 0);
}

#[test]
fn an_entry_changed_on_both_laptops_keeps_the_newer_and_lists_both() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&here, NOW, "first");
    there.import(&exported(&here), None, true).unwrap();
    edit(&here, &id, NOW.plus_ms(10), "from here");
    edit(&there, &id, NOW.plus_ms(20), "from there");
    let (file_here, file_there) = (exported(&here), exported(&there));
    let done = here.import(&file_there, None, true).unwrap();
    assert_eq!(done.conflicts.len(), 1);
    assert_eq!(
        (done.conflicts[0].kept, done.conflicts[0].here),
        (Kept::File, NOW.plus_ms(10))
    );
    let done = there.import(&file_here, None, true).unwrap();
    assert_eq!((done.conflicts.len(), done.conflicts[0].kept), (1, Kept::Here));
    assert_eq!(
        without_places(&exported(&here)),
        without_places(&exported(&there)),
        "both laptops say the same afterwards"
    );
    assert_eq!(here.get::<Note>(&id).unwrap().unwrap().body, note("from there"));
}

#[test]
fn a_newer_version_that_grew_from_the_one_here_is_no_conflict_and_a_deletion_travels() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&here, NOW, "first");
    there.import(&exported(&here), None, true).unwrap();
    edit(&there, &id, NOW.plus_ms(10), "second");
    there.transact(NOW.plus_ms(20), |tx| tx.delete(&id)).unwrap();
    let done = here.import(&exported(&there), None, true).unwrap();
    assert_eq!((done.deleted, done.updated, done.conflicts.len()), (1, 0, 0));
    assert_eq!(here.get::<Note>(&id).unwrap(), None);
    let old = there.import(&exported(&here), None, true).unwrap();
    assert_eq!((old.updated, old.conflicts.len()), (0, 0));
}

#[test]
fn one_bad_entry_is_refused_by_number_and_the_others_come_in() {
    let there = Store::in_memory().unwrap();
    add(&there, NOW, "good");
    let text = String::from_utf8(exported(&there)).unwrap();
    let bad = r#"{"id":"not-a-uuid","kind":"note","at":{"ms":1,"offsetMin":0},"subject":null,"body":{},"createdMs":1,"changed":{"ms":1,"offsetMin":0},"deleted":false},"#;
    let text = text.replace(
        "\"entries\":[\n",
        &format!("\"entries\":[\n{bad}\n{{\"id\":5}},\n"),
    );
    let here = Store::in_memory().unwrap();
    let done = here.import(text.as_bytes(), None, true).unwrap();
    assert_eq!(done.added, 1);
    assert_eq!(
        done.refused
            .iter()
            .map(|refused| refused.number)
            .collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn what_is_not_a_whole_export_is_refused_with_the_reason() {
    let here = Store::in_memory().unwrap();
    add(&here, NOW, "calf");
    let whole = exported(&here);
    let import = |bytes: &[u8]| here.import(bytes, None, true).unwrap_err();
    assert!(matches!(import(b"hello"), ImportFault::NotAnExport(_)));
    assert!(matches!(import(&[0xff, 0xfe]), ImportFault::NotAnExport(_)));
    assert!(matches!(
        import(br#"{"format":"other","version":1}"#),
        ImportFault::NotAnExport(_)
    ));
    let newer = format!(r#"{{"format":"{FORMAT}","version":9,"surprise":true}}"#);
    assert_eq!(import(newer.as_bytes()), ImportFault::Newer { found: 9 });
    for cut in 0..whole.len() - 2 {
        assert!(
            matches!(import(&whole[..cut]), ImportFault::NotAnExport(_)),
            "cut after {cut} bytes"
        );
    }
    assert_eq!(import(b"age-encryption.org/v1\n"), ImportFault::NeedsPassphrase);
}

#[test]
fn a_body_leaves_and_returns_letter_by_letter() {
    let there = Store::in_memory().unwrap();
    let id = add(&there, NOW, "x");
    let odd = r#"{"text":"a\u0041","number":1.10e-2,"big":123456789012345678901234567890}"#;
    there
        .lock()
        .reader()
        .execute("UPDATE entry SET body = ?1", [odd])
        .unwrap();
    let here = Store::in_memory().unwrap();
    here.import(&exported(&there), None, true).unwrap();
    let body: String = here
        .lock()
        .reader()
        .query_row("SELECT body FROM entry", [], |row| row.get(0))
        .unwrap();
    assert_eq!(body, odd);
    assert_eq!(here.get::<Note>(&id).unwrap().unwrap().body.text, "aA");
}

#[test]
fn the_published_schema_names_exactly_the_fields_of_the_export() {
    let store = Store::in_memory().unwrap();
    let id = add(&store, NOW, "x");
    edit(&store, &id, NOW, "y");
    store
        .transact(NOW, |tx| {
            tx.put_setting("theme", &"dark")?;
            tx.put_running(&1)
        })
        .unwrap();
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let file: serde_json::Value = serde_json::from_slice(&exported(&store)).unwrap();
    same_fields(&schema, &file, "the file");
    let properties = &schema["properties"];
    for list in ["entries", "revisions", "settings"] {
        same_fields(&properties[list]["items"], &file[list][0], list);
    }
    same_fields(&properties["running"]["anyOf"][1], &file["running"], "running");
    same_fields(&schema["$defs"]["stamp"], &file["exported"], "a stamp");
    assert_eq!(properties["version"]["const"], export::FORMAT_VERSION);
}

fn same_fields(schema: &serde_json::Value, value: &serde_json::Value, what: &str) {
    let names = |value: &serde_json::Value| -> std::collections::BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(names(&schema["properties"]), names(value), "{what}");
    let required: std::collections::BTreeSet<String> = schema["required"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(required, names(value), "{what}: every field is always there");
}

/// One step of a random history.
#[derive(Clone, Debug)]
enum Step {
    Add(String, i64, i16),
    Edit(usize, String),
    Delete(usize),
    Restore(usize),
    Setting(String, String),
    Running(String),
}

fn step() -> impl Strategy<Value = Step> {
    let text = "\\PC{0,20}";
    prop_oneof![
        4 => (text, -2_000_000_000_000..4_000_000_000_000_i64, -1560_i16..=1560).prop_map(|(t, ms, o)| Step::Add(t, ms, o)),
        2 => (0_usize..20, text).prop_map(|(n, t)| Step::Edit(n, t)),
        1 => (0_usize..20).prop_map(Step::Delete),
        1 => (0_usize..20).prop_map(Step::Restore),
        1 => ("[a-z]{1,8}", text).prop_map(|(k, t)| Step::Setting(k, t)),
        1 => text.prop_map(Step::Running),
    ]
}

fn run(store: &Store, steps: &[Step], start: i64) {
    let mut ids: Vec<EntryId> = store
        .list::<Note>(&Query::default())
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| entry.id)
        .collect();
    for (index, step) in steps.iter().enumerate() {
        let now = NOW.plus_ms(start + i64::try_from(index).unwrap() * 7);
        let id = |n: &usize| ids.get(n % ids.len().max(1)).cloned();
        // An edit of a deleted entry and the like are refused; that is part of the history.
        match step {
            Step::Add(text, ms, offset) => {
                let at = Stamp::new(*ms, *offset);
                ids.push(
                    store
                        .transact(now, |tx| tx.insert(at, ids.first(), &note(text)))
                        .unwrap()
                        .0,
                );
            }
            Step::Edit(n, text) => {
                let _ = id(n).map(|id| store.transact(now, |tx| tx.update(&id, now, &note(text))));
            }
            Step::Delete(n) => {
                let _ = id(n).map(|id| store.transact(now, |tx| tx.delete(&id)));
            }
            Step::Restore(n) => {
                let _ = id(n).map(|id| store.transact(now, |tx| tx.restore(&id)));
            }
            Step::Setting(key, text) => drop(store.transact(now, |tx| tx.put_setting(key, text)).unwrap()),
            Step::Running(text) => drop(store.transact(now, |tx| tx.put_running(text)).unwrap()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn export_then_erase_then_import_gives_the_same_record(steps in proptest::collection::vec(step(), 0..40)) {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), NOW).unwrap();
        run(&store, &steps, 0);
        let before = exported(&store);
        drop(store);
        prop_assert!(crate::erase_all(dir.path(), &[]).unwrap().left.is_empty());
        let store = Store::open(dir.path(), NOW).unwrap();
        prop_assert!(store.opened().new);
        store.import(&before, None, true).unwrap();
        let after = exported(&store);
        prop_assert_eq!(without_places(&after), without_places(&before));
        prop_assert_eq!(ids_as_written(&after), ids_as_written(&before));
    }

    #[test]
    fn two_laptops_that_import_each_other_end_with_the_same_entries(
        common in proptest::collection::vec(step(), 0..20),
        left in proptest::collection::vec(step(), 0..20),
        right in proptest::collection::vec(step(), 0..20),
    ) {
        let (a, b) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
        run(&a, &common, 0);
        b.import(&exported(&a), None, true).unwrap();
        run(&a, &left, 1000);
        run(&b, &right, 1003);
        let (from_a, from_b) = (exported(&a), exported(&b));
        a.import(&from_b, None, true).unwrap();
        b.import(&from_a, None, true).unwrap();
        let journal = |store: &Store| -> (serde_json::Value, serde_json::Value) {
            let mut file = without_places(&exported(store));
            let revisions = file["revisions"].as_array_mut().unwrap();
            revisions.sort_by_key(serde_json::Value::to_string);
            revisions.dedup();
            (file["entries"].clone(), file["revisions"].clone())
        };
        prop_assert_eq!(journal(&a), journal(&b));
    }

    #[test]
    fn a_damaged_export_is_refused_or_read_and_never_panics(
        place in any::<proptest::sample::Index>(), bytes in proptest::collection::vec(any::<u8>(), 1..30)
    ) {
        let store = Store::in_memory().unwrap();
        let id = add(&store, NOW, "calf");
        edit(&store, &id, NOW, "left");
        let mut file = exported(&store);
        let at = place.index(file.len());
        let end = (at + bytes.len()).min(file.len());
        file[at..end].copy_from_slice(&bytes[..end - at]);
        let _ = Store::in_memory().unwrap().import(&file, None, true);
        let at = place.index(file.len());
        file.splice(at..at, bytes);
        let _ = Store::in_memory().unwrap().import(&file, None, true);
    }
}
