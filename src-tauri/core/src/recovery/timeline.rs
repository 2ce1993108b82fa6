//! One episode's facts in the order they became known, and the questions replay asks of them.
//!
//! Every fact has an *effective* time: its wall stamp plus its lead, never later than now. A fact entered late for an
//! earlier day therefore opens nothing in the past; a newest report is the newest by day, then by effective time.

use super::{
    checkin::{CheckIn, LegReport, Swelling},
    clock::Moment,
    hurt::SessionHurt,
    load::{FunctionalTest, Outing, TestKind},
    plan::Plan,
    record::Episode,
    report::{Kinds, Report, Timed, kinds},
    rows::{RowsAnswered, RowsToday},
};
use crate::{
    care::{Legs, Pain, Side},
    journal::{Entry, EntryId},
    permission::{
        danger::{Check, Danger, Span, spans},
        word::Said,
    },
    time::{DAY_MS, Day, Stamp},
};

/// Everything replay reads beside the plan and the episode.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Check-ins.
    pub check_ins: Vec<Entry<CheckIn>>,
    /// The daily rows as they were answered, with a check-in or before a session.
    pub rows: Vec<RowsAnswered>,
    /// Walks and runs.
    pub outings: Vec<Entry<Outing>>,
    /// Functional tests.
    pub tests: Vec<Entry<FunctionalTest>>,
    /// What hurt in guided sessions.
    pub hurts: Vec<Entry<SessionHurt>>,
    /// Clinicians' words, in the order of writing.
    pub words: Vec<Said>,
    /// Own checks that were not taken back.
    pub checks: Vec<Check>,
    /// Stops on record, and daily rows that gave a result.
    pub dangers: Vec<Danger>,
    /// Other episodes' onsets and legs: is the other leg a fair measure?
    pub others: Vec<(EntryId, Stamp, Legs)>,
}

/// One episode's facts.
pub(crate) struct Timeline<'a> {
    pub(crate) episode: &'a Entry<Episode>,
    /// When the gates start to count: the latest the onset could have been.
    pub(crate) onset: i64,
    /// Sorted by time; those that are not dated after now.
    rows: Vec<&'a RowsAnswered>,
    /// Sorted by (day, eff).
    pub(crate) reports: Vec<Report<'a>>,
    /// Sorted by eff.
    pub(crate) outings: Vec<Timed<'a, Outing>>,
    pub(crate) kinds: Kinds<'a>,
    /// Sorted by eff.
    pub(crate) tests: Vec<Timed<'a, FunctionalTest>>,
    pub(crate) record: &'a Record,
    /// Results and stops on record, with their ends.
    pub(crate) spans: Vec<Span>,
    /// Pain up to this during and after a load is acceptable.
    pub(crate) band: u8,
    /// Offsets from UTC by the effective time from which they were in force, as the facts carry them.
    offsets: Vec<(i64, i16)>,
    pub(crate) now: Moment,
}

impl<'a> Timeline<'a> {
    pub(crate) fn new(
        plan: Option<&Plan>,
        episode: &'a Entry<Episode>,
        record: &'a Record,
        now: Moment,
    ) -> Self {
        let body = &episode.body;
        let onset = onset_ms(episode);
        let eff = |at: Stamp, lead: i64| at.ms.saturating_add(lead.max(0)).min(now.ms);
        let first = episode.at.day();
        let mut reports: Vec<_> = in_order(&record.check_ins)
            .into_iter()
            .filter(|entry| entry.body.day >= first && !now.is_before(entry.at))
            .map(|entry| Report {
                id: &entry.id,
                written: entry.written,
                eff: eff(entry.at, entry.body.lead_ms),
                day: entry.body.day,
                wall: entry.at,
                body: &entry.body,
                rows: &entry.body.rows,
                leg: leg_of(&entry.body, body.legs),
                is_morning: entry.at.day() == entry.body.day && entry.at.civil().hour() < 12,
                is_timely: entry.at.day().since(entry.body.day) <= 1,
                best: (None, None),
            })
            .collect();
        reports.sort_by_key(|report| (report.day, report.eff));
        set_best(&mut reports);
        let outings = timed(&record.outings, episode.at, now, |entry| {
            eff(entry.at, entry.body.lead_ms)
        });
        let tests = timed(&record.tests, episode.at, now, |entry| {
            eff(entry.at, entry.body.lead_ms)
        });
        let mut rows: Vec<&RowsAnswered> = record.rows.iter().collect();
        rows.retain(|rows| !now.is_before(rows.at));
        rows.sort_by_key(|rows| rows.ms);
        let ladder = plan.and_then(|plan| plan.ladder(body.ladder.as_deref()));
        let last_level = ladder.and_then(|ladder| u8::try_from(ladder.levels.len()).ok());
        Self {
            episode,
            onset,
            offsets: offsets(&reports, &outings, &tests),
            rows,
            reports,
            kinds: kinds(&outings, last_level),
            outings,
            tests,
            record,
            spans: spans(&record.checks, &record.dangers, now),
            band: plan.map_or_else(|| body.condition.named_band().unwrap_or(2), |plan| plan.band),
            now,
        }
    }

