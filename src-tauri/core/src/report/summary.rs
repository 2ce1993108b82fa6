//! The entries of a span, summed up as a visit sheet shows them: first, highest and newest values with their days; counts.

use crate::{
    care::{Legs, Pain},
    journal::Entry,
    recovery::{
        checkin::{CheckIn, LegReport},
        cramp::{CrampLog, CrampTime, Release},
        leg_of,
        load::{FunctionalTest, Outing, OutingKind, TestKind, TestResult},
        rows::DailyRows,
    },
    session::SessionEntry,
    time::{Day, Stamp},
};

/// One measure of pain: the first value of the span, the highest and the newest, each with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PainLine {
    /// Which pain.
    pub measure: Measure,
    /// The first.
    pub first: Option<(Pain, Day)>,
    /// The highest; of equal ones the newest.
    pub highest: Option<(Pain, Day)>,
    /// The newest.
    pub newest: Option<(Pain, Day)>,
}

/// Which pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// At rest.
    Rest,
    /// Walking.
    Walking,
    /// The worst of 24 hours.
    Worst,
}

/// One functional test: the first result of the span and the newest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestLine {
    /// Which test.
    pub test: TestKind,
    /// The first, if there was more than one.
    pub first: Option<Tested>,
    /// The newest.
    pub newest: Tested,
}

/// One result on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// The day.
    pub day: Day,
    /// The left leg.
    pub left: Option<TestResult>,
    /// The right leg.
    pub right: Option<TestResult>,
}

/// Walks and runs of the span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loads {
    /// Walks noted.
    pub walks: usize,
    /// Runs noted, walk-runs and training with them.
    pub runs: usize,
    /// The longest walk without a limp.
    pub longest_walk: Option<Entry<Outing>>,
    /// The newest run.
    pub newest_run: Option<Entry<Outing>>,
}

/// Guided sessions of the span, by what was told of the pain before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sessions {
    /// All of them.
    pub all: usize,
    /// Less pain after than before.
    pub less: usize,
    /// As much.
    pub same: usize,
    /// More.
    pub more: usize,
}

/// Cramps of the span, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cramps {
    /// All of them.
    pub all: usize,
    /// At night or asleep.
    pub night: usize,
    /// What released them, the most frequent first.
    pub released: Vec<(Release, usize)>,
    /// The newest.
    pub newest: Option<Stamp>,
}

/// The reports on a leg, one a day: the last written of each.
pub(super) fn reports(
    check_ins: &[Entry<CheckIn>],
    legs: Legs,
    since: Day,
    until: Day,
) -> Vec<(Day, LegReport)> {
    let mut sorted: Vec<&Entry<CheckIn>> = check_ins
        .iter()
        .filter(|entry| entry.body.day >= since && entry.body.day <= until)
        .collect();
    sorted.sort_by_key(|entry| (entry.body.day, entry.written));
    let mut days: Vec<(Day, LegReport)> = Vec::new();
    for entry in sorted {
        let Some(report) = leg_of(&entry.body, legs) else {
            continue;
        };
        match days.last_mut() {
            Some(last) if last.0 == entry.body.day => last.1 = report,
            _ => days.push((entry.body.day, report)),
        }
    }
    days
}

pub(super) fn newest_rows(check_ins: &[Entry<CheckIn>], since: Day, until: Day) -> Option<(Day, DailyRows)> {
    let told = check_ins
        .iter()
        .filter(|entry| entry.body.day >= since && entry.body.day <= until && !entry.body.rows.0.is_empty());
    told.max_by_key(|entry| (entry.body.day, entry.written))
        .map(|entry| (entry.body.day, entry.body.rows.clone()))
}

/// Earlier days of the span on which a row was answered "yes" or "not sure", the newest first; without the newest rows.
pub(super) fn red_days(check_ins: &[Entry<CheckIn>], since: Day, until: Day) -> Vec<(Day, DailyRows)> {
    let newest = newest_rows(check_ins, since, until);
    let mut days: Vec<(Day, DailyRows)> = check_ins
        .iter()
        .filter(|entry| {
            entry.body.day >= since && entry.body.day <= until && !entry.body.rows.red().is_empty()
        })
        .map(|entry| (entry.body.day, entry.body.rows.clone()))
        .filter(|day| newest.as_ref() != Some(day))
        .collect();
    days.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    days
}

