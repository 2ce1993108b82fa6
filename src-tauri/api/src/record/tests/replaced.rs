//! What was under way stays with the record it began in; what is taken in and out cannot harm the record.

use std::{fs, path::Path};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::ways_out::World;
use crate::Code;

fn a_check_under_way(world: &World) {
    world.call("check_start", json!({ "who": "me" }));
    assert!(world.app.state.check.open().is_some());
}

fn nothing_under_way(world: &World) {
    assert!(world.app.state.check.open().is_none());
    assert!(world.call("check_home", Value::Null)["open"].is_null());
}

#[test]
fn a_check_under_way_does_not_outlive_its_record_when_that_is_erased() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    a_check_under_way(&world);
    world.call("data_erase", json!(true));
    nothing_under_way(&world);
}

#[test]
fn a_check_under_way_does_not_enter_a_restored_record() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    let backup = world.call("backup_make", json!({ "elsewhere": false, "passphrase": null }));
    a_check_under_way(&world);
    world.call("backup_restore", backup);
    nothing_under_way(&world);
}

#[test]
fn a_file_that_was_looked_at_and_not_wanted_is_let_go_of() {
    let (dir, stick) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let world = World::start(dir.path());
    world.ask("calf");
    world.answer(stick.path());
    let path = world.call("data_export", json!({ "what": "everything", "passphrase": null }));
    world.answer(Path::new(path.as_str().unwrap()));
    world.call("data_import_pick", Value::Null);
    world.call("data_picked_forget", Value::Null);
    assert_eq!(world.refused("data_import", Value::Null), Code::NotFound);
    world.call("data_import_pick", Value::Null);
    world.call("data_erase", json!(true));
    assert_eq!(
        world.refused("data_import", Value::Null),
        Code::NotFound,
        "nor does it outlive an erasure"
    );
}

#[test]
fn nothing_is_exported_over_the_record_or_beside_it() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("calf");
    for place in [dir.path().to_owned(), dir.path().join("backups")] {
        fs::create_dir_all(&place).unwrap();
        world.answer(&place);
        let export = json!({ "what": "everything", "passphrase": null });
        assert_eq!(world.refused("data_export", export), Code::Platform);
        let backup = json!({ "elsewhere": true, "passphrase": null });
        assert_eq!(world.refused("backup_make", backup), Code::Platform);
    }
    assert_eq!(world.marks(), 1);
}

#[test]
fn a_look_at_an_import_says_what_it_would_delete() {
    let (here, there, stick) = (
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
    );
    let (a, b) = (World::start(here.path()), World::start(there.path()));
    let export = || json!({ "what": "everything", "passphrase": null });
    a.ask("calf");
    a.answer(stick.path());
    let file = a.call("data_export", export());
    b.answer(Path::new(file.as_str().unwrap()));
    b.call("data_import_pick", Value::Null);
    b.call("data_import", Value::Null);
    let id = a
        .app
        .store()
        .unwrap()
        .list::<super::ways_out::Mark>(&soleus_store::Query::default());
    let id = id.unwrap().entries[0].id.clone();
    let later = a.app.now().stamp.plus_ms(60_000);
    a.app
        .store()
        .unwrap()
        .transact(later, |tx| tx.delete(&id))
        .unwrap();
    fs::remove_file(file.as_str().unwrap()).unwrap();
    let file = a.call("data_export", export());
    b.answer(Path::new(file.as_str().unwrap()));
    let look = b.call("data_import_pick", Value::Null);
    assert_eq!((&look["deleted"], &look["updated"]), (&json!(1), &json!(0)));
    assert_eq!(b.marks(), 1, "a look changes nothing");
}

#[test]
fn every_kind_of_entry_has_its_table_and_a_german_spreadsheet_can_read_it() {
    let (dir, stick) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let world = World::start(dir.path());
    world.ask("calf");
    world.answer(stick.path());
    let wish = json!({ "what": "every_table", "passphrase": null, "decimalComma": true });
    let folder = world.call("data_export", wish);
    let folder = Path::new(folder.as_str().unwrap());
    let tables = fs::read_dir(folder).unwrap().count();
    assert_eq!(tables, world.app.store().unwrap().counts().unwrap().len());
    let table = fs::read_to_string(folder.join("mark.csv")).unwrap();
    assert!(table.starts_with("\u{feff}day;time;"), "{table}");
}

#[test]
fn a_backup_that_cannot_be_made_is_told() {
    let dir = TempDir::new().unwrap();
    let world = World::start(dir.path());
    world.ask("calf");
    drop(world);
    // A file lies where the folder of the backups should be.
    fs::write(dir.path().join("backups"), "in the way").unwrap();
    let world = World::start(dir.path());
    world.app.state.upkeep.wait();
    assert!(!world.call("data_status", Value::Null)["upkeep"].is_null());
    fs::remove_file(dir.path().join("backups")).unwrap();
    world.app.keep_up();
    world.app.state.upkeep.wait();
    assert!(
        world.call("data_status", Value::Null)["upkeep"].is_null(),
        "an hour later it works"
    );
    assert_eq!(world.call("backups", Value::Null)[0]["reason"], "daily");
}
