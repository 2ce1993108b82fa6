//! A file put in the record's place after a crash, with the crashed one's journal still beside it: an older copy, one of
//! the same run, or a newer one. SQLite would mix them without a word.

use std::{
    fs,
    path::{Path, PathBuf},
};

use soleus_store::{OpenChoice, OpenFault, Store};
use tempfile::TempDir;

use crate::{NOW, add, chance::Chance, db, note, texts};

const ANYWAY: OpenChoice = OpenChoice {
    folder_must_exist: false,
    without_journal: true,
};

/// What a crash leaves of the record that is open in `dir`.
fn crash(dir: &Path) -> TempDir {
    let left = TempDir::new().expect("a folder");
    for name in ["soleus.db", "soleus.db-wal", "mark"] {
        fs::copy(dir.join(name), left.path().join(name)).expect("a file of an open record");
    }
    left
}

/// A copy of the record, and what it held.
struct Copy {
    file: PathBuf,
    texts: Vec<String>,
}

/// A life by chance: entries, edits, restarts, many entries at once, and copies made between them.
fn live(seed: u64, dir: &Path, shelf: &Path) -> (Store, Vec<Copy>) {
    let mut chance = Chance::of(seed);
    let (mut store, mut copies) = (Store::open(dir, NOW).expect("it opens"), Vec::new());
    let mut first = None;
    for step in 0..40 {
        match chance.below(8) {
            0 => {
                drop(store);
                store = Store::open(dir, NOW).expect("it opens again");
            }
            1 | 2 => {
                let file = shelf.join(format!("{seed}-{step}"));
                store.copy_to(&file).expect("a copy");
                let texts = texts(&store);
                copies.push(Copy { file, texts });
            }
            3 => {
                let many = |tx: &mut soleus_store::Tx<'_>| {
                    (0..300).try_for_each(|n| {
                        tx.insert(NOW, None, &note(&format!("{step} {n} {}", "y".repeat(900))))
                            .map(|_| ())
                    })
                };
                store.transact(NOW, many).expect("many entries");
            }
            4 if first.is_some() => {
                let id = first.clone().expect("an entry");
                let edit = note(&format!("edited at step {step}"));
                store
                    .transact(NOW, |tx| tx.update(&id, NOW, &edit))
                    .expect("an edit");
            }
            _ => first = Some(add_entry(&store, step)).or(first),
        }
    }
    add(&store, "the last one");
    (store, copies)
}

fn add_entry(store: &Store, step: usize) -> soleus_core::journal::EntryId {
    let body = note(&format!("step {step} {}", "x".repeat(step * 20)));
    store
        .transact(NOW, |tx| tx.insert(NOW, None, &body))
        .expect("an entry")
        .0
}

#[test]
fn a_file_put_in_place_after_a_crash_is_never_mixed_with_the_journal_of_another() {
    let (mut refused, mut whole) = (0, 0);
    for seed in 1..=8 {
        let (dir, shelf) = (
            TempDir::new().expect("a folder"),
            TempDir::new().expect("a folder"),
        );
        let (store, copies) = live(seed, dir.path(), shelf.path());
        let now = texts(&store);
        let left = crash(dir.path());
        assert_eq!(
            texts(&Store::open(crash(dir.path()).path(), NOW).expect("a crash alone is no fault")),
            now
        );
        for copy in copies {
            let place = crash(dir.path());
            fs::copy(&copy.file, db(place.path())).expect("the copy is put in its place");
            let journal = fs::read(place.path().join("soleus.db-wal")).expect("the journal");
            match Store::open(place.path(), NOW) {
                // Everything that is missing in the copy is in the journal: nothing is lost.
                Ok(store) => {
                    assert_eq!(texts(&store), now, "seed {seed}: a mixture");
                    whole += 1;
                }
                Err(OpenFault::JournalOfAnother { .. }) => {
                    let file = fs::read(db(place.path())).expect("the file");
                    assert!(
                        file == fs::read(&copy.file).expect("the copy"),
                        "refusing changes nothing"
                    );
                    let store = Store::open_as(place.path(), NOW, ANYWAY).expect("it opens by choice");
                    assert_eq!(texts(&store), copy.texts, "seed {seed}");
                    assert!(kept_aside(place.path()).contains(&journal), "the journal is kept");
                    refused += 1;
                }
                Err(fault) => panic!("seed {seed}: {fault}"),
            }
        }
        drop((store, left));
    }
    println!("{refused} refused, {whole} whole with their journal");
    assert!(
        refused > 20 && whole > 5,
        "{refused} refused, {whole} whole: the test has gone blunt"
    );
}

fn kept_aside(dir: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(dir)
        .expect("the folder")
        .map(|file| file.expect("a file").path());
    let aside = files.filter(|file| file.to_string_lossy().contains(".aside-"));
    aside.map(|file| fs::read(file).expect("it is read")).collect()
}

#[test]
fn a_newer_file_is_not_set_back_by_an_older_journal() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("it opens");
    add(&store, "before the crash");
    let left = crash(dir.path());
    for n in 0..5 {
        add(&store, &format!("after it {n}"));
    }
    let all = texts(&store);
    drop(store);
    fs::copy(db(dir.path()), db(left.path())).expect("the newer file comes from another computer");
    let fault = Store::open(left.path(), NOW).err();
    assert_eq!(
        fault,
        Some(OpenFault::JournalOfAnother {
            file: db(left.path())
        })
    );
    let store = Store::open_as(left.path(), NOW, ANYWAY).expect("it opens by choice");
    assert_eq!(texts(&store), all);
}

#[test]
fn a_crash_right_after_a_restore_is_no_fault() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("it opens");
    add(&store, "old");
    let backup = store.backup_now("asked", NOW).expect("a backup");
    let wanted = texts(&store);
    for n in 0..5 {
        add(&store, &format!("newer {n}"));
    }
    drop(store);
    let store = Store::open(dir.path(), NOW).expect("it opens");
    store.restore(&backup, NOW).expect("it is restored");
    let left = crash(dir.path());
    let again = Store::open(left.path(), NOW).expect("a crash alone is no fault");
    assert_eq!(texts(&again), wanted);
}