    /// Reports known at `ms`, newest first.
    pub(crate) fn known(&self, ms: i64) -> impl Iterator<Item = &Report<'a>> {
        // A report is about the day it was entered or the one before, so whatever is dated well after `ms` is not yet known.
        let last = self.day_at(ms).plus(2);
        let end = self.reports.partition_point(|report| report.day <= last);
        self.reports
            .iter()
            .take(end)
            .rev()
            .filter(move |report| report.eff <= ms)
    }

    /// The newest report on the episode's leg known at `ms`, entered in time to count towards opening.
    pub(crate) fn newest(&self, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        self.known(ms)
            .filter(|report| report.is_timely)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
    }

    /// The newest report on the leg for a day before `day`, known at `ms`.
    pub(crate) fn before(&self, day: Day, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        self.known(ms)
            .filter(|report| report.day < day)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
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

    /// Whether the daily rows were answered "no" for the check-in day of `ms`, within the last 24 h.
    pub(crate) fn rows_clear(&self, ms: i64) -> bool {
        let today = self.day_at(ms);
        let newest = self
            .rows
            .iter()
            .take_while(|rows| rows.ms <= ms)
            .filter(|rows| rows.day == today)
            .max_by_key(|rows| rows.written);
        newest.is_some_and(|rows| rows.answer == RowsToday::Clear && ms.saturating_sub(rows.ms) < DAY_MS)
    }

    /// Whether the rows were answered "no" on the check-in day of `from` or later: what opens by time alone opens then.
    pub(crate) fn rows_since(&self, from: i64, ms: i64) -> bool {
        let day = self.day_at(from);
        let known = self.rows.iter().take_while(|rows| rows.ms <= ms);
        known
            .filter(|rows| rows.day >= day)
            .any(|rows| rows.answer == RowsToday::Clear)
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

/// By time, then by id: two things at one moment keep one order, however the journal lists them.
fn in_order<T>(entries: &[Entry<T>]) -> Vec<&Entry<T>> {
    let mut all: Vec<&Entry<T>> = entries.iter().collect();
    all.sort_by(|a, b| (a.at.ms, &a.id).cmp(&(b.at.ms, &b.id)));
    all
}

fn timed<T>(
    entries: &[Entry<T>],
    from: Stamp,
    now: Moment,
    eff: impl Fn(&Entry<T>) -> i64,
) -> Vec<Timed<'_, T>> {
    let mut all: Vec<_> = in_order(entries)
        .into_iter()
        .filter(|entry| entry.at.ms >= from.ms && !now.is_before(entry.at))
        .map(|entry| Timed {
            id: &entry.id,
            written: entry.written,
            eff: eff(entry),
            wall: entry.at,
            day: entry.at.day(),
            body: &entry.body,
        })
        .collect();
    all.sort_by_key(|item| item.eff);
    all
}

/// The worse of the legs an episode is about, field by field; `None` when none of them was asked.
pub fn leg_of(body: &CheckIn, legs: Legs) -> Option<LegReport> {
    let asked: Vec<LegReport> = Side::BOTH
        .into_iter()
        .filter(|side| legs.has(*side))
        .filter_map(|side| body.leg(side))
        .collect();
    let first = *asked.first()?;
    Some(asked.iter().skip(1).fold(first, |worst, leg| LegReport {
        rest: worst.rest.max(leg.rest),
        walking: worst.walking.max(leg.walking),
        worst: worst.worst.max(leg.worst),
        stiffness: worst.stiffness.max(leg.stiffness),
        swelling: worse_by(worst.swelling, leg.swelling, |swelling| match swelling {
            Swelling::None => 0,
            Swelling::Less => 1,
            Swelling::Same => 2,
            Swelling::NotSure => 3,
            Swelling::More => 4,
        }),
        trend: worse_by(worst.trend, leg.trend, |trend| trend as u8),
        aches: worst.aches.max(leg.aches),
    }))
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
