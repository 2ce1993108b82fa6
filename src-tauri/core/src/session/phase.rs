//! The words of the machine: phases, commands, events.

use serde::{Deserialize, Serialize};

use crate::{care::Pain, time::Tick};

/// Why a session stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PauseReason {
    /// The person paused it.
    Asked,
    /// The program or the machine stood still for more than [`super::STALL_MS`].
    Stalled,
    /// The machine slept.
    Slept,
    /// The screen was locked: nobody could see what to do.
    ScreenLocked,
    /// The app was closed or killed in the middle; this is the session found at the next start.
    Restored,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SessionEnding"))]
pub enum Ending {
    /// Came to its last step's end.
    Completed,
    /// Ended by the person before that.
    Stopped,
    /// Ended because it hurt.
    Hurt,
    /// Was found unfinished at a start and not taken up again.
    Interrupted,
}

/// What the session does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The current step runs to a deadline.
    Running {
        /// When the step is over.
        until: Tick,
    },
    /// Counting in; afterwards the current step runs with what is left of it.
    Entering {
        /// When the step begins.
        until: Tick,
        /// When the pause began that is being left, so that pausing again does not make it a short one.
        since: Tick,
    },
    /// Standing still.
    Paused {
        /// Since when, by the session's own clock.
        since: Tick,
        /// What made it stand still.
        why: PauseReason,
    },
    /// Standing still because something hurts; waiting for how much and what then.
    Hurting {
        /// When it was said, on the session's clock.
        since: Tick,
    },
    /// Over.
    Finished {
        /// How it ended.
        how: Ending,
    },
}

/// What to do after something hurt. What is open depends on the pain: [`AfterHurt::open_at`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum AfterHurt {
    /// Go on with half the time in what is left of this exercise on this leg.
    Gentler,
    /// Leave the rest of this exercise out.
    SkipExercise,
    /// End the session.
    End,
}

impl AfterHurt {
    /// Whether the choice is open at this pain: 0-2 all, 3-5 not going on with the exercise, above 5 only ending
    /// (rule of thumb, after the bands of source:BIM-PMM and 2 as the limit for strains).
    pub fn open_at(self, pain: Pain) -> bool {
        match self {
            AfterHurt::Gentler => pain.score() <= 2,
            AfterHurt::SkipExercise => pain.score() <= 5,
            AfterHurt::End => true,
        }
    }
}

/// What the person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SessionCommand"))]
pub enum Command {
    /// Stand still; also takes "it hurts" back.
    Pause,
    /// Go on after a count-in.
    Resume,
    /// Leave the rest of this step out.
    Skip,
    /// Start this hold again, or go to the one before if it has just begun.
    Back,
    /// Go to a step by its place, from 0.
    Jump {
        /// The step.
        step: u16,
    },
    /// Ten seconds more of this step; not for repetitions.
    AddTen,
    /// Do this hold from its beginning.
    RestartHold,
    /// End the session here.
    Stop,
    /// It hurts: stand still and ask.
    Hurts,
    /// The answer: how much, and what then.
    AfterHurt {
        /// The pain now.
        pain: Pain,
        /// What to do.
        next: AfterHurt,
    },
}

/// Whether a command did anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It did.
    Done,
    /// It has no meaning in this phase.
    Ignored,
}

/// What the person said when something hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PainReport {
    /// The place of the step in the plan, from 0.
    pub step: u16,
    /// The pain at that moment.
    pub pain: Pain,
    /// What was chosen.
    pub next: AfterHurt,
}

/// Something happened, at a tick that never runs backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When: the deadline that passed, or the command's tick.
    pub at: Tick,
    /// What happened.
    pub what: EventKind,
}

/// What a session tells whoever drives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A step runs.
    Began {
        /// Its place.
        step: usize,
    },
    /// A step came to its end.
    Completed {
        /// Its place.
        step: usize,
    },
    /// A step was left before its end.
    Left {
        /// Its place.
        step: usize,
    },
    /// The count-in before a step runs.
    Entering {
        /// The step's place.
        step: usize,
    },
    /// The session stands still.
    Paused {
        /// What made it stand still.
        why: PauseReason,
    },
    /// The length of the current step changed.
    Lengthened,
    /// It hurts.
    Hurts,
    /// The session is over.
    Finished {
        /// How it ended.
        how: Ending,
    },
}
