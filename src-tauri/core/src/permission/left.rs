//! The time that a recovery leaves on its leg when it is closed or deleted before its gates' time is over.

use super::{facts::TimeLeft, gates::walk_gate};
use crate::{
    journal::Entry,
    recovery::{
        load::OutingKind,
        plan::Plan,
        record::{Episode, Grade},
        timeline::onset_ms,
    },
    time::HOUR_MS,
};

/// The time part of every gate of `plan`, counted from the onset of `episode`: what it leaves if it ends now. What the leg
/// must be able to do falls away.
pub fn time_left(plan: &Plan, episode: &Entry<Episode>) -> Vec<TimeLeft> {
    let grade = episode.body.condition.grade();
    let onset = onset_ms(episode);
    let first_walk = walk_gate(plan, OutingKind::FlatWalk).map(|gate| gate.id.as_str());
    let mut so_far = 0;
    let mut left = Vec::new();
    for gate in &plan.gates {
        let after = gate.after.as_ref().map_or(0, |hours| i64::from(hours.of(grade)));
        let hours = if gate.step {
            so_far = stay(gate, grade, so_far).max(after);
            so_far
        } else {
            after
        };
        let walks = first_walk == Some(gate.id.as_str());
        if hours > 0 && (walks || !gate.opens.is_empty()) {
            left.push(TimeLeft {
                episode: episode.id.clone(),
                gate: gate.id.clone(),
                classes: gate.opens.clone(),
                walks,
                legs: episode.body.legs,
                until_ms: onset.saturating_add(hours * HOUR_MS),
                written: episode.edited,
            });
        }
    }
    left
}

fn stay(gate: &crate::recovery::plan::Gate, grade: Grade, so_far: i64) -> i64 {
    so_far + gate.stay.as_ref().map_or(0, |hours| i64::from(hours.of(grade)))
}
