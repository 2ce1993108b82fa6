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
#[derive(Clone)]
struct Place {
    level: u8,
    good: u8,
    reason: LadderReason,
    last: Option<Day>,
}

/// The walk-run table, replayed over the runs that were logged. Plain runs count for the rest days, not for the level.
pub(crate) struct Table<'p> {
    ladder: &'p Ladder,
    /// Runs count from here, in believed milliseconds.
    since: i64,
    /// How many of the walks and runs from there on are taken in for good.
    settled: usize,
    /// Where those have led.
    place: Place,
}

impl<'p> Table<'p> {
    /// At its first level; runs count from `since` on.
    pub(crate) fn new(ladder: &'p Ladder, since: i64) -> Self {
        Self {
            ladder,
            since,
            settled: 0,
            place: Place {
                level: 1,
                good: 0,
                reason: LadderReason::Start,
                last: None,
            },
        }
    }

    /// Takes in for good the runs whose answer is the same ever after: those are not reckoned again.
    pub(crate) fn settle(&mut self, line: &Timeline<'_>, ms: i64) {
        let loads = line.logged.from(self.since);
        while let Some(load) = loads.get(self.settled) {
            if load.eff > ms || !line.is_answered(load, ms) {
                return;
            }
            self.settled += 1;
            take(&mut self.place, self.ladder, line, load, ms);
        }
    }

    /// Where the person stands on it, as known at `ms`.
    pub(crate) fn state(&self, line: &Timeline<'_>, ms: i64) -> Option<LadderState> {
        let mut place = self.place.clone();
        let loads = line.logged.from(self.since).iter().skip(self.settled);
        for load in loads.take_while(|load| load.eff <= ms) {
            take(&mut place, self.ladder, line, load, ms);
        }
        let step = self
            .ladder
            .levels
            .get(usize::from(place.level).checked_sub(1)?)?
            .clone();
        let rest = i64::from(self.ladder.rest_days);
        Some(LadderState {
            ladder: self.ladder.id.clone(),
            level: place.level,
            levels: top(self.ladder),
            step,
            good: place.good.min(self.ladder.runs),
            needed: self.ladder.runs,
            next_day: place.last.map(|day| day.plus(rest + 1)),
            reason: place.reason,
        })
    }
}

fn top(ladder: &Ladder) -> u8 {
    u8::try_from(ladder.levels.len()).unwrap_or(u8::MAX)
}

/// What one walk or run does to the place on the table.
fn take(place: &mut Place, ladder: &Ladder, line: &Timeline<'_>, load: &Timed<'_, Outing>, ms: i64) {
    if load.body.kind < OutingKind::WalkRun {
        return;
    }
    let rest = i64::from(ladder.rest_days);
    let rested = place.last.is_none_or(|last| load.day.since(last) > rest);
    place.last = Some(place.last.map_or(load.day, |last| last.max(load.day)));
    if load.body.kind == OutingKind::WalkRun {
        line.climb(place, load, rested, ladder.runs, top(ladder), ms);
    }
}

impl Timeline<'_> {
    /// What one run of the table does to the place on it. A run above the level that is due counts as that level.
    fn climb(&self, place: &mut Place, run: &Timed<'_, Outing>, rested: bool, runs: u8, top: u8, ms: i64) {
        let sound = run.body.quiet(QUIET) == Some(true) && run.body.level >= Some(place.level);
        place.reason = match self.response(run, ms) {
            Response::Back => {
                (place.level, place.good) = (place.level.saturating_sub(1).max(1), 0);
                LadderReason::Back
            }
            Response::Worse | Response::Repeat | Response::Hold => LadderReason::Repeat,
            Response::Unknown => LadderReason::NoMorning,
            Response::Waiting => LadderReason::Waiting,
            Response::Good if !rested => LadderReason::TooSoon,
            Response::Good if run.body.quiet(QUIET).is_none() => LadderReason::NoPain,
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
