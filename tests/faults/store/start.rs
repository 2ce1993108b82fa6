//! Each fault at the start has its own name, and finding it has changed no file.

use std::{
    fs::{self, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    process::Stdio,
};

use rusqlite::Connection;
use soleus_store::{OpenChoice, OpenFault, Store, VERSION};
use tempfile::TempDir;

use crate::{NOW, add, child, contents, db, record_with, texts};

/// Opens a folder that must refuse, and sees that nothing in it has changed.
fn refused(dir: &TempDir) -> OpenFault {
    let before = contents(dir.path());
    let fault = Store::open(dir.path(), NOW).err().expect("the folder is refused");
    let mut after = contents(dir.path());
    // An empty lock file or journal says nothing, and SQLite's index of the journal is made again at each start.
    after.retain(|file, bytes| {
        before.contains_key(file) || !(bytes.is_empty() || file.to_string_lossy().ends_with("-shm"))
    });
    let changed: Vec<_> = after
        .iter()
        .filter(|(file, bytes)| before.get(*file) != Some(bytes))
        .map(|(file, _)| file)
        .collect();
    assert!(changed.is_empty(), "refusing has changed {changed:?} ({fault})");
    assert!(
        before.keys().all(|file| after.contains_key(file)),
        "refusing has removed a file ({fault})"
    );
    fault
}

fn patch(file: &std::path::Path, at: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).open(file).expect("the file opens");
    file.seek(SeekFrom::Start(at)).expect("the place is there");
    file.write_all(bytes).expect("the file is written");
}

#[test]
fn a_second_instance_is_told_to_use_the_first() {
    let dir = TempDir::new().expect("a folder");
    let mut first = child::command("store::start::child_holds_the_record", dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the first instance starts");
    let mut seen = Vec::new();
    let out = first.stdout.as_mut().expect("its words are read");
    while !seen.ends_with(b"holding") {
        let mut byte = [0];
        out.read_exact(&mut byte)
            .expect("the first instance says that it holds the record");
        seen.push(byte[0]);
    }
    assert_eq!(
        Store::open(dir.path(), NOW).err(),
        Some(OpenFault::SecondInstance)
    );
    first.kill().expect("the first instance is killed");
    first.wait().expect("the first instance ends");
    let store = Store::open(dir.path(), NOW).expect("the lock went with it");
    assert_eq!(texts(&store), ["held"]);
    assert!(store.opened().after_crash, "it did not end properly");
}

#[test]
#[ignore = "a child of the test above"]
fn child_holds_the_record() {
    let store = Store::open(&child::dir(), NOW).expect("the record opens");
    add(&store, "held");
    print!("holding");
    std::io::stdout().flush().expect("the parent listens");
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
fn a_file_made_by_a_newer_version_is_left_untouched() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    patch(&db(dir.path()), 60, &(VERSION + 5).to_be_bytes());
    let newer = OpenFault::NewerVersion {
        found: VERSION + 5,
        known: VERSION,
    };
    assert_eq!(refused(&dir), newer);
}

#[test]
fn a_newer_version_that_is_only_in_the_journal_is_noticed_and_the_file_left_untouched() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    let other = Connection::open(db(dir.path())).expect("the file opens");
    other
        .pragma_update(None, "user_version", VERSION + 1)
        .expect("a newer version migrates");
    // A copy of the files as they lie while that newer version runs: its migration is in the journal only.
    let copy = TempDir::new().expect("a folder");
    for name in ["soleus.db", "soleus.db-wal", "mark"] {
        fs::copy(dir.path().join(name), copy.path().join(name)).expect("a file is copied");
    }
    assert_eq!(
        refused(&copy),
        OpenFault::NewerVersion {
            found: VERSION + 1,
            known: VERSION
        }
    );
}

#[test]
fn a_file_of_another_program_is_refused_and_left_untouched() {
    let dir = TempDir::new().expect("a folder");
    fs::write(
        db(dir.path()),
        "a letter to my aunt, long enough to fill a header, and then some more of it, with love",
    )
    .expect("a file");
    assert_eq!(refused(&dir), OpenFault::Foreign { file: db(dir.path()) });
    let dir = TempDir::new().expect("a folder");
    let other = Connection::open(db(dir.path())).expect("a file");
    other
        .execute_batch("CREATE TABLE recipe (name TEXT)")
        .expect("somebody's database");
    drop(other);
    assert_eq!(refused(&dir), OpenFault::Foreign { file: db(dir.path()) });
}

