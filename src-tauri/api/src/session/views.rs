//! The running session as the window sees it: whole, so that a reloaded window draws it without a past.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Pain, Side},
    journal::EntryId,
    session::{AfterHurt, Ending, PauseReason, Phase, REENTRY_MS, Saved, Session, StepKind},
    stretch::{Exercise, Work},
    time::Stamp,
};

/// What became of a step so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum StepState {
    /// Not reached.
    Ahead,
    /// The current one.
    Current,
    /// Done in full.
    Done,
    /// Left before its end.
    Partial,
    /// Nothing of it was done.
    Skipped,
}

/// One step in the list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StepView {
    /// What it is.
    pub kind: StepKind,
    /// The exercise's id.
    pub exercise: String,
    /// Set, from 1.
    pub set: u8,
    /// Sets of the exercise.
    pub sets: u8,
    /// The leg; none for both.
    pub side: Option<Side>,
    /// Its whole length with what was added, in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub whole_ms: u64,
    /// The hold or repetitions.
    pub work: Option<Work>,
    /// What became of it.
    pub state: StepState,
}

/// What the session does, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Moving {
    /// The current step runs.
    Running,
    /// Counting in before the current step.
    Entering,
    /// Standing still.
    Paused,
    /// Standing still, asking how much it hurts.
    Hurting,
    /// Over.
    Finished,
}

/// The whole session. Times are what is left at `as_of`; while it moves they run down from there.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionView {
    /// Grows with every view; an older one that arrives late is dropped.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub seq: u64,
    /// The session clock when the view was made, in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub as_of: u64,
    /// How fast the session clock runs: 1, except in a debug build under test.
    pub speed: u32,
    /// The routine's id.
    pub routine: String,
    /// Its name.
    pub title: String,
    /// When it was started.
    pub started: Stamp,
    /// What it does.
    pub moving: Moving,
    /// Why it stands still, if it does.
    pub why: Option<PauseReason>,
    /// How it ended, if it has.
    pub ending: Option<Ending>,
    /// All steps.
    pub steps: Vec<StepView>,
    /// The current step's place.
    pub cursor: usize,
    /// The place of the next hold or set after the current step.
    pub next_work: Option<usize>,
    /// What is left of the count-in, while there is one.
    #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
    pub entry_left_ms: Option<u64>,
    /// What is left of the current step.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub step_left_ms: u64,
    /// What is left of the whole session.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub left_ms: u64,
    /// The length of a count-in, for drawing it.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub entry_whole_ms: u64,
    /// Whether the record could not take the last step: it runs on, but a crash would lose it.
    pub unsaved: bool,
    /// The journal entry, once it has ended and left one.
    pub entry: Option<EntryId>,
    /// Pain before it, if told.
    pub pain_before: Option<Pain>,
    /// Its exercises, once each.
    pub exercises: Vec<Exercise>,
    /// What can be chosen after something hurt, each up to which pain.
    pub after_hurt: Vec<HurtChoice>,
    /// Why no sound can be heard, if that is known.
    pub sound_trouble: Option<String>,
    /// Why the display cannot be kept on, if that is known.
    pub display_trouble: Option<String>,
}

/// What can be chosen after something hurt.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HurtChoice {
    /// The choice.
    pub next: AfterHurt,
    /// The highest pain at which it is open.
    pub up_to: Pain,
}

/// What the desk knows beside the machine.
pub(crate) struct Around {
    pub(crate) seq: u64,
    pub(crate) speed: u32,
    pub(crate) started: Stamp,
    pub(crate) unsaved: bool,
    pub(crate) entry: Option<EntryId>,
    pub(crate) pain_before: Option<Pain>,
    pub(crate) exercises: Vec<Exercise>,
    pub(crate) after_hurt: Vec<HurtChoice>,
    pub(crate) sound_trouble: Option<String>,
    pub(crate) display_trouble: Option<String>,
}

impl SessionView {
    pub(crate) fn of(session: &Session, around: Around) -> Self {
        let (moving, why, ending, entry_left_ms) = match session.phase() {
            Phase::Running { .. } => (Moving::Running, None, None, None),
            Phase::Entering { until, .. } => {
                (Moving::Entering, None, None, Some(until.since(session.seen())))
            }
            Phase::Paused { why, .. } => (Moving::Paused, Some(why), None, None),
            Phase::Hurting { .. } => (Moving::Hurting, None, None, None),
            Phase::Finished { how } => (Moving::Finished, None, Some(how), None),
        };
        let cursor = session.cursor();
        let is_work = |place: &usize| session.plan().steps[*place].kind.is_work();
        Self {
            seq: around.seq,
            as_of: session.seen().0,
            speed: around.speed,
            routine: session.plan().routine.clone(),
            title: session.plan().title.clone(),
            started: around.started,
            moving,
            why,
            ending,
            steps: steps(session, ending.is_some()),
            cursor,
            next_work: (cursor + 1..session.plan().steps.len()).find(is_work),
            entry_left_ms,
            step_left_ms: session.step_left_ms(),
            left_ms: session.left_ms(),
            entry_whole_ms: REENTRY_MS,
            unsaved: around.unsaved,
            entry: around.entry,
            pain_before: around.pain_before,
            exercises: around.exercises,
            after_hurt: around.after_hurt,
            sound_trouble: around.sound_trouble,
            display_trouble: around.display_trouble,
        }
    }
}

fn steps(session: &Session, over: bool) -> Vec<StepView> {
    let steps = session.plan().steps.iter().zip(session.ledger()).enumerate();
    steps
        .map(|(place, (step, account))| StepView {
            kind: step.kind,
            exercise: step.exercise.clone(),
            set: step.set,
            sets: step.sets,
            side: step.side,
            whole_ms: account.whole(step.target_ms),
            work: step.work,
            state: if place == session.cursor() && !over {
                StepState::Current
            } else if account.done(step.target_ms) {
                StepState::Done
            } else if account.credited_ms > 0 {
                StepState::Partial
            } else if account.skipped_ms > 0 {
                StepState::Skipped
            } else {
                StepState::Ahead
            },
        })
        .collect()
}

/// An unfinished session found at a start.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OfferView {
    /// The routine's name.
    pub title: String,
    /// When it was started.
    pub started: Stamp,
    /// Full holds or sets done.
    pub done: usize,
    /// Holds or sets planned.
    pub planned: usize,
    /// The exercise it stopped in.
    pub exercise: String,
    /// The set it stopped in, from 1.
    pub set: u8,
    /// The leg it stopped in.
    pub side: Option<Side>,
}

impl OfferView {
    pub(crate) fn of(saved: &Saved) -> Self {
        let work = || {
            saved
                .plan
                .steps
                .iter()
                .zip(&saved.ledger)
                .filter(|(step, _)| step.kind.is_work())
        };
        let step = &saved.plan.steps[usize::from(saved.cursor)];
        Self {
            title: saved.plan.title.clone(),
            started: saved.started,
            done: work()
                .filter(|(step, account)| account.done(step.target_ms))
                .count(),
            planned: work().count(),
            exercise: step.exercise.clone(),
            set: step.set,
            side: step.side,
        }
    }
}

/// What to do with an unfinished session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum OfferAnswer {
    /// Take it up, paused.
    Resume,
    /// Take it up at the hold that was cut off, counting in at once.
    RestartHold,
    /// End it and keep what was completed.
    End,
}
