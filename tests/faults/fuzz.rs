//! Files that lie: damaged exports, databases, journals and encrypted files, for as long as one likes
//! (`SOLEUS_FUZZ_SECONDS`). Nothing may panic, and a record that refuses a file is as it was.

use std::{
    fs,
    time::{Duration, Instant},
};

use soleus_store::{Query, Store, recover, takeout};
use tempfile::TempDir;

use crate::{NOW, Note, add, db, note};

/// Seconds of one run when nothing else is asked for.
const SECONDS: u64 = 3;

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or(0)
    }

    /// Changes `bytes` in one to eight places: other bytes, swapped pieces, cuts, repeats, numbers at their limits.
    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        const WORDS: [&[u8]; 10] = [
            b"null",
            b"-1",
            b"9223372036854775808",
            b"1e999",
            b"\"\"",
            b"{}",
            b"[[[[[[",
            b"\xff\xff\xff\xff",
            b"\0\0\0\0",
            b"\\u0000",
        ];
        for _ in 0..=self.below(8) {
            let (at, length) = (self.below(bytes.len()), 1 + self.below(64));
            let end = (at + length).min(bytes.len());
            match self.below(6) {
                0 => bytes[at..end].iter_mut().for_each(|byte| *byte = 0),
                1 => bytes.truncate(at.max(1)),
                2 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                3 => drop(bytes.drain(at..end)),
                4 => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(at..end, word.iter().copied());
                }
                _ => {
                    let bit = self.below(8);
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << bit;
                    }
                }
            }
        }
    }
}

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
    let (end, mut chance) = (Instant::now() + Duration::from_secs(seconds), Chance(seed));
    let files = Seeds::new();
    let (mut rounds, mut imported, mut opened, mut salvaged) = (0_u64, 0_u64, 0_u64, 0_u64);
    while Instant::now() < end {
        imported += u64::from(try_import(&files, &mut chance));
        let (sound, rows) = try_open(&files, &mut chance);
        opened += u64::from(sound);
        salvaged += rows;
        rounds += 1;
    }
    println!(
        "{rounds} rounds in {seconds} s from seed {seed}: {imported} damaged exports imported in part or whole, \
              {opened} damaged files found sound, {salvaged} rows salvaged, 0 panics"
    );
    assert!(rounds > 0);
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
    let outcome = store.import(&export, Some("passphrase"), true);
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

/// Opens, looks into, dumps and salvages a damaged record; says whether it opened and how many rows were salvaged.
fn try_open(files: &Seeds, chance: &mut Chance) -> (bool, u64) {
    let dir = TempDir::new().expect("a folder");
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
    let _ = takeout::dump(dir.path());
    let _ = recover::view(dir.path(), soleus_store::StoreError::ReadOnly);
    let rows = recover::salvage(dir.path()).map_or(0, |found| {
        found.counts().iter().map(|count| u64::from(count.entries)).sum()
    });
    let opened = Store::open(dir.path(), NOW);
    if opened.is_err() {
        let kept = fs::read(db(dir.path())).expect("it is read");
        assert_eq!(kept, main, "a refused file was changed");
    }
    (opened.is_ok(), rows)
}
