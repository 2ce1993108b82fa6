//! Routines as data: routine -> exercise -> set -> side -> hold or counted repetitions; and the pose of each exercise.
//!
//! Everything here is a value read from `content/` or written by the person in the builder. What the clock does with
//! it is the matter of [`crate::session`].

mod check;
mod exercise;
mod figure;
mod pose;
mod routine;

pub use check::{Fault, Holds, Of, Wrong, check_exercise, check_routine};
pub use exercise::{Exercise, Muscle, Prop};
pub use figure::{Figure, Slab, TOLERANCE};
pub use pose::{Anchor, Arm, Contact, Leg, Point, Pose, Spot, Surface, proportions};
pub use routine::{Item, Routine, SetOrder, Sides, SoundProfile, Tempo, Times, Work};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All exercises and routines that ship.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// In the order they are shown.
    pub exercises: Vec<Exercise>,
    /// In the order they are shown.
    pub routines: Vec<Routine>,
    /// The plan that a routine belongs to as a whole, by the routine's id. A routine of one gate is named by that gate.
    pub plan_of: BTreeMap<String, String>,
}

impl Library {
    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The routine with this id.
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id == id)
    }
}
