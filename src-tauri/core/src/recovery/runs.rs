//! A person's runs, whatever recovery is open: how long the next one may be, the usual pace, and what a new run went past.

use serde::{Deserialize, Serialize};

use super::load::{Outing, OutingKind};
use crate::{
    journal::Entry,
    time::{DAY_MS, Day, Stamp},
};

/// The first run after 30 days without one (seed 003 "1 km, then 1-2 rest days").
const COMEBACK_METRES: u32 = 1_000;
/// The longest single run of so many days sets the limit (FRANDSEN25).
const GUARD_MS: i64 = 30 * DAY_MS;
/// The usual pace is read from so many days; rule of thumb.
const PACE_MS: i64 = 60 * DAY_MS;
/// The usual pace is the median of so many runs of one kind; rule of thumb.
const PACE_RUNS: usize = 5;
/// Fewer runs than this tell no usual pace.
const PACE_LEAST: usize = 3;

/// What the longest next run is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum GuardBasis {
    /// The longest single run of the last 30 days.
    Longest,
    /// The record reaches back 30 days and has no run in them, or none since a strain.
    Comeback,
    /// There are runs in the last 30 days, but of none is it known how far or how long the running was.
    Unmeasured,
    /// Nothing is known of the last 30 days: that is not "no run".
    Unknown,
}

/// The longest next run: at most 10 % above the longest single run of the last 30 days (FRANDSEN25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct JumpGuard {
    /// What it is reckoned from.
    pub basis: GuardBasis,
    /// The longest of the last 30 days, in metres; of a walk-run its running alone.
    pub longest_metres: Option<u32>,
    /// The longest of the last 30 days, in minutes; of a walk-run its running alone.
    pub longest_minutes: Option<u16>,
    /// The day of the longest.
    pub longest_on: Option<Day>,
    /// At most so far.
    pub limit_metres: Option<u32>,
    /// At most so long; used where only time is logged.
    pub limit_minutes: Option<u16>,
    /// Runs before this day do not count: on it a calf was strained, less than 30 days ago.
    pub since: Option<Day>,
    /// The day of the newest run.
    pub last: Option<Day>,
}

/// What is known beside the runs of the last 30 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// When the oldest walk or run on record ended: from then on "none" means none.
    pub first: Option<Stamp>,
    /// When a calf was last strained: a run from before it licenses none after it.
    pub strained: Option<Stamp>,
}

/// What is said of a run, before and after it is saved. Nothing is forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RunNotice {
    /// Longer than the longest run of 30 days allows.
    Longer,
    /// The first run after 30 days without one, or after a strain, and longer than 1 km.
    Comeback,
    /// Longer than 1 km, and nothing is known of the last 30 days.
    NoHistory,
    /// Longer and faster at once.
    LongerAndFaster,
    /// On the day after another run, or the same day.
    NoRestDay,
}

fn is_run(kind: OutingKind) -> bool {
    kind >= OutingKind::WalkRun
}

fn ms_of(run: &Entry<Outing>) -> i64 {
    run.at.ms.saturating_add(run.body.lead_ms)
}

/// The running of a walk or run in metres; `None` if it is not known.
fn run_metres(outing: &Outing) -> Option<u32> {
    match outing.kind {
        OutingKind::WalkRun => outing.run_metres,
        OutingKind::Run | OutingKind::Training => outing.metres,
        OutingKind::FlatWalk | OutingKind::BriskWalk | OutingKind::InclineWalk => None,
    }
}

/// The running of a walk or run in minutes; `None` if it is not known.
fn run_minutes(outing: &Outing) -> Option<u16> {
    match outing.kind {
        OutingKind::WalkRun => outing.run_minutes,
        OutingKind::Run | OutingKind::Training => outing.minutes,
        OutingKind::FlatWalk | OutingKind::BriskWalk | OutingKind::InclineWalk => None,
    }
}

