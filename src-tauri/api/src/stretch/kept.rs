//! The person's own routines as the journal keeps them.

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Body, EntryId},
    stretch::Routine,
};
use soleus_store::Query;

use super::library::library;
use crate::app::App;

/// A routine in the journal. The entry's id is the routine's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Own(pub(super) Routine);

impl Body for Own {
    const KIND: &'static str = "routine";
}

/// All of them; none while the record is closed.
pub(super) fn all(app: &App) -> Vec<Routine> {
    let Ok(store) = app.store() else { return Vec::new() };
    let listed = store
        .list::<Own>(&Query::default())
        .map(|listed| listed.entries)
        .unwrap_or_default();
    listed
        .into_iter()
        .map(|entry| own(entry.id, entry.body))
        .collect()
}

/// A kept routine, with what a routine of one's own can have: no source speaks for it, wherever it came from, and none of
/// its exercises takes the name of one that ships.
fn own(id: EntryId, body: Own) -> Routine {
    let mut routine = without_sources(body.0);
    routine
        .own_exercises
        .retain(|exercise| library().exercise(&exercise.id).is_none());
    Routine { id: id.0, ..routine }
}

pub(super) fn without_sources(mut routine: Routine) -> Routine {
    routine.sources.clear();
    routine.ours = None;
    for item in &mut routine.items {
        item.ours = None;
    }
    for exercise in &mut routine.own_exercises {
        exercise.sources.clear();
        exercise.ours = None;
    }
    routine
}

/// A routine from a file as this person's own: nothing speaks for it, and of its exercises nobody here has said what they
/// are. Hops that a file calls a stretch stay behind what closes strength and running, until the person says what they are.
pub(super) fn without_authority(routine: Routine) -> Routine {
    let mut routine = without_sources(routine);
    for exercise in &mut routine.own_exercises {
        exercise.count_as_unknown();
    }
    routine
}

/// The one with this id, if there is one.
pub(super) fn find(app: &App, id: &str) -> Option<Routine> {
    let entry = app.store().ok()?.get::<Own>(&EntryId(id.to_owned())).ok()??;
    Some(own(entry.id, entry.body))
}

#[cfg(test)]
mod tests {
    use soleus_core::{care::Activity, stretch::Exercise};

    use super::*;

    #[test]
    fn a_routine_from_elsewhere_borrows_no_authority_and_passes_no_gate_by_its_class() {
        let library = library();
        let hops = Exercise {
            id: "hops-as-a-stretch".to_owned(),
            activity: Activity::Stretch,
            ..library.exercises[0].clone()
        };
        assert!(!hops.sources.is_empty(), "the test needs something to strip");
        let posing = Routine {
            own_exercises: vec![hops],
            ..library.routines[0].clone()
        };
        let read = without_authority(posing);
        assert!(read.sources.is_empty() && read.ours.is_none());
        assert!(read.items.iter().all(|item| item.ours.is_none()));
        let own = &read.own_exercises[0];
        assert!(own.sources.is_empty() && own.ours.is_none());
        let classes: Vec<Activity> = own.classes().collect();
        for class in [
            Activity::Stretch,
            Activity::Massage,
            Activity::Strength,
            Activity::Running,
        ] {
            assert!(classes.contains(&class), "what closes {class:?} closes it");
        }
    }

    #[test]
    fn a_kept_routine_cannot_speak_for_an_exercise_that_ships() {
        let library = library();
        let stolen = Exercise {
            activity: Activity::Stretch,
            ..library.exercises[0].clone()
        };
        let kept = Own(Routine {
            own_exercises: vec![stolen],
            ..library.routines[0].clone()
        });
        let read = own(EntryId("r".to_owned()), kept);
        assert!(read.own_exercises.is_empty() && read.sources.is_empty());
    }
}
