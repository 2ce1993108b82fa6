//! The store's promises on a real folder.

use std::fs;

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Body, EntryId},
    time::DAY_MS,
};
use tempfile::TempDir;

use crate::{
    OpenFault, Query, Store, StoreError,
    specimen::{NOW, Note, note},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Other {
    number: u8,
}

impl Body for Other {
    const KIND: &'static str = "other";
}

fn texts(store: &Store, query: &Query) -> Vec<String> {
    store
        .list::<Note>(query)
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| entry.body.text)
        .collect()
}

#[test]
fn a_saved_entry_is_there_after_closing_and_opening_again() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), NOW).unwrap();
    assert!(store.opened().new);
    let (id, changes) = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("calf")))
        .unwrap();
    assert_eq!(changes.kinds.into_iter().collect::<Vec<_>>(), ["note"]);
    drop(store);
    let store = Store::open(dir.path(), NOW).unwrap();
    assert!(
        !store.opened().new && !store.opened().after_crash,
        "the first run closed properly"
    );
    let entry = store.get::<Note>(&id).unwrap().unwrap();
    assert_eq!((entry.body, entry.at, entry.changed), (note("calf"), NOW, NOW));
}

#[test]
fn a_failing_closure_leaves_nothing() {
    let store = Store::in_memory().unwrap();
    let outcome = store.transact(NOW, |tx| {
        tx.insert(NOW, None, &note("half"))?;
        tx.put_setting("sound", &true)?;
        Err::<(), _>(StoreError::Bad("changed my mind".into()))
    });
    assert_eq!(outcome.unwrap_err(), StoreError::Bad("changed my mind".into()));
    assert_eq!(store.count::<Note>().unwrap(), 0);
    assert_eq!(store.setting::<bool>("sound").unwrap(), None);
}

#[test]
fn a_panic_inside_a_transaction_rolls_it_back_and_the_store_works_on() {
    let store = Store::in_memory().unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.transact(NOW, |tx| -> Result<(), StoreError> {
            tx.insert(NOW, None, &note("half"))?;
            panic!("a bug in a use-case");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.count::<Note>().unwrap(), 0);
    store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("whole")))
        .unwrap();
    assert_eq!(store.count::<Note>().unwrap(), 1);
}

#[test]
fn lists_keep_to_kind_span_subject_order_and_limit() {
    let store = Store::in_memory().unwrap();
    let episode = store
        .transact(NOW, |tx| tx.insert(NOW, None, &Other { number: 1 }))
        .unwrap()
        .0;
    store
        .transact(NOW, |tx| {
            for day in 0..4_i64 {
                let subject = (day % 2 == 0).then_some(&episode);
                tx.insert(NOW.plus_ms(day * DAY_MS), subject, &note(&format!("day {day}")))?;
            }
            Ok(())
        })
        .unwrap();
    let all = Query::default();
    assert_eq!(texts(&store, &all), ["day 0", "day 1", "day 2", "day 3"]);
    assert_eq!(
        texts(
            &store,
            &Query {
                subject: Some(episode),
                ..all.clone()
            }
        ),
        ["day 0", "day 2"]
    );
    assert_eq!(
        texts(
            &store,
            &Query {
                newest_first: true,
                limit: Some(2),
                ..all.clone()
            }
        ),
        ["day 3", "day 2"]
    );
    let span = Query {
        from_ms: Some(NOW.ms + DAY_MS),
        to_ms: Some(NOW.ms + 3 * DAY_MS),
        ..all
    };
    assert_eq!(
        texts(&store, &span),
        ["day 1", "day 2"],
        "from is inside the span, to is not"
    );
}

#[test]
fn an_edit_and_a_deletion_keep_what_was_said_and_can_be_undone() {
    let store = Store::in_memory().unwrap();
    let id = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("first")))
        .unwrap()
        .0;
    let later = NOW.plus_ms(5);
    store
        .transact(later, |tx| tx.update(&id, later, &note("second")))
        .unwrap();
    store.transact(later, |tx| tx.delete(&id)).unwrap();
    assert_eq!(store.get::<Note>(&id).unwrap(), None);
    let edit = store.transact(later, |tx| tx.update(&id, later, &note("third")));
    assert_eq!(
        edit.unwrap_err(),
        StoreError::NotFound(id.0.clone()),
        "a deleted entry is not edited"
    );
    store.transact(later, |tx| tx.restore(&id)).unwrap();
    assert_eq!(store.get::<Note>(&id).unwrap().unwrap().body, note("second"));
    let kept: Vec<String> = {
        let inner = store.lock();
        let mut found = inner
            .reader()
            .prepare("SELECT body FROM revision ORDER BY seq")
            .unwrap();
        found
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    assert_eq!(
        kept,
        [
            r#"{"text":"first"}"#,
            r#"{"text":"second"}"#,
            r#"{"text":"second"}"#
        ]
    );
}

