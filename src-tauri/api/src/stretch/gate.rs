//! Whether a routine may start: the one function says; before it the daily rows are asked.

use crate::{
    app::App,
    failure::{Code, Failure},
    permission::ask,
    recovery::{
        belief::remember,
        check_in::{self, RowWords},
        facts::{Known, plan_of},
    },
    stretch::library,
};
use serde::Serialize;
use soleus_core::{
    care::Legs,
    journal::Entry,
    permission::{
        decide::decide_all,
        reason::{Closed, Reason},
    },
    recovery::{
        record::{Condition, Episode},
        rows::{DailyRows, Precheck},
    },
    session::Choices,
    stretch::{Exercise, Routine},
};

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

/// What is known now, read once however many routines ask. Without a record nothing is known, and nothing is closed.
pub(crate) struct LockBook {
    known: Option<Known>,
}

impl LockBook {
    pub(crate) fn new(app: &App) -> Self {
        Self {
            known: Known::read(app, None).ok(),
        }
    }

    /// What is known.
    pub(crate) fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// Why a routine with these exercises is closed now, the daily rows included.
    pub(crate) fn closed(&self, routine: &str, exercises: &[Exercise]) -> Option<Closed> {
        let known = self.known.as_ref()?;
        let open: Vec<&Entry<Episode>> = known.open().collect();
        decide_all(
            &known.permission,
            &ask::routine(&open, routine, exercises, Legs::Both),
        )
    }

    /// As [`LockBook::closed`], apart from the rows, which are asked at the start.
    pub(crate) fn closed_but_rows(&self, routine: &str, exercises: &[Exercise]) -> Option<Closed> {
        self.closed(routine, exercises)?.but_rows()
    }

    /// The rows to ask before a session with these exercises, or none if they need not be asked. Rows of last evening
    /// still count today, but a step that is entered today waits for today's.
    pub(crate) fn rows_to_ask(&self, routine: &str, exercises: &[Exercise]) -> Vec<RowWords> {
        let waits = || {
            let closed = self.closed(routine, exercises);
            closed.is_some_and(|closed| closed.reasons.iter().any(Reason::is_rows))
        };
        let asks = self.known.as_ref().is_none_or(|known| {
            let facts = &known.permission;
            facts.rows_reason().is_some() && facts.needs_rows(Legs::Both) || waits()
        });
        if asks { check_in::rows() } else { Vec::new() }
    }
}

/// Whether the episode's plan names the routine, as a whole or at one of its gates.
fn is_own(entry: &Entry<Episode>, routine: &str) -> bool {
    let of_plan = library::library().plan_of.get(routine).map(String::as_str);
    let at_gate = plan_of(&entry.body).is_some_and(|plan| {
        let mut named = plan.gates.iter().flat_map(|gate| &gate.routines);
        named.any(|id| id == routine)
    });
    at_gate || (of_plan.is_some() && of_plan == entry.body.condition.plan())
}

/// What is chosen beforehand for a routine because of the open episodes. The plan's own routine has the plan's amounts.
pub(crate) fn sore_leg(app: &App, routine: &str) -> Option<SoreLeg> {
    let open = open_episodes(app);
    let others = || open.iter().filter(|entry| !is_own(entry, routine));
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
    let Ok(read) = store.since::<Episode>(i64::MIN) else {
        return Vec::new();
    };
    let open = read.entries.iter().rev().filter(|entry| entry.body.open());
    open.cloned().collect()
}

/// Lets a session start or says why not. `none_of_these` is the one press on "none of these today", all rows in view.
///
/// # Errors
/// `Locked`, with the first reason.
pub(crate) fn admit(
    app: &App,
    routine: &Routine,
    exercises: &[Exercise],
    none_of_these: bool,
) -> Result<(), Failure> {
    let book = LockBook::new(app);
    ask::refuse(book.closed_but_rows(&routine.id, exercises).as_ref())?;
    if book.rows_to_ask(&routine.id, exercises).is_empty() {
        return Ok(());
    }
    if !none_of_these {
        return Err(Failure::new(Code::Locked, "the daily rows come first"));
    }
    // Without a record the answer holds for this session only.
    let Some(known) = book.known() else { return Ok(()) };
    let body = Precheck {
        rows: DailyRows::none_of_these(),
        lead_ms: known.now.lead_ms(),
    };
    app.write(|tx| {
        remember(tx, known.now)?;
        tx.insert(known.now.wall, None, &body).map(drop)
    })?;
    // A step that waited for the rows may now wait for tomorrow.
    may_go_on(app, &routine.id, exercises)
}

/// Whether a session that stands may go on: everything a start asks, the rows of the last 24 hours included.
///
/// # Errors
/// `Locked`, with the first reason.
pub(crate) fn may_go_on(app: &App, routine: &str, exercises: &[Exercise]) -> Result<(), Failure> {
    ask::refuse(LockBook::new(app).closed(routine, exercises).as_ref())
}
