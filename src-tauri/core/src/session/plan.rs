//! Unrolling a routine into steps.

use serde::{Deserialize, Serialize};

use crate::{
    care::{Legs, Side},
    stretch::{Item, Routine, SetOrder, Sides, Work},
};

/// What a step is for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum StepKind {
    /// Getting into position for a new exercise.
    GetReady,
    /// Holding still.
    Hold,
    /// Counted repetitions.
    Reps,
    /// Changing legs.
    Change,
    /// Resting.
    Rest,
}

impl StepKind {
    /// Whether it is work that counts, not a pause round it.
    pub fn is_work(self) -> bool {
        matches!(self, StepKind::Hold | StepKind::Reps)
    }
}

/// One timed step. A pause carries the exercise, set and side of the work it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SessionStep"))]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// The exercise's id.
    pub exercise: String,
    /// Place of the exercise in the routine, from 0.
    pub item: u16,
    /// Set, from 1.
    pub set: u8,
    /// Sets of this exercise.
    pub sets: u8,
    /// The leg worked; none when both are.
    pub side: Option<Side>,
    /// Planned length in milliseconds.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub target_ms: u64,
    /// The hold or repetitions, for work.
    pub work: Option<Work>,
}

/// What the person chose before starting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SessionChoices"))]
pub struct Choices {
    /// The leg that goes first.
    pub start_side: Side,
    /// The order of sets and legs, where it differs from the routine's.
    pub order: Option<SetOrder>,
    /// Amount of work for the left leg in per cent, 50 to 200; 0 leaves the leg out.
    pub left_percent: u16,
    /// Amount of work for the right leg in per cent, 50 to 200; 0 leaves the leg out.
    pub right_percent: u16,
}

/// Amount of work for a sore leg (rule of thumb).
const SPARED_PERCENT: u16 = 50;

impl Default for Choices {
    fn default() -> Self {
        Self {
            start_side: Side::Left,
            order: None,
            left_percent: 100,
            right_percent: 100,
        }
    }
}

impl Choices {
    /// What is chosen beforehand when `sore` hurts: the sore leg works half as much, and the other one begins, so that
    /// one knows how the pull should feel (rule of thumb). Both sore: both half, left first.
    pub fn sparing(sore: Legs) -> Self {
        let percent = |side| if sore.has(side) { SPARED_PERCENT } else { 100 };
        Self {
            start_side: if sore == Legs::Left {
                Side::Right
            } else {
                Side::Left
            },
            order: None,
            left_percent: percent(Side::Left),
            right_percent: percent(Side::Right),
        }
    }

    /// What is chosen beforehand when `tight` is only tight: all of it, the tight leg first (rule of thumb).
    pub fn leading_with(tight: Legs) -> Self {
        let start_side = if tight == Legs::Right {
            Side::Right
        } else {
            Side::Left
        };
        Self {
            start_side,
            ..Self::default()
        }
    }

    /// The work of one set of `item` for this leg; none if the leg is left out. Both legs together are never spared.
    pub fn work(self, item: &Item, side: Side) -> Option<Work> {
        match (item.sides, self.percent(side)) {
            (Sides::Together, _) => Some(item.work),
            (Sides::Each, 0) => None,
            (Sides::Each, percent) => Some(item.work.scaled(percent)),
        }
    }

    fn percent(self, side: Side) -> u16 {
        match side {
            Side::Left => self.left_percent,
            Side::Right => self.right_percent,
        }
    }
}

/// A routine unrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SessionPlan"))]
pub struct Plan {
    /// The routine's id.
    pub routine: String,
    /// Its name when it was started.
    pub title: String,
    /// The steps in order; never empty.
    pub steps: Vec<Step>,
}

impl Plan {
    /// Unrolls `routine`. Nothing if every leg of every exercise is left out.
    pub fn of(routine: &Routine, choices: Choices) -> Option<Self> {
        let mut steps: Vec<Step> = Vec::new();
        for (index, item) in routine.items.iter().enumerate() {
            let item_number = u16::try_from(index).unwrap_or(u16::MAX);
            let work = unrolled(routine, item, item_number, choices);
            let Some(first) = work.first().cloned() else {
                continue;
            };
            if !steps.is_empty() {
                push_pause(&mut steps, StepKind::Rest, routine.times.rest_s, &first);
            }
            push_pause(&mut steps, StepKind::GetReady, routine.times.get_ready_s, &first);
            steps.extend(work);
        }
        (!steps.is_empty()).then(|| Self {
            routine: routine.id.clone(),
            title: routine.title.clone(),
            steps,
        })
    }

    /// The sum of all steps in milliseconds.
    pub fn total_ms(&self) -> u64 {
        self.steps.iter().map(|step| step.target_ms).sum()
    }
}

/// The work of one exercise with the changes and rests inside it.
fn unrolled(routine: &Routine, item: &Item, number: u16, choices: Choices) -> Vec<Step> {
    let sides: Vec<Option<Side>> = match item.sides {
        Sides::Together => vec![None],
        Sides::Each => [choices.start_side, choices.start_side.other()]
            .into_iter()
            .filter(|side| choices.percent(*side) > 0)
            .map(Some)
            .collect(),
    };
    let order = choices.order.unwrap_or(routine.order);
    let rounds: Vec<(u8, Option<Side>)> = match order {
        SetOrder::LegsWithinSet => (1..=item.sets)
            .flat_map(|set| sides.iter().map(move |side| (set, *side)))
            .collect(),
        SetOrder::OneLegFirst => sides
            .iter()
            .flat_map(|side| (1..=item.sets).map(move |set| (set, *side)))
            .collect(),
    };
    let mut steps = Vec::new();
    let mut last: Option<Option<Side>> = None;
    for (set, side) in rounds {
        let next = work_step(item, number, set, side, choices);
        let (kind, seconds) = pause_between(routine, order, last, &next, sides.first().copied().flatten());
        if last.is_some() {
            push_pause(&mut steps, kind, seconds, &next);
        }
        last = Some(side);
        steps.push(next);
    }
    steps
}

/// A change of legs within a set (or between the legs' blocks), otherwise a rest.
fn pause_between(
    routine: &Routine,
    order: SetOrder,
    last: Option<Option<Side>>,
    next: &Step,
    first: Option<Side>,
) -> (StepKind, u16) {
    let other_leg = last.is_some_and(|side| side != next.side);
    let within_set = match order {
        SetOrder::LegsWithinSet => next.side != first,
        SetOrder::OneLegFirst => true,
    };
    if other_leg && within_set {
        (StepKind::Change, routine.times.change_s)
    } else {
        (StepKind::Rest, routine.times.rest_s)
    }
}

fn work_step(item: &Item, number: u16, set: u8, side: Option<Side>, choices: Choices) -> Step {
    let work = side.map_or(item.work, |side| item.work.scaled(choices.percent(side)));
    let kind = match work {
        Work::Hold { .. } => StepKind::Hold,
        Work::Reps { .. } => StepKind::Reps,
    };
    let exercise = item.exercise.clone();
    Step {
        kind,
        exercise,
        item: number,
        set,
        sets: item.sets,
        side,
        target_ms: work.total_ms(),
        work: Some(work),
    }
}

/// A pause of no length is no step.
fn push_pause(steps: &mut Vec<Step>, kind: StepKind, seconds: u16, to: &Step) {
    if seconds > 0 {
        steps.push(Step {
            kind,
            target_ms: u64::from(seconds) * 1000,
            work: None,
            ..to.clone()
        });
    }
}
