//! The record in order: sorted once, and read by the replay of every episode.

use super::{
    checkin::CheckIn,
    clock::Moment,
    hurt::SessionHurt,
    load::{FunctionalTest, Outing},
    report::{Report, Timed},
    rows::{RowsAnswered, RowsToday},
};
use crate::{
    care::Legs,
    journal::{Body, Entries, Entry, EntryId},
    permission::{
        danger::{Check, Danger, Ends, Span, spans},
        word::Said,
    },
    time::{DAY_MS, Day, Stamp},
};

/// Everything replay reads beside the plan and the episode.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Check-ins.
    pub check_ins: Entries<CheckIn>,
    /// The daily rows as they were answered, with a check-in or before a session.
    pub rows: Vec<RowsAnswered>,
    /// Walks and runs.
    pub outings: Entries<Outing>,
    /// Functional tests.
    pub tests: Entries<FunctionalTest>,
    /// What hurt in guided sessions.
    pub hurts: Entries<SessionHurt>,
    /// Clinicians' words, in the order of writing.
    pub words: Vec<Said>,
    /// Own checks that were not taken back.
    pub checks: Vec<Check>,
    /// Stops on record, and daily rows that gave a result.
    pub dangers: Vec<Danger>,
    /// Other episodes' onsets and legs: is the other leg a fair measure?
    pub others: Vec<(EntryId, Stamp, Legs)>,
}

/// The record at one moment, in order. What is dated after that moment is left out.
pub struct History<'a> {
    pub(crate) record: &'a Record,
    pub(crate) now: Moment,
    /// By the day they are about, then by time; of no leg yet.
    reports: Vec<Report<'a>>,
    /// By time.
    outings: Vec<Timed<'a, Outing>>,
    /// By time.
    tests: Vec<Timed<'a, FunctionalTest>>,
    /// By the day they are about, then by time.
    rows: Vec<&'a RowsAnswered>,
    /// Results and stops on record, with their ends.
    pub(crate) spans: Vec<Span>,
    /// When a stop that replay finds was ended.
    pub(crate) ends: Ends,
}

impl<'a> History<'a> {
    /// Puts `record` in order.
    pub fn new(record: &'a Record, now: Moment) -> Self {
        let eff = |at: Stamp, lead: i64| at.ms.saturating_add(lead.max(0)).min(now.ms);
        let check_ins = in_order(&record.check_ins, now).into_iter();
        let mut reports: Vec<_> = check_ins
            .map(|entry| report(entry, eff(entry.at, entry.body.lead_ms)))
            .collect();
        reports.sort_by_key(|report| report.day);
        let outings = in_order(&record.outings, now).into_iter();
        let tests = in_order(&record.tests, now).into_iter();
        let mut rows: Vec<&RowsAnswered> = record.rows.iter().collect();
        rows.retain(|rows| !now.is_before(rows.at));
        rows.sort_by_key(|rows| (rows.day, rows.ms));
        let spans = spans(&record.checks, &record.dangers, now);
        Self {
            record,
            now,
            reports,
            outings: outings
                .map(|entry| timed(entry, eff(entry.at, entry.body.lead_ms)))
                .collect(),
            tests: tests
                .map(|entry| timed(entry, eff(entry.at, entry.body.lead_ms)))
                .collect(),
            rows,
            ends: Ends::new(&record.checks, &spans),
            spans,
        }
    }

    /// Check-ins about `first` or a later day, by day, then by time; of no leg yet.
    pub(crate) fn reports(&self, first: Day) -> &[Report<'a>] {
        let start = self.reports.partition_point(|report| report.day < first);
        self.reports.get(start..).unwrap_or_default()
    }

    /// Walks and runs from `from` on, sorted by eff.
    pub(crate) fn outings(&self, from: Stamp) -> Vec<Timed<'a, Outing>> {
        since(&self.outings, from)
    }

    /// Functional tests from `from` on, sorted by eff.
    pub(crate) fn tests(&self, from: Stamp) -> Vec<Timed<'a, FunctionalTest>> {
        since(&self.tests, from)
    }

    /// Whether the daily rows were answered "no" for `day`, the check-in day of `ms`, within the last 24 h.
    pub(crate) fn rows_clear(&self, day: Day, ms: i64) -> bool {
        let of_day = self.rows_from(day).iter().take_while(|rows| rows.day == day);
        let newest = of_day
            .take_while(|rows| rows.ms <= ms)
            .max_by_key(|rows| rows.written);
        newest.is_some_and(|rows| rows.answer == RowsToday::Clear && ms.saturating_sub(rows.ms) < DAY_MS)
    }

    /// Whether the rows were answered "no" for `day` or a later one, as known at `ms`.
    pub(crate) fn rows_since(&self, day: Day, ms: i64) -> bool {
        let mut known = self.rows_from(day).iter().filter(|rows| rows.ms <= ms);
        known.any(|rows| rows.answer == RowsToday::Clear)
    }

    fn rows_from(&self, day: Day) -> &[&'a RowsAnswered] {
        let start = self.rows.partition_point(|rows| rows.day < day);
        self.rows.get(start..).unwrap_or_default()
    }
}

/// By time, then by id: two things at one moment keep one order, however the journal lists them.
fn in_order<T: Body>(entries: &[Entry<T>], now: Moment) -> Vec<&Entry<T>> {
    let mut all: Vec<&Entry<T>> = entries.iter().filter(|entry| !now.is_before(entry.at)).collect();
    all.sort_by(|a, b| (a.at.ms, &a.id).cmp(&(b.at.ms, &b.id)));
    all
}

fn since<'a, T>(all: &[Timed<'a, T>], from: Stamp) -> Vec<Timed<'a, T>> {
    let start = all.partition_point(|item| item.wall.ms < from.ms);
    let mut since = all.get(start..).unwrap_or_default().to_vec();
    since.sort_by_key(|item| item.eff);
    since
}

fn timed<T>(entry: &Entry<T>, eff: i64) -> Timed<'_, T> {
    Timed {
        id: &entry.id,
        written: entry.written,
        eff,
        wall: entry.at,
        day: entry.at.day(),
        body: &entry.body,
    }
}

fn report(entry: &Entry<CheckIn>, eff: i64) -> Report<'_> {
    let entered = entry.at.day();
    Report {
        id: &entry.id,
        written: entry.written,
        eff,
        day: entry.body.day,
        wall: entry.at,
        body: &entry.body,
        rows: &entry.body.rows,
        leg: None,
        is_morning: entered == entry.body.day && entry.at.civil().hour() < 12,
        is_timely: entered.since(entry.body.day) <= 1,
        best: (None, None),
    }
}
