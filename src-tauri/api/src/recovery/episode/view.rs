//! The recovery views: the list of episodes, one episode with plan and gates, the chart, and what Today needs.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Legs},
    journal::{Entry, EntryId},
    locks::ClinicianRecord,
    recovery::{
        difference::PlanChange,
        hurt::SessionHurt,
        load::{FunctionalTest, Outing, OutingKind},
        plan::Plan,
        record::Episode,
        response::Response,
        scope::{HeldBy, InScope, held_by},
        state::EpisodeState,
        timeline::Answers,
    },
    time::{Day, Stamp},
};

use crate::{
    app::App,
    failure::Failure,
    recovery::chart::{self, ChartDay, Way},
    recovery::episode::commands::{EpisodeCard, card},
    recovery::facts::{Facts, plan_of},
    recovery::plans,
};

/// So many walks and runs come with an episode: years of them would make every look at it slow.
const MOST_OUTINGS: usize = 10;

/// An activity closed from outside the plan, with the ids of the reasons.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClosedActivity {
    /// What.
    pub activity: Activity,
    /// Why: ids of the check's locks, or `about_me_missing`, `clot_risk`, `thinner`.
    pub reasons: Vec<String>,
}

/// The episode list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Episodes {
    /// Newest onset first.
    pub episodes: Vec<EpisodeCard>,
    /// Entries that could not be read.
    pub unreadable: usize,
    /// The calendar date, for forms.
    pub date: Day,
    /// The time of day `HH:MM`, for forms.
    pub time: String,
}

/// A walk or run with the leg's answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingRow {
    /// The walk or run.
    pub outing: Entry<Outing>,
    /// How the leg answered it the next morning.
    pub response: Response,
}

/// One episode with everything around it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeView {
    /// The episode.
    pub episode: Entry<Episode>,
    /// Its plan; a clinician's own gates have none.
    pub plan: Option<Plan>,
    /// Where it stands.
    pub state: EpisodeState,
    /// Now, on the wall clock.
    pub now: Stamp,
    /// The calendar date, for forms.
    pub date: Day,
    /// The time of day `HH:MM`, for forms.
    pub time: String,
    /// The newest walks and runs since the onset, at most [`MOST_OUTINGS`], newest first.
    pub outings: Vec<OutingRow>,
    /// How many more there are; [`outings`] tells them.
    pub earlier_outings: usize,
    /// Tests since the onset, newest first.
    pub tests: Vec<Entry<FunctionalTest>>,
    /// What hurt in guided sessions, newest first.
    pub hurts: Vec<Entry<SessionHurt>>,
    /// Every day from the onset to today, or to the end.
    pub days: Vec<ChartDay>,
    /// From where on down walking pain has changed for sure, and where it began.
    pub band: Option<(f32, f32)>,
    /// The sum of the way.
    pub way: Way,
    /// What content changed in the plan since the person last looked.
    pub changes: Vec<PlanChange>,
    /// What clinicians found and allowed that reaches this episode, newest first.
    pub clinicians: Vec<Entry<ClinicianRecord>>,
    /// Days with an own check.
    pub checks: Vec<Day>,
}

/// The list of episodes.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Episodes, Failure> {
    let facts = Facts::read(app, None)?;
    Ok(Episodes {
        episodes: facts.episodes.iter().map(card).collect(),
        unreadable: facts.unreadable,
        date: date(&facts),
        time: time(&facts),
    })
}

/// One episode.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn view(app: &App, id: EntryId) -> Result<EpisodeView, Failure> {
    let facts = Facts::read(app, Some(&id))?;
    let episode = facts.episode(&id)?.clone();
    let state = facts.state(&episode);
    let since = |at: Stamp| at.ms >= episode.at.ms;
    let line = soleus_core::recovery::response_of(&episode, &facts.record, facts.now_of(&episode));
    let days = chart::days(&facts, &episode);
    let newest = rows(&facts, &episode, &line, 0, MOST_OUTINGS);
    let mut tests: Vec<_> = facts
        .record
        .tests
        .iter()
        .filter(|test| since(test.at))
        .cloned()
        .collect();
    tests.reverse();
    Ok(EpisodeView {
        plan: plan_of(&episode.body).cloned(),
        now: facts.now.wall,
        date: date(&facts),
        time: time(&facts),
        band: line.band(),
        way: chart::way(&facts, &episode, &state, line.first_walking(), &days),
        changes: plans::changes(&*app.store()?, &episode.body)?,
        clinicians: clinicians(&facts, &id),
        days,
        checks: facts
            .record
            .checks
            .iter()
            .filter(|check| check.ms >= episode.at.ms)
            .map(|check| facts.now.wall_at(check.ms).day())
            .collect(),
        hurts: hurts(&facts, &id),
        earlier_outings: facts.outings_of(&episode).count().saturating_sub(newest.len()),
        outings: newest,
        tests,
        state,
        episode,
    })
}

