//! The ways out of a fault: the newest good backup, what can be salvaged, an empty record by choice.

use std::fs;

use soleus_core::time::DAY_MS;
use soleus_store::{
    OpenFault, Store, recover,
    transfer::{self, seal::SecretString},
};
use tempfile::TempDir;

use crate::{NOW, add, contents, db, record_with, texts};

fn spoil(dir: &TempDir, at: usize, length: usize) -> Vec<u8> {
    let mut bytes = fs::read(db(dir.path())).expect("the file is read");
    bytes[at..at + length].fill(0x5a);
    fs::write(db(dir.path()), &bytes).expect("the file is written");
    bytes
}

#[test]
fn a_damaged_record_is_moved_aside_whole_and_the_newest_good_backup_opens() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, "kept");
    store.backup_now("asked", NOW).expect("a backup is made");
    let newest = store
        .backup_now("asked", NOW.plus_ms(60_000))
        .expect("a backup is made");
    add(&store, "lost");
    drop(store);
    fs::write(&newest, "half a backup").expect("the newest backup is damaged too");
    let damaged = spoil(&dir, 4096, 4000);
    assert!(matches!(
        Store::open(dir.path(), NOW).err(),
        Some(OpenFault::Corrupt { .. })
    ));
    let (backup, look) = recover::newest_good(dir.path())
        .expect("the shelf is read")
        .expect("one is good");
    assert_eq!(look.counts.iter().map(|count| count.entries).sum::<u32>(), 1);
    let file = dir.path().join("backups").join(&backup.name);
    let aside = recover::from_backup(dir.path(), &file, NOW).expect("the backup is put in place");
    assert_eq!(
        fs::read(aside.file.expect("the damaged file is kept")).expect("it is read"),
        damaged
    );
    assert_eq!(
        texts(&Store::open(dir.path(), NOW).expect("the record opens")),
        ["kept"]
    );
    assert!(file.exists(), "the backup stays on the shelf");
}

#[test]
fn salvage_reads_every_row_that_is_not_on_a_damaged_page() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3000);
    let pages = fs::metadata(db(dir.path())).expect("the file is there").len() / 4096;
    for page in [0, pages / 3, pages / 2] {
        spoil(&dir, usize::try_from(page).expect("small") * 4096, 4096);
    }
    assert!(Store::open(dir.path(), NOW).is_err());
    let before = contents(dir.path());
    let found = recover::salvage(dir.path()).expect("the file is read");
    assert_eq!(contents(dir.path()), before, "looking changes nothing");
    let count = found.counts().iter().map(|count| count.entries).sum::<u32>();
    assert!(
        (2900..3000).contains(&count),
        "{count} of 3,000 rows were salvaged"
    );
    let (_, aside) = recover::keep_salvaged(dir.path(), NOW).expect("they are put in place");
    assert!(aside.file.is_some_and(|file| file.exists()));
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    assert_eq!(texts(&store).len(), usize::try_from(count).expect("small"));
    assert_eq!(store.integrity().expect("it is checked"), None);
}

#[test]
fn salvage_finds_every_entry_of_a_file_that_is_no_database_any_more() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 300);
    spoil(&dir, 0, 4096);
    let found = recover::salvage(dir.path()).expect("the file is read");
    let count = found.counts().iter().map(|count| count.entries).sum::<u32>();
    assert_eq!(count, 300);
}

#[test]
fn salvage_of_a_sound_record_finds_everything_in_it() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    let id = add(&store, &"a long note ".repeat(2000));
    store
        .transact(NOW, |tx| tx.update(&id, NOW, &crate::note("short")))
        .expect("it is edited");
    store
        .transact(NOW, |tx| tx.put_setting("theme", &"dark"))
        .expect("a setting is put");
    add(&store, &"another long note ".repeat(2000));
    let before = store.export(NOW).expect("it is exported");
    drop(store);
    recover::keep_salvaged(dir.path(), NOW).expect("it is salvaged");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    assert_eq!(store.export(NOW).expect("it is exported"), before);
}

#[test]
fn starting_empty_moves_the_old_record_aside_with_its_journal() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    fs::write(dir.path().join("soleus.db-wal"), "an old journal").expect("a journal");
    recover::start_empty(dir.path(), NOW).expect("an empty record is put in place");
    let names: Vec<String> = contents(dir.path())
        .keys()
        .map(|file| file.display().to_string())
        .collect();
    assert!(
        names
            .iter()
            .any(|name| name.contains(".aside-") && name.ends_with("-wal")),
        "{names:?}"
    );
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    assert!(texts(&store).is_empty());
    assert!(!store.opened().after_crash);
}

#[test]
fn a_restore_can_be_undone_by_restoring_the_backup_it_made() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, "old");
    let old = store.backup_now("asked", NOW).expect("a backup is made");
    add(&store, "new");
    let before = store.restore(&old, NOW).expect("it is restored");
    assert_eq!(texts(&store), ["old"]);
    store.restore(&before, NOW).expect("it is undone");
    assert_eq!(texts(&store), ["old", "new"]);
    add(&store, "and on");
    drop(store);
    assert_eq!(
        texts(&Store::open(dir.path(), NOW).expect("the record opens")).len(),
        3
    );
}

#[test]
fn a_backup_is_made_at_most_once_a_day_and_only_when_something_changed() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, "one");
    let due = |day: i64| {
        store
            .backup_if_due(NOW.plus_ms(day * DAY_MS))
            .expect("the shelf is seen to")
            .is_some()
    };
    assert!(due(0), "there is none yet");
    add(&store, "two");
    assert!(!due(0), "the newest is not a day old");
    assert!(due(1));
    assert!(!due(2), "nothing has changed");
    add(&store, "three");
    assert!(due(3));
    assert_eq!(store.backups().expect("the shelf is read").len(), 3);
}

#[test]
fn a_record_of_a_newer_version_can_be_taken_out_as_it_is() {
    let dir = TempDir::new().expect("a folder");
    record_with(dir.path(), 3);
    let other = rusqlite::Connection::open(db(dir.path())).expect("the file opens");
    other
        .execute_batch("ALTER TABLE entry ADD COLUMN mood TEXT; PRAGMA user_version = 9")
        .expect("a newer version");
    drop(other);
    let before = contents(dir.path());
    let text = String::from_utf8(transfer::dump(dir.path()).expect("it is taken out")).expect("it is text");
    assert_eq!(contents(dir.path()), before);
    let dump: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(
        (
            dump["version"].as_u64(),
            dump["tables"]["entry"].as_array().map(Vec::len)
        ),
        (Some(9), Some(3))
    );
}

#[test]
fn an_encrypted_backup_is_restored_with_its_passphrase() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, "planted-marker");
    let file = dir.path().join("out.db.age");
    store
        .copy_sealed_to(&file, &SecretString::from("correct horse"))
        .expect("it is written");
    let sealed = fs::read(&file).expect("it is read");
    assert!(!sealed.windows(14).any(|bytes| bytes == b"planted-marker"));
    add(&store, "later");
    let bytes = transfer::seal::unseal(&sealed, &SecretString::from("correct horse")).expect("it opens");
    store.restore_bytes(&bytes, NOW).expect("it is restored");
    assert_eq!(texts(&store), ["planted-marker"]);
}
