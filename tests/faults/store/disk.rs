//! Full disks, read-only folders and folders that go away: at the start, and while the app runs.

use std::{fs, path::Path};

use soleus_store::{OpenFault, Store, StoreError, recover};
use tempfile::TempDir;

use crate::{NOW, add, child, db, note, record_with, texts};

#[test]
fn a_disk_that_fills_up_loses_nothing_and_says_what_is_not_saved() {
    let dir = TempDir::new().expect("a folder");
    child::on_small_disk("store::disk::child_fills_up", dir.path(), 2048);
}

#[test]
#[ignore = "a child of the test above"]
fn child_fills_up() {
    let dir = child::dir();
    let store = Store::open(&dir, NOW).expect("the record opens");
    add(&store, "before");
    child::fill(&dir);
    let mut saved = 1;
    let (id, changes) = loop {
        let text = format!("saved {saved} {}", "y".repeat(3000));
        let done = store
            .transact(NOW, |tx| tx.insert(NOW, None, &note(&text)))
            .expect("the change is taken");
        if done.1.held.is_some() {
            break done;
        }
        saved += 1;
        assert!(saved < 1000, "the disk is full");
    };
    assert_eq!(changes.held, Some(StoreError::Full), "it is said not to be saved");
    store
        .transact(NOW, |tx| tx.put_running(&"hold 2"))
        .expect("a running session goes on");
    store
        .transact(NOW, |tx| tx.update(&id, NOW, &note("held and edited")))
        .expect("what is held can be edited");
    assert_eq!(
        store.running::<String>().expect("reads work"),
        Some("hold 2".into())
    );
    let held = store.pending().expect("changes wait");
    assert_eq!((held.why, held.changes), (StoreError::Full, 3));
    let on_disk = recover::view(&dir, StoreError::Full).expect("what is on the disk is sound");
    assert_eq!(
        texts(&on_disk).len(),
        saved,
        "what was said to be saved is on the disk"
    );
    fs::remove_file(dir.join("holiday.mov")).expect("the person makes room");
    assert!(store.flush_pending(), "the disk takes what was held");
    assert_eq!(store.pending(), None);
    drop(store);
    let store = Store::open(&dir, NOW).expect("the record opens again");
    assert_eq!(texts(&store).len(), saved + 1);
    assert_eq!(texts(&store).last().map(String::as_str), Some("held and edited"));
    assert_eq!(
        store.running::<String>().expect("reads work"),
        Some("hold 2".into())
    );
    assert_eq!(store.integrity().expect("it is checked"), None);
}

#[test]
fn a_full_disk_at_the_start_shows_the_record_and_takes_it_back_later() {
    let dir = TempDir::new().expect("a folder");
    child::on_small_disk("store::disk::child_starts_full", dir.path(), 2048);
}

#[test]
#[ignore = "a child of the test above"]
fn child_starts_full() {
    let dir = child::dir();
    record_with(&dir, 5);
    child::fill(&dir);
    let store = match Store::open(&dir, NOW) {
        Ok(store) => store,
        Err(fault) => {
            assert!(matches!(fault, OpenFault::NoSpace { .. }), "{fault:?}");
            recover::view(&dir, StoreError::Full).expect("the record can be looked at")
        }
    };
    assert_eq!(texts(&store).len(), 5);
    let mut rest = 0;
    while store.pending().is_none_or(|held| held.changes == 0) {
        add(&store, &"z".repeat(3000));
        rest += 1;
        assert!(rest < 1000, "the disk is full");
    }
    let copy = store.copy_to(&dir.join("copy.db"));
    assert_eq!(copy, Err(StoreError::Full));
    let half = |file: fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.contains(".part") || name.starts_with("copy.db")
    };
    let mut found = fs::read_dir(&dir).expect("the folder is read").flatten();
    assert!(!found.any(half), "no half copy stays");
    assert!(
        !store
            .export(NOW)
            .expect("an export to elsewhere works")
            .is_empty()
    );
    fs::remove_file(dir.join("holiday.mov")).expect("the person makes room");
    let store = match Store::open(&dir, NOW) {
        Ok(again) => {
            again.take_over(&store).expect("what was held is saved");
            again
        }
        Err(OpenFault::SecondInstance) => {
            assert!(store.flush_pending());
            store
        }
        Err(fault) => panic!("{fault}"),
    };
    assert_eq!(texts(&store).len(), 5 + rest);
}

#[test]
fn a_new_record_on_a_full_disk_is_refused_and_leaves_a_beginning_that_goes_on_later() {
    let dir = TempDir::new().expect("a folder");
    child::on_small_disk("store::disk::child_begins_full", dir.path(), 1024);
}

#[test]
#[ignore = "a child of the test above"]
fn child_begins_full() {
    let dir = child::dir();
    child::fill(&dir);
    let fault = Store::open(&dir, NOW).err();
    assert!(matches!(fault, Some(OpenFault::NoSpace { .. })), "{fault:?}");
    fs::remove_file(dir.join("holiday.mov")).expect("the person makes room");
    let store = Store::open(&dir, NOW).expect("the beginning goes on");
    add(&store, "first");
}

