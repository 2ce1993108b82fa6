//! What clinicians' words open: which of them name what is asked, and what they lift.

use super::{
    activity::{Asked, Own},
    danger::Danger,
    facts::Facts,
    gates::{overlap, walk_gate},
    word::Said,
};
use crate::{
    care::{Activity, Legs},
    journal::EntryId,
};

/// Whether a clinician's word that came after `danger` lifts it for what is asked. A danger is the person's, not a leg's:
/// what a word lifts of it for both legs together, it lifts for each of them.
pub(super) fn is_lifted(facts: &Facts<'_>, danger: &Danger, asked: &Asked) -> bool {
    let of_both = of_both(asked);
    let mut words = counting(facts).filter(|word| word.answers(danger));
    words.any(|word| word.follows_plan() || names(facts, word, &of_both))
}

/// The same, asked for both legs.
fn of_both(asked: &Asked) -> Asked {
    let mut asked = asked.clone();
    if let Asked::Class { legs, .. } | Asked::Walk { legs, .. } = &mut asked {
        *legs = Legs::Both;
    }
    asked
}

pub(super) fn counting<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f Said> {
    let today = facts.today();
    facts
        .words
        .iter()
        .filter(move |word| word.counts(facts.now.ms, today))
}

/// Whether a word names what is asked: the step or one after it, or its class. A class opens its routines and the
/// exercises of the step one is in; a step opens its own routines and tests.
pub(super) fn names(facts: &Facts<'_>, word: &Said, asked: &Asked) -> bool {
    let permits = |class: Activity| word.word().permits.contains(&class);
    match asked {
        Asked::FirstAid { class } => permits(*class),
        Asked::Class { class, own, legs } => {
            let of_own = |own: &Own| {
                own.gate
                    .as_deref()
                    .is_some_and(|gate| names_gate(facts, word, &own.episode, gate))
            };
            permits(*class) || own.as_ref().is_some_and(of_own) || names_class(facts, word, *class, *legs)
        }
        Asked::Walk { kind, legs } => facts
            .episodes
            .iter()
            .filter(|open| overlap(open.legs, *legs))
            .any(|open| {
                let gate = open.plan.and_then(|plan| walk_gate(plan, *kind));
                gate.is_some_and(|gate| names_gate(facts, word, &open.state.episode, &gate.id))
            }),
        Asked::Test { episode, test } => {
            let offering = facts.open(episode).and_then(|open| open.plan).map(|plan| {
                plan.gates
                    .iter()
                    .filter(|gate| gate.offers.contains(test))
                    .any(|gate| names_gate(facts, word, episode, &gate.id))
            });
            offering.unwrap_or(false)
        }
        Asked::Step { episode, gate } => {
            names_gate(facts, word, episode, gate) || is_step_of_class(facts, word, episode, gate)
        }
    }
}

/// Whether `word` names a gate that opens `class`. Massage and cold need to be named themselves.
fn names_class(facts: &Facts<'_>, word: &Said, class: Activity, legs: Legs) -> bool {
    let by_step = matches!(class, Activity::Stretch | Activity::Strength | Activity::Running);
    let open = facts.episodes.iter().filter(|open| overlap(open.legs, legs));
    by_step
        && open
            .filter_map(|open| Some((open, open.plan?)))
            .any(|(open, plan)| {
                let gates = plan.gates.iter().filter(|gate| gate.opens.contains(&class));
                gates
                    .into_iter()
                    .any(|gate| names_gate(facts, word, &open.state.episode, &gate.id))
            })
}

/// Whether `word` names `gate`, or a later step of the same plan.
fn names_gate(facts: &Facts<'_>, word: &Said, episode: &EntryId, gate: &str) -> bool {
    let later = || {
        let plan = facts.open(episode).and_then(|open| open.plan)?;
        let steps = plan.steps().skip_while(|step| step.id != gate);
        Some(steps.into_iter().any(|step| word.names_step(&step.id)))
    };
    word.is_about(episode) && (word.names_step(gate) || later().unwrap_or(false))
}

/// Whether `gate` is a step that was entered, or no step, and the word names all its classes.
fn is_step_of_class(facts: &Facts<'_>, word: &Said, episode: &EntryId, gate: &str) -> bool {
    let Some(open) = facts.open(episode) else {
        return false;
    };
    let Some(state) = open.state.gate(gate) else {
        return false;
    };
    let permits = |class: &Activity| word.word().permits.contains(class);
    let later = open.plan.is_some_and(|plan| {
        let place = plan.steps().position(|step| step.id == gate);
        place.is_some_and(|place| place >= usize::from(open.state.phase))
    });
    !later && !state.opens.is_empty() && state.opens.iter().all(permits)
}

/// Whether "follow the plan" speaks of what is asked: everything of that recovery, and without one everything.
pub(super) fn follows(facts: &Facts<'_>, word: &Said, asked: &Asked) -> bool {
    match (&word.word().episode, asked) {
        (None, _) => true,
        (Some(of), Asked::Test { episode, .. } | Asked::Step { episode, .. }) => of == episode,
        (Some(of), Asked::Class { legs, .. } | Asked::Walk { legs, .. }) => {
            facts.open(of).is_some_and(|open| overlap(open.legs, *legs))
        }
        (Some(_), Asked::FirstAid { .. }) => false,
    }
}

pub(super) fn is_opened(facts: &Facts<'_>, asked: &Asked) -> bool {
    counting(facts).any(|word| names(facts, word, asked))
}

/// Whether a word that counts now names `gate` of `episode`, or a later step of its plan.
pub(super) fn is_named(facts: &Facts<'_>, episode: &EntryId, gate: &str) -> bool {
    counting(facts).any(|word| names_gate(facts, word, episode, gate))
}
