//! Routines: those that ship and the person's own, what locks them, and how long they take.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Side,
    permission::reason::Closed,
    session::{Choices, Plan},
    stretch::{Exercise, Routine, Work},
};

use crate::{
    app::App,
    failure::Failure,
    recovery::check_in::RowWords,
    stretch::{
        gate::{self, LockBook, SoreLeg},
        kept,
        library::{exercises_of, library},
    },
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
    /// The ids of those that have a drawing, in order.
    pub drawn: Vec<String>,
    /// Whether the person made it.
    pub own: bool,
    /// Why it is closed, if it is; the daily rows are asked beside it.
    pub closed: Option<Closed>,
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
    /// What each leg does in one set of each item with the choices asked about.
    pub doses: Vec<Dose>,
    /// How long it takes with the choices asked about, in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub total_ms: u64,
    /// Whether the person made it.
    pub own: bool,
    /// Why it is closed, if it is; the daily rows are asked beside it.
    pub closed: Option<Closed>,
    /// The daily rows to ask before it starts; empty if they need not be asked.
    pub ask: Vec<RowWords>,
    /// A leg that an open episode says is sore or tight.
    pub sore: Option<SoreLeg>,
}

/// What the legs do in one set; a leg that is left out does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SetDose"))]
pub struct Dose {
    /// The left leg.
    pub left: Option<Work>,
    /// The right leg.
    pub right: Option<Work>,
}

/// Which routine to show, and with which choices to reckon its length.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineAsked {
    /// The routine's id.
    pub id: String,
    /// Legs, order, amounts; if left out, those that are chosen beforehand.
    #[serde(default)]
    pub choices: Option<Choices>,
}

/// All routines, the person's own first. Without a record there are only the shipped ones.
pub fn list(app: &App, (): ()) -> Result<Vec<RoutineCard>, Failure> {
    let book = LockBook::new(app);
    let own = kept::all(app);
    let mut cards: Vec<RoutineCard> = own.iter().map(|routine| card(&book, routine, true)).collect();
    cards.extend(
        library()
            .routines
            .iter()
            .map(|routine| card(&book, routine, false)),
    );
    Ok(cards)
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
    let sore = gate::sore_leg(app, &routine.id);
    let choices = args
        .choices
        .or(sore.as_ref().map(|sore| sore.choices))
        .unwrap_or_default();
    let dose = |item| Dose {
        left: choices.work(item, Side::Left),
        right: choices.work(item, Side::Right),
    };
    let book = LockBook::new(app);
    Ok(RoutineView {
        total_ms: Plan::of(&routine, choices).map_or(0, |plan| plan.total_ms()),
        own: library().routine(&routine.id).is_none(),
        closed: book.closed_but_rows(&routine.id, &exercises),
        ask: book.rows_to_ask(&routine.id, &exercises),
        doses: routine.items.iter().map(dose).collect(),
        sore,
        routine,
        exercises,
    })
}

/// The routine with this id.
pub(crate) fn find(app: &App, id: &str) -> Result<Routine, Failure> {
    let own = || kept::find(app, id);
    library()
        .routine(id)
        .cloned()
        .or_else(own)
        .ok_or_else(|| Failure::not_found("routine", id))
}

/// Refuses a routine that is locked or whose daily rows are not answered.
///
/// # Errors
/// `Locked` with the first reason.
pub(crate) fn may_start(app: &App, routine: &Routine, none_of_these: bool) -> Result<(), Failure> {
    gate::admit(app, routine, &exercises_of(routine), none_of_these)
}

fn card(book: &LockBook, routine: &Routine, own: bool) -> RoutineCard {
    let exercises = exercises_of(routine);
    RoutineCard {
        id: routine.id.clone(),
        title: routine.title.clone(),
        who_for: routine.who_for.clone(),
        total_ms: Plan::of(routine, Choices::default()).map_or(0, |plan| plan.total_ms()),
        closed: book.closed_but_rows(&routine.id, &exercises),
        drawn: exercises
            .iter()
            .filter(|exercise| exercise.figure.is_some())
            .map(|exercise| exercise.id.clone())
            .collect(),
        exercises: exercises.into_iter().map(|exercise| exercise.title).collect(),
        own,
    }
}
