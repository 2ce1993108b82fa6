//! The recovery views: the list of episodes, one episode with plan and gates, the chart, and what Today needs.

use serde::Serialize;
use soleus_core::{
    care::{Activity, Legs},
    journal::{Entry, EntryId},
    recovery::{
        checkin::LegReport,
        load::{FunctionalTest, Outing, OutingKind},
        plan::Plan,
        record::Episode,
        response::Response,
        scope::{HeldBy, InScope, held_by},
        state::EpisodeState,
        timeline::Record,
    },
    time::{Day, Stamp},
};

use crate::{
    app::App,
    episodes::{EpisodeCard, card},
    failure::Failure,
    recovery_facts::{Facts, plan_of},
};

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

/// One day of the chart. What was not recorded is missing, never zero.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChartDay {
    /// The day.
    pub day: Day,
    /// The newest report of the day on the episode's leg.
    pub leg: Option<LegReport>,
    /// Confidence.
    pub confidence: Option<u8>,
    /// Minutes walked and run that day.
    pub minutes: u32,
    /// The side difference of single-leg heel raises in per cent, if tested that day on both legs.
    pub difference: Option<f32>,
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
    /// Walks and runs since the onset, newest first.
    pub outings: Vec<OutingRow>,
    /// Tests since the onset, newest first.
    pub tests: Vec<Entry<FunctionalTest>>,
    /// Every day from the onset to today.
    pub days: Vec<ChartDay>,
    /// Days with an own check.
    pub checks: Vec<Day>,
    /// Activities closed from outside the plan.
    pub closed: Vec<ClosedActivity>,
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
    let line = soleus_core::recovery::response_of(&episode, &facts.record, facts.now);
    let mut outings: Vec<OutingRow> = facts
        .record
        .outings
        .iter()
        .filter(|outing| since(outing.at))
        .map(|outing| OutingRow {
            response: line.response(outing),
            outing: outing.clone(),
        })
        .collect();
    outings.reverse();
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
        days: days(&facts, &episode),
        checks: facts
            .record
            .checks
            .iter()
            .filter(|check| check.ms >= episode.at.ms)
            .map(|check| facts.now.wall_at(check.ms).day())
            .collect(),
        closed: closed(&facts),
        outings,
        tests,
        state,
        episode,
    })
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
    Ok(held_in(&facts, activity, legs, own))
}

fn held_in(facts: &Facts, activity: Activity, legs: Legs, own: Option<&EntryId>) -> Vec<HeldBy> {
    let states: Vec<_> = facts
        .open()
        .map(|episode| (episode, facts.state(episode)))
        .collect();
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
    let held = facts
        .open()
        .flat_map(|one| held_in(facts, Activity::Running, one.body.legs, None))
        .collect();
    let over = outing.kind != OutingKind::WalkRun
        && facts.open().any(|episode| {
            let jump = facts.state(episode).jump;
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

fn closed(facts: &Facts) -> Vec<ClosedActivity> {
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

/// Every day from the onset to today (at most three years), with what was recorded.
pub(crate) fn days(facts: &Facts, episode: &Entry<Episode>) -> Vec<ChartDay> {
    let (first, today) = (episode.at.day(), facts.today());
    let count = today.since(first).clamp(0, 3 * 366);
    let start = today.plus(-count);
    let mut days: Vec<ChartDay> = (0..=count)
        .map(|index| ChartDay {
            day: start.plus(index),
            leg: None,
            confidence: None,
            minutes: 0,
            difference: None,
        })
        .collect();
    let place = |day: Day| usize::try_from(day.since(start)).ok();
    let Record {
        check_ins,
        outings,
        tests,
        ..
    } = &facts.record;
    for check_in in check_ins {
        let Some(day) = place(check_in.body.day).and_then(|index| days.get_mut(index)) else {
            continue;
        };
        day.leg = soleus_core::recovery::leg_of(&check_in.body, episode.body.legs).or(day.leg);
        day.confidence = check_in.body.confidence.or(day.confidence);
    }
    for outing in outings {
        if let Some(day) = place(outing.at.day()).and_then(|index| days.get_mut(index)) {
            day.minutes += u32::from(outing.body.minutes.unwrap_or(0));
        }
    }
    let sore = if episode.body.legs == Legs::Right {
        soleus_core::care::Side::Right
    } else {
        soleus_core::care::Side::Left
    };
    for test in tests
        .iter()
        .filter(|test| test.body.test == soleus_core::recovery::load::TestKind::SingleLegRaise)
    {
        if let Some(day) = place(test.at.day()).and_then(|index| days.get_mut(index)) {
            day.difference = test.body.difference_percent(sore).or(day.difference);
        }
    }
    days
}

fn date(facts: &Facts) -> Day {
    Day(facts.now.wall.civil().date())
}

fn time(facts: &Facts) -> String {
    let civil = facts.now.wall.civil();
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}
