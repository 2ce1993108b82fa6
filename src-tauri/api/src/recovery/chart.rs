//! The way so far, day by day: pain, function, side difference and load, the band of change, and the sum of it all.

use serde::Serialize;
use soleus_core::{
    care::Pain,
    journal::Entry,
    recovery::{
        Record,
        checkin::LegReport,
        load::{OutingKind, TestKind},
        record::Episode,
        state::EpisodeState,
    },
    time::Day,
};

use crate::recovery::facts::Known;

/// The chart shows at most so many days; older ones stay in the record.
const MOST_DAYS: i64 = 3 * 366;

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
    /// Minutes walked and run that day; missing if nothing was noted.
    pub minutes: Option<u32>,
    /// Single-leg heel raises of the sore leg, if tested that day.
    pub raises: Option<f32>,
    /// The same of the other leg.
    pub other: Option<f32>,
    /// The side difference of single-leg heel raises in per cent, if tested that day on both legs.
    pub difference: Option<f32>,
}

/// The whole way in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Way {
    /// Days from the onset to today, or to the end.
    pub days: u32,
    /// Days with a check-in.
    pub checked: u32,
    /// Walks noted.
    pub walks: u32,
    /// Runs noted, walk-runs with them.
    pub runs: u32,
    /// Tests noted.
    pub tests: u32,
    /// Steps back.
    pub back: u32,
    /// The highest walking pain of the first 24 hours, if it was recorded.
    pub first_walking: Option<u8>,
    /// The newest walking pain.
    pub last_walking: Option<u8>,
}

/// Every day from the onset to the last one, at most three years.
pub(crate) fn days(facts: &Known, episode: &Entry<Episode>) -> Vec<ChartDay> {
    let (first, last) = (episode.at.day(), facts.last_day(episode));
    let count = last.since(first).clamp(0, MOST_DAYS);
    let start = last.plus(-count);
    let blank = |day| ChartDay {
        day,
        leg: None,
        confidence: None,
        minutes: None,
        raises: None,
        other: None,
        difference: None,
    };
    let mut days: Vec<ChartDay> = (0..=count).map(|index| blank(start.plus(index))).collect();
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
            let minutes = outing.body.minutes.map(u32::from);
            day.minutes = minutes.map_or(day.minutes, |new| Some(day.minutes.unwrap_or(0) + new));
        }
    }
    let sore = episode.body.sore_side();
    let raises = tests
        .iter()
        .filter(|test| test.body.test == TestKind::SingleLegRaise);
    for test in raises {
        if let Some(day) = place(test.at.day()).and_then(|index| days.get_mut(index)) {
            day.raises = test.body.leg(sore).map(|result| result.value).or(day.raises);
            day.other = test
                .body
                .leg(sore.other())
                .map(|result| result.value)
                .or(day.other);
            day.difference = test.body.difference_percent(sore).or(day.difference);
        }
    }
    days
}

/// The sum of the way.
pub(crate) fn way(
    facts: &Known,
    episode: &Entry<Episode>,
    state: &EpisodeState,
    first_walking: Option<Pain>,
    days: &[ChartDay],
) -> Way {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (walks, runs): (Vec<_>, Vec<_>) = facts.outings_of(episode).partition(|outing| {
        matches!(
            outing.body.kind,
            OutingKind::FlatWalk | OutingKind::BriskWalk | OutingKind::InclineWalk
        )
    });
    let walking = |day: &ChartDay| day.leg.and_then(|leg| leg.walking).map(|pain| pain.score());
    Way {
        days: count(days.len()),
        checked: count(days.iter().filter(|day| day.leg.is_some()).count()),
        walks: count(walks.len()),
        runs: count(runs.len()),
        tests: count(
            facts
                .record
                .tests
                .iter()
                .filter(|test| test.at.ms >= episode.at.ms)
                .count(),
        ),
        back: count(state.steps.iter().filter(|step| step.to < step.from).count()),
        first_walking: first_walking.map(|pain| pain.score()),
        last_walking: days.iter().rev().find_map(walking),
    }
}
