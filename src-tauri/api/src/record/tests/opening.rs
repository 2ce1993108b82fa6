//! Opening beside the window, another folder, looking without opening, forgetting: through the use-cases, on real folders.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use soleus_core::{
    doctor::Question,
    time::{DAY_MS, Stamp},
};
use soleus_store::Store;
use tempfile::TempDir;

use crate::{
    App, Code,
    commands::dispatch,
    ports::{Files, Ports},
    test_clock::{ClockState, TestClock},
};

/// Dialogs that answer every question about a folder with this one.
#[derive(Clone, Default)]
struct Picks(Arc<Mutex<Option<PathBuf>>>);

impl Files for Picks {
    fn choose_save(&self, _suggested_name: &str) -> Option<PathBuf> {
        None
    }
    fn choose_open(&self, _extensions: &[&str]) -> Option<PathBuf> {
        self.choose_folder()
    }
    fn choose_folder(&self) -> Option<PathBuf> {
        self.0.lock().unwrap().clone()
    }
    fn show_folder(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }
}

impl Picks {
    fn ports(&self) -> Ports {
        Ports {
            files: Box::new(self.clone()),
            ..Ports::silent(Box::new(TestClock(Arc::new(ClockState::default()))))
        }
    }

    fn pick(&self, path: &Path) {
        *self.0.lock().unwrap() = Some(path.to_owned());
    }
}

fn call(app: &App, name: &str, args: Value) -> Value {
    dispatch(app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
}

fn refused(app: &App, name: &str, args: Value) -> Code {
    dispatch(app, name, args).unwrap_err().code
}

fn ask(app: &App, text: &str) {
    call(
        app,
        "question_add",
        json!({ "text": text, "from": null, "asked": false }),
    );
}

fn asked(app: &App) -> Vec<String> {
    let list = call(app, "questions", Value::Null);
    let questions = list["questions"].as_array().unwrap().iter();
    questions
        .map(|entry| entry["body"]["text"].as_str().unwrap().to_owned())
        .collect()
}

fn settings(text_percent: u16) -> Value {
    let settings = crate::settings::Settings {
        text_percent,
        welcomed: true,
        ..Default::default()
    };
    serde_json::to_value(settings).unwrap()
}

#[test]
fn the_first_page_has_the_persons_own_settings_before_the_record_is_open_and_commands_wait_for_it() {
    let home = TempDir::new().unwrap();
    let app = App::start(home.path(), Picks::default().ports());
    call(&app, "settings_put", settings(150));
    ask(&app, "kept");
    drop(app);
    let app = Arc::new(App::begin(home.path(), Picks::default().ports()));
    assert_eq!(
        call(&app, "settings_get", Value::Null)["textPercent"],
        150,
        "at once"
    );
    assert_eq!(call(&app, "data_status", Value::Null)["opening"], true);
    let waiting = Arc::clone(&app);
    let list = std::thread::spawn(move || asked(&waiting));
    app.open_record();
    assert_eq!(
        list.join().unwrap(),
        ["kept"],
        "a command that came too early was served"
    );
    let status = call(&app, "data_status", Value::Null);
    assert_eq!(
        (&status["opening"], &status["fault"]),
        (&json!(false), &Value::Null)
    );
}

#[test]
fn text_size_and_colours_stay_when_the_record_cannot_be_opened() {
    let home = TempDir::new().unwrap();
    let app = App::start(home.path(), Picks::default().ports());
    call(&app, "settings_put", settings(180));
    drop(app);
    fs::write(home.path().join("soleus.db"), vec![0x5a; 9000]).unwrap();
    let app = App::start(home.path(), Picks::default().ports());
    assert_eq!(call(&app, "data_status", Value::Null)["fault"], "corrupt");
    assert_eq!(call(&app, "settings_get", Value::Null)["textPercent"], 180);
    call(&app, "data_erase", json!(true));
    assert!(
        !home.path().join("settings.json").exists(),
        "the copy is erased too"
    );
}

#[test]
fn another_folder_is_used_and_remembered_and_the_usual_one_can_be_used_again() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let picks = Picks::default();
    let app = App::start(home.path(), picks.ports());
    ask(&app, "mine");
    assert!(
        call(&app, "data_folder_look", json!(false)).is_null(),
        "the person cancelled"
    );
    assert_eq!(
        refused(&app, "data_folder_use", json!(true)),
        Code::NotFound,
        "nothing is picked"
    );
    picks.pick(other.path());
    let look = call(&app, "data_folder_look", json!(false));
    assert_eq!((&look["canCopy"], &look["holds"]), (&json!(true), &Value::Null));
    let used = call(&app, "data_folder_use", json!(false));
    assert_eq!(
        (&used["remembered"], &used["beforeHolds"]),
        (&json!(true), &json!(true))
    );
    assert!(asked(&app).is_empty(), "it begins empty there");
    ask(&app, "there");
    drop(app);
    let app = App::start(home.path(), picks.ports());
    assert_eq!(asked(&app), ["there"], "the choice is remembered");
    let status = call(&app, "data_status", Value::Null);
    assert_eq!(
        (&status["usualHolds"], &status["usual"]),
        (&json!(true), &json!(home.path()))
    );
    let look = call(&app, "data_folder_look", json!(true));
    assert_eq!(look["holds"]["counts"][0]["entries"], 1);
    call(&app, "data_folder_use", json!(false));
    assert_eq!(asked(&app), ["mine"]);
    drop(app);
    let app = App::start(home.path(), picks.ports());
    assert_eq!(asked(&app), ["mine"]);
    let same = call(&app, "data_folder_look", json!(true));
    assert_eq!(same["same"], true);
    assert_eq!(refused(&app, "data_folder_use", json!(false)), Code::Conflict);
}

