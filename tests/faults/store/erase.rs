//! Erasing everything leaves nothing of what the person wrote.

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
};

use soleus_store::{Store, erase_all, recover};
use tempfile::TempDir;

use crate::{NOW, add, contents, db, note};

const MARKER: &str = "planted-marker-f00dfeed";

#[test]
fn no_byte_of_a_planted_marker_is_left_anywhere() {
    let dir = TempDir::new().expect("a folder");
    let logs = dir.path().join("logs");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    let id = add(&store, MARKER);
    store
        .transact(NOW, |tx| tx.update(&id, NOW, &note(&format!("{MARKER} edited"))))
        .expect("it is edited");
    store
        .transact(NOW, |tx| tx.put_running(&MARKER))
        .expect("a session runs");
    store
        .transact(NOW, |tx| tx.put_setting("name", &MARKER))
        .expect("a setting is put");
    store.backup_now("asked", NOW).expect("a backup is made");
    drop(store);
    recover::keep_salvaged(dir.path(), NOW).expect("a file is moved aside");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, MARKER);
    fs::create_dir(&logs).expect("a folder");
    fs::write(logs.join("soleus.log"), MARKER).expect("a log");
    fs::write(dir.path().join("my-own.txt"), "not of Soleus").expect("a file of the person's own");
    drop(store);
    // Handles on the old files: what they show afterwards is what lies on the disk in their place.
    let mut handles: Vec<File> = contents(dir.path())
        .keys()
        .map(|file| File::open(file).expect("a file opens"))
        .collect();
    let erased = erase_all(dir.path(), std::slice::from_ref(&logs)).expect("everything is erased");
    assert!(erased.left.is_empty() && erased.erased >= 5, "{erased:?}");
    for handle in &mut handles {
        handle.seek(SeekFrom::Start(0)).expect("its beginning");
        let mut bytes = Vec::new();
        handle.read_to_end(&mut bytes).expect("what is left of it");
        assert!(
            !holds_marker(&bytes),
            "an erased file still shows the marker to who has it open"
        );
    }
    let left = contents(dir.path());
    assert!(left.values().all(|bytes| !holds_marker(bytes)));
    assert_eq!(
        left.len(),
        1,
        "only the person's own file stays: {:?}",
        left.keys()
    );
    let store = Store::open(dir.path(), NOW).expect("Soleus begins again");
    assert!(store.opened().new, "it begins as on the first day");
}

#[test]
fn a_deleted_entrys_old_text_is_gone_from_the_file_after_erasing_and_a_record_in_use_is_not_erased() {
    let dir = TempDir::new().expect("a folder");
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    add(&store, MARKER);
    assert!(
        erase_all(dir.path(), &[]).is_err(),
        "another Soleus uses the folder"
    );
    assert!(db(dir.path()).exists());
    drop(store);
    erase_all(dir.path(), &[]).expect("everything is erased");
    assert!(contents(dir.path()).is_empty());
}

fn holds_marker(bytes: &[u8]) -> bool {
    bytes
        .windows(MARKER.len())
        .any(|window| window == MARKER.as_bytes())
}