#[test]
fn an_entry_under_way_is_written_again_without_a_revision() {
    let store = Store::in_memory().unwrap();
    let insert = store.transact(NOW, |tx| tx.insert(NOW, None, &note("half")));
    let id = insert.unwrap().0;
    let amend = store.transact(NOW, |tx| tx.amend(&id, NOW, &note("whole")));
    amend.unwrap();
    assert_eq!(store.get::<Note>(&id).unwrap().unwrap().body, note("whole"));
    let sql = "SELECT count(*) FROM revision";
    let kept: i64 = store
        .lock()
        .reader()
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 0);
}

#[test]
fn an_entry_of_another_kind_is_neither_got_nor_changed() {
    let store = Store::in_memory().unwrap();
    let id = store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("calf")))
        .unwrap()
        .0;
    assert_eq!(store.get::<Other>(&id).unwrap(), None);
    assert!(
        store
            .transact(NOW, |tx| tx.update(&id, NOW, &Other { number: 2 }))
            .is_err()
    );
    let nowhere = EntryId("00000000-0000-7000-8000-000000000000".into());
    assert_eq!(store.get::<Note>(&nowhere).unwrap(), None);
}

#[test]
fn a_row_edited_by_hand_is_reported_and_does_not_hide_the_others() {
    let store = Store::in_memory().unwrap();
    let ids: Vec<EntryId> = ["a", "b", "c"]
        .iter()
        .map(|text| {
            store
                .transact(NOW, |tx| tx.insert(NOW, None, &note(text)))
                .unwrap()
                .0
        })
        .collect();
    store
        .lock()
        .reader()
        .execute(
            "UPDATE entry SET body = '{\"number\":1}' WHERE id = ?1",
            [&ids[1].0],
        )
        .unwrap();
    let listed = store.list::<Note>(&Query::default()).unwrap();
    assert_eq!(listed.entries.len(), 2);
    assert_eq!(listed.unreadable, [ids[1].clone()]);
    assert_eq!(
        store.get::<Note>(&ids[1]).unwrap_err(),
        StoreError::Unreadable(ids[1].0.clone())
    );
}

#[test]
fn settings_and_the_running_session_are_read_back_and_nonsense_counts_as_not_set() {
    let store = Store::in_memory().unwrap();
    let (_, changes) = store
        .transact(NOW, |tx| {
            tx.put_setting("theme", &"dark")?;
            tx.put_running(&note("hold 2"))
        })
        .unwrap();
    assert!(changes.settings && changes.running && changes.kinds.is_empty());
    assert_eq!(store.setting::<String>("theme").unwrap().as_deref(), Some("dark"));
    assert_eq!(store.setting::<u8>("theme").unwrap(), None);
    assert_eq!(store.running::<Note>().unwrap(), Some(note("hold 2")));
    store.transact(NOW, |tx| tx.clear_running()).unwrap();
    assert_eq!(store.running::<Note>().unwrap(), None);
}

#[test]
fn ids_made_in_the_same_millisecond_sort_in_the_order_they_were_made() {
    let store = Store::in_memory().unwrap();
    let make = |tx: &mut crate::Tx<'_>| {
        (0..50)
            .map(|n| tx.insert(NOW, None, &note(&n.to_string())))
            .collect::<Result<Vec<_>, _>>()
    };
    let ids = store.transact(NOW, make).unwrap().0;
    assert!(ids.is_sorted());
}

#[test]
fn a_second_store_on_the_same_folder_is_refused() {
    let dir = TempDir::new().unwrap();
    let _first = Store::open(dir.path(), NOW).unwrap();
    assert_eq!(
        Store::open(dir.path(), NOW).err(),
        Some(OpenFault::SecondInstance)
    );
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_closed_to_everybody_else() {
    use std::os::unix::fs::PermissionsExt;
    let parent = TempDir::new().unwrap();
    let dir = parent.path().join("soleus");
    let store = Store::open(&dir, NOW).unwrap();
    store
        .transact(NOW, |tx| tx.insert(NOW, None, &note("private")))
        .unwrap();
    assert_eq!(fs::metadata(&dir).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&dir).unwrap().map(Result::unwrap) {
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            file.path()
        );
    }
}

#[test]
fn the_schema_after_all_steps_is_the_reviewed_one() {
    let store = Store::in_memory().unwrap();
    let inner = store.lock();
    let mut found = inner
        .reader()
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        .unwrap();
    let schema: Vec<String> = found
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let schema = schema.join(";\n\n") + ";\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/migrations/schema.snapshot.sql");
    if std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite") {
        fs::write(file, &schema).unwrap();
    }
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        schema,
        "SNAPSHOTS=overwrite renews it; review the difference"
    );
}

#[test]
fn the_store_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Store>();
}
