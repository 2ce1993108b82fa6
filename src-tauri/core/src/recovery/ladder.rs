//! The walk-run table and the single-run jump guard (rulings "Ladder moves", "Jump guard").

use serde::{Deserialize, Serialize};

use super::{
    load::OutingKind,
    plan::{Ladder, LadderLevel},
    response::Response,
    timeline::Timeline,
};
use crate::time::{DAY_MS, Day};

/// Why the table stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LadderReason {
    /// Nothing run yet.
    Start,
    /// Enough good runs: one level up.
    Up,
    /// The last run was good; more of the same level.
    More,
    /// One point above the morning before, pain or a limp during, or it was not this level: repeat.
    Repeat,
    /// Two points above the morning before: one level back.
    Back,
    /// No check-in on the morning after: it does not count.
    NoMorning,
    /// The next morning decides.
    Waiting,
    /// The last run came before its rest days were over: it does not count.
    TooSoon,
    /// The table is finished.
    Done,
}

/// Where the person stands on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LadderState {
    /// The table.
    pub ladder: String,
    /// The level, from 1.
    pub level: u8,
    /// Levels in all.
    pub levels: u8,
    /// What that level is.
    pub step: LadderLevel,
    /// Good runs so far at it.
    pub good: u8,
    /// Good runs needed.
    pub needed: u8,
    /// The first day of the next run: the rest days are over.
    pub next_day: Option<Day>,
    /// Why.
    pub reason: LadderReason,
}

impl Timeline<'_> {
    /// Replays the table from `since` on, as known at `ms`.
    pub(crate) fn ladder(&self, ladder: &Ladder, since: i64, ms: i64) -> Option<LadderState> {
        let top = u8::try_from(ladder.levels.len()).unwrap_or(u8::MAX);
        let (mut level, mut good, mut reason) = (1_u8, 0_u8, LadderReason::Start);
        let mut last: Option<Day> = None;
        let runs = self
            .outings
            .iter()
            .filter(|run| run.body.kind == OutingKind::WalkRun);
        for run in runs.filter(|run| run.eff >= since && run.eff <= ms) {
            let day = run.day;
            let rested = last.is_none_or(|last| day.since(last) > i64::from(ladder.rest_days));
            last = Some(last.map_or(day, |last| last.max(day)));
            let sound = run.body.pain.score() <= 2 && !run.body.limp && run.body.level == Some(level);
            reason = match self.response(run, ms) {
                Response::Back => {
                    (level, good) = (level.saturating_sub(1).max(1), 0);
                    LadderReason::Back
                }
                Response::Worse | Response::Repeat => LadderReason::Repeat,
                Response::Unknown => LadderReason::NoMorning,
                Response::Waiting => LadderReason::Waiting,
                Response::Good if !rested => LadderReason::TooSoon,
                Response::Good if !sound => LadderReason::Repeat,
                Response::Good => {
                    good += 1;
                    if good < ladder.runs {
                        LadderReason::More
                    } else if level == top {
                        LadderReason::Done
                    } else {
                        (level, good) = (level + 1, 0);
                        LadderReason::Up
                    }
                }
            };
        }
        let step = ladder.levels.get(usize::from(level).checked_sub(1)?)?.clone();
        let next_day = last.map(|day| day.plus(i64::from(ladder.rest_days) + 1));
        let (ladder, needed) = (ladder.id.clone(), ladder.runs);
        Some(LadderState {
            ladder,
            level,
            levels: top,
            step,
            good: good.min(needed),
            needed,
            next_day,
            reason,
        })
    }

    /// What the newest runs allow for the next single run at `ms`.
    pub(crate) fn jump_guard(&self, ms: i64) -> JumpGuard {
        let is_run = |kind| matches!(kind, OutingKind::Run | OutingKind::Training | OutingKind::WalkRun);
        let recent = || {
            let month = self
                .loads(ms)
                .take_while(|run| ms.saturating_sub(run.eff) <= 30 * DAY_MS);
            month.filter(|run| is_run(run.body.kind))
        };
        let metres = recent().filter_map(|run| run.body.metres).max();
        let minutes = recent().filter_map(|run| run.body.minutes).max();
        let more = |value: u32| value.saturating_mul(110) / 100;
        let comeback = metres.is_none() && minutes.is_none();
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
        }
    }
}

/// The first run after 30 days without one (seed 003 "1 km, then 1-2 rest days").
pub(crate) const COMEBACK_METRES: u32 = 1_000;

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
}
