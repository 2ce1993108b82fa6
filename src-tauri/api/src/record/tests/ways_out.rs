//! The record's state, ways out, export and import through the use-cases, on real folders.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use soleus_core::time::{Now, Stamp, Tick};
use tempfile::TempDir;

use crate::{
    App, Code,
    commands::dispatch,
    ports::{Clock, Files, Ports},
};

/// A host that does nothing but answer the dialogs.
#[derive(Clone, Default)]
struct Host {
    answer: Arc<Mutex<Option<PathBuf>>>,
}

impl Clock for Host {
    fn offset_at(&self, _: i64) -> i16 {
        self.now().stamp.offset_min
    }

    fn now(&self) -> Now {
        Now {
            tick: Tick(0),
            boot: None,
            stamp: Stamp::new(1_794_859_200_000, 60),
        }
    }
}

impl Files for Host {
    fn choose_save(&self, suggested_name: &str) -> Option<PathBuf> {
        self.answer
            .lock()
            .unwrap()
            .as_ref()
            .map(|dir| dir.join(suggested_name))
    }
    fn choose_open(&self, _extensions: &[&str]) -> Option<PathBuf> {
        self.answer.lock().unwrap().clone()
    }
    fn choose_folder(&self) -> Option<PathBuf> {
        self.answer.lock().unwrap().clone()
    }
    fn show_folder(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }
}

pub(super) struct World {
    pub(super) app: App,
    host: Host,
}

impl World {
    pub(super) fn start(dir: &Path) -> Self {
        let host = Host::default();
        let ports = Ports {
            files: Box::new(host.clone()),
            ..Ports::silent(Box::new(host.clone()))
        };
        Self {
            app: App::start(dir, ports),
            host,
        }
    }

