//! The person's own routines: journal entries, so that they are backed up, exported and undone like everything else;
//! and one routine as one versioned JSON file.

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Body, EntryId},
    stretch::{Fault, Routine, check_routine},
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::{Code, Failure},
    routines::{self, RoutineAsked, RoutineView},
};

/// The version of the file format. A newer file is refused.
const VERSION: u32 = 1;
/// A file beyond this is no routine.
const MOST_BYTES: u64 = 1_000_000;

/// A routine in the journal. The entry's id is the routine's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Own(Routine);

impl Body for Own {
    const KIND: &'static str = "routine";
}

/// A routine to keep.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineDraft {
    /// The own routine it replaces; none for a new one.
    pub id: Option<EntryId>,
    /// What it is to be.
    pub routine: Routine,
}

/// What came of keeping or importing: the routine, or what is wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineKept {
    /// The routine as it now is.
    pub kept: Option<RoutineView>,
    /// What is wrong, field by field. Nothing was kept then.
    pub faults: Vec<Fault>,
    /// The line of the file that could not be read, from 1.
    pub line: Option<usize>,
    /// Whether the person chose no file.
    pub cancelled: bool,
}

/// A routine as a file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoutineFile {
    soleus_routine: u32,
    routine: Routine,
}

pub(crate) fn all(app: &App) -> Vec<Routine> {
    let Ok(store) = app.store() else { return Vec::new() };
    let listed = store
        .list::<Own>(&Query::default())
        .map(|listed| listed.entries)
        .unwrap_or_default();
    listed
        .into_iter()
        .map(|entry| Routine {
            id: entry.id.0,
            ..entry.body.0
        })
        .collect()
}

pub(crate) fn find(app: &App, id: &str) -> Option<Routine> {
    let entry = app.store().ok()?.get::<Own>(&EntryId(id.to_owned())).ok()??;
    Some(Routine {
        id: entry.id.0,
        ..entry.body.0
    })
}

/// Keeps a routine, new or changed, if nothing is wrong with it.
///
/// # Errors
/// `NotFound` if the routine to replace is gone; as the record.
pub fn save(app: &App, draft: RoutineDraft) -> Result<RoutineKept, Failure> {
    let faults = faults(&draft.routine);
    if !faults.is_empty() {
        return Ok(RoutineKept {
            faults,
            ..RoutineKept::default()
        });
    }
    let body = Own(Routine {
        id: String::new(),
        ..draft.routine
    });
    let at = app.now().stamp;
    let id = app.write(|tx| match &draft.id {
        Some(id) => tx.update(id, at, &body).map(|()| id.clone()),
        None => tx.insert(at, None, &body),
    })?;
    let kept = routines::get(
        app,
        RoutineAsked {
            id: id.0,
            choices: None,
        },
    )?;
    Ok(RoutineKept {
        kept: Some(kept),
        ..RoutineKept::default()
    })
}

fn faults(routine: &Routine) -> Vec<Fault> {
    let own = |id: &str| routine.own_exercises.iter().any(|exercise| exercise.id == id);
    let shipped = |id: &str| routines::library().exercise(id).is_some();
    let mut faults = check_routine(routine, |id| own(id) || shipped(id));
    for (index, exercise) in routine.own_exercises.iter().enumerate() {
        if exercise.id.is_empty() || shipped(&exercise.id) {
            let field = format!("ownExercises[{index}].id");
            faults.push(Fault {
                field,
                fix: "use an id that no shipped exercise has".into(),
            });
        }
    }
    faults
}

/// Deletes an own routine; [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if there is none.
pub fn delete(app: &App, id: EntryId) -> Result<(), Failure> {
    find(app, &id.0).ok_or_else(|| Failure::not_found("routine", &id.0))?;
    app.write(|tx| tx.delete(&id))
}

/// Brings a deleted routine back.
///
/// # Errors
/// `NotFound` if it is not a deleted one.
pub fn restore(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.restore(&id))
}