/// Which of an episode's walks and runs are asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingsAsked {
    /// Of which episode.
    pub episode: EntryId,
    /// How many of the newest are known already.
    pub after: usize,
    /// At most so many.
    pub most: usize,
}

/// Earlier walks and runs of an episode, newest first.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn outings(app: &App, asked: OutingsAsked) -> Result<Vec<OutingRow>, Failure> {
    let facts = Facts::read(app, Some(&asked.episode))?;
    let episode = facts.episode(&asked.episode)?;
    let line = soleus_core::recovery::response_of(episode, &facts.record, facts.now_of(episode));
    Ok(rows(&facts, episode, &line, asked.after, asked.most))
}

fn rows(
    facts: &Facts,
    episode: &Entry<Episode>,
    line: &Answers<'_>,
    after: usize,
    most: usize,
) -> Vec<OutingRow> {
    let asked = facts.outings_of(episode).skip(after).take(most);
    asked
        .map(|outing| OutingRow {
            response: line.response(outing),
            outing: outing.clone(),
        })
        .collect()
}

/// What clinicians said about everything or about this episode, newest first.
fn clinicians(facts: &Facts, id: &EntryId) -> Vec<Entry<ClinicianRecord>> {
    let all = facts.seen.iter().rev();
    let reaches = |seen: &&Entry<ClinicianRecord>| seen.body.episode.as_ref().is_none_or(|one| one == id);
    all.filter(reaches).cloned().collect()
}

/// What hurt in guided sessions and belongs to this episode, newest first.
fn hurts(facts: &Facts, id: &EntryId) -> Vec<Entry<SessionHurt>> {
    let all = facts.record.hurts.iter();
    let mut hurts: Vec<_> = all
        .filter(|hurt| hurt.subject.as_ref() == Some(id))
        .cloned()
        .collect();
    hurts.reverse();
    hurts
}

/// What holds `activity` on `legs`: the stricter of all open episodes. Empty means that no plan forbids it.
///
/// # Errors
/// While the record is closed.
pub(crate) fn held(
    app: &App,
    activity: Activity,
    legs: Legs,
    own: Option<&EntryId>,
) -> Result<Vec<HeldBy>, Failure> {
    let facts = Facts::read(app, None)?;
    Ok(held_in(&states(&facts), activity, legs, own))
}

/// Every open episode with its state.
pub(crate) type States<'a> = Vec<(&'a Entry<Episode>, EpisodeState)>;

pub(crate) fn states(facts: &Facts) -> States<'_> {
    facts
        .open()
        .map(|episode| (episode, facts.state(episode)))
        .collect()
}

/// As [`held`], of states that are known.
pub(crate) fn held_in(
    states: &States<'_>,
    activity: Activity,
    legs: Legs,
    own: Option<&EntryId>,
) -> Vec<HeldBy> {
    let scope: Vec<InScope<'_>> = states
        .iter()
        .map(|(episode, state)| InScope {
            plan: plan_of(&episode.body),
            legs: episode.body.legs,
            state,
        })
        .collect();
    held_by(&scope, activity, legs, own)
}

/// Whether an outing was longer than the guard allows, and which closed gates it went past.
pub(crate) fn against(facts: &Facts, outing: &Outing) -> (bool, Vec<HeldBy>) {
    let running = matches!(
        outing.kind,
        OutingKind::WalkRun | OutingKind::Run | OutingKind::Training
    );
    if !running {
        return (false, Vec::new());
    }
    let states = states(facts);
    let mut held: Vec<HeldBy> = Vec::new();
    for (one, _) in &states {
        for new in held_in(&states, Activity::Running, one.body.legs, None) {
            if !held.contains(&new) {
                held.push(new);
            }
        }
    }
    let over = outing.kind != OutingKind::WalkRun
        && states.iter().any(|(_, state)| {
            let jump = &state.jump;
            match (
                outing.metres,
                jump.limit_metres,
                outing.minutes,
                jump.limit_minutes,
            ) {
                (Some(metres), Some(limit), _, _) => metres > limit,
                (_, _, Some(minutes), Some(limit)) => minutes > limit,
                _ => false,
            }
        });
    (over, held)
}

pub(crate) fn closed(facts: &Facts) -> Vec<ClosedActivity> {
    let by_check = facts.standing.locked.iter();
    let mut closed: Vec<ClosedActivity> = by_check
        .map(|lock| ClosedActivity {
            activity: lock.activity,
            reasons: lock.reasons.clone(),
        })
        .collect();
    if !facts.massage.is_empty() {
        match closed.iter_mut().find(|lock| lock.activity == Activity::Massage) {
            Some(lock) => lock.reasons.extend(facts.massage.iter().cloned()),
            None => {
                closed.push(ClosedActivity {
                    activity: Activity::Massage,
                    reasons: facts.massage.clone(),
                });
            }
        }
    }
    closed
}

fn date(facts: &Facts) -> Day {
    Day(facts.now.wall.civil().date())
}

fn time(facts: &Facts) -> String {
    let civil = facts.now.wall.civil();
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}
