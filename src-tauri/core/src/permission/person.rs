//! What closes because of the person: risks, a leg that aches at rest, and what was never asked.

use super::{
    activity::Asked,
    facts::Facts,
    lifted::{counting, names},
    parts::{classes, every_class, legs},
    reason::Reason,
};
use crate::{
    care::{Activity, Legs, Side},
    triage::answer::Id,
};

/// The person's risks, a leg that aches at rest, and what was never asked.
pub(super) fn of_person(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    let legs = legs(facts, asked);
    let first_aid = matches!(asked, Asked::FirstAid { .. });
    let mut reasons = every_class(classes(facts, asked), |class| {
        let mut reasons = risks(facts, class);
        let unasked = matches!(
            class,
            Activity::Massage | Activity::Cold | Activity::Strength | Activity::Running
        );
        let waits = !first_aid && !matches!(asked, Asked::Test { .. }) && !facts.is_asked(legs);
        if unasked && waits && !is_spoken_for(facts, asked, class) {
            reasons.push(Reason::Unasked);
        }
        if class == Activity::Massage {
            reasons.extend(aches(facts, legs, class));
        }
        reasons
    });
    // A leg that aches at rest and was not checked opens no plan, only the offer to check.
    let plan = !first_aid
        && !matches!(
            asked,
            Asked::Class {
                class: Activity::Stretch,
                ..
            }
        );
    if plan && !facts.is_asked(legs) {
        reasons.extend(aches(facts, legs, Activity::Massage));
    }
    reasons
}

/// Whether a clinician has said that this class, this step or the plan may be done: they have asked.
fn is_spoken_for(facts: &Facts<'_>, asked: &Asked, class: Activity) -> bool {
    counting(facts)
        .any(|word| word.follows_plan() || word.word().permits.contains(&class) || names(facts, word, asked))
}

fn aches(facts: &Facts<'_>, legs: Legs, class: Activity) -> Vec<Reason> {
    let named = counting(facts).any(|word| word.word().permits.contains(&class));
    let mine = facts.aches.iter().filter(|side| legs.has(**side) && !named);
    mine.map(|side: &Side| Reason::Aches { side: *side }).collect()
}

pub(super) fn is_risk(facts: &Facts<'_>, id: &Id) -> bool {
    facts.risks.iter().any(|risk| risk.id == *id)
}

/// Risks against a class that no clinician's word names together with it.
fn risks(facts: &Facts<'_>, class: Activity) -> Vec<Reason> {
    let named = |id: &Id| {
        counting(facts).any(|word| word.word().permits.contains(&class) && word.word().despite.contains(id))
    };
    let mine = facts.risks.iter().filter(|risk| risk.activities.contains(&class));
    mine.filter(|risk| !named(&risk.id))
        .map(|risk| Reason::Risk { id: risk.id.clone() })
        .collect()
}
