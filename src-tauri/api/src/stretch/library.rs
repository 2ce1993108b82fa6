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

/// One that nobody knows is among them too, as the strictest it could be: it passes no gate by having no name.
fn found<'a>(ids: impl Iterator<Item = &'a str>, own: &[Exercise]) -> Vec<Exercise> {
    let mut found: Vec<Exercise> = Vec::new();
    for id in ids.filter(|id| !id.is_empty()) {
        if found.iter().any(|known| known.id == id) {
            continue;
        }
        let own = own.iter().find(|own| own.id == id);
        let known = own.or_else(|| library().exercise(id)).cloned();
        found.push(known.unwrap_or_else(|| Exercise::unknown(id)));
    }
    found
}

#[cfg(test)]
mod tests {
    use soleus_core::care::Activity;

    use super::*;

    #[test]
    fn an_exercise_that_nobody_knows_has_to_pass_every_gate() {
        let mut routine = library().routines[0].clone();
        routine.items.truncate(1);
        routine.items[0].exercise = "hops-from-elsewhere".to_owned();
        let classes: Vec<Activity> = exercises_of(&routine)
            .iter()
            .flat_map(Exercise::classes)
            .collect();
        assert!(classes.contains(&Activity::Running) && classes.contains(&Activity::Strength));
    }
}
