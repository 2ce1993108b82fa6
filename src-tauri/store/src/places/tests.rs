//! The order of writing holds whatever the clocks say, and through restart, migration, salvage, export and import.

use std::path::Path;

use rusqlite::Connection;
use soleus_core::{journal::EntryId, time::Stamp};
use tempfile::TempDir;

use crate::{
    Order, Query, Store,
    migrations::{self, STEPS},
    recover,
    specimen::{NOW, Note, note},
};

fn add(store: &Store, now: Stamp, text: &str) -> EntryId {
    store
        .transact(now, |tx| tx.insert(now, None, &note(text)))
        .unwrap()
        .0
}

fn edit(store: &Store, id: &EntryId, now: Stamp, text: &str) {
    store.transact(now, |tx| tx.update(id, now, &note(text))).unwrap();
}

/// Texts and places, in the order of writing.
fn written(store: &Store) -> Vec<(String, i64, i64)> {
    let query = Query {
        order: Order::Written,
        ..Query::default()
    };
    let listed = store.list::<Note>(&query).unwrap();
    listed
        .entries
        .into_iter()
        .map(|entry| (entry.body.text, entry.written, entry.edited))
        .collect()
}

fn texts(store: &Store) -> Vec<String> {
    written(store).into_iter().map(|(text, ..)| text).collect()
}

fn row(text: &str, written: i64, edited: i64) -> (String, i64, i64) {
    (text.to_owned(), written, edited)
}

#[test]
fn what_is_written_later_comes_later_though_the_clock_was_set_back_and_the_app_restarted() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    let first = add(&store, NOW, "first");
    drop(store);
    let years_back = NOW.plus_ms(-200_000_000_000);
    let store = Store::open(dir.path(), years_back).unwrap();
    add(&store, years_back, "second");
    edit(&store, &first, years_back, "first, edited");
    add(&store, NOW.plus_ms(-5), "third");
    assert_eq!(
        written(&store),
        [
            row("first, edited", 1, 3),
            row("second", 2, 2),
            row("third", 4, 4)
        ]
    );
    let newest = Query {
        order: Order::Written,
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    };
    let newest = store.list::<Note>(&newest).unwrap().entries;
    assert_eq!(newest.first().unwrap().body.text, "third");
}

#[test]
fn an_amendment_is_the_writing_and_deleting_and_bringing_back_is_only_an_edit() {
    let store = Store::in_memory().unwrap();
    let unfinished = add(&store, NOW, "unfinished");
    let other = add(&store, NOW, "other");
    store
        .transact(NOW, |tx| tx.amend(&unfinished, NOW, &note("finished")))
        .unwrap();
    assert_eq!(written(&store), [row("other", 2, 2), row("finished", 3, 3)]);
    store.transact(NOW, |tx| tx.delete(&other)).unwrap();
    store.transact(NOW, |tx| tx.restore(&other)).unwrap();
    assert_eq!(written(&store), [row("other", 2, 5), row("finished", 3, 3)]);
}

#[test]
fn imported_entries_keep_their_order_and_come_after_what_is_here() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let ahead = NOW.plus_ms(100_000_000_000);
    add(&here, ahead, "here");
    let danger = add(&there, NOW, "danger");
    add(&there, NOW.plus_ms(-9_000_000), "after it, by a clock set back");
    edit(&there, &danger, NOW, "danger, edited");
    let file = there.export(NOW).unwrap();
    here.import(&file, None, true).unwrap();
    let all = [
        row("here", 1, 1),
        row("danger, edited", 2, 4),
        row("after it, by a clock set back", 3, 3),
    ];
    assert_eq!(written(&here), all);
    here.import(&file, None, true).unwrap();
    assert_eq!(written(&here), all, "the same file again moves nothing");
    add(&here, NOW, "and on");
    assert_eq!(written(&here).last().unwrap(), &row("and on", 5, 5));
}

#[test]
fn a_change_that_an_import_brings_is_newer_than_what_is_here_and_its_entry_is_as_old_as_it_was() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let id = add(&here, NOW, "fine");
    there.import(&here.export(NOW).unwrap(), None, true).unwrap();
    add(&here, NOW.plus_ms(1), "between");
    edit(&there, &id, NOW.plus_ms(2), "danger");
    here.import(&there.export(NOW).unwrap(), None, true).unwrap();
    let rows = written(&here);
    assert_eq!((rows[0].0.as_str(), rows[0].1), ("danger", 1));
    assert!(rows[0].2 > rows[1].2, "{rows:?}");
}

