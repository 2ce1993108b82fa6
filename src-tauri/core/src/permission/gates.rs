//! Which gates of open recoveries reach what is asked: the strictest of every one on that leg.

use super::{
    activity::Own,
    facts::{Facts, Open},
    reason::Reason,
};
use crate::{
    care::{Activity, Legs},
    journal::EntryId,
    recovery::{
        load::OutingKind,
        plan::{Gate, Plan, Scope},
        state::GateState,
        status::GateStatus,
    },
};

/// What a step of a plan consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Exercises of a class.
    Class(Activity),
    /// A walk.
    Walk(OutingKind),
}

/// Whether two choices of legs share one.
pub(super) fn overlap(a: Legs, b: Legs) -> bool {
    a == Legs::Both || b == Legs::Both || a == b
}

fn is_walk(kind: OutingKind) -> bool {
    kind <= OutingKind::InclineWalk
}

/// The walk or run that the step after `gate` asks for: what `gate` is there to try.
fn tried(plan: &Plan, gate: &Gate) -> Option<OutingKind> {
    let next = plan.steps().skip_while(|step| step.id != gate.id).nth(1)?;
    let outing = next.needs.iter().find_map(|need| need.criterion.outing());
    outing.map(|(kind, _)| kind)
}

/// What `gate` consists of: its classes, and the walk it is there to try. A step without either leads to running.
pub(super) fn deeds(plan: &Plan, gate: &Gate) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = gate.opens.iter().map(|class| Deed::Class(*class)).collect();
    match tried(plan, gate) {
        Some(kind) if is_walk(kind) && gate.step => deeds.push(Deed::Walk(kind)),
        _ if deeds.is_empty() => deeds.push(Deed::Class(Activity::Running)),
        _ => {}
    }
    deeds
}

/// The step from which walks of `kind` are free: the first that tries one as hard, or the last that tries a walk.
pub(super) fn walk_gate(plan: &Plan, kind: OutingKind) -> Option<&Gate> {
    let walks = || {
        plan.steps()
            .filter_map(|gate| Some((gate, tried(plan, gate)?)))
            .filter(|(_, tries)| is_walk(*tries))
    };
    walks()
        .find(|(_, tries)| *tries >= kind)
        .or_else(|| walks().last())
        .map(|(gate, _)| gate)
}

/// The gates that hold `class` on `legs`: of each open recovery the one that frees it, unless one that does is open.
///
/// `named` says whether a clinician's word names a gate of a recovery: that frees the class for this recovery alone.
pub(super) fn of_class(
    facts: &Facts<'_>,
    class: Activity,
    legs: Legs,
    own: Option<&Own>,
    named: impl Fn(&EntryId, &str) -> bool,
) -> Vec<Reason> {
    let own_plan = own
        .and_then(|own| facts.open(&own.episode))
        .and_then(|open| open.plan);
    let mut held = Vec::new();
    for open in &facts.episodes {
        let mine = own.filter(|own| own.episode == open.state.episode);
        if let Some(gate) = mine.and_then(|own| own.gate.as_deref()) {
            if named(&open.state.episode, gate) {
                continue;
            }
            held.extend(of_gate(facts, open, gate));
            continue;
        }
        if mine.is_none() && spares(own_plan, open, class) {
            continue;
        }
        let reaching: Vec<&GateState> = open
            .state
            .gates
            .iter()
            .filter(|gate| gate.opens.contains(&class) && reaches(open, gate, legs, mine.is_some()))
            .collect();
        let free =
            |gate: &&GateState| gate.status == GateStatus::Open || named(&open.state.episode, &gate.id);
        if !reaching.iter().any(free) {
            held.extend(reaching.first().map(|gate| closed(facts, open, gate)));
        }
    }
    held
}

/// A strain plan's own exercises are not held by another recovery's strength gate.
fn spares(own: Option<&Plan>, other: &Open<'_>, class: Activity) -> bool {
    let Some(own) = own else { return false };
    let by_gate = || {
        let gates = other.plan.map_or(&[][..], |plan| &plan.gates);
        gates
            .iter()
            .filter(|gate| gate.opens.contains(&class))
            .any(|gate| gate.spares.contains(&own.id))
    };
    class == Activity::Strength && own.id == "strain" || by_gate()
}

fn reaches(open: &Open<'_>, gate: &GateState, legs: Legs, mine: bool) -> bool {
    let shared = overlap(open.legs, legs);
    let scope = open
        .plan
        .and_then(|plan| plan.gate(&gate.id))
        .map(|gate| gate.scope);
    match scope {
        Some(Scope::Episode) => mine,
        Some(Scope::Activity) => true,
        Some(Scope::Leg) | None => shared,
    }
}

/// The gates that hold walks of `kind` on `legs`.
pub(super) fn of_walk(
    facts: &Facts<'_>,
    kind: OutingKind,
    legs: Legs,
    named: impl Fn(&EntryId, &str) -> bool,
) -> Vec<Reason> {
    let concerned = facts.episodes.iter().filter(|open| overlap(open.legs, legs));
    concerned
        .filter_map(|open| Some((open, walk_gate(open.plan?, kind)?)))
        .filter(|(open, gate)| !named(&open.state.episode, &gate.id))
        .filter_map(|(open, gate)| of_gate(facts, open, &gate.id))
        .collect()
}

/// The gate itself, if it is closed. A gate that the recovery does not have holds nothing.
pub(super) fn of_gate(facts: &Facts<'_>, open: &Open<'_>, gate: &str) -> Option<Reason> {
    let state = open.state.gate(gate)?;
    (state.status != GateStatus::Open).then(|| closed(facts, open, state))
}

fn closed(facts: &Facts<'_>, open: &Open<'_>, gate: &GateState) -> Reason {
    // A step that lacks nothing but today's rows is closed by the rows.
    if gate.status == GateStatus::RowsDue {
        return facts.rows_reason().unwrap_or(Reason::Rows);
    }
    let data = open.plan.and_then(|plan| plan.gate(&gate.id));
    let needs = data.map_or(&[][..], |data| &data.needs);
    let unmet = needs
        .iter()
        .zip(&gate.needs)
        .filter(|(_, have)| !have.met.holds());
    Reason::Gate {
        episode: open.state.episode.clone(),
        gate: gate.id.clone(),
        status: gate.status,
        opens_at: gate
            .opens_at
            .filter(|_| !gate.time_over)
            .map(|opens| facts.zoned(opens)),
        missing: unmet.map(|(need, _)| need.text.clone()).collect(),
    }
}
