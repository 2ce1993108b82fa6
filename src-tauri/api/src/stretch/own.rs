//! The person's own routines: journal entries, so that they are backed up, exported and undone like everything else;
//! and one routine as one versioned JSON file.

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::EntryId,
    session::{Choices, Plan},
    stretch::{Fault, Routine, Wrong, check_routine},
};
use soleus_store::{read_limited, write_whole};

use crate::{
    app::App,
    failure::{Code, Failure},
    record::files,
    stretch::{
        file::{self, RoutineWrong},
        kept::{Own, find, without_authority, without_sources},
        library::library,
        routines::{self, RoutineAsked, RoutineView},
    },
};

/// A file beyond this is no routine.
const MOST_BYTES: u64 = 256_000;

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
    pub faults: Vec<RoutineWrong>,
    /// Whether the person chose no file.
    pub cancelled: bool,
}

/// How long a routine in the making takes.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineLength {
    /// Milliseconds with both legs; none while its times or exercises are not in order.
    #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
    pub total_ms: Option<u64>,
}

/// How long `routine` would take. Nothing is kept; it needs no name yet.
pub fn length(_app: &App, routine: Routine) -> Result<RoutineLength, Failure> {
    let sound = faults(&routine).iter().all(|fault| fault.field == "title");
    let plan = sound.then(|| Plan::of(&routine, Choices::default())).flatten();
    Ok(RoutineLength {
        total_ms: plan.map(|plan| plan.total_ms()),
    })
}

/// Keeps a routine, new or changed, if nothing is wrong with it.
///
/// # Errors
/// `NotFound` if the routine to replace is gone; as the record.
pub fn save(app: &App, draft: RoutineDraft) -> Result<RoutineKept, Failure> {
    let faults = faults(&draft.routine);
    if !faults.is_empty() {
        return Ok(refused(faults.into_iter().map(Into::into).collect()));
    }
    let body = Own(Routine {
        id: String::new(),
        ..without_sources(draft.routine)
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
    let shipped = |id: &str| library().exercise(id).is_some();
    let mut faults = check_routine(routine, |id| own(id) || shipped(id));
    for (index, exercise) in routine.own_exercises.iter().enumerate() {
        let twice = routine.own_exercises[..index]
            .iter()
            .any(|other| other.id == exercise.id);
        if exercise.id.is_empty() || shipped(&exercise.id) || twice {
            let field = format!("ownExercises[{index}].id");
            faults.push(Fault {
                field,
                wrong: Wrong::IdTaken,
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
    let Some(path) = files::place_for(app, &format!("{name}.soleus-routine.json"))? else {
        return Ok(None);
    };
    let text = file::write(routine).map_err(|e| Failure::new(Code::Internal, e.to_string()))?;
    write_whole(&path, text.as_bytes())?;
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
    let bytes = match read_limited(&path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
            return Ok(refused(vec![RoutineWrong {
                field: "file".into(),
                wrong: Wrong::TooLarge,
                line: None,
            }]));
        }
        Err(error) => return Err(Failure::new(Code::Platform, error.to_string())),
    };
    let read = match file::read(&bytes) {
        Ok(read) => read,
        Err(wrong) => return Ok(refused(vec![wrong])),
    };
    let wrong = read.located(faults(&read.routine));
    if wrong.is_empty() {
        let routine = without_authority(read.routine);
        save(app, RoutineDraft { id: None, routine })
    } else {
        Ok(refused(wrong))
    }
}

fn refused(faults: Vec<RoutineWrong>) -> RoutineKept {
    RoutineKept {
        faults,
        ..RoutineKept::default()
    }
}