/// Writes a routine to a file the person chooses. Answers where, or nothing if they chose none.
///
/// # Errors
/// `NotFound` for an unknown routine; `Platform` with the system's reason if the file cannot be written.
pub fn export(app: &App, id: String) -> Result<Option<String>, Failure> {
    let routine = routines::find(app, &id)?;
    let name: String = routine
        .title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let Some(path) = app
        .ports
        .files
        .choose_save(&format!("{name}.soleus-routine.json"))
    else {
        return Ok(None);
    };
    let file = RoutineFile {
        soleus_routine: VERSION,
        routine,
    };
    let text =
        serde_json::to_string_pretty(&file).map_err(|e| Failure::new(Code::Internal, e.to_string()))?;
    std::fs::write(&path, text).map_err(|error| Failure::new(Code::Platform, error.to_string()))?;
    Ok(Some(path.display().to_string()))
}

/// Reads a routine from a file the person chooses and keeps it as a new one, whole or not at all.
///
/// # Errors
/// `Platform` with the system's reason if the file cannot be read; as the record.
pub fn import(app: &App, (): ()) -> Result<RoutineKept, Failure> {
    let Some(path) = app.ports.files.choose_open(&["json"]) else {
        return Ok(RoutineKept {
            cancelled: true,
            ..RoutineKept::default()
        });
    };
    let unreadable = |error: std::io::Error| Failure::new(Code::Platform, error.to_string());
    if std::fs::metadata(&path).map_err(unreadable)?.len() > MOST_BYTES {
        return Ok(refused(
            "file",
            "choose a routine that Soleus wrote: this file is too large to be one",
            None,
        ));
    }
    let bytes = std::fs::read(&path).map_err(unreadable)?;
    match read(&bytes) {
        Ok(routine) => save(app, RoutineDraft { id: None, routine }),
        Err(kept) => Ok(*kept),
    }
}

/// A routine from the bytes of a file, or what is wrong with it.
fn read(bytes: &[u8]) -> Result<Routine, Box<RoutineKept>> {
    let version: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
    let at_line = |error: &serde_json::Error| Some(error.line());
    let value = version.map_err(|error| Box::new(refused("file", &error.to_string(), at_line(&error))))?;
    match value.get("soleusRoutine").and_then(serde_json::Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(_) => {
            return Err(Box::new(refused(
                "soleusRoutine",
                "update Soleus: a newer version wrote this file",
                None,
            )));
        }
        None => {
            return Err(Box::new(refused(
                "soleusRoutine",
                "choose a routine that Soleus wrote",
                None,
            )));
        }
    }
    let file: Result<RoutineFile, _> = serde_json::from_slice(bytes);
    file.map(|file| file.routine)
        .map_err(|error| Box::new(refused("routine", &error.to_string(), at_line(&error))))
}

fn refused(field: &str, fix: &str, line: Option<usize>) -> RoutineKept {
    let faults = vec![Fault {
        field: field.into(),
        fix: fix.into(),
    }];
    RoutineKept {
        faults,
        line,
        ..RoutineKept::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_routine_written_and_read_again_is_the_same() {
        let routine = routines::library().routines[0].clone();
        let file = RoutineFile {
            soleus_routine: VERSION,
            routine: routine.clone(),
        };
        let text = serde_json::to_string_pretty(&file).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap(), routine);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line_and_a_newer_one_by_its_version() {
        let broken = read(b"{\n  \"soleusRoutine\": 1,\n  \"routine\": {\n    \"id\": 5\n").unwrap_err();
        assert_eq!(broken.line, Some(5));
        let wrong = read(b"{\"soleusRoutine\": 1,\n\"routine\": {\"id\": 5}}").unwrap_err();
        assert_eq!((wrong.line, wrong.faults[0].field.as_str()), (Some(2), "routine"));
        let newer = read(b"{\"soleusRoutine\": 2}").unwrap_err();
        assert_eq!(newer.faults[0].field, "soleusRoutine");
        let foreign = read(b"[1, 2]").unwrap_err();
        assert_eq!(foreign.faults[0].field, "soleusRoutine");
    }
}
