//! What Today needs: every open episode with its one next thing.

use serde::Serialize;
use soleus_core::{
    journal::Entry,
    recovery::{
        record::Episode,
        state::{EpisodeState, GateStatus, RowsToday},
    },
    time::Stamp,
};

use crate::{
    app::App,
    episodes::{EpisodeCard, card},
    failure::Failure,
    recovery::days,
    recovery_facts::{Facts, is_urgent, plan_of},
};

/// The one next thing (first that applies).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NextThing {
    /// A stop: check the leg.
    Check,
    /// Today's check-in.
    CheckIn,
    /// A gate opened: do what it allows.
    Go {
        /// Its title.
        title: String,
    },
    /// A gate opens by time.
    Wait {
        /// Its title.
        title: String,
        /// When.
        at: Stamp,
    },
    /// Something the leg has to show first.
    Show {
        /// The need in words.
        text: String,
    },
    /// The plan is done: maintenance.
    Done,
}

/// One open episode for Today.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RecoveryToday {
    /// The episode.
    pub card: EpisodeCard,
    /// Whole days since the onset.
    pub day: u32,
    /// Today's rows.
    pub rows: RowsToday,
    /// The one next thing.
    pub next: NextThing,
    /// Walking pain of the last 14 days, oldest first; a missing day is missing.
    pub walking: Vec<Option<u8>>,
}

/// Facts for Today: every open episode with its one next thing.
///
/// # Errors
/// While the record is closed.
pub fn today(app: &App, (): ()) -> Result<Vec<RecoveryToday>, Failure> {
    let facts = Facts::read(app, None)?;
    let one = |episode: &Entry<Episode>| {
        let state = facts.state(episode);
        let days = days(&facts, episode);
        let recent = days.iter().rev().take(14).rev();
        RecoveryToday {
            card: card(episode),
            day: state.day,
            rows: state.rows,
            next: next(&facts, episode, &state),
            walking: recent
                .map(|day| day.leg.and_then(|leg| leg.walking).map(|pain| pain.score()))
                .collect(),
        }
    };
    Ok(facts.open().map(one).collect())
}

fn next(facts: &Facts, episode: &Entry<Episode>, state: &EpisodeState) -> NextThing {
    if !state.stops.is_empty() || is_urgent(facts.standing.level) || state.rows == RowsToday::Red {
        return NextThing::Check;
    }
    if state.rows == RowsToday::Due {
        return NextThing::CheckIn;
    }
    let plan = plan_of(&episode.body);
    let title = |id: &str| {
        plan.and_then(|plan| plan.gate(id))
            .map_or_else(|| id.to_owned(), |gate| gate.title.clone())
    };
    if state.finished {
        return NextThing::Done;
    }
    let coming = state.gates.iter().find(|gate| {
        matches!(
            gate.status,
            GateStatus::Time | GateStatus::Ability | GateStatus::Held | GateStatus::Tomorrow
        ) && plan
            .and_then(|plan| plan.gate(&gate.id))
            .is_none_or(|gate| gate.step)
    });
    let Some(gate) = coming else {
        let open = state
            .gates
            .iter()
            .rev()
            .find(|gate| gate.status == GateStatus::Open);
        return open.map_or(NextThing::Check, |gate| NextThing::Go {
            title: title(&gate.id),
        });
    };
    match (gate.status, gate.opens_at) {
        (GateStatus::Time, Some(at)) => NextThing::Wait {
            title: title(&gate.id),
            at,
        },
        _ => {
            let needs = plan
                .and_then(|plan| plan.gate(&gate.id))
                .map_or(&[][..], |gate| &gate.needs);
            let unmet = needs.iter().zip(&gate.needs);
            let unmet = unmet.filter(|(_, have)| have.met != soleus_core::recovery::needs::Met::Yes);
            let text = unmet.map(|(need, _)| need.text.clone()).next();
            text.map_or_else(
                || NextThing::Go {
                    title: title(&gate.id),
                },
                |text| NextThing::Show { text },
            )
        }
    }
}
