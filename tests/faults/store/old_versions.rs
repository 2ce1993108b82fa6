//! Files of every version of the tables are migrated to this one with everything in them. A version adds its file here:
//! `SOLEUS_FAULT_DIR=<folder> cargo test -p soleus-tests --test faults -- --ignored --exact store::start::child_holds_the_record`
//! leaves one in the folder.

use std::{fs, path::Path};

use soleus_store::{Store, VERSION, recover};
use tempfile::TempDir;

use crate::{NOW, add, db, texts};

/// The files, oldest first, with the version of their tables.
const RELEASED: [(&str, u32); 2] = [("0.1.0.db", 1), ("tables-2.db", 2)];

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("faults/store/old_versions")
        .join(name)
}

#[test]
fn every_released_file_is_migrated_with_everything_in_it() {
    for (name, version) in RELEASED {
        let dir = TempDir::new().expect("a folder");
        fs::copy(fixture(name), db(dir.path())).expect("a file is copied");
        let store = Store::open(dir.path(), NOW).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(
            store.opened().migrated_from,
            (version < VERSION).then_some(version),
            "{name}"
        );
        assert_eq!(
            store.opened().backup.is_some(),
            version < VERSION,
            "{name}: a backup before each migration"
        );
        assert_eq!(texts(&store), ["held"], "{name}");
        add(&store, "and on");
        assert_eq!(store.integrity().expect("it is checked"), None, "{name}");
    }
}

#[test]
fn every_released_file_can_be_restored_as_a_backup() {
    for (name, _) in RELEASED {
        let dir = TempDir::new().expect("a folder");
        let store = Store::open(dir.path(), NOW).expect("a record opens");
        add(&store, "present");
        store
            .restore(&fixture(name), NOW)
            .unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(texts(&store), ["held"], "{name}");
        let look = recover::preview(&fixture(name)).expect("it is looked at");
        assert_eq!(look.counts.len(), 1, "{name}");
    }
}

#[test]
fn every_released_version_of_the_tables_has_its_file() {
    let newest = RELEASED.last().map(|(_, version)| *version);
    assert_eq!(
        newest,
        Some(VERSION),
        "a new version of the tables needs the file of a build that wrote it"
    );
    let files = fs::read_dir(fixture("")).expect("the folder is read").count();
    assert_eq!(files, RELEASED.len(), "each file in the folder is tried");
}