#[test]
fn a_read_only_folder_is_said_and_its_record_can_be_read_and_taken_out() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 5);
    child::on_read_only_folder("store::disk::child_cannot_write", dir.path());
    let store = Store::open(dir.path(), NOW).expect("elsewhere it can be written");
    assert_eq!(texts(&store).len(), 5);
}

#[test]
#[ignore = "a child of the test above"]
fn child_cannot_write() {
    let dir = child::dir();
    assert_eq!(
        Store::open(&dir, NOW).err(),
        Some(OpenFault::ReadOnly { dir: dir.clone() })
    );
    let store = recover::view(&dir, StoreError::ReadOnly).expect("the record can be read");
    assert_eq!(texts(&store).len(), 5);
    let (_, changes) = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("held")))
        .expect("it is kept");
    assert_eq!(changes.held, Some(StoreError::ReadOnly));
    assert!(!store.flush_pending(), "there is still nowhere to save it");
    assert_eq!(texts(&store).len(), 6);
    let elsewhere = TempDir::new().expect("a folder");
    store
        .export_to(&elsewhere.path().join("all.json"), None, NOW)
        .expect("it can be taken out");
}

#[test]
fn a_read_only_folder_with_a_crashed_journal_still_shows_every_saved_entry() {
    let running = TempDir::new().expect("a folder");
    let store = Store::open(running.path(), NOW).expect("the record opens");
    for number in 0..20 {
        add(&store, &format!("in the journal {number}"));
    }
    // As a crash leaves it: the entries are in the journal only.
    let crashed = TempDir::new().expect("a folder");
    for name in ["soleus.db", "soleus.db-wal", "mark"] {
        fs::copy(running.path().join(name), crashed.path().join(name)).expect("a file is copied");
    }
    let seen = recover::view(crashed.path(), StoreError::ReadOnly).expect("the record can be read");
    assert_eq!(texts(&seen), texts(&store));
}

#[test]
fn a_folder_pulled_out_while_running_is_noticed_and_nothing_is_called_saved() {
    let parent = TempDir::new().expect("a folder");
    let (dir, away) = (parent.path().join("stick"), parent.path().join("pocket"));
    let store = Store::open(&dir, NOW).expect("the record opens");
    add(&store, "before");
    fs::rename(&dir, &away).expect("the stick is pulled out");
    let (_, changes) = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("meanwhile")))
        .expect("it is kept");
    assert_eq!(changes.held, Some(StoreError::Gone));
    assert_eq!(
        texts(&store),
        ["before", "meanwhile"],
        "the record is still there to look at"
    );
    fs::rename(&away, &dir).expect("the stick is put back");
    assert!(store.flush_pending());
    drop(store);
    assert_eq!(
        texts(&Store::open(&dir, NOW).expect("the record opens again")),
        ["before", "meanwhile"]
    );
}

#[test]
fn a_record_deleted_while_running_is_noticed_and_can_be_saved_elsewhere() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, "before");
    fs::remove_file(db(dir.path())).expect("somebody deletes the file");
    let (_, changes) = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("meanwhile")))
        .expect("it is kept");
    assert_eq!(changes.held, Some(StoreError::Gone));
    let elsewhere = TempDir::new().expect("a folder");
    store
        .copy_to(&elsewhere.path().join("soleus.db"))
        .expect("a whole copy is made elsewhere");
    drop(store);
    assert_eq!(
        texts(&Store::open(elsewhere.path(), NOW).expect("the copy opens")),
        ["before", "meanwhile"]
    );
}

/// Puts another record in the place of the one in `dir`, as a program that synchronises folders does: by a rename.
fn replace(dir: &Path) {
    let other = TempDir::new_in(dir).expect("a folder");
    let store = Store::open(other.path(), NOW).expect("another record");
    add(&store, "of the other laptop");
    drop(store);
    fs::rename(db(other.path()), db(dir)).expect("it takes the place");
}

#[test]
fn a_record_replaced_while_running_goes_to_the_backups_and_never_mixes_with_the_other_file() {
    for writes in [true, false] {
        let dir = TempDir::new().expect("a folder");
        let store = Store::open(dir.path(), NOW).expect("the record opens");
        for number in 0..40 {
            add(&store, &format!("mine {number} {}", "x".repeat(500)));
        }
        replace(dir.path());
        if writes {
            let change = store.transact(NOW, |tx| tx.insert(NOW, None, &note("held")));
            let (_, changes) = change.expect("it is kept");
            assert_eq!(changes.held, Some(StoreError::Replaced));
            assert!(!store.flush_pending(), "the other file is not written over");
            assert_eq!(texts(&store).len(), 41);
        }
        drop(store);
        let store = Store::open(dir.path(), NOW).expect("the other file opens");
        assert_eq!(
            texts(&store),
            ["of the other laptop"],
            "with nothing of ours in it"
        );
        assert_eq!(store.integrity().expect("it is checked"), None);
        let kept = store.backups().expect("the shelf is read");
        let kept = kept
            .iter()
            .find(|backup| backup.reason == "replaced")
            .expect("ours is kept");
        let file = dir.path().join("backups").join(&kept.name);
        store.restore(&file, NOW).expect("it is restored");
        assert_eq!(
            texts(&store).len(),
            40 + usize::from(writes),
            "with what was held"
        );
    }
}