#[test]
fn a_chosen_folder_that_is_gone_is_a_fault_and_no_empty_record_is_made_in_its_place() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let picks = Picks::default();
    let app = App::start(home.path(), picks.ports());
    let stick = other.path().join("stick");
    fs::create_dir(&stick).unwrap();
    picks.pick(&stick);
    call(&app, "data_folder_look", json!(false));
    call(&app, "data_folder_use", json!(true));
    drop(app);
    let pocket = other.path().join("pocket");
    fs::rename(&stick, &pocket).unwrap();
    fs::create_dir(&stick).unwrap();
    let app = App::start(home.path(), picks.ports());
    assert_eq!(call(&app, "data_status", Value::Null)["fault"], "folder_gone");
    assert_eq!(
        fs::read_dir(&stick).unwrap().count(),
        0,
        "an empty mount point stays empty"
    );
    fs::remove_dir(&stick).unwrap();
    fs::rename(&pocket, &stick).unwrap();
    let status = call(&app, "data_retry", Value::Null);
    assert!(status["fault"].is_null(), "{status}");
    call(&app, "data_erase", json!(true));
    assert!(
        asked(&app).is_empty(),
        "erased, it begins anew in the same folder"
    );
}

#[test]
fn a_note_that_makes_no_sense_means_the_usual_folder() {
    for note in [
        "",
        "{",
        "{\"folder\":\"relative/place\"}",
        "{\"folder\":5}",
        "\u{0}",
    ] {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("folder.json"), note).unwrap();
        let app = App::start(home.path(), Picks::default().ports());
        assert_eq!(app.dir(), home.path(), "{note}");
    }
}

#[test]
fn looking_into_a_file_is_for_closed_records_only() {
    let home = TempDir::new().unwrap();
    let app = App::start(home.path(), Picks::default().ports());
    for (name, args) in [
        ("viewer", Value::Null),
        ("viewer_page", json!({ "kind": "question", "back": 0 })),
        ("data_salvage_look", Value::Null),
        ("data_export", json!({ "what": "tables", "passphrase": null })),
    ] {
        assert_eq!(refused(&app, name, args), Code::Conflict, "{name}");
    }
}

#[test]
fn text_deleted_long_ago_is_gone_after_a_start() {
    let home = TempDir::new().unwrap();
    let app = App::start(home.path(), Picks::default().ports());
    let now = app.now().stamp;
    drop(app);
    let store = Store::open(home.path(), now).unwrap();
    let question = |text: &str| Question {
        text: text.to_owned(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    let add_and_delete = |text: &str, at: Stamp| {
        let (id, _) = store
            .transact(at, |tx| tx.insert(at, None, &question(text)))
            .unwrap();
        store.transact(at, |tx| tx.delete(&id)).unwrap();
    };
    add_and_delete("long ago", now.plus_ms(-31 * DAY_MS));
    add_and_delete("last week", now.plus_ms(-7 * DAY_MS));
    drop(store);
    let app = App::start(home.path(), Picks::default().ports());
    app.end();
    let bytes = fs::read(home.path().join("soleus.db")).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!holds("long ago") && holds("last week"));
}

#[test]
fn an_import_names_the_backup_that_undoes_it() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let picks = Picks::default();
    let there = Store::open(other.path(), Stamp::new(0, 0)).unwrap();
    let file = other.path().join("all.json");
    let question = Question {
        text: "from there".to_owned(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    let at = Stamp::new(5, 0);
    there.transact(at, |tx| tx.insert(at, None, &question)).unwrap();
    there.export_to(&file, None, at).unwrap();
    let app = App::start(home.path(), picks.ports());
    picks.pick(&file);
    assert!(call(&app, "data_import_pick", Value::Null)["undo"].is_null());
    let undo = call(&app, "data_import", Value::Null)["undo"].clone();
    assert_eq!(asked(&app), ["from there"]);
    call(&app, "backup_restore", undo);
    assert!(asked(&app).is_empty());
}
