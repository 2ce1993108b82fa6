//! The walk-run table, replayed over the runs that were logged.

use super::{
    ladder_state::{LadderReason, LadderState},
    load::OutingKind,
    plan::Ladder,
    report::Timed,
    response::Response,
    timeline::Timeline,
};
use crate::{recovery::load::Outing, time::Day};

/// Pain during a run of the table up to this lets it count.
const QUIET: u8 = 2;

/// Where the runs so far have led.
struct Place {
    level: u8,
    good: u8,
    reason: LadderReason,
    last: Option<Day>,
}

impl Timeline<'_> {
    /// Replays the table from `since` on, as known at `ms`. Plain runs count for the rest days, not for the level.
    pub(crate) fn ladder(&self, ladder: &Ladder, since: i64, ms: i64) -> Option<LadderState> {
        let top = u8::try_from(ladder.levels.len()).unwrap_or(u8::MAX);
        let mut place = Place {
            level: 1,
            good: 0,
            reason: LadderReason::Start,
            last: None,
        };
        let runs = self
            .outings
            .iter()
            .filter(|run| run.body.kind >= OutingKind::WalkRun);
        for run in runs.filter(|run| run.eff >= since && run.eff <= ms) {
            let rest = i64::from(ladder.rest_days);
            let rested = place.last.is_none_or(|last| run.day.since(last) > rest);
            place.last = Some(place.last.map_or(run.day, |last| last.max(run.day)));
            if run.body.kind == OutingKind::WalkRun {
                self.climb(&mut place, run, rested, ladder.runs, top, ms);
            }
        }
        let step = ladder
            .levels
            .get(usize::from(place.level).checked_sub(1)?)?
            .clone();
        let next_day = place.last.map(|day| day.plus(i64::from(ladder.rest_days) + 1));
        Some(LadderState {
            ladder: ladder.id.clone(),
            level: place.level,
            levels: top,
            step,
            good: place.good.min(ladder.runs),
            needed: ladder.runs,
            next_day,
            reason: place.reason,
        })
    }

    /// What one run of the table does to the place on it. A run above the level that is due counts as that level.
    fn climb(&self, place: &mut Place, run: &Timed<'_, Outing>, rested: bool, runs: u8, top: u8, ms: i64) {
        let sound = run.body.pain.score() <= QUIET && !run.body.limp && run.body.level >= Some(place.level);
        place.reason = match self.response(run, ms) {
            Response::Back => {
                (place.level, place.good) = (place.level.saturating_sub(1).max(1), 0);
                LadderReason::Back
            }
            Response::Worse | Response::Repeat | Response::Hold => LadderReason::Repeat,
            Response::Unknown => LadderReason::NoMorning,
            Response::Waiting => LadderReason::Waiting,
            Response::Good if !rested => LadderReason::TooSoon,
            Response::Good if !sound => LadderReason::Repeat,
            Response::Good => {
                place.good = place.good.saturating_add(1);
                if place.good < runs {
                    LadderReason::More
                } else if place.level == top {
                    LadderReason::Done
                } else {
                    (place.level, place.good) = (place.level + 1, 0);
                    LadderReason::Up
                }
            }
        };
    }
}
