//! What is asked, taken apart: its legs, its classes, what a step consists of.

use super::{
    activity::Asked,
    facts::Facts,
    gates::{Deed, deeds},
    reason::Reason,
};
use crate::{
    care::{Activity, Legs},
    journal::EntryId,
};

/// The legs that `asked` is about.
pub(super) fn legs(facts: &Facts<'_>, asked: &Asked) -> Legs {
    match asked {
        Asked::Class { legs, .. } | Asked::Walk { legs, .. } => *legs,
        Asked::Test { episode, .. } | Asked::Step { episode, .. } => {
            facts.open(episode).map_or(Legs::Both, |open| open.legs)
        }
        Asked::FirstAid { .. } => Legs::Both,
    }
}

pub(super) fn classes(facts: &Facts<'_>, asked: &Asked) -> Vec<Activity> {
    match asked {
        Asked::Class { class, .. } | Asked::FirstAid { class } => vec![*class],
        Asked::Step { episode, gate } => step_deeds(facts, episode, gate)
            .into_iter()
            .filter_map(|deed| match deed {
                Deed::Class(class) => Some(class),
                Deed::Walk(_) => None,
            })
            .collect(),
        Asked::Test { .. } => vec![Activity::Strength],
        Asked::Walk { .. } => Vec::new(),
    }
}

pub(super) fn step_deeds(facts: &Facts<'_>, episode: &EntryId, gate: &str) -> Vec<Deed> {
    let Some(open) = facts.open(episode) else {
        return Vec::new();
    };
    match open.plan.and_then(|plan| Some((plan, plan.gate(gate)?))) {
        Some((plan, gate)) => deeds(plan, gate),
        None => {
            let opens = open.state.gate(gate).map_or(&[][..], |state| &state.opens);
            opens.iter().map(|class| Deed::Class(*class)).collect()
        }
    }
}

/// What closes all of `classes`: nothing if one of them is free.
pub(super) fn every_class(classes: Vec<Activity>, of_class: impl Fn(Activity) -> Vec<Reason>) -> Vec<Reason> {
    let each: Vec<Vec<Reason>> = classes.into_iter().map(of_class).collect();
    if each.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    each.into_iter().flatten().collect()
}
