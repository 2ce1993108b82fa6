//! What the person's own record says to a page's buttons: the gates they open, as they stand now in the open plan, and
//! the routines they lead to.

use serde::Serialize;
use soleus_core::{
    journal::EntryId,
    permission::reason::Closed,
    recovery::{
        plan::{Gate, Plan},
        state::GateState,
    },
    time::Stamp,
};
use soleus_guide::{
    catalogue::Source,
    directive::ActionKind,
    doc::{Article, Body},
    walk,
};

use crate::{
    app::App,
    recovery::facts::Known,
    stretch::{
        gate::LockBook,
        library::{exercises_of, library},
    },
};

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
    /// How it stands in the newest open episode with this plan.
    pub own: Option<GateNow>,
}

/// A gate in the person's own open episode.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GateNow {
    /// The episode.
    pub episode: EntryId,
    /// Whether it is open, and if not why.
    pub state: GateState,
    /// Now, on the wall clock.
    pub now: Stamp,
}

/// A routine that a button of the page leads to and that cannot start now.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageRoutine {
    /// The routine's id.
    pub id: String,
    /// Why, and until when.
    pub closed: Closed,
}

/// The targets of the page's buttons of one kind, in their order.
fn targets(article: &Article, kind: ActionKind) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    walk::blocks(article, &mut |block| {
        if let Body::Action(action) = &block.body
            && action.leads == kind
            && !out.contains(&action.target)
        {
            out.push(action.target.clone());
        }
    });
    out
}

/// The gates that the page's buttons name, in their order. While the record is closed nobody's plan is known.
pub(super) fn of_page(app: &App, article: &Article) -> Vec<PageGate> {
    let ids = targets(article, ActionKind::Gate);
    if ids.is_empty() {
        return Vec::new();
    }
    let facts = Known::read(app, None).ok();
    ids.iter().filter_map(|id| gate(facts.as_ref(), id)).collect()
}

/// The routines that the page's buttons lead to and that cannot start now.
pub(super) fn closed_routines(book: &LockBook, article: &Article) -> Vec<PageRoutine> {
    let one = |id: String| {
        let routine = library().routine(&id)?;
        let closed = book.closed_but_rows(&routine.id, &exercises_of(routine))?;
        Some(PageRoutine { id, closed })
    };
    targets(article, ActionKind::Routine)
        .into_iter()
        .filter_map(one)
        .collect()
}

fn gate(facts: Option<&Known>, id: &str) -> Option<PageGate> {
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
        own: facts.and_then(|facts| now(facts, plan, gate)),
    })
}

/// How `gate` stands in the newest open episode that follows `plan`.
fn now(known: &Known, plan: &Plan, gate: &Gate) -> Option<GateNow> {
    let episode = known
        .open()
        .find(|episode| episode.body.condition.plan() == Some(&plan.id))?;
    let state = known.state(episode);
    Some(GateNow {
        episode: episode.id.clone(),
        state: state.gate(&gate.id)?.clone(),
        now: known.now.wall,
    })
}
