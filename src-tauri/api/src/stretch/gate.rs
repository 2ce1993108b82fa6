//! Whether a routine may start: locks of the check, gates of the open plans, and the daily rows before it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Legs},
    journal::{Body, Entry, EntryId},
    locks::Standing,
    recovery::{
        checkin::CheckIn,
        record::{Condition, Episode},
        rows::DailyRows,
        scope::HeldBy,
    },
    session::Choices,
    stretch::{Exercise, Routine},
    time::{DAY_MS, Stamp},
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::{Code, Failure},
    locks::standing,
    recovery::check_in::{self, RowWords},
    recovery::episode::view,
};

/// One reason why a routine cannot start now.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineLock {
    /// The class of its exercises that is closed.
    pub activity: Activity,
    /// Why, in words of the check or of the plan.
    pub reasons: Vec<String>,
    /// The episode whose plan holds it, if it is a gate and not the check.
    pub episode: Option<EntryId>,
    /// Which of its gates.
    pub gate: Option<String>,
    /// When the time part of the gate is over.
    pub opens_at: Option<Stamp>,
    /// What the leg still has to show for the gate, in the plan's words.
    pub missing: Vec<String>,
    /// From when a complete new check can lift a lock of the check.
    pub check_from: Option<Stamp>,
}

/// A leg that an open episode says is sore or tight, and what is chosen beforehand because of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SoreLeg {
    /// Which leg.
    pub legs: Legs,
    /// Whether it is spared: half the work. Otherwise it only goes first.
    pub spared: bool,
    /// What is chosen beforehand. The person may choose otherwise.
    pub choices: Choices,
}

/// The daily rows answered "none of these" before a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Precheck {
    rows: DailyRows,
}

impl Body for Precheck {
    const KIND: &'static str = "precheck";
}

/// What is locked now, read once however many routines ask.
pub(crate) struct LockBook<'a> {
    app: &'a App,
    standing: Standing,
    open: Vec<Entry<Episode>>,
    known: BTreeMap<(Activity, Option<EntryId>), Vec<RoutineLock>>,
}

impl<'a> LockBook<'a> {
    pub(crate) fn new(app: &'a App) -> Self {
        Self {
            app,
            standing: standing::standing(app).unwrap_or_default(),
            open: open_episodes(app),
            known: BTreeMap::new(),
        }
    }

    /// Every reason why `routine` with these exercises cannot start now. Empty while the record is closed: nothing is
    /// known then.
    pub(crate) fn locks(&mut self, routine: &Routine, exercises: &[Exercise]) -> Vec<RoutineLock> {
        self.locks_of(&routine.id, exercises)
    }

    fn locks_of(&mut self, routine: &str, exercises: &[Exercise]) -> Vec<RoutineLock> {
        let mut classes: Vec<Activity> = exercises.iter().map(|exercise| exercise.activity).collect();
        classes.sort_unstable();
        classes.dedup();
        let own = own_episode(&self.open, routine);
        self.of_classes(&classes, own)
    }

    /// Every reason why one of `classes` is closed now, for the exercises of the plan `own` or for any others.
    pub(crate) fn of_classes(&mut self, classes: &[Activity], own: Option<EntryId>) -> Vec<RoutineLock> {
        let mut all = Vec::new();
        for &activity in classes {
            let key = (activity, own.clone());
            let (app, standing) = (self.app, &self.standing);
            let of_class = self
                .known
                .entry(key)
                .or_insert_with(|| of_class(app, standing, activity, own.as_ref()));
            all.extend(of_class.iter().cloned());
        }
        all
    }
}

fn of_class(app: &App, standing: &Standing, activity: Activity, own: Option<&EntryId>) -> Vec<RoutineLock> {
    let gates = view::held(app, activity, Legs::Both, own).unwrap_or_default();
    locks(standing, activity, gates)
}

/// What the check and these closed gates say against one class.
pub(crate) fn locks(standing: &Standing, activity: Activity, gates: Vec<HeldBy>) -> Vec<RoutineLock> {
    let reasons = standing::reasons(standing, activity);
    let by_check = (!reasons.is_empty()).then_some(RoutineLock {
        activity,
        reasons,
        episode: None,
        gate: None,
        opens_at: None,
        missing: Vec::new(),
        check_from: standing.can_fall_from,
    });
    let by_plan = gates.into_iter().map(|held| RoutineLock {
        activity,
        reasons: gate_title(&held.gate).into_iter().collect(),
        episode: Some(held.episode),
        gate: Some(held.gate),
        opens_at: held.opens_at,
        missing: held.missing,
        check_from: None,
    });
    by_check.into_iter().chain(by_plan).collect()
}

fn gate_title(id: &str) -> Option<String> {
    let plans = &soleus_guide::content().plans;
    plans
        .iter()
        .flat_map(|plan| &plan.gates)
        .find(|gate| gate.id == id)
        .map(|gate| gate.title.clone())
}

