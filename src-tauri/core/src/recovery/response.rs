//! Better, same, worse: the next-morning rule and the day 3-4 look.

use serde::{Deserialize, Serialize};

use super::{
    checkin::{LegReport, Swelling, Trend},
    load::Outing,
    report::{Report, Timed},
    timeline::Timeline,
};
use crate::{
    care::Pain,
    time::{DAY_MS, HOUR_MS},
};

/// A rise of this many points against yesterday is "worse" (GK-FARRAR-2001 for the 2 points).
pub(crate) const WORSE_RISE: i16 = 2;
/// A fall of this many points is clear (GK-FARRAR-2001).
pub const CLEAR_FALL: u8 = 2;
/// Pain above this during a load: stop and check (BIM-PMM, SILB07).
pub const STOP_DURING: u8 = 5;
/// From this day on "worse" is rule S4 (THIEME-TL, THEISS).
pub(crate) const S4_FROM_MS: i64 = 3 * DAY_MS;

/// How the leg answered a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Response {
    /// The next morning is not there yet.
    Waiting,
    /// No check-in the next morning, or one without walking pain: it does not count.
    Unknown,
    /// Pain not above the morning before.
    Good,
    /// Pain during it, or the next morning, was above the band: the same load next time.
    Hold,
    /// One point above: repeat.
    Repeat,
    /// Two above: one step back.
    Back,
    /// More, or swelling: the check.
    Worse,
}

/// The larger rise of rest and walking pain from `before` to `after`; `None` if neither was recorded twice.
pub(crate) fn rise(before: &LegReport, after: &LegReport) -> Option<i16> {
    let points = |pain: Pain| i16::from(pain.score());
    let one = |a: Option<Pain>, b: Option<Pain>| Some(points(b?) - points(a?));
    [one(before.rest, after.rest), one(before.walking, after.walking)]
        .into_iter()
        .flatten()
        .max()
}

impl Timeline<'_> {
    /// How the leg answered `outing`, as far as known at `ms`: by the walking pain of the first check-in between 6 h
    /// after it and noon of the next day.
    pub(crate) fn response(&self, outing: &Timed<'_, Outing>, ms: i64) -> Response {
        let next = outing.day.plus(1);
        let after = self
            .mornings_of(next)
            .iter()
            .filter(|report| report.eff <= ms && report.eff - outing.eff >= 6 * HOUR_MS)
            .find_map(|report| report.leg);
        let told = match after {
            Some(after) => answer(self.base(outing), &after),
            None if self.morning_over(next, ms) => Response::Unknown,
            None => Response::Waiting,
        };
        let above = outing.body.worst().is_some_and(|pain| pain.score() > self.band);
        let would_go_on = matches!(told, Response::Good | Response::Waiting | Response::Unknown);
        if above && would_go_on {
            Response::Hold
        } else {
            told
        }
    }

    /// Whether what [`Timeline::response`] answers of `outing` at `ms` is what it will answer ever after: its morning is long
    /// over, in whatever zone, and every report about it is known.
    pub(crate) fn is_answered(&self, outing: &Timed<'_, Outing>, ms: i64) -> bool {
        let known = |report: &Report<'_>| report.eff <= ms;
        self.day_at(ms).since(outing.day) > 7 && self.mornings_of(outing.day.plus(1)).iter().all(known)
    }

    /// The walking pain a load is measured against: the newest within the 36 h before it.
    fn base(&self, outing: &Timed<'_, Outing>) -> Option<Pain> {
        self.newest(outing.eff)
            .filter(|(report, _)| outing.eff - report.eff <= 36 * HOUR_MS)
            .and_then(|(_, leg)| leg.walking)
    }

    fn morning_over(&self, morning: crate::time::Day, ms: i64) -> bool {
        let wall = self.wall_at(ms);
        wall.day() > morning || (wall.day() == morning && wall.civil().hour() >= 12)
    }

    /// Whether the leg is clearly better at `ms`; `None` if nothing tells.
    ///
    /// Not clearly better = walking pain fell by less than 2 points *and* by less than 30 % from the highest of
    /// the first 24 h. Without a first-day value the person's own word counts.
    pub(crate) fn clearly_better(&self, ms: i64) -> Option<bool> {
        let (_, leg) = self.newest(ms)?;
        let said = leg.trend.map(|trend| trend == Trend::Better);
        match (self.first_walking(), leg.walking) {
            (_, Some(Pain::NONE)) => Some(true),
            (Some(first), Some(walking)) => {
                let (first, walking) = (i16::from(first.score()), i16::from(walking.score()));
                let fell = first - walking;
                Some(fell >= i16::from(CLEAR_FALL) || fell * 10 >= first * 3 && fell > 0)
            }
            (None, _) | (_, None) => said,
        }
    }

    /// What a report says against the day before.
    pub(crate) fn verdict(&self, report: &Report<'_>, band: u8) -> Verdict {
        let Some(leg) = report.leg else {
            return Verdict::default();
        };
        let before = self.before(report.day, report.eff);
        let rise = before.and_then(|(_, before)| rise(&before, &leg)).unwrap_or(0);
        let swelling = leg.swelling == Some(Swelling::More);
        let said = leg.trend == Some(Trend::Worse);
        Verdict {
            said,
            worse: said || swelling || rise >= WORSE_RISE,
            swelling,
            rise,
            came_back: leg.trend == Some(Trend::CameBack) || crept_back(report, &leg, band),
            base: before.map(|(_, before)| before),
        }
    }
}

/// Pain 2 above the best so far and above the band: better, then back, even if it crept (rule of thumb).
fn crept_back(report: &Report<'_>, leg: &LegReport, band: u8) -> bool {
    let back = |now: Option<Pain>, best: Option<Pain>| match (now, best) {
        (Some(now), Some(best)) => now.score() > band && now.score() >= best.score().saturating_add(2),
        (None, _) | (_, None) => false,
    };
    back(leg.rest, report.best.0) || back(leg.walking, report.best.1)
}

/// A report against the day before.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verdict {
    /// The person says worse, which no rule of a table outweighs.
    pub(crate) said: bool,
    pub(crate) worse: bool,
    pub(crate) swelling: bool,
    pub(crate) rise: i16,
    pub(crate) came_back: bool,
    pub(crate) base: Option<LegReport>,
}

/// Without a check-in before the load, "no worse" is read as walking pain 0 or 1 that morning.
fn answer(before: Option<Pain>, after: &LegReport) -> Response {
    if after.swelling == Some(Swelling::More) {
        return Response::Worse;
    }
    let Some(walking) = after.walking else {
        return Response::Unknown;
    };
    let points = |pain: Pain| i16::from(pain.score());
    match before.map(|before| points(walking) - points(before)) {
        None if points(walking) > 1 => Response::Repeat,
        Some(rise) if rise > WORSE_RISE => Response::Worse,
        Some(2) => Response::Back,
        Some(1) => Response::Repeat,
        Some(_) | None if after.swelling == Some(Swelling::NotSure) => Response::Repeat,
        Some(_) | None => Response::Good,
    }
}
