//! The recovery views: the list of episodes, one episode with plan and gates, the chart, and what Today needs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Entry, EntryId},
    permission::{
        activity::Asked, decide::standing_reasons, facts::Facts, reason::Reason, word::ClinicianWord,
    },
    recovery::{
        Answers,
        difference::PlanChange,
        hurt::SessionHurt,
        load::{FunctionalTest, Outing},
        plan::Plan,
        record::{Condition, Episode, Grade},
        response::Response,
        state::{EpisodeState, GateState},
    },
    time::{Day, Stamp},
};

use crate::{
    app::App,
    failure::Failure,
    permission::ask::{OpenedBy, opened_by},
    recovery::chart::{self, ChartDay, Way},
    recovery::episode::card::{EpisodeCard, card},
    recovery::facts::{Known, plan_of},
    recovery::plans,
};

/// So many walks and runs come with an episode: years of them would make every look at it slow.
const MOST_OUTINGS: usize = 10;

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
    /// Where it stands; each gate with why it is closed.
    pub state: EpisodeState,
    /// The grade of a strain by its signs.
    pub grade: Option<Grade>,
    /// The results and stops that stand for the person, the weightiest first.
    pub standing: Vec<Reason>,
    /// Who opened gates of this episode, by gate.
    pub opened: BTreeMap<String, OpenedBy>,
    /// Edits of check-ins, walks and tests since the onset, so that old values can be seen.
    pub changed: Vec<EntryId>,
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
    pub clinicians: Vec<Entry<ClinicianWord>>,
    /// Days with an own check.
    pub checks: Vec<Day>,
}

/// The list of episodes.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Episodes, Failure> {
    let facts = Known::read(app, None)?;
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
    let facts = Known::read(app, Some(&id))?;
    let episode = facts.episode(&id)?.clone();
    let state = facts.state(&episode);
    let since = |at: Stamp| at.ms >= episode.at.ms;
    let history = facts.history(&episode);
    let line = Answers::new(plan_of(&episode.body), &episode, &history);
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
            .filter(|check| check.result.ms >= episode.at.ms)
            .map(|check| check.result.at.day())
            .collect(),
        hurts: hurts(&facts, &id),
        grade: matches!(episode.body.condition, Condition::Strain { .. })
            .then(|| episode.body.condition.grade()),
        standing: standing_reasons(&facts.permission),
        opened: opened(&facts.permission, &state),
        changed: changed(&facts, episode.at),
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
    let facts = Known::read(app, Some(&asked.episode))?;
    let episode = facts.episode(&asked.episode)?;
    let history = facts.history(episode);
    let line = Answers::new(plan_of(&episode.body), episode, &history);
    Ok(rows(&facts, episode, &line, asked.after, asked.most))
}

fn rows(
    facts: &Known,
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

/// Who opened which gate.
fn opened(facts: &Facts<'_>, state: &EpisodeState) -> BTreeMap<String, OpenedBy> {
    let open = state.gates.iter().filter(|gate| gate.closed.is_none());
    let by = |gate: &GateState| {
        let asked = Asked::Step {
            episode: state.episode.clone(),
            gate: gate.id.clone(),
        };
        let by_name = || facts.words.iter().rev().find(|said| said.names_step(&gate.id));
        opened_by(facts, &asked).or_else(|| {
            let said = by_name().filter(|said| said.counts(facts.now.ms, facts.today()))?;
            Some(OpenedBy::of(said))
        })
    };
    open.filter_map(|gate| Some((gate.id.clone(), by(gate)?)))
        .collect()
}

/// Entries since the onset that were edited.
fn changed(known: &Known, onset: Stamp) -> Vec<EntryId> {
    fn edited<T>(entries: &[Entry<T>], onset: Stamp) -> impl Iterator<Item = EntryId> {
        let edited = entries
            .iter()
            .filter(move |entry| entry.at.ms >= onset.ms && entry.edited > entry.written);
        edited.map(|entry| entry.id.clone())
    }
    edited(&known.record.check_ins, onset)
        .chain(edited(&known.record.outings, onset))
        .chain(edited(&known.record.tests, onset))
        .collect()
}

/// What clinicians said about everything or about this episode, newest first.
fn clinicians(facts: &Known, id: &EntryId) -> Vec<Entry<ClinicianWord>> {
    let all = facts.words.iter().rev();
    let reaches = |seen: &&Entry<ClinicianWord>| seen.body.episode.as_ref().is_none_or(|one| one == id);
    all.filter(reaches).cloned().collect()
}

/// What hurt in guided sessions and belongs to this episode, newest first.
fn hurts(facts: &Known, id: &EntryId) -> Vec<Entry<SessionHurt>> {
    let all = facts.record.hurts.iter();
    let mut hurts: Vec<_> = all
        .filter(|hurt| hurt.subject.as_ref() == Some(id))
        .cloned()
        .collect();
    hurts.reverse();
    hurts
}

fn date(facts: &Known) -> Day {
    Day(facts.now.wall.civil().date())
}

fn time(facts: &Known) -> String {
    let civil = facts.now.wall.civil();
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}