/// The guard for a run at `at_ms` (believed milliseconds), from all walks and runs on record.
pub fn guard<'a>(
    outings: impl Iterator<Item = &'a Entry<Outing>> + Clone,
    history: History,
    at_ms: i64,
) -> JumpGuard {
    let strained = history.strained.filter(|strain| {
        let passed = at_ms.saturating_sub(strain.ms);
        (0..=GUARD_MS).contains(&passed)
    });
    let from = strained.map_or(i64::MIN, |strain| strain.ms);
    let before = || {
        let all = outings.clone();
        all.filter(|run| is_run(run.body.kind) && ms_of(run) <= at_ms)
    };
    let recent = || before().filter(|run| at_ms.saturating_sub(ms_of(run)) <= GUARD_MS && ms_of(run) >= from);
    let farthest = recent()
        .filter_map(|run| Some((run_metres(&run.body)?, run)))
        .max_by_key(|(metres, _)| *metres);
    let longest = recent()
        .filter_map(|run| Some((run_minutes(&run.body)?, run)))
        .max_by_key(|(minutes, _)| *minutes);
    let reaches_back = history
        .first
        .is_some_and(|first| at_ms.saturating_sub(first.ms) > GUARD_MS);
    let basis = if farthest.is_some() || longest.is_some() {
        GuardBasis::Longest
    } else if recent().next().is_some() {
        GuardBasis::Unmeasured
    } else if reaches_back || strained.is_some() {
        GuardBasis::Comeback
    } else {
        GuardBasis::Unknown
    };
    let metres = farthest.map(|(metres, _)| metres);
    let minutes = longest.map(|(minutes, _)| minutes);
    let more = |value: u32| value.saturating_mul(110) / 100;
    JumpGuard {
        basis,
        longest_metres: metres,
        longest_minutes: minutes,
        longest_on: farthest
            .map(|(_, run)| run)
            .or(longest.map(|(_, run)| run))
            .map(|run| run.at.day()),
        limit_metres: match basis {
            GuardBasis::Comeback => Some(COMEBACK_METRES),
            GuardBasis::Longest | GuardBasis::Unmeasured | GuardBasis::Unknown => metres.map(more),
        },
        limit_minutes: minutes.map(|minutes| u16::try_from(more(u32::from(minutes))).unwrap_or(u16::MAX)),
        since: strained.map(Stamp::day),
        last: before().max_by_key(|run| ms_of(run)).map(|run| run.at.day()),
    }
}

/// Minutes for one kilometre, if both are known.
pub fn pace(run: &Outing) -> Option<f32> {
    let (minutes, metres) = (run.minutes?, run.metres?);
    (metres > 0 && minutes > 0).then(|| f32::from(minutes) / (metres as f32 / 1_000.0))
}

/// The usual pace of runs of `kind` before `at_ms`: the median of the last five in 60 days; `None` under three.
pub fn usual_pace<'a>(
    outings: impl Iterator<Item = &'a Entry<Outing>>,
    kind: OutingKind,
    at_ms: i64,
) -> Option<f32> {
    let mut of_kind: Vec<&Entry<Outing>> = outings
        .filter(|run| run.body.kind == kind && ms_of(run) < at_ms)
        .filter(|run| at_ms.saturating_sub(ms_of(run)) <= PACE_MS && pace(&run.body).is_some())
        .collect();
    of_kind.sort_by_key(|run| std::cmp::Reverse(ms_of(run)));
    let mut paces: Vec<f32> = of_kind
        .iter()
        .take(PACE_RUNS)
        .filter_map(|run| pace(&run.body))
        .collect();
    if paces.len() < PACE_LEAST {
        return None;
    }
    paces.sort_by(f32::total_cmp);
    paces.get(paces.len() / 2).copied()
}

/// What is to be said of `run` at `at`, given the walks and runs on record beside it. Steps of a walk-run table are
/// exempt from the limit.
pub fn notices<'a>(
    others: impl Iterator<Item = &'a Entry<Outing>> + Clone,
    history: History,
    run: &Outing,
    at: Stamp,
) -> Vec<RunNotice> {
    if !is_run(run.kind) {
        return Vec::new();
    }
    let at_ms = at.ms.saturating_add(run.lead_ms);
    let guard = guard(others.clone(), history, at_ms.saturating_sub(1));
    let by_table = run.kind == OutingKind::WalkRun && run.level.is_some();
    let longer = !by_table && is_longer(&guard, run);
    let mut notices = Vec::new();
    if longer {
        notices.push(match guard.basis {
            GuardBasis::Comeback => RunNotice::Comeback,
            GuardBasis::Unknown | GuardBasis::Unmeasured => RunNotice::NoHistory,
            GuardBasis::Longest => RunNotice::Longer,
        });
    }
    let faster = pace(run).zip(usual_pace(others.clone(), run.kind, at_ms));
    if notices == [RunNotice::Longer] && faster.is_some_and(|(pace, usual)| pace < usual * 0.95) {
        notices.push(RunNotice::LongerAndFaster);
    }
    let day = at.day();
    let near = |other: &'a Entry<Outing>| is_run(other.body.kind) && day.since(other.at.day()).abs() <= 1;
    if others.clone().any(near) {
        notices.push(RunNotice::NoRestDay);
    }
    notices
}

/// Whether the running of `run` goes past the limit; without one, past what a first run may be.
fn is_longer(guard: &JumpGuard, run: &Outing) -> bool {
    let (metres, minutes) = (run_metres(run), run_minutes(run));
    match (metres.zip(guard.limit_metres), minutes.zip(guard.limit_minutes)) {
        (Some((metres, limit)), _) => metres > limit,
        (None, Some((minutes, limit))) => minutes > limit,
        (None, None) if guard.basis == GuardBasis::Longest => false,
        (None, None) => {
            // Where no distance is known, ten minutes stand for the kilometre.
            let far = metres.map(|metres| metres > COMEBACK_METRES);
            far.or(minutes.map(|minutes| minutes > COMEBACK_MINUTES))
                .unwrap_or(false)
        }
    }
}

/// About 1 km at an easy pace; rule of thumb.
const COMEBACK_MINUTES: u16 = 10;

#[cfg(test)]
mod tests;
