//! Which gates reach an activity: the stricter in scope wins (rulings "Recovery").

use serde::{Deserialize, Serialize};

use super::{
    plan::{Plan, Scope},
    state::{EpisodeState, GateState, GateStatus},
};
use crate::{
    care::{Activity, Legs},
    journal::EntryId,
    time::Stamp,
};

/// One open episode with its plan and state.
#[derive(Clone, Copy, Debug)]
pub struct InScope<'a> {
    /// Its plan, if it has one.
    pub plan: Option<&'a Plan>,
    /// Its legs.
    pub legs: Legs,
    /// Its state.
    pub state: &'a EpisodeState,
}

/// A closed gate that holds an activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HeldBy {
    /// Whose gate.
    pub episode: EntryId,
    /// The gate.
    pub gate: String,
    /// What holds it.
    pub status: GateStatus,
    /// When its time part is over, if that is what holds it.
    pub opens_at: Option<Stamp>,
    /// What the leg still has to show for it, in the plan's words.
    pub missing: Vec<String>,
}

/// Every closed gate that reaches `activity` on `legs`. Empty means: no plan forbids it.
///
/// `own` is the plan whose own exercise asks: a gate that spares it does not reach it, and gates of scope `Episode`
/// reach only their own plan.
pub fn held_by(
    episodes: &[InScope<'_>],
    activity: Activity,
    legs: Legs,
    own: Option<&EntryId>,
) -> Vec<HeldBy> {
    let own_plan = own.and_then(|id| episodes.iter().find(|episode| episode.state.episode == *id)?.plan);
    let mut held = Vec::new();
    for episode in episodes {
        let overlap = episode.legs == Legs::Both || legs == Legs::Both || episode.legs == legs;
        let mine = own == Some(&episode.state.episode);
        let openers = episode
            .state
            .gates
            .iter()
            .filter(|gate| gate.opens.contains(&activity));
        let reaching = openers.filter(|gate| {
            let Some(plan) = episode.plan else { return overlap };
            let Some(data) = plan.gate(&gate.id) else {
                return overlap;
            };
            let spared = !mine && own_plan.is_some_and(|own| data.spares.contains(&own.id));
            !spared
                && match data.scope {
                    Scope::Episode => mine,
                    Scope::Leg => overlap,
                    Scope::Activity => true,
                }
        });
        // Within one plan the first gate that opens a class is the one that frees it; between plans all must.
        let reaching: Vec<_> = reaching.collect();
        if reaching.iter().any(|gate| gate.status == GateStatus::Open) {
            continue;
        }
        held.extend(reaching.first().map(|gate| HeldBy {
            episode: episode.state.episode.clone(),
            gate: gate.id.clone(),
            status: gate.status,
            opens_at: gate.opens_at,
            missing: missing(episode.plan, gate),
        }));
    }
    held
}

/// The texts of a gate's needs that are not met.
fn missing(plan: Option<&Plan>, gate: &GateState) -> Vec<String> {
    let needs = plan
        .and_then(|plan| plan.gate(&gate.id))
        .map_or(&[][..], |data| &data.needs);
    let unmet = needs.iter().zip(&gate.needs);
    unmet
        .filter(|(_, have)| !have.met.holds())
        .map(|(need, _)| need.text.clone())
        .collect()
}