#[test]
fn an_empty_or_missing_file_where_a_record_was_is_a_fault_and_where_none_was_a_beginning() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    fs::write(db(dir.path()), "").expect("the file is emptied");
    assert_eq!(refused(&dir), OpenFault::ZeroLength { file: db(dir.path()) });
    fs::remove_file(db(dir.path())).expect("the file is removed");
    assert_eq!(refused(&dir), OpenFault::Missing { file: db(dir.path()) });
    let dir = TempDir::new().expect("a folder");
    fs::write(db(dir.path()), "").expect("an empty file");
    assert!(
        Store::open(dir.path(), NOW)
            .expect("a beginning cut short goes on")
            .opened()
            .new
    );
}

#[test]
fn a_damaged_page_is_found_wherever_it_is() {
    for page in [0_u64, 1, 2, 5, 11] {
        let dir = TempDir::new().expect("a folder");
        record_with(dir.path(), 400);
        patch(
            &db(dir.path()),
            page * 4096 + if page == 0 { 100 } else { 0 },
            &[0x5a; 2000],
        );
        let fault = refused(&dir);
        assert!(
            matches!(fault, OpenFault::Corrupt { .. }),
            "page {page}: {fault:?}"
        );
    }
}

#[test]
fn a_file_cut_off_anywhere_is_found() {
    for length in [1, 50, 99, 100, 101, 4095, 4096, 4097, 20_000, 40_960] {
        let dir = TempDir::new().expect("a folder");
        record_with(dir.path(), 400);
        let file = OpenOptions::new()
            .write(true)
            .open(db(dir.path()))
            .expect("the file opens");
        file.set_len(length).expect("the file is cut");
        let fault = refused(&dir);
        assert!(
            matches!(fault, OpenFault::Corrupt { .. }),
            "{length} bytes: {fault:?}"
        );
    }
}

#[test]
fn garbage_where_a_record_was_is_damage_and_not_another_programs_file() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    fs::write(db(dir.path()), vec![0x5a; 9000]).expect("the file is overwritten");
    assert!(matches!(refused(&dir), OpenFault::Corrupt { .. }));
}

#[test]
fn a_journal_that_vanished_after_a_crash_is_said_and_the_rest_opens_by_choice() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    fs::write(dir.path().join("mark"), "open  \n").expect("as a crash leaves it");
    assert_eq!(refused(&dir), OpenFault::JournalMissing { file: db(dir.path()) });
    let choice = OpenChoice {
        without_journal: true,
        ..OpenChoice::default()
    };
    let store = Store::open_as(dir.path(), NOW, choice).expect("the rest opens");
    assert_eq!(texts(&store).len(), 3);
}

#[test]
fn a_folder_that_is_gone_is_not_made_again() {
    let parent = TempDir::new().expect("a folder");
    let dir = parent.path().join("stick");
    let choice = OpenChoice {
        folder_must_exist: true,
        ..OpenChoice::default()
    };
    let fault = Store::open_as(&dir, NOW, choice).err();
    assert_eq!(fault, Some(OpenFault::FolderGone { dir: dir.clone() }));
    assert!(!dir.exists());
}

#[test]
fn a_file_that_another_program_holds_is_busy_and_opens_when_it_lets_go() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    let other = Connection::open(db(dir.path())).expect("the file opens");
    other
        .pragma_update(None, "locking_mode", "EXCLUSIVE")
        .expect("a rude program");
    other
        .execute_batch("BEGIN IMMEDIATE; UPDATE tally SET serial = serial; COMMIT")
        .expect("it takes the file");
    let fault = Store::open(dir.path(), NOW).err();
    assert_eq!(fault, Some(OpenFault::Busy { file: db(dir.path()) }));
    drop(other);
    assert_eq!(texts(&Store::open(dir.path(), NOW).expect("it opens")).len(), 3);
}