    pub(super) fn call(&self, name: &str, args: Value) -> Value {
        dispatch(&self.app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    pub(super) fn refused(&self, name: &str, args: Value) -> Code {
        dispatch(&self.app, name, args).unwrap_err().code
    }

    pub(super) fn answer(&self, path: &Path) {
        *self.host.answer.lock().unwrap() = Some(path.to_owned());
    }

    pub(super) fn questions(&self) -> usize {
        self.call("questions", Value::Null)["own"]
            .as_array()
            .map_or(0, Vec::len)
    }

    /// Puts something into the record: a question for the doctor.
    pub(super) fn ask(&self, text: &str) {
        self.app
            .write(|tx| {
                tx.put_setting(text, &true)
                    .and_then(|()| tx.insert(self.app.now().stamp, None, &Mark { text: text.into() }))
            })
            .unwrap();
    }

    pub(super) fn marks(&self) -> usize {
        self.app.store().unwrap().count::<Mark>().unwrap() as usize
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Mark {
    text: String,
}

impl soleus_core::journal::Body for Mark {
    const KIND: &'static str = "mark";
}

fn spoil(dir: &Path) {
    let mut bytes = fs::read(dir.join("soleus.db")).unwrap();
    bytes[4096..8192].fill(0x5a);
    fs::write(dir.join("soleus.db"), bytes).unwrap();
}

#[test]
fn a_damaged_record_is_explained_and_its_newest_backup_opens() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("kept");
    world.call("backup_make", json!({ "elsewhere": false, "passphrase": null }));
    world.ask("lost");
    drop(world);
    spoil(dir.path());
    let world = World::start(dir.path());
    let status = world.call("data_status", Value::Null);
    assert_eq!(
        (status["fault"].as_str(), status["held"].is_null()),
        (Some("corrupt"), true)
    );
    assert_eq!(
        status["backup"]["holds"]["counts"],
        json!([{ "kind": "mark", "entries": 1 }])
    );
    assert_eq!(world.refused("check_in", Value::Null), Code::StoreClosed);
    assert!(
        !world.call("guide_library", Value::Null).is_null(),
        "the guide works all the same"
    );
    let name = status["backup"]["backup"]["name"].clone();
    let status = world.call("data_open_backup", name.clone());
    assert!(status["fault"].is_null());
    assert_eq!(world.marks(), 1);
    assert_eq!(
        world.refused("data_open_backup", name),
        Code::Conflict,
        "an open record is restored, not replaced"
    );
    assert!(
        fs::read_dir(dir.path()).unwrap().any(|file| file
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains(".aside-"))
    );
}

#[test]
fn a_damaged_record_without_a_backup_is_salvaged_or_begun_anew() {
    for (command, marks) in [("data_salvage_keep", 300), ("data_start_empty", 0)] {
        let dir = TempDir::new().unwrap();
        let world = World::start(dir.path());
        for number in 0..300 {
            world.ask(&number.to_string());
        }
        drop(world);
        // The first page of the file holds no rows: salvage finds every one.
        let mut bytes = fs::read(dir.path().join("soleus.db")).unwrap();
        bytes[100..4096].fill(0x5a);
        fs::write(dir.path().join("soleus.db"), bytes).unwrap();
        let world = World::start(dir.path());
        assert!(world.call("data_status", Value::Null)["backup"].is_null());
        let look = world.call("data_salvage_look", Value::Null);
        assert_eq!(look["counts"], json!([{ "kind": "mark", "entries": 300 }]));
        assert!(world.call(command, Value::Null)["fault"].is_null());
        assert_eq!(world.marks(), marks);
    }
}

#[test]
fn a_restore_shows_both_records_first_and_can_be_undone() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("old");
    let name = world.call("backup_make", json!({ "elsewhere": false, "passphrase": null }));
    world.ask("new");
    let look = world.call("backup_look", name.clone());
    assert_eq!(
        (
            look["backup"]["counts"][0]["entries"].as_u64(),
            look["here"]["counts"][0]["entries"].as_u64()
        ),
        (Some(1), Some(2))
    );
    let undo = world.call("backup_restore", name)["undo"].clone();
    assert_eq!(world.marks(), 1);
    world.call("backup_restore", undo);
    assert_eq!(world.marks(), 2);
    assert_eq!(
        world.refused("backup_look", json!("../soleus.db")),
        Code::NotFound,
        "only backups on the shelf are read"
    );
}

#[test]
fn an_encrypted_export_travels_to_another_laptop() {
    let (here, there, stick) = (
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
    );
    let (a, b) = (World::start(here.path()), World::start(there.path()));
    a.ask("calf");
    a.answer(stick.path());
    let path = a.call(
        "data_export",
        json!({ "what": "everything", "passphrase": "correct horse" }),
    );
    b.answer(Path::new(path.as_str().unwrap()));
    assert_eq!(
        b.refused("data_import_pick", Value::Null),
        Code::Locked,
        "it needs its passphrase"
    );
    assert_eq!(b.refused("data_import_pick", json!("wrong")), Code::Locked);
    assert_eq!(
        b.refused("data_import", Value::Null),
        Code::NotFound,
        "nothing is picked yet"
    );
    assert_eq!(b.call("data_import_pick", json!("correct horse"))["added"], 1);
    assert_eq!(b.marks(), 0, "a look changes nothing");
    assert_eq!(b.call("data_import", Value::Null)["added"], 1);
    assert_eq!(b.marks(), 1);
    assert_eq!(b.call("backups", Value::Null)[0]["reason"], "before-import");
}

#[test]
fn tables_and_the_schema_are_written_where_the_person_says_and_nowhere_when_they_cancel() {
    let (dir, stick) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let world = World::start(dir.path());
    let wish = |what: &str| json!({ "what": what, "passphrase": null });
    assert!(
        world.call("data_export", wish("everything")).is_null(),
        "the person cancelled"
    );
    world.answer(stick.path());
    for (what, name) in [
        ("check_ins", "check-ins"),
        ("sessions", "sessions"),
        ("cramps", "cramps"),
        ("schema", "schema"),
    ] {
        let path = world.call("data_export", wish(what));
        assert!(path.as_str().unwrap().contains(name) && Path::new(path.as_str().unwrap()).exists());
    }
}

#[test]
fn erasing_needs_the_word_and_leaves_an_empty_record() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("private");
    world.call("backup_make", json!({ "elsewhere": false, "passphrase": null }));
    fs::write(dir.path().join("soleus.log"), "a log").unwrap();
    assert_eq!(world.refused("data_erase", json!(false)), Code::BadInput);
    let done = world.call("data_erase", json!(true));
    assert_eq!(
        (
            done["left"].as_array().map(Vec::len),
            done["status"]["fault"].is_null()
        ),
        (Some(0), true)
    );
    assert_eq!((world.marks(), world.questions()), (0, 0));
    assert!(!dir.path().join("soleus.log").exists() && world.call("backups", Value::Null) == json!([]));
}

#[test]
fn the_daily_backup_is_made_at_the_second_start_and_never_holds_up_the_end() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("calf");
    drop(world);
    drop(World::start(dir.path()));
    let world = World::start(dir.path());
    assert!(
        world.call("data_status", Value::Null)["fault"].is_null(),
        "the backup let go of the record"
    );
    assert_eq!(world.call("backups", Value::Null)[0]["reason"], "daily");
}