pub(super) fn pain(reports: &[(Day, LegReport)]) -> Vec<PainLine> {
    [Measure::Rest, Measure::Walking, Measure::Worst]
        .into_iter()
        .map(|measure| {
            let of = |report: &LegReport| match measure {
                Measure::Rest => report.rest,
                Measure::Walking => report.walking,
                Measure::Worst => report.worst,
            };
            let told = || {
                reports
                    .iter()
                    .filter_map(|(day, report)| Some((of(report)?, *day)))
            };
            PainLine {
                measure,
                first: told().next(),
                highest: told().max(),
                newest: told().next_back(),
            }
        })
        .collect()
}

pub(super) fn tests(all: &[Entry<FunctionalTest>], since: Day, until: Day) -> Vec<TestLine> {
    let within = |entry: &&Entry<FunctionalTest>| (since..=until).contains(&entry.at.day());
    TestKind::ALL
        .into_iter()
        .filter_map(|test| {
            let mut mine: Vec<_> = all
                .iter()
                .filter(within)
                .filter(|entry| entry.body.test == test)
                .collect();
            mine.sort_by_key(|entry| (entry.at.ms, entry.written));
            let tested = |entry: &Entry<FunctionalTest>| Tested {
                day: entry.at.day(),
                left: entry.body.left,
                right: entry.body.right,
            };
            let newest = tested(mine.last()?);
            let first = mine.first().filter(|_| mine.len() > 1).map(|entry| tested(entry));
            Some(TestLine { test, first, newest })
        })
        .collect()
}

pub(super) fn loads(all: &[Entry<Outing>], since: Day, until: Day) -> Loads {
    let within = all
        .iter()
        .filter(|entry| (since..=until).contains(&entry.at.day()));
    let (walks, runs): (Vec<_>, Vec<_>) = within.partition(|entry| entry.body.kind < OutingKind::WalkRun);
    let longest = walks
        .iter()
        .filter(|walk| walk.body.limp == Some(false) && walk.body.minutes.is_some())
        .max_by_key(|walk| (walk.body.minutes, walk.at.ms));
    Loads {
        walks: walks.len(),
        runs: runs.len(),
        longest_walk: longest.map(|walk| (**walk).clone()),
        newest_run: runs.iter().max_by_key(|run| run.at.ms).map(|run| (**run).clone()),
    }
}

pub(super) fn sessions(all: &[Entry<SessionEntry>], since: Day, until: Day) -> Sessions {
    let within = all
        .iter()
        .filter(|entry| (since..=until).contains(&entry.at.day()));
    within.fold(Sessions::default(), |mut sum, entry| {
        sum.all += 1;
        if let (Some(before), Some(after)) = (entry.body.pain_before, entry.body.pain_after) {
            match after.cmp(&before) {
                std::cmp::Ordering::Less => sum.less += 1,
                std::cmp::Ordering::Equal => sum.same += 1,
                std::cmp::Ordering::Greater => sum.more += 1,
            }
        }
        sum
    })
}

pub(super) fn cramps(all: &[Entry<CrampLog>], since: Day, until: Day) -> Cramps {
    let within: Vec<_> = all
        .iter()
        .filter(|entry| (since..=until).contains(&entry.at.day()))
        .collect();
    let mut released: Vec<(Release, usize)> = Vec::new();
    for release in within.iter().flat_map(|entry| &entry.body.released) {
        match released.iter_mut().find(|(known, _)| known == release) {
            Some((_, count)) => *count += 1,
            None => released.push((*release, 1)),
        }
    }
    released.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Cramps {
        all: within.len(),
        night: within
            .iter()
            .filter(|entry| entry.body.came == Some(CrampTime::Night))
            .count(),
        released,
        newest: within.iter().map(|entry| entry.at).max_by_key(|at| at.ms),
    }
}
