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
        RecoveryToday {
            card: card(episode),
            day: state.day,
            rows: state.rows,
            next: next(&facts, episode, &state),
            walking: walking(&facts, episode),
        }
    };
    Ok(facts.open().map(one).collect())
}

/// Walking pain of the last 14 days, oldest first.
fn walking(facts: &Facts, episode: &Entry<Episode>) -> Vec<Option<u8>> {
    let from = facts.today().plus(-13).max(episode.at.day());
    let mut days = vec![None; usize::try_from(facts.today().since(from).max(0) + 1).unwrap_or(1)];
    for check_in in &facts.record.check_ins {
        let place = usize::try_from(check_in.body.day.since(from)).ok();
        let pain =
            soleus_core::recovery::leg_of(&check_in.body, episode.body.legs).and_then(|leg| leg.walking);
        if let (Some(day), Some(pain)) = (place.and_then(|index| days.get_mut(index)), pain) {
            *day = Some(pain.score());
        }
    }
    days
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
            let unmet = unmet.filter(|(_, have)| !have.met.holds());
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
