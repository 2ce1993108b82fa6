//! Files that lie: damaged exports, databases and journals, content edited wrongly, records edited by hand, arguments and
//! routine files that make no sense, for as long as one likes (`SOLEUS_FUZZ_SECONDS`). Nothing may panic, and a record
//! that refuses a file is as it was.

use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use soleus_store::{
    Query, Store, recover,
    transfer::{self, seal::SecretString},
};
use tempfile::TempDir;

use crate::{
    NOW, Note, add,
    chance::Chance,
    db,
    fuzz::{content, use_cases::Lived},
    note,
};

/// Seconds of one run when nothing else is asked for.
const SECONDS: u64 = 3;

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test harness may read the clock: it stops by it"
)]
fn no_damaged_file_causes_a_panic_or_harms_the_record() {
    let seconds = std::env::var("SOLEUS_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(SECONDS);
    let seed = std::env::var("SOLEUS_FUZZ_SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(0x5eed);
    let (end, mut chance) = (Instant::now() + Duration::from_secs(seconds), Chance::of(seed));
    let (files, lived) = (Seeds::new(), Lived::new());
    let mut tally: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    quietly();
    while Instant::now() < end {
        for (name, part) in PARTS {
            let before = chance.seed();
            let outcome = catch_unwind(AssertUnwindSafe(|| part(&files, &lived, &mut chance)));
            let (rounds, through) = tally.entry(name).or_default();
            *rounds += 1;
            match outcome {
                Ok(came) => *through += u64::from(came),
                // What the panic said and where; one line for each place.
                Err(_) => drop(
                    found
                        .entry(last_panic())
                        .or_insert(format!("{name}, seed {before}")),
                ),
            }
        }
    }
    let _ = std::panic::take_hook();
    println!("{seconds} s from seed {seed}; of each: rounds, and how many came through as sound");
    for (name, (rounds, through)) in &tally {
        println!("  {name}: {rounds}, {through}");
    }
    assert!(tally.values().all(|(rounds, _)| *rounds > 0));
    assert!(found.is_empty(), "{} faults found: {found:#?}", found.len());
}

/// A part of the fuzz: one round of it, and whether what it tried was taken as sound.
type Part = (&'static str, fn(&Seeds, &Lived, &mut Chance) -> bool);

const PARTS: [Part; 6] = [
    ("damaged exports", |files, _, chance| try_import(files, chance)),
    ("damaged files and journals", |files, _, chance| {
        try_open(files, chance)
    }),
    ("content edited wrongly", |_, _, chance| content::round(chance)),
    ("records edited by hand", |_, lived, chance| {
        lived.hand_edited(chance)
    }),
    ("arguments that make no sense", |_, lived, chance| {
        lived.wrong_arguments(chance)
    }),
    ("routine files that lie", |_, lived, chance| {
        lived.routine_file(chance)
    }),
];

/// The last panic's place and words, kept by the hook that [`quietly`] sets.
static LAST: Mutex<String> = Mutex::new(String::new());

fn quietly() {
    std::panic::set_hook(Box::new(|info| {
        let words = info.to_string().chars().take(600).collect();
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }));
}

fn last_panic() -> String {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

struct Seeds {
    export: Vec<u8>,
    main: Vec<u8>,
    journal: Vec<u8>,
}

impl Seeds {
    fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        let store = Store::open(dir.path(), NOW).expect("the record opens");
        for number in 0..30 {
            let id = add(&store, &"x".repeat(number * 200));
            store
                .transact(NOW, |tx| tx.update(&id, NOW, &note("edited")))
                .expect("it is edited");
        }
        store
            .transact(NOW, |tx| tx.put_setting("theme", &"dark"))
            .expect("a setting is put");
        let read = |name: &str| fs::read(dir.path().join(name)).expect("a file is read");
        Self {
            export: store.export(NOW).expect("it is exported"),
            main: read("soleus.db"),
            journal: read("soleus.db-wal"),
        }
    }
}

/// Imports a damaged export; true if something of it came in.
fn try_import(files: &Seeds, chance: &mut Chance) -> bool {
    let mut export = files.export.clone();
    chance.spoil(&mut export);
    let store = Store::in_memory().expect("a record in memory");
    add(&store, "mine");
    let before = store.export(NOW).expect("it is exported");
    let outcome = store.import(&export, Some(&SecretString::from("passphrase")), true);
    if outcome.is_err() {
        assert_eq!(
            store.export(NOW).expect("it is exported"),
            before,
            "a refused file changed the record"
        );
    }
    // An entry whose body was damaged into other JSON is listed as unreadable; it must not hide the person's own.
    let listed = store.list::<Note>(&Query::default()).expect("the record is read");
    assert!(
        listed.entries.iter().any(|entry| entry.body == note("mine")),
        "an import hid an entry"
    );
    assert_eq!(store.integrity().expect("it is checked"), None);
    outcome.is_ok_and(|done| done.added > 0)
}

/// Opens, looks into, dumps and salvages a damaged record; true if it opened.
fn try_open(files: &Seeds, chance: &mut Chance) -> bool {
    let dir = TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .expect("a folder");
    let (mut main, mut journal) = (files.main.clone(), files.journal.clone());
    match chance.below(3) {
        0 => chance.spoil(&mut main),
        1 => chance.spoil(&mut journal),
        _ => {
            chance.spoil(&mut main);
            chance.spoil(&mut journal);
        }
    }
    fs::write(db(dir.path()), &main).expect("a file");
    fs::write(dir.path().join("soleus.db-wal"), &journal).expect("a file");
    fs::write(dir.path().join("mark"), "open  \n").expect("a file");
    let _ = transfer::dump(dir.path());
    let _ = recover::view(dir.path(), soleus_store::StoreError::ReadOnly);
    let _ = recover::salvage(dir.path()).map(|found| (found.counts(), found.newest()));
    let opened = Store::open(dir.path(), NOW);
    if opened.is_err() {
        let kept = fs::read(db(dir.path())).expect("it is read");
        assert_eq!(kept, main, "a refused file was changed");
    }
    opened.is_ok()
}