/// The open episode whose own exercises a routine is.
fn own_episode(open: &[Entry<Episode>], routine: &str) -> Option<EntryId> {
    let fits = |condition: &Condition| match condition {
        Condition::Strain { .. } => matches!(routine, "strain-early" | "strain-strength" | "balance"),
        Condition::ExerciseCramp => routine == "after-cramp",
        Condition::Tightness => routine == "tight-calves",
        Condition::Bruise | Condition::Named { .. } => false,
    };
    open.iter()
        .find(|entry| fits(&entry.body.condition))
        .map(|entry| entry.id.clone())
}

/// What is chosen beforehand for a routine because of the open episodes. The plan's own routine has the plan's amounts.
pub(crate) fn sore_leg(app: &App, routine: &str) -> Option<SoreLeg> {
    let open = open_episodes(app);
    let own = own_episode(&open, routine);
    let others = || open.iter().filter(|entry| Some(&entry.id) != own.as_ref());
    let is_tight = |entry: &&Entry<Episode>| matches!(entry.body.condition, Condition::Tightness);
    let legs = |tight: bool| {
        let of_kind = others().filter(|entry| is_tight(entry) == tight);
        of_kind
            .map(|entry| entry.body.legs)
            .reduce(|one, other| if one == other { one } else { Legs::Both })
    };
    if let Some(legs) = legs(false) {
        let choices = Choices::sparing(legs);
        return Some(SoreLeg {
            legs,
            spared: true,
            choices,
        });
    }
    let legs = legs(true)?;
    let choices = Choices::leading_with(legs);
    Some(SoreLeg {
        legs,
        spared: false,
        choices,
    })
}

/// The open episodes, newest onset first. None while the record is closed.
pub(crate) fn open_episodes(app: &App) -> Vec<Entry<Episode>> {
    let Ok(store) = app.store() else { return Vec::new() };
    let listed = store.list::<Episode>(&Query {
        newest_first: true,
        ..Query::default()
    });
    let entries = listed.map(|listed| listed.entries).unwrap_or_default();
    entries.into_iter().filter(|entry| entry.body.open()).collect()
}

/// The rows to ask before a session, or none if they need not be asked: without any check on record they are always
/// asked; with an open episode unless a check-in or an earlier pre-check of the last 24 hours was clear (rulings "Locks").
pub(crate) fn rows_to_ask(app: &App) -> Vec<RowWords> {
    let checked = standing::standing(app).is_ok_and(|standing| standing.level.is_some());
    if (checked && open_episodes(app).is_empty()) || clear_lately(app) {
        Vec::new()
    } else {
        check_in::rows()
    }
}

fn clear_lately(app: &App) -> bool {
    let Ok(store) = app.store() else { return false };
    let from_ms = Some(app.now().stamp.ms - DAY_MS);
    let lately = Query {
        from_ms,
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    };
    let precheck = store
        .list::<Precheck>(&lately)
        .map(|listed| listed.entries)
        .unwrap_or_default();
    let check_in = store
        .list::<CheckIn>(&lately)
        .map(|listed| listed.entries)
        .unwrap_or_default();
    match (precheck.first(), check_in.first()) {
        (Some(before), Some(day)) if day.at.ms > before.at.ms => day.body.rows.clear(),
        (Some(before), _) => before.body.rows.clear(),
        (None, Some(day)) => day.body.rows.clear(),
        (None, None) => false,
    }
}

/// Refuses a routine with an exercise that is locked now.
///
/// # Errors
/// `Locked` by a check or a gate.
pub(crate) fn unlocked(app: &App, routine: &str, exercises: &[Exercise]) -> Result<(), Failure> {
    match LockBook::new(app).locks_of(routine, exercises).first() {
        None => Ok(()),
        Some(lock) => Err(Failure::new(
            Code::Locked,
            format!("{:?}: {}", lock.activity, lock.reasons.join("; ")),
        )),
    }
}

/// Lets a session start or says why not. `none_of_these` is the one press on "none of these today", all rows in view.
///
/// # Errors
/// `Locked` by a check, a gate, or the rows not being answered.
pub(crate) fn admit(
    app: &App,
    routine: &Routine,
    exercises: &[Exercise],
    none_of_these: bool,
) -> Result<(), Failure> {
    unlocked(app, &routine.id, exercises)?;
    if rows_to_ask(app).is_empty() {
        return Ok(());
    }
    if !none_of_these {
        return Err(Failure::new(Code::Locked, "the daily rows come first"));
    }
    let body = Precheck {
        rows: DailyRows::none_of_these(),
    };
    // Without a record the answer holds for this session only.
    if app.store().is_ok() {
        let at = app.now().stamp;
        app.write(|tx| tx.insert(at, None, &body))?;
    }
    Ok(())
}
