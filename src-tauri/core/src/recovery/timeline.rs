//! One episode's facts in the order they became known, and the questions replay asks of them.
//!
//! Every fact has an *effective* time: its wall stamp plus its lead, never later than now. A fact entered late for an
//! earlier day therefore opens nothing in the past; a newest report is the newest by day, then by effective time.

use super::{
    checkin::{CheckIn, LegReport, Swelling},
    clock::Moment,
    history::{History, Record},
    load::{FunctionalTest, Outing, TestKind},
    logged::Loads,
    plan::Plan,
    record::Episode,
    report::{Report, Timed},
};
use crate::{
    care::{Legs, Pain, Side},
    journal::Entry,
    time::{DAY_MS, Day, Stamp},
};

/// One episode's facts.
pub(crate) struct Timeline<'a> {
    pub(crate) episode: &'a Entry<Episode>,
    /// When the gates start to count: the latest the onset could have been.
    pub(crate) onset: i64,
    /// Sorted by (day, eff).
    pub(crate) reports: Vec<Report<'a>>,
    /// Those of a morning that tell of the leg, sorted likewise.
    mornings: Vec<Report<'a>>,
    /// Walks and runs.
    pub(crate) logged: Loads<'a>,
    /// Sorted by eff.
    pub(crate) tests: Vec<Timed<'a, FunctionalTest>>,
    pub(crate) history: &'a History<'a>,
    pub(crate) record: &'a Record,
    /// Pain up to this during and after a load is acceptable.
    pub(crate) band: u8,
    /// Offsets from UTC by the effective time from which they were in force, as the facts carry them.
    offsets: Vec<(i64, i16)>,
    pub(crate) now: Moment,
}

impl<'a> Timeline<'a> {
    pub(crate) fn new(plan: Option<&Plan>, episode: &'a Entry<Episode>, history: &'a History<'a>) -> Self {
        let (body, now) = (&episode.body, history.now);
        let of_leg = |report: &Report<'a>| Report {
            leg: leg_of(report.body, body.legs),
            ..*report
        };
        let mut reports: Vec<_> = history.reports(episode.at.day()).iter().map(of_leg).collect();
        reports.sort_by_key(|report| (report.day, report.eff));
        set_best(&mut reports);
        let mornings = reports
            .iter()
            .filter(|report| report.is_morning && report.leg.is_some());
        let outings = history.outings(episode.at);
        let tests = history.tests(episode.at);
        Self {
            episode,
            onset: onset_ms(episode),
            offsets: offsets(&reports, &outings, &tests),
            mornings: mornings.copied().collect(),
            reports,
            logged: Loads::new(outings, plan, body.ladder.as_deref()),
            tests,
            history,
            record: history.record,
            band: plan.map_or_else(|| body.condition.named_band().unwrap_or(2), |plan| plan.band),
            now,
        }
    }

    /// The newest report on the episode's leg known at `ms`, entered in time to count towards opening.
    pub(crate) fn newest(&self, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        // A report is about the day it was entered or one before, so whatever is dated well after `ms` is not yet known.
        self.known(self.day_at(ms).plus(3), ms)
            .filter(|report| report.is_timely)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
    }

    /// The newest report on the leg for a day before `day`, known at `ms`.
    pub(crate) fn before(&self, day: Day, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        self.known(day.min(self.day_at(ms).plus(3)), ms)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
    }

    /// Reports for days before `day` that are known at `ms`, newest first.
    fn known(&self, day: Day, ms: i64) -> impl Iterator<Item = &Report<'a>> {
        let end = self.reports.partition_point(|report| report.day < day);
        let reports = self.reports.iter().take(end).rev();
        reports.filter(move |report| report.eff <= ms)
    }

    /// The check-in day of `ms`. A moment of the past is dated with the offset of the last fact known then, so that a
    /// flight moves no day that is over.
    pub(crate) fn day_at(&self, ms: i64) -> Day {
        self.wall_at(ms).day()
    }

    /// The wall time of `ms`, dated as [`Timeline::day_at`].
    pub(crate) fn wall_at(&self, ms: i64) -> Stamp {
        let wall = self.now.wall_at(ms);
        if ms >= self.now.ms {
            return wall;
        }
        let known = self.offsets.partition_point(|(from, _)| *from <= ms);
        let offset = known.checked_sub(1).and_then(|index| self.offsets.get(index));
        Stamp {
            offset_min: offset.map_or(self.episode.at.offset_min, |(_, offset)| *offset),
            ..wall
        }
    }

    /// What the leg said on the morning of `day`, by eff.
    pub(crate) fn mornings_of(&self, day: Day) -> &[Report<'a>] {
        let start = self.mornings.partition_point(|report| report.day < day);
        let end = self.mornings.partition_point(|report| report.day <= day);
        self.mornings.get(start..end).unwrap_or_default()
    }

    /// Whether the daily rows were answered "no" for the check-in day of `ms`, within the last 24 h.
    pub(crate) fn rows_clear(&self, ms: i64) -> bool {
        self.history.rows_clear(self.day_at(ms), ms)
    }

    /// Whether the rows were answered "no" on the check-in day of `from` or later: what opens by time alone opens then.
    pub(crate) fn rows_since(&self, from: i64, ms: i64) -> bool {
        self.history.rows_since(self.day_at(from), ms)
    }

    /// The highest walking pain of the first 24 h, if any was recorded.
    pub(crate) fn first_walking(&self) -> Option<Pain> {
        let first = self.day_at(self.onset);
        self.reports
            .iter()
            .filter(|report| report.eff - self.onset <= DAY_MS || report.day <= first)
            .filter_map(|report| report.leg?.walking)
            .max()
    }

    /// The newest test of a kind known at `ms`.
    pub(crate) fn test(&self, kind: TestKind, ms: i64) -> Option<&Timed<'a, FunctionalTest>> {
        self.tests(ms).find(|test| test.body.test == kind)
    }

    /// The sore side and whether the other leg is a fair measure for it (not within 6 months of its own hurt).
    pub(crate) fn measure(&self) -> (Side, bool) {
        let sore = self.episode.body.sore_side();
        let hurt = self.record.others.iter().any(|(id, onset, legs)| {
            *id != self.episode.id
                && legs.has(sore.other())
                && self.now.ms.saturating_sub(onset.ms) < 183 * DAY_MS
        });
        (sore, self.episode.body.legs != Legs::Both && !hurt)
    }
}

