//! An appointment as a calendar file.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    App, Code,
    doctor::visit::appointment::save,
    failure::Failure,
    ports::{Files, Ports},
    test_clock::{ClockState, TestClock},
};

/// A host that saves every file in one folder.
struct Folder(PathBuf);

impl Files for Folder {
    fn choose_save(&self, suggested_name: &str) -> Option<PathBuf> {
        Some(self.0.join(suggested_name))
    }
    fn choose_open(&self, _extensions: &[&str]) -> Option<PathBuf> {
        None
    }
    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }
    fn show_folder(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }
}

fn ask(appointment: Value) -> Result<String, Failure> {
    let (record, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let ports = Ports {
        files: Box::new(Folder(out.path().to_owned())),
        ..Ports::silent(Box::new(TestClock(Arc::<ClockState>::default())))
    };
    let app = App::start(record.path(), ports);
    let to = save(&app, serde_json::from_value(appointment).unwrap())?;
    Ok(fs::read_to_string(to.unwrap()).unwrap())
}

#[test]
fn an_appointment_is_told_in_utc_and_names_nothing_of_the_body() {
    let file =
        ask(json!({ "when": { "day": "2026-06-09", "time": "14:30" }, "place": " Room 3, first floor " }))
            .unwrap();
    assert!(file.contains("DTSTART:20260609T133000Z\r\n"), "{file}");
    assert!(file.contains("SUMMARY:Appointment\r\n"), "{file}");
    assert!(file.contains("LOCATION:Room 3\\, first floor\r\n"), "{file}");
    let day = ask(json!({ "when": { "day": "2026-06-07", "time": null }, "place": "" })).unwrap();
    assert!(day.contains("DTSTART;VALUE=DATE:20260607\r\n"), "{day}");
}

#[test]
fn a_day_that_is_over_or_a_time_no_clock_shows_is_refused() {
    for when in [
        json!({ "day": "2026-06-06", "time": "14:30" }),
        json!({ "day": "2026-06-09", "time": "25:00" }),
    ] {
        let refused = ask(json!({ "when": when, "place": "" })).unwrap_err();
        assert_eq!(refused.code, Code::BadInput);
    }
    let endless = json!({ "when": { "day": "2026-06-09", "time": null }, "place": "x".repeat(201) });
    assert_eq!(ask(endless).unwrap_err().code, Code::BadInput);
}
