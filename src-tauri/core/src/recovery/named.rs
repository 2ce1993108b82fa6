//! What a clinician set by hand, in the shape of a plan: gates with a date and without needs.

use super::{
    basis::Basis,
    clock::{Moment, stamp_of},
    plan::{Gate, Passage, Plan, Scope},
    record::Episode,
};
use crate::{
    care::Activity,
    journal::Entry,
    time::{Day, Stamp},
};

/// 00:00 of a day, in the zone in which the episode was written down.
pub(crate) fn start_of(day: Day, episode: &Entry<Episode>, now: Moment) -> Stamp {
    stamp_of(day, 0, 0, episode.changed.offset_min).unwrap_or(now.wall)
}

/// The empty plan behind a clinician's own gates: every gate is the clinician's.
pub(crate) fn named_plan(band: Option<u8>) -> Plan {
    let passage = || Passage {
        title: String::new(),
        text: String::new(),
        basis: Basis::default(),
    };
    Plan {
        id: "named".into(),
        version: 0,
        changed: String::new(),
        title: String::new(),
        summary: String::new(),
        band: band.unwrap_or(2),
        band_basis: Basis {
            source: Vec::new(),
            ours: true,
        },
        back_at: 2,
        look: false,
        too_long: None,
        cold: None,
        start: passage(),
        after: passage(),
        twinge: passage(),
        gates: Vec::new(),
        ladders: Vec::new(),
        ladder_from: None,
    }
}

pub(crate) fn named_gate(activity: Activity) -> Gate {
    let name = match activity {
        Activity::Stretch => "stretch",
        Activity::Massage => "massage",
        Activity::Strength => "strength",
        Activity::Running => "running",
        Activity::Cold => "cold",
    };
    Gate {
        id: format!("named/{name}"),
        title: String::new(),
        text: String::new(),
        why: String::new(),
        meanwhile: String::new(),
        other: String::new(),
        basis: Basis::default(),
        opens: vec![activity],
        scope: Scope::Leg,
        spares: Vec::new(),
        step: false,
        after: None,
        stay: None,
        needs: Vec::new(),
        offers: Vec::new(),
        routines: Vec::new(),
    }
}
