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

/// The longest next run: at most 10 % above the longest single run of the last 30 days (FRANDSEN25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct JumpGuard {
    /// The longest of the last 30 days, in metres.
    pub longest_metres: Option<u32>,
    /// The longest of the last 30 days, in minutes.
    pub longest_minutes: Option<u16>,
    /// At most so far.
    pub limit_metres: Option<u32>,
    /// At most so long; used where only time is logged.
    pub limit_minutes: Option<u16>,
    /// No run in 30 days: 1 km, then one or two rest days.
    pub comeback: bool,
    /// The day of the newest run.
    pub last: Option<Day>,
}

/// What is said of a run, before and after it is saved. Nothing is forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RunNotice {
    /// Longer than the longest run of 30 days allows.
    Longer,
    /// The first run after 30 days without one, and longer than 1 km.
    Comeback,
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

/// The guard for a run at `at_ms` (believed milliseconds), from all walks and runs on record.
pub fn guard<'a>(outings: impl Iterator<Item = &'a Entry<Outing>> + Clone, at_ms: i64) -> JumpGuard {
    let before = || {
        let all = outings.clone();
        all.filter(|run| is_run(run.body.kind) && ms_of(run) <= at_ms)
    };
    let recent = || before().filter(|run| at_ms.saturating_sub(ms_of(run)) <= GUARD_MS);
    let metres = recent().filter_map(|run| run.body.metres).max();
    let minutes = recent().filter_map(|run| run.body.minutes).max();
    let more = |value: u32| value.saturating_mul(110) / 100;
    let comeback = recent().next().is_none();
    JumpGuard {
        longest_metres: metres,
        longest_minutes: minutes,
        limit_metres: if comeback {
            Some(COMEBACK_METRES)
        } else {
            metres.map(more)
        },
        limit_minutes: minutes.map(|minutes| u16::try_from(more(u32::from(minutes))).unwrap_or(u16::MAX)),
        comeback,
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
    run: &Outing,
    at: Stamp,
) -> Vec<RunNotice> {
    if !is_run(run.kind) {
        return Vec::new();
    }
    let at_ms = at.ms.saturating_add(run.lead_ms);
    let guard = guard(others.clone(), at_ms.saturating_sub(1));
    let longer = run.kind != OutingKind::WalkRun && is_longer(&guard, run);
    let mut notices = Vec::new();
    if longer {
        notices.push(if guard.comeback {
            RunNotice::Comeback
        } else {
            RunNotice::Longer
        });
    }
    let faster = pace(run).zip(usual_pace(others.clone(), run.kind, at_ms));
    if longer && !guard.comeback && faster.is_some_and(|(pace, usual)| pace < usual * 0.95) {
        notices.push(RunNotice::LongerAndFaster);
    }
    let day = at.day();
    let near = |other: &'a Entry<Outing>| is_run(other.body.kind) && day.since(other.at.day()).abs() <= 1;
    if others.clone().any(near) {
        notices.push(RunNotice::NoRestDay);
    }
    notices
}

fn is_longer(guard: &JumpGuard, run: &Outing) -> bool {
    match (run.metres, guard.limit_metres, run.minutes, guard.limit_minutes) {
        (Some(metres), Some(limit), _, _) => metres > limit,
        (_, _, Some(minutes), Some(limit)) => minutes > limit,
        // After a month without a run and without a distance, ten minutes stand for the kilometre.
        (None, _, Some(minutes), None) => guard.comeback && minutes > COMEBACK_MINUTES,
        _ => false,
    }
}

/// About 1 km at an easy pace; rule of thumb.
const COMEBACK_MINUTES: u16 = 10;
