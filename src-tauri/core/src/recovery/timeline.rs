//! One episode's facts in the order they became known, and the questions replay asks of them.
//!
//! Every fact has an *effective* time: its wall stamp plus its lead, never later than now. A fact entered late for an
//! earlier day therefore opens nothing in the past; a newest report is the newest by day, then by effective time.

pub use super::permit::{Checked, Permit};
use super::{
    checkin::{CheckIn, LegReport, RedFlag, Swelling},
    clock::Moment,
    hurt::SessionHurt,
    load::{FunctionalTest, Outing, TestKind},
    loads::{Kinds, kinds},
    record::Episode,
    rows::DailyRows,
};
use crate::{
    care::{Activity, Legs, Pain, Side},
    journal::{Entry, EntryId},
    time::{DAY_MS, Day, Stamp},
};

/// Everything replay reads beside the plan and the episode.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Check-ins.
    pub check_ins: Vec<Entry<CheckIn>>,
    /// Stops that outlive their check-in.
    pub red_flags: Vec<Entry<RedFlag>>,
    /// Walks and runs.
    pub outings: Vec<Entry<Outing>>,
    /// Functional tests.
    pub tests: Vec<Entry<FunctionalTest>>,
    /// What hurt in guided sessions.
    pub hurts: Vec<Entry<SessionHurt>>,
    /// Clinicians' records.
    pub permits: Vec<Permit>,
    /// Own checks.
    pub checks: Vec<Checked>,
    /// Other episodes' onsets and legs: is the other leg a fair measure?
    pub others: Vec<(EntryId, Stamp, Legs)>,
    /// Classes locked from outside the plan (the check's locks, massage under a blood thinner ...).
    pub locked: Vec<Activity>,
}

/// One check-in seen from one episode.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report<'a> {
    pub(crate) eff: i64,
    pub(crate) day: Day,
    pub(crate) wall: Stamp,
    pub(crate) body: &'a CheckIn,
    pub(crate) rows: &'a DailyRows,
    /// The worse of the episode's legs; `None` when none of them was asked.
    pub(crate) leg: Option<LegReport>,
    /// Entered on the day it is about, before noon. Reckoned once: replay asks it of every load.
    pub(crate) is_morning: bool,
    /// The lowest rest and walking pain of all earlier days.
    pub(crate) best: (Option<Pain>, Option<Pain>),
}

/// A dated thing with its effective time.
#[derive(Debug)]
pub(crate) struct Timed<'a, T> {
    pub(crate) eff: i64,
    pub(crate) wall: Stamp,
    /// The check-in day of `wall`.
    pub(crate) day: Day,
    pub(crate) body: &'a T,
}

// Derived, both would ask the same of `T`, which is only pointed at.
impl<T> Clone for Timed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Timed<'_, T> {}

/// One episode's facts.
pub(crate) struct Timeline<'a> {
    pub(crate) episode: &'a Entry<Episode>,
    /// When the gates start to count: the latest the onset could have been.
    pub(crate) onset: i64,
    /// Sorted by (day, eff).
    pub(crate) reports: Vec<Report<'a>>,
    /// Sorted by eff.
    pub(crate) outings: Vec<Timed<'a, Outing>>,
    pub(crate) kinds: Kinds<'a>,
    /// Sorted by eff.
    pub(crate) tests: Vec<Timed<'a, FunctionalTest>>,
    pub(crate) record: &'a Record,
    pub(crate) now: Moment,
}

impl<'a> Timeline<'a> {
    pub(crate) fn new(episode: &'a Entry<Episode>, record: &'a Record, now: Moment) -> Self {
        let body = &episode.body;
        let onset = onset_ms(episode);
        let eff = |at: Stamp, lead: i64| at.ms.saturating_add(lead.max(0)).min(now.ms);
        let first = episode.at.day();
        let mut reports: Vec<_> = in_order(&record.check_ins)
            .into_iter()
            .filter(|entry| entry.body.day >= first)
            .map(|entry| Report {
                eff: eff(entry.at, entry.body.lead_ms),
                day: entry.body.day,
                wall: entry.at,
                body: &entry.body,
                rows: &entry.body.rows,
                leg: leg_of(&entry.body, body.legs),
                is_morning: entry.at.day() == entry.body.day && entry.at.civil().hour() < 12,
                best: (None, None),
            })
            .collect();
        reports.sort_by_key(|report| (report.day, report.eff));
        set_best(&mut reports);
        let outings = timed(&record.outings, episode.at, |entry| {
            eff(entry.at, entry.body.lead_ms)
        });
        Self {
            episode,
            onset,
            reports,
            kinds: kinds(&outings),
            outings,
            tests: timed(&record.tests, episode.at, |entry| {
                eff(entry.at, entry.body.lead_ms)
            }),
            record,
            now,
        }
    }

