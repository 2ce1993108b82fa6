//! The gates that a page's buttons open: their facts, and the person's own plan that holds them now.

use serde::Serialize;
use soleus_core::{journal::EntryId, recovery::plan::Gate};
use soleus_guide::{
    catalogue::Source,
    directive::ActionKind,
    doc::{Article, Body},
    walk,
};

use crate::{app::App, recovery};

/// A gate that a button of the page opens.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageGate {
    /// The gate.
    pub gate: Gate,
    /// Its plan's name.
    pub plan: String,
    /// What the gate's numbers rest on.
    pub sources: Vec<Source>,
    /// The newest open episode with this plan.
    pub episode: Option<EntryId>,
}

/// The gates that the page's buttons name, in their order.
pub(super) fn of_page(app: &App, article: &Article) -> Vec<PageGate> {
    let mut out: Vec<PageGate> = Vec::new();
    walk::blocks(article, &mut |block| {
        if let Body::Action(action) = &block.body
            && action.leads == ActionKind::Gate
        {
            out.extend(gate(app, &action.target));
        }
    });
    out
}

fn gate(app: &App, id: &str) -> Option<PageGate> {
    let content = soleus_guide::content();
    let (plan, gate) = content
        .plans
        .iter()
        .find_map(|plan| Some((plan, plan.gate(id)?)))?;
    let numbers = gate.needs.iter().map(|need| &need.basis);
    let times = gate.after.iter().chain(&gate.stay).map(|time| &time.basis);
    let mut sources: Vec<Source> = Vec::new();
    for id in std::iter::once(&gate.basis)
        .chain(numbers)
        .chain(times)
        .flat_map(|basis| &basis.source)
    {
        if !sources.iter().any(|source| source.id == *id) {
            sources.extend(content.source(id).cloned());
        }
    }
    Some(PageGate {
        gate: gate.clone(),
        plan: plan.title.clone(),
        sources,
        episode: episode(app, &plan.id),
    })
}

/// The newest open episode that follows `plan`; none while the record is closed.
fn episode(app: &App, plan: &str) -> Option<EntryId> {
    let listed = recovery::list(app, ()).ok()?;
    listed
        .episodes
        .into_iter()
        .filter(|card| card.open && card.episode.body.condition.plan() == Some(plan))
        .max_by_key(|card| card.episode.at.ms)
        .map(|card| card.episode.id)
}
