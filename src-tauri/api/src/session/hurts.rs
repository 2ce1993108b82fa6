//! What hurt in a session is told to recovery: an entry of its own, under the open episode of that leg. Where no replay of
//! an episode raises the stop, it is written here.

use soleus_core::{
    care::{Legs, Side},
    journal::{Entry, EntryId},
    permission::danger::StopReason,
    recovery::{clock::Moment, hurt::SessionHurt, record::Episode, response::STOP_DURING},
    session::{PainReport, Plan},
};
use soleus_store::{StoreError, Tx};

use super::slot::Live;
use crate::{app::App, permission::keep, recovery::belief, stretch::gate};

/// One hurt and the episode it belongs to.
pub(super) struct Untold {
    subject: Option<EntryId>,
    hurt: SessionHurt,
}

impl Untold {
    /// Whether it is a stop that no episode raises.
    fn stops_alone(&self) -> bool {
        self.subject.is_none() && self.hurt.pain.score() > STOP_DURING
    }
}

/// What recovery has not been told of yet.
pub(super) fn untold(app: &App, live: &Live) -> Vec<Untold> {
    let new = live.session.pains().get(live.hurts_told..).unwrap_or_default();
    if new.is_empty() {
        return Vec::new();
    }
    let open = gate::open_episodes(app);
    let lead_ms = belief::moment(app).lead_ms();
    new.iter()
        .filter_map(|report| of(live.session.plan(), *report, &open, lead_ms))
        .collect()
}

fn of(plan: &Plan, report: PainReport, open: &[Entry<Episode>], lead_ms: i64) -> Option<Untold> {
    let step = plan.steps.get(usize::from(report.step))?;
    let hurt = SessionHurt {
        routine: plan.routine.clone(),
        title: plan.title.clone(),
        exercise: step.exercise.clone(),
        side: step.side,
        pain: report.pain,
        next: report.next,
        lead_ms,
    };
    let subject = episode_of(open, step.side);
    Some(Untold { subject, hurt })
}

/// The newest open episode of that leg; of any leg when both worked.
fn episode_of(open: &[Entry<Episode>], side: Option<Side>) -> Option<EntryId> {
    let concerns = |legs: Legs| side.is_none_or(|side| legs.has(side));
    open.iter()
        .find(|entry| concerns(entry.body.legs))
        .map(|entry| entry.id.clone())
}

/// Writes them, in the transaction that keeps the session's step.
pub(super) fn tell(tx: &mut Tx<'_>, now: Moment, hurts: &[Untold]) -> Result<(), StoreError> {
    for untold in hurts {
        let id = tx.insert(now.wall, untold.subject.as_ref(), &untold.hurt)?;
        if untold.stops_alone() {
            let pain = untold.hurt.pain.score();
            keep::stop(tx, now, Some(&id), StopReason::PainDuring { pain })?;
        }
    }
    Ok(())
}