#[test]
fn an_export_of_the_first_version_is_ordered_by_its_clock() {
    let line = |text: &str, id: u8, created: i64, changed: i64| {
        format!(
            r#"{{"id":"00000000-0000-7000-8000-0000000000{id:02}","kind":"note","at":{{"ms":1,"offsetMin":0}},"subject":null,"body":{{"text":"{text}"}},"createdMs":{created},"changed":{{"ms":{changed},"offsetMin":0}},"deleted":false}}"#
        )
    };
    let file = format!(
        r#"{{"format":"soleus-export","version":1,"exported":{{"ms":9,"offsetMin":0}},"entries":[{},{},{}],"revisions":[],"settings":[],"running":null}}"#,
        line("last", 1, 50, 50),
        line("first, edited", 2, 10, 40),
        line("second", 3, 20, 20)
    );
    let here = Store::in_memory().unwrap();
    here.import(file.as_bytes(), None, true).unwrap();
    assert_eq!(
        written(&here),
        [row("first, edited", 1, 3), row("second", 2, 2), row("last", 4, 4)]
    );
}

/// A record of the first version with these rows (id, created, changed), and edits of the entries `edited`, after its
/// migration.
fn migrated(rows: &[(u8, i64, i64)], edited: &str) -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let db = dir.path().join("soleus.db");
    let mut conn = Connection::open(&db).unwrap();
    migrations::apply(&mut conn, 0, &STEPS[..1]).unwrap();
    let insert = |id: u8, created: i64, changed: i64| {
        let sql =
            "INSERT INTO entry (id, kind, at_ms, offset_min, day, subject, body, created_ms, changed_ms,
                   changed_offset_min, deleted)
                   VALUES ('00000000-0000-7000-8000-0000000000' || ?1, 'note', 5, 0, '2026-01-01', NULL,
                   json_object('text', ?1), ?2, ?3, 0, 0)";
        conn.execute(sql, rusqlite::params![format!("{id:02}"), created, changed])
            .unwrap();
    };
    for (id, created, changed) in rows {
        insert(*id, *created, *changed);
    }
    conn.execute(
        "INSERT INTO revision (entry, at_ms, offset_min, body, changed_ms, changed_offset_min, deleted)
         SELECT id, 5, 0, 'null', created_ms, 0, 0 FROM entry WHERE body ->> 'text' = ?1",
        [edited],
    )
    .unwrap();
    drop(conn);
    let store = Store::open(dir.path(), NOW).unwrap();
    assert_eq!(store.opened().migrated_from, Some(1));
    (dir, store)
}

#[test]
fn a_file_of_the_first_version_is_migrated_in_the_order_of_its_rows_and_an_edit_comes_after_what_it_saw() {
    let (_dir, store) = migrated(
        &[(1, 100, 350), (2, 200, 200), (3, 300, 310), (4, 400, 400)],
        "01",
    );
    let expected = [row("01", 1, 4), row("02", 2, 2), row("03", 3, 3), row("04", 5, 5)];
    assert_eq!(written(&store), expected);
    add(&store, NOW, "and on");
    assert_eq!(written(&store).last().unwrap(), &row("and on", 6, 6));
}

#[test]
fn an_edit_made_while_the_clock_was_set_back_is_migrated_no_further_back_than_its_own_entry() {
    let (_dir, store) = migrated(&[(1, 100, 100), (2, 200, 200), (3, 50, 60)], "03");
    assert_eq!(
        written(&store),
        [row("01", 1, 1), row("02", 2, 2), row("03", 3, 4)]
    );
}

fn damage(db: &Path) {
    let mut bytes = std::fs::read(db).unwrap();
    // The first page's tree is broken, so that SQLite refuses the file.
    bytes[100..108].fill(0xff);
    std::fs::write(db, bytes).unwrap();
}

#[test]
fn salvage_and_a_restored_backup_keep_the_order() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    let first = add(&store, NOW, "first");
    add(&store, NOW.plus_ms(-7), "second");
    edit(&store, &first, NOW, "first, edited");
    let backup = store.backup_now("asked", NOW).unwrap();
    let before = written(&store);
    drop(store);
    damage(&dir.path().join("soleus.db"));
    recover::keep_salvaged(dir.path(), NOW).unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    assert_eq!(written(&store), before);
    add(&store, NOW, "third");
    store.restore(&backup, NOW).unwrap();
    assert_eq!(texts(&store), ["first, edited", "second"]);
    assert_eq!(written(&store), before);
}