/// When an episode's gates start to count, in believed time: the latest its onset could have been.
pub fn onset_ms(episode: &Entry<Episode>) -> i64 {
    let body = &episode.body;
    let latest = body
        .onset_latest
        .map_or(episode.at.ms, |latest| latest.ms.max(episode.at.ms));
    latest.saturating_add(body.lead_ms)
}

/// Gives every report the lowest pain of the days before its own.
fn set_best(reports: &mut [Report<'_>]) {
    let lower = |best: Option<Pain>, new: Option<Pain>| match (best, new) {
        (Some(best), Some(new)) => Some(best.min(new)),
        (only, None) | (None, only) => only,
    };
    let (mut before, mut until, mut day) = ((None, None), (None, None), None);
    for report in reports {
        if day != Some(report.day) {
            (before, day) = (until, Some(report.day));
        }
        report.best = before;
        if let Some(leg) = report.leg {
            until = (lower(until.0, leg.rest), lower(until.1, leg.walking));
        }
    }
}

/// The worse of the legs an episode is about, field by field; `None` when none of them was asked.
pub fn leg_of(body: &CheckIn, legs: Legs) -> Option<LegReport> {
    let asked = Side::BOTH.into_iter().filter(|side| legs.has(*side));
    asked.filter_map(|side| body.leg(side)).reduce(worse)
}

fn worse(one: LegReport, other: LegReport) -> LegReport {
    LegReport {
        rest: one.rest.max(other.rest),
        walking: one.walking.max(other.walking),
        worst: one.worst.max(other.worst),
        stiffness: one.stiffness.max(other.stiffness),
        swelling: worse_by(one.swelling, other.swelling, |swelling| match swelling {
            Swelling::None => 0,
            Swelling::Less => 1,
            Swelling::Same => 2,
            Swelling::NotSure => 3,
            Swelling::More => 4,
        }),
        trend: worse_by(one.trend, other.trend, |trend| trend as u8),
        aches: one.aches.max(other.aches),
    }
}

fn worse_by<T: Copy>(a: Option<T>, b: Option<T>, rank: impl Fn(T) -> u8) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if rank(b) > rank(a) { b } else { a }),
        (only, None) | (None, only) => only,
    }
}

fn offsets(
    reports: &[Report<'_>],
    outings: &[Timed<'_, Outing>],
    tests: &[Timed<'_, FunctionalTest>],
) -> Vec<(i64, i16)> {
    let reports = reports.iter().map(|report| (report.eff, report.wall.offset_min));
    let outings = outings.iter().map(|outing| (outing.eff, outing.wall.offset_min));
    let tests = tests.iter().map(|test| (test.eff, test.wall.offset_min));
    let mut all: Vec<(i64, i16)> = reports.chain(outings).chain(tests).collect();
    all.sort_unstable();
    all.dedup_by_key(|(_, offset)| *offset);
    all
}
