//! Nothing is written into a file that is no longer the record's, and nothing of another file is read or spoiled.

use std::{fs, path::Path};

use soleus_core::time::Stamp;
use tempfile::TempDir;

use crate::{
    OpenFault, Query, Store, StoreError,
    specimen::{NOW, Note, note},
};

fn add(store: &Store, text: &str) {
    store
        .transact(NOW, |tx| tx.insert(NOW, None, &note(text)))
        .unwrap();
}

fn texts(store: &Store) -> Vec<String> {
    let listed = store.list::<Note>(&Query::default()).unwrap();
    listed.entries.into_iter().map(|entry| entry.body.text).collect()
}

fn db(dir: &Path) -> std::path::PathBuf {
    dir.join("soleus.db")
}

/// A record with one entry, a deleted one, and the export and backup of another record.
fn lived() -> (TempDir, Store, Vec<u8>, Vec<u8>) {
    let there = Store::in_memory().unwrap();
    add(&there, "from there");
    let export = there.export(NOW).unwrap();
    let other = TempDir::new().unwrap();
    let backup = {
        let other = Store::open(other.path(), NOW).unwrap();
        add(&other, "from a backup");
        fs::read(other.backup_now("asked", NOW).unwrap()).unwrap()
    };
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    add(&store, "ours");
    let gone = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("to forget")))
        .unwrap()
        .0;
    store.transact(NOW, |tx| tx.delete(&gone)).unwrap();
    (dir, store, export, backup)
}

/// The file goes while the record is open: Windows keeps an open file in its place.
#[cfg(not(windows))]
mod while_it_runs {
    use soleus_core::time::DAY_MS;

    use super::*;
    use crate::{recover, transfer::ImportFault, upkeep::RestoreError};

    fn refuses_everything(store: &Store, export: &[u8], backup: &[u8], why: &StoreError) {
        let later: Stamp = NOW.plus_ms(40 * DAY_MS);
        assert_eq!(
            store.import(export, None, true).unwrap_err(),
            ImportFault::Store(why.clone())
        );
        assert_eq!(
            store.restore_bytes(backup, NOW).unwrap_err(),
            RestoreError::Store(why.clone())
        );
        assert_eq!(store.forget_deleted(later).unwrap_err(), *why);
    }

    #[test]
    fn a_record_that_was_removed_while_running_takes_no_import_no_restore_and_forgets_nothing() {
        let (dir, store, export, backup) = lived();
        fs::remove_file(db(dir.path())).unwrap();
        refuses_everything(&store, &export, &backup, &StoreError::Gone);
        assert_eq!(texts(&store), ["ours"], "and it can still be read");
        let out = String::from_utf8(store.export(NOW).unwrap()).unwrap();
        assert!(out.contains("ours"), "and taken out");
    }

    #[test]
    fn a_record_whose_place_another_took_is_neither_mixed_with_it_nor_lost() {
        let (dir, store, export, backup) = lived();
        let other = TempDir::new().unwrap();
        let theirs = Store::open(other.path(), NOW).unwrap();
        add(&theirs, "theirs");
        drop(theirs);
        let before = fs::read(db(other.path())).unwrap();
        fs::rename(db(other.path()), db(dir.path())).unwrap();
        refuses_everything(&store, &export, &backup, &StoreError::Replaced);
        let out = String::from_utf8(store.export(NOW).unwrap()).unwrap();
        assert!(
            out.contains("ours") && !out.contains("theirs"),
            "an export is of our record"
        );
        let table =
            String::from_utf8(store.csv(&["note"], crate::transfer::csv::Form::Comma).unwrap()).unwrap();
        assert!(table.contains("ours") && !table.contains("theirs"));
        let copy = store.backup_now("asked", NOW).unwrap();
        assert_eq!(recover::preview(&copy).unwrap().counts[0].entries, 1);
        assert_eq!(
            fs::read(db(dir.path())).unwrap(),
            before,
            "the other file is as it was, to the last byte"
        );
    }
}

#[test]
fn a_connection_for_reading_cannot_write() {
    let (_dir, store, ..) = lived();
    let refused = store.reading(|conn| Ok(conn.execute("DELETE FROM entry", [])?));
    assert_eq!(refused.unwrap_err(), StoreError::ReadOnly);
}

fn altered(sql: &str) -> Option<OpenFault> {
    let (dir, store, ..) = lived();
    drop(store);
    let conn = rusqlite::Connection::open(db(dir.path())).unwrap();
    conn.execute_batch(sql).unwrap();
    drop(conn);
    let bytes = fs::read(db(dir.path())).unwrap();
    let fresh = Store::in_memory().unwrap();
    add(&fresh, "present");
    let restored = fresh.restore_bytes(&bytes, NOW);
    let opened = Store::open(dir.path(), NOW);
    if opened.is_err() {
        assert!(restored.is_err(), "what is not opened is not restored either");
        assert_eq!(texts(&fresh), ["present"]);
    }
    opened.err()
}

#[test]
fn tables_that_were_altered_by_hand_are_noticed_at_the_start_and_at_a_restore() {
    for sql in [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE kind = 'red_flag'; END",
        "CREATE VIEW v AS SELECT * FROM entry",
        "CREATE TABLE extra (a)",
        "CREATE INDEX extra ON entry (body)",
        "DROP TABLE running_session",
        "ALTER TABLE entry ADD COLUMN more TEXT",
        "DROP INDEX entry_by_kind",
    ] {
        let fault = altered(sql);
        assert!(
            matches!(fault, Some(OpenFault::Corrupt { .. })),
            "{sql}: {fault:?}"
        );
    }
}

#[test]
fn a_tally_that_was_emptied_by_hand_is_begun_anew() {
    let (dir, store, ..) = lived();
    drop(store);
    let conn = rusqlite::Connection::open(db(dir.path())).unwrap();
    conn.execute_batch("DELETE FROM tally").unwrap();
    drop(conn);
    let store = Store::open(dir.path(), NOW).unwrap();
    add(&store, "and on");
    assert!(store.backup_if_due(NOW).unwrap().is_some());
}

#[test]
fn a_record_that_becomes_read_only_holds_changes_and_saves_them_when_it_may() {
    let dir = tempfile::TempDir::new().unwrap();
    let now = Stamp::new(0, 0);
    let store = Store::open(dir.path(), now).unwrap();
    let put = |key: &str| {
        store
            .transact(now, |tx| tx.put_setting(key, &true))
            .unwrap()
            .1
            .held
    };
    store
        .lock()
        .reader()
        .pragma_update(None, "query_only", "ON")
        .unwrap();
    assert_eq!(put("first"), Some(StoreError::ReadOnly));
    let allow = |held: &crate::pending::PendingChanges| {
        held.disk
            .as_ref()
            .unwrap()
            .pragma_update(None, "query_only", "OFF")
    };
    store.lock().held.as_ref().map(allow).unwrap().unwrap();
    assert_eq!(put("second"), None, "the next change saves the one before it too");
    drop(store);
    let store = Store::open(dir.path(), now).unwrap();
    assert_eq!(store.setting::<bool>("first").unwrap(), Some(true));
}
