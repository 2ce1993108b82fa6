//! The exercises and routines that ship, and which exercises a routine is made of.

use soleus_core::{
    session::Plan,
    stretch::{Exercise, Library, Routine},
};

pub(crate) fn library() -> &'static Library {
    &soleus_guide::content().stretches
}

/// Every exercise a routine uses, once each, in the order of their first use.
pub(crate) fn exercises_of(routine: &Routine) -> Vec<Exercise> {
    let ids = routine.items.iter().map(|item| item.exercise.as_str());
    found(ids, &routine.own_exercises)
}

/// As [`exercises_of`], for a plan; those that do not ship are among `own`.
pub(crate) fn exercises_of_plan(plan: &Plan, own: &[Exercise]) -> Vec<Exercise> {
    found(plan.steps.iter().map(|step| step.exercise.as_str()), own)
}

fn found<'a>(ids: impl Iterator<Item = &'a str>, own: &[Exercise]) -> Vec<Exercise> {
    let mut found: Vec<Exercise> = Vec::new();
    for id in ids {
        let own = own.iter().find(|own| own.id == id);
        if let Some(exercise) = own.or_else(|| library().exercise(id))
            && !found.iter().any(|known| known.id == exercise.id)
        {
            found.push(exercise.clone());
        }
    }
    found
}
