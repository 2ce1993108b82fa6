//! What may be asked about.

use crate::{
    care::{Activity, Legs},
    journal::EntryId,
    recovery::load::{OutingKind, TestKind},
};

/// The recovery whose own routine asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The recovery.
    pub episode: EntryId,
    /// The step that names the routine, if one does.
    pub gate: Option<String>,
}

/// What is to be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Exercises of one class.
    Class {
        /// The class.
        class: Activity,
        /// The legs that work.
        legs: Legs,
        /// The recovery whose own routine they belong to.
        own: Option<Own>,
    },
    /// A walk for exercise. Everyday walking is never closed.
    Walk {
        /// How hard: one of the walks.
        kind: OutingKind,
        /// The legs it is asked for.
        legs: Legs,
    },
    /// A functional test of a recovery.
    Test {
        /// The recovery.
        episode: EntryId,
        /// The test.
        test: TestKind,
    },
    /// A step or another gate of a recovery's plan.
    Step {
        /// The recovery.
        episode: EntryId,
        /// The gate.
        gate: String,
    },
    /// First aid for a cramp that holds now: a gentle stretch or a light rub. It waits for no gate and no question.
    FirstAid {
        /// Stretch or massage.
        class: Activity,
    },
}
