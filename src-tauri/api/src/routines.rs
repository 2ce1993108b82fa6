//! Routines: those that ship and the person's own, what locks them, and how long they take.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Activity,
    session::{Choices, Plan},
    stretch::{Exercise, Library, Routine},
};

use crate::{
    app::App,
    failure::{Code, Failure},
    routines_own,
};

/// One line of the list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineCard {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whom it is for.
    pub who_for: String,
    /// How long it takes with both legs, in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub total_ms: u64,
    /// The exercises' names in order.
    pub exercises: Vec<String>,
    /// Whether the person made it.
    pub own: bool,
    /// What locks it, if anything.
    pub locked: Vec<Activity>,
}

/// One routine with its exercises.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineView {
    /// The routine.
    pub routine: Routine,
    /// Every exercise it uses, once each.
    pub exercises: Vec<Exercise>,
    /// How long it takes with the choices asked about, in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub total_ms: u64,
    /// Whether the person made it.
    pub own: bool,
    /// What locks it, if anything.
    pub locked: Vec<Activity>,
}

/// Which routine to show, and with which choices to reckon its length.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineAsked {
    /// The routine's id.
    pub id: String,
    /// Legs, order, amounts; the usual ones if left out.
    #[serde(default)]
    pub choices: Option<Choices>,
}

pub(crate) fn library() -> &'static Library {
    &soleus_guide::content().stretches
}

/// All routines, the person's own first. Without a record there are only the shipped ones.
pub fn list(app: &App, (): ()) -> Result<Vec<RoutineCard>, Failure> {
    let own = routines_own::all(app);
    let own = own.iter().map(|routine| card(app, routine, true));
    Ok(own
        .chain(library().routines.iter().map(|routine| card(app, routine, false)))
        .collect())
}

/// Every exercise that ships, for the builder.
pub fn exercises(_app: &App, (): ()) -> Result<Vec<Exercise>, Failure> {
    Ok(library().exercises.clone())
}

/// One routine.
///
/// # Errors
/// `NotFound` for an unknown id.
pub fn get(app: &App, args: RoutineAsked) -> Result<RoutineView, Failure> {
    let routine = find(app, &args.id)?;
    let exercises = exercises_of(&routine);
    let choices = args.choices.unwrap_or_default();
    Ok(RoutineView {
        total_ms: Plan::of(&routine, choices).map_or(0, |plan| plan.total_ms()),
        own: library().routine(&routine.id).is_none(),
        locked: locked(app, &exercises),
        routine,
        exercises,
    })
}

/// The routine with this id.
pub(crate) fn find(app: &App, id: &str) -> Result<Routine, Failure> {
    let own = || routines_own::find(app, id);
    library()
        .routine(id)
        .cloned()
        .or_else(own)
        .ok_or_else(|| Failure::not_found("routine", id))
}

/// Refuses a routine one of whose exercises is locked.
///
/// # Errors
/// `Locked` with the classes.
pub(crate) fn may_start(app: &App, routine: &Routine) -> Result<(), Failure> {
    let locked = locked(app, &exercises_of(routine));
    if locked.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(Code::Locked, format!("{locked:?}")))
    }
}

fn exercises_of(routine: &Routine) -> Vec<Exercise> {
    let mut found: Vec<Exercise> = Vec::new();
    for item in &routine.items {
        let own = routine.own_exercises.iter().find(|own| own.id == item.exercise);
        if let Some(exercise) = own.or_else(|| library().exercise(&item.exercise))
            && !found.iter().any(|known| known.id == exercise.id)
        {
            found.push(exercise.clone());
        }
    }
    found
}

fn card(app: &App, routine: &Routine, own: bool) -> RoutineCard {
    let exercises = exercises_of(routine);
    RoutineCard {
        id: routine.id.clone(),
        title: routine.title.clone(),
        who_for: routine.who_for.clone(),
        total_ms: Plan::of(routine, Choices::default()).map_or(0, |plan| plan.total_ms()),
        locked: locked(app, &exercises),
        exercises: exercises.into_iter().map(|exercise| exercise.title).collect(),
        own,
    }
}

/// The classes of `exercises` that are locked now.
fn locked(_app: &App, exercises: &[Exercise]) -> Vec<Activity> {
    let _ = exercises;
    Vec::new()
}
