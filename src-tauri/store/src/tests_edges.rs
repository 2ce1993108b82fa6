//! Copies, and times that no Soleus wrote.

use std::fs;

use tempfile::TempDir;

use crate::{
    Query, Store, StoreError,
    specimen::{NOW, Note, note},
};

#[test]
fn a_copy_opened_and_closed_without_a_change_is_marked_as_closed() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let dir = there.path().join("copy");
    let store = Store::open(here.path(), NOW).unwrap();
    store.copy_into(&dir).unwrap();
    let copy = Store::open(&dir, NOW).unwrap();
    assert!(
        dir.join("soleus.db-wal").exists(),
        "the journal is there from the first moment, or its absence after a crash would be taken for a loss"
    );
    drop(copy);
    assert!(
        fs::read_to_string(dir.join("mark"))
            .unwrap()
            .starts_with("closed")
    );
    assert!(
        store.copy_into(&dir).is_err(),
        "a folder with a record is not written over"
    );
}

#[test]
fn a_time_beyond_the_calendar_is_listed_as_unreadable_and_refused_by_an_import() {
    let (here, there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let add = |text: &str| {
        here.transact(NOW, |tx| tx.insert(NOW, None, &note(text)))
            .unwrap()
            .0
    };
    let (odd, _) = (add("odd"), add("sound"));
    here.lock()
        .reader()
        .execute(
            "UPDATE entry SET at_ms = ?1 WHERE id = ?2",
            (300_000_000_000_000_i64, &odd.0),
        )
        .unwrap();
    let listed = here.list::<Note>(&Query::default()).unwrap();
    assert_eq!((listed.entries.len(), listed.unreadable), (1, vec![odd.clone()]));
    assert!(matches!(here.get::<Note>(&odd), Err(StoreError::Unreadable(_))));
    let done = there.import(&here.export(NOW).unwrap(), None, true).unwrap();
    assert_eq!((done.added, done.refused.len()), (1, 1));
}