    /// Reports known at `ms`, newest first.
    pub(crate) fn known(&self, ms: i64) -> impl Iterator<Item = &Report<'a>> {
        // A report is about the day it was entered or the one before, so whatever is dated well after `ms` is not yet known.
        let last = self.now.wall_at(ms).day().plus(2);
        let end = self.reports.partition_point(|report| report.day <= last);
        self.reports
            .iter()
            .take(end)
            .rev()
            .filter(move |report| report.eff <= ms)
    }

    /// The newest report on the episode's leg known at `ms`.
    pub(crate) fn newest(&self, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        self.known(ms)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
    }

    /// The newest report on the leg for a day before `day`, known at `ms`.
    pub(crate) fn before(&self, day: Day, ms: i64) -> Option<(&Report<'a>, LegReport)> {
        self.known(ms)
            .filter(|report| report.day < day)
            .find_map(|report| report.leg.map(|leg| (report, leg)))
    }

    /// Whether the daily rows were answered "no" for the check-in day of `ms`, within the last 24 h.
    pub(crate) fn rows_clear(&self, ms: i64) -> bool {
        let today = self.now.wall_at(ms).day();
        self.known(ms)
            .take_while(|report| report.day >= today)
            .find(|report| report.day == today)
            .is_some_and(|report| report.rows.clear() && ms.saturating_sub(report.eff) < DAY_MS)
    }

    /// The highest walking pain of the first 24 h, if any was recorded.
    pub(crate) fn first_walking(&self) -> Option<Pain> {
        let first = self.now.wall_at(self.onset).day();
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

    /// The sore side and whether the other leg is a fair measure for it (rulings: not within 6 months of its own hurt).
    pub(crate) fn measure(&self) -> (Side, bool) {
        let sore = match self.episode.body.legs {
            Legs::Right => Side::Right,
            Legs::Left | Legs::Both => Side::Left,
        };
        let hurt = self.record.others.iter().any(|(id, onset, legs)| {
            *id != self.episode.id
                && legs.has(sore.other())
                && self.now.ms.saturating_sub(onset.ms) < 183 * DAY_MS
        });
        (sore, self.episode.body.legs != Legs::Both && !hurt)
    }
}

/// When an episode's gates start to count, in believed time: the latest its onset could have been.
pub(crate) fn onset_ms(episode: &Entry<Episode>) -> i64 {
    let body = &episode.body;
    let latest = body
        .onset_latest
        .map_or(episode.at.ms, |latest| latest.ms.max(episode.at.ms));
    latest.saturating_add(body.lead_ms.max(0))
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

fn timed<T>(entries: &[Entry<T>], from: Stamp, eff: impl Fn(&Entry<T>) -> i64) -> Vec<Timed<'_, T>> {
    let mut all: Vec<_> = in_order(entries)
        .into_iter()
        .filter(|entry| entry.at.ms >= from.ms)
        .map(|entry| Timed {
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
    }))
}

fn worse_by<T: Copy>(a: Option<T>, b: Option<T>, rank: impl Fn(T) -> u8) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if rank(b) > rank(a) { b } else { a }),
        (only, None) | (None, only) => only,
    }
}

/// How the leg answered single walks and runs, for lists.
pub struct Answers<'a>(Timeline<'a>);

/// Reads an episode's record once, to be asked about many walks and runs.
pub fn response_of<'a>(episode: &'a Entry<Episode>, record: &'a Record, now: Moment) -> Answers<'a> {
    Answers(Timeline::new(episode, record, now))
}

impl Answers<'_> {
    /// The highest walking pain of the first 24 h, if any was recorded.
    pub fn first_walking(&self) -> Option<Pain> {
        self.0.first_walking()
    }

    /// From where on down a change in walking pain means something, and where it began: 2 points or 30 % below the
    /// highest of the first 24 h (rulings "Not clearly better"). `None` without that value, or if there was no pain.
    pub fn band(&self) -> Option<(f32, f32)> {
        let first = f32::from(self.first_walking()?.score());
        let fall = f32::from(super::response::CLEAR_FALL).min(first * 0.3);
        (first > 0.0).then_some((first - fall, first))
    }

    /// How the leg answered `outing` the next morning.
    pub fn response(&self, outing: &Entry<Outing>) -> super::response::Response {
        let eff = outing
            .at
            .ms
            .saturating_add(outing.body.lead_ms.max(0))
            .min(self.0.now.ms);
        self.0.response(
            &Timed {
                eff,
                wall: outing.at,
                day: outing.at.day(),
                body: &outing.body,
            },
            self.0.now.ms,
        )
    }
}
