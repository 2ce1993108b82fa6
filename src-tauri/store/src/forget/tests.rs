//! What is forgotten stays forgotten, on one laptop and between two, and nothing else is.

use proptest::prelude::*;
use soleus_core::{
    journal::EntryId,
    time::{DAY_MS, Stamp},
};

use super::FORGET_DAYS;
use crate::{
    Query, Store,
    specimen::{NOW, Note, note, without_places},
};

fn day(days: i64) -> Stamp {
    NOW.plus_ms(days * DAY_MS)
}

fn add(store: &Store, at: Stamp, text: &str) -> EntryId {
    store
        .transact(at, |tx| tx.insert(at, None, &note(text)))
        .unwrap()
        .0
}

fn edit(store: &Store, id: &EntryId, at: Stamp, text: &str) {
    let _ = store.transact(at, |tx| tx.update(id, at, &note(text)));
}

fn delete(store: &Store, id: &EntryId, at: Stamp) {
    let _ = store.transact(at, |tx| tx.delete(id));
}

fn exported(store: &Store) -> String {
    String::from_utf8(store.export(NOW).unwrap()).unwrap()
}

fn bring(to: &Store, from: &Store) -> crate::transfer::Imported {
    to.import(exported(from).as_bytes(), None, true).unwrap()
}

#[test]
fn a_deletion_can_be_undone_for_thirty_days_and_then_its_text_and_its_past_are_gone() {
    let store = Store::in_memory().unwrap();
    let id = add(&store, day(-1), "first words");
    edit(&store, &id, NOW, "second words");
    delete(&store, &id, NOW);
    assert_eq!(
        store.forget_deleted(day(FORGET_DAYS)).unwrap(),
        0,
        "not on the last day"
    );
    store.transact(NOW, |tx| tx.restore(&id)).unwrap();
    delete(&store, &id, NOW);
    assert_eq!(store.forget_deleted(day(FORGET_DAYS + 1)).unwrap(), 1);
    let left = exported(&store);
    assert!(!left.contains("words") && left.contains(&id.0), "{left}");
    assert!(
        store.transact(NOW, |tx| tx.restore(&id)).is_err(),
        "there is nothing to bring back"
    );
    assert_eq!(
        store.forget_deleted(day(FORGET_DAYS + 2)).unwrap(),
        0,
        "once is enough"
    );
}

#[test]
fn no_byte_of_a_forgotten_text_is_left_in_the_files() {
    let dir = tempfile::TempDir::new().unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    let id = add(&store, NOW, "planted-marker");
    edit(&store, &id, NOW, "planted-marker, edited");
    delete(&store, &id, NOW);
    drop(store);
    let store = Store::open(dir.path(), day(31)).unwrap();
    assert_eq!(store.forget_deleted(day(31)).unwrap(), 1);
    drop(store);
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(!bytes.windows(14).any(|window| window == b"planted-marker"));
    }
}

#[test]
fn another_laptop_that_still_has_the_text_does_not_bring_it_back_and_nobody_is_bothered() {
    let (a, b) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&a, NOW, "common words");
    edit(&a, &id, NOW.plus_ms(5), "edited words");
    bring(&b, &a);
    delete(&a, &id, day(1));
    a.forget_deleted(day(40)).unwrap();
    let done = bring(&a, &b);
    assert_eq!((done.added, done.updated, done.revisions), (0, 0, 0));
    assert!(!exported(&a).contains("words"));
    let done = bring(&b, &a);
    assert_eq!(done.deleted, 1, "the deletion travels");
    assert!(!exported(&b).contains("words"), "and takes the text with it");
    let both = [exported(&a), exported(&b)].map(|file| without_places(file.as_bytes()));
    assert_eq!(both[0], both[1]);
}

#[test]
fn an_edit_made_elsewhere_after_the_deletion_counts_and_both_are_listed() {
    let (a, b) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&a, NOW, "common");
    bring(&b, &a);
    delete(&a, &id, day(1));
    edit(&b, &id, day(2), "edited later");
    a.forget_deleted(day(40)).unwrap();
    let done = bring(&a, &b);
    assert_eq!((done.updated, done.conflicts.len()), (1, 1));
    assert_eq!(a.get::<Note>(&id).unwrap().unwrap().body, note("edited later"));
}

#[derive(Clone, Debug)]
enum Step {
    Add,
    Edit(usize),
    Delete(usize),
    Forget,
    Import,
}

fn step() -> impl Strategy<Value = (bool, Step)> {
    let step = prop_oneof![
        3 => Just(Step::Add),
        2 => (0_usize..9).prop_map(Step::Edit),
        3 => (0_usize..9).prop_map(Step::Delete),
        2 => Just(Step::Forget),
        2 => Just(Step::Import),
    ];
    (any::<bool>(), step)
}

/// What a history of two laptops left: both, and each deletion by entry.
fn live(steps: &[(bool, Step)]) -> [Store; 2] {
    let laptops = [Store::in_memory().unwrap(), Store::in_memory().unwrap()];
    for (index, (second, step)) in steps.iter().enumerate() {
        let (here, other) = if *second {
            (&laptops[1], &laptops[0])
        } else {
            (&laptops[0], &laptops[1])
        };
        let now = day(i64::try_from(index).unwrap() * 9);
        let listed = here.list::<Note>(&Query::default()).unwrap().entries;
        let id = |n: &usize| listed.get(n % listed.len().max(1)).map(|entry| entry.id.clone());
        match step {
            Step::Add => drop(add(here, now, &format!("words {index}"))),
            Step::Edit(n) => drop(id(n).map(|id| edit(here, &id, now, &format!("words {index}")))),
            Step::Delete(n) => drop(id(n).map(|id| delete(here, &id, now))),
            Step::Forget => drop(here.forget_deleted(now).unwrap()),
            Step::Import => drop(bring(here, other)),
        }
    }
    laptops
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn two_laptops_never_bring_a_forgotten_text_back_and_end_alike(steps in proptest::collection::vec(step(), 0..40)) {
        let [a, b] = live(&steps);
        let long_after = day(1000);
        a.forget_deleted(long_after).unwrap();
        let gone: Vec<EntryId> = blank(&a);
        bring(&a, &b);
        let revisions: serde_json::Value = serde_json::from_str(&exported(&a)).unwrap();
        for id in &gone {
            // Only an edit made after the deletion brings an entry back, and then with that edit's words.
            if a.get::<Note>(id).unwrap().is_none() {
                let past = revisions["revisions"].as_array().unwrap().iter().filter(|line| line["entry"] == id.0.as_str());
                prop_assert_eq!(past.count(), 0);
            }
        }
        let after = exported(&a);
        let again = bring(&a, &b);
        prop_assert_eq!((again.added, again.updated, again.revisions), (0, 0, 0), "importing twice changes nothing");
        prop_assert_eq!(&exported(&a), &after);
        bring(&b, &a);
        a.forget_deleted(long_after).unwrap();
        b.forget_deleted(long_after).unwrap();
        bring(&a, &b);
        bring(&b, &a);
        let entries = |store: &Store| {
            without_places(exported(store).as_bytes())["entries"].clone()
        };
        prop_assert_eq!(entries(&a), entries(&b));
    }
}

fn blank(store: &Store) -> Vec<EntryId> {
    let file: serde_json::Value = serde_json::from_str(&exported(store)).unwrap();
    let entries = file["entries"].as_array().unwrap().iter();
    entries
        .filter(|entry| entry["deleted"] == true && entry["body"].is_null())
        .map(|entry| EntryId(entry["id"].as_str().unwrap().to_owned()))
        .collect()
}
