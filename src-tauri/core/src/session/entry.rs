//! A session in the journal: what was planned and what was really done, leg by leg.

use serde::{Deserialize, Serialize};

use super::{Ending, Ledger, PainReport, Saved, Session, Step, StepKind};
use crate::{
    care::{Pain, Side},
    journal::Body,
    stretch::Work,
    time::Stamp,
};

/// The outcome of one piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StepDone {
    /// The exercise's id.
    pub exercise: String,
    /// Set, from 1.
    pub set: u8,
    /// The leg; none for both.
    pub side: Option<Side>,
    /// Planned milliseconds, with what was added.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub planned_ms: u64,
    /// Milliseconds really done.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub done_ms: u64,
    /// Milliseconds skipped on purpose.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub skipped_ms: u64,
    /// Whole repetitions done, for counted work.
    pub reps: Option<u16>,
    /// Whether it counts as a set: a full hold or all repetitions, never a part.
    pub full: bool,
}

/// One session in the journal. `at` of its entry is when it was started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionEntry {
    /// The routine's id.
    pub routine: String,
    /// Its name at the time.
    pub title: String,
    /// When it ended.
    pub ended: Stamp,
    /// How it ended.
    pub ending: Ending,
    /// Every piece of work of the plan in order, also what was not reached.
    pub work: Vec<StepDone>,
    /// What hurt on the way.
    pub pains: Vec<PainReport>,
    /// Pain before it, if told.
    pub pain_before: Option<Pain>,
    /// Pain after it, if told.
    pub pain_after: Option<Pain>,
    /// Effort 0 to 10, if told.
    pub effort: Option<Pain>,
    /// The person's note.
    #[serde(default)]
    pub note: String,
    /// Entered afterwards by hand, not timed by the app.
    #[serde(default)]
    pub by_hand: bool,
}

/// What one leg was to do in a session, and what it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LegTime {
    /// Full holds or sets done.
    pub sets_done: usize,
    /// Holds or sets planned.
    pub sets_planned: usize,
    /// Milliseconds really done.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub done_ms: u64,
    /// Milliseconds planned, with what was added.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub planned_ms: u64,
    /// Milliseconds skipped on purpose.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub skipped_ms: u64,
}

impl Body for SessionEntry {
    const KIND: &'static str = "session";
}

impl SessionEntry {
    /// What a session leaves behind when it ends at `ended`.
    pub fn of(session: &Session, ending: Ending, ended: Stamp) -> Self {
        Self {
            routine: session.plan().routine.clone(),
            title: session.plan().title.clone(),
            ended,
            ending,
            work: work_done(&session.plan().steps, session.ledger()),
            pains: session.pains().to_vec(),
            pain_before: None,
            pain_after: None,
            effort: None,
            note: String::new(),
            by_hand: false,
        }
    }

    /// What a session that was never taken up again leaves: everything as it was last kept, also seconds of a hold that
    /// was cut off. They are no set.
    pub fn of_saved(saved: &Saved, ending: Ending, ended: Stamp) -> Self {
        Self {
            routine: saved.plan.routine.clone(),
            title: saved.plan.title.clone(),
            ended,
            ending,
            work: work_done(&saved.plan.steps, &saved.ledger),
            pains: saved.pains.clone(),
            pain_before: None,
            pain_after: None,
            effort: None,
            note: String::new(),
            by_hand: false,
        }
    }

    /// Full sets done and planned, for one leg or (none) all work.
    pub fn sets(&self, side: Option<Side>) -> (usize, usize) {
        let of_leg = |step: &&StepDone| side.is_none() || step.side.is_none() || step.side == side;
        let planned = self.work.iter().filter(of_leg);
        (planned.clone().filter(|step| step.full).count(), planned.count())
    }

    /// The account of one leg. Work of both legs counts for each.
    pub fn leg(&self, side: Side) -> LegTime {
        let (sets_done, sets_planned) = self.sets(Some(side));
        let work = self
            .work
            .iter()
            .filter(|step| step.side.is_none_or(|of| of == side));
        let none = LegTime {
            sets_done,
            sets_planned,
            ..LegTime::default()
        };
        work.fold(none, |sum, step| LegTime {
            done_ms: sum.done_ms + step.done_ms,
            planned_ms: sum.planned_ms + step.planned_ms,
            skipped_ms: sum.skipped_ms + step.skipped_ms,
            ..sum
        })
    }
}

fn work_done(steps: &[Step], ledger: &[Ledger]) -> Vec<StepDone> {
    let work = steps.iter().zip(ledger).filter(|(step, _)| step.kind.is_work());
    work.map(|(step, account)| StepDone {
        exercise: step.exercise.clone(),
        set: step.set,
        side: step.side,
        planned_ms: account.whole(step.target_ms),
        done_ms: account.credited_ms,
        skipped_ms: account.skipped_ms,
        reps: match (step.kind, step.work) {
            (StepKind::Reps, Some(Work::Reps { tempo, .. })) => {
                u16::try_from(account.credited_ms / tempo.total_ms().max(1)).ok()
            }
            (StepKind::GetReady | StepKind::Hold | StepKind::Reps | StepKind::Change | StepKind::Rest, _) => {
                None
            }
        },
        full: account.done(step.target_ms),
    })
    .collect()
}
