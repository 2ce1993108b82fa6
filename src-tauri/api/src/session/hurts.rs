//! What hurt in a session is told to recovery: an entry of its own, under the open episode of that leg. Where no replay of
//! an episode raises the stop, it is written here.

use soleus_core::{
    care::{Pain, Side},
    journal::{Entry, EntryId},
    permission::danger::StopReason,
    recovery::{clock::Moment, hurt::SessionHurt, record::Episode, response::STOP_DURING},
    session::{AfterHurt, PainReport, Phase, Plan, Session},
};
use soleus_store::{StoreError, Tx};

use super::{slot::Live, views::HurtChoice};
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

/// The open episodes of that leg, newest onset first; of any leg when both worked.
fn concerned(open: &[Entry<Episode>], side: Option<Side>) -> impl Iterator<Item = &Entry<Episode>> {
    open.iter()
        .filter(move |entry| side.is_none_or(|side| entry.body.legs.has(side)))
}

/// Whether no pain at all is acceptable: a bone, a clot, a compartment, or what nobody has named.
fn bears_none(entry: &Entry<Episode>) -> bool {
    entry.body.condition.named_band() == Some(0)
}

/// The newest open episode of that leg, but the strictest first: one that bears no pain is told of all pain.
fn episode_of(open: &[Entry<Episode>], side: Option<Side>) -> Option<EntryId> {
    let strictest = concerned(open, side).find(|entry| bears_none(entry));
    let told = strictest.or_else(|| concerned(open, side).next());
    told.map(|entry| entry.id.clone())
}

/// What can be chosen now that something hurts, each up to which pain. Where no pain is acceptable, any pain ends it.
pub(super) fn choices(app: &App, session: &Session) -> Vec<HurtChoice> {
    let strict = bears_none_now(app, session);
    let all = [AfterHurt::Gentler, AfterHurt::SkipExercise, AfterHurt::End];
    let pains = || (0..=10).rev().filter_map(Pain::new);
    let up_to = |next: AfterHurt| pains().find(|pain| opens(next, *pain, strict));
    all.into_iter()
        .filter_map(|next| up_to(next).map(|up_to| HurtChoice { next, up_to }))
        .collect()
}

/// Whether `next` can be chosen now at this pain.
pub(super) fn is_open(app: &App, session: &Session, pain: Pain, next: AfterHurt) -> bool {
    opens(next, pain, bears_none_now(app, session))
}

fn opens(next: AfterHurt, pain: Pain, strict: bool) -> bool {
    next.open_at(pain) && (!strict || pain == Pain::NONE || next == AfterHurt::End)
}

/// Whether something hurts now in a leg that bears no pain.
fn bears_none_now(app: &App, session: &Session) -> bool {
    let hurting = matches!(session.phase(), Phase::Hurting { .. });
    hurting && concerned(&gate::open_episodes(app), session.step().side).any(bears_none)
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
