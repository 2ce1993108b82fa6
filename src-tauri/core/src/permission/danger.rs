//! Results and stops: what closes activities for the person, and what ends it.

use serde::{Deserialize, Serialize};

use crate::{
    care::{Activity, Legs, Level},
    journal::{Body, EntryId},
    recovery::{clock::Moment, rows::Row},
    time::{DAY_MS, Day, Stamp},
    triage::{answer::Id, engine::Locked},
};

/// Why everything is halted beside a result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum StopReason {
    /// A daily row was answered "not sure", or "yes".
    RedFlag {
        /// The day it was about.
        day: Day,
        /// Which rows.
        rows: Vec<Row>,
    },
    /// The line asked after a cramp (one leg swollen, red, numb or cold) was answered "yes" or "not sure".
    AfterCramp,
    /// Worse on day 3 or later (THIEME-TL, AMSSM-CONVOL).
    Worse {
        /// The day.
        day: Day,
    },
    /// It was better and came back on day 3 or later (THEISS).
    CameBack {
        /// The day.
        day: Day,
    },
    /// A rise after a load was not gone the next morning.
    NotGone {
        /// The day it should have been gone.
        day: Day,
    },
    /// Far more pain, or swelling, on the morning after a run of the table.
    AfterRun {
        /// The day of the morning.
        day: Day,
    },
    /// Something hurt in a guided session, and how much was not said: that counts as the worse answer.
    PainUntold,
    /// Too much pain during or after a walk, a run or a guided session: above 5, or any where no pain is acceptable.
    PainDuring {
        /// The pain.
        pain: u8,
    },
}

impl StopReason {
    /// Whether both say the same but for the day.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::RedFlag { rows, .. }, Self::RedFlag { rows: of_other, .. }) => rows == of_other,
            (Self::PainDuring { pain }, Self::PainDuring { pain: of_other }) => pain == of_other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// A stop on record. It outlives what it came from; the entry's subject names that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StopEntry {
    /// What stopped everything.
    pub reason: StopReason,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for StopEntry {
    const KIND: &'static str = "stop";
}

/// What a danger is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A result: of a check, or of a daily row answered "yes".
    Result {
        /// Its level.
        level: Level,
        /// What it locks; an emergency and a same-day result close everything besides.
        locks: Vec<Locked>,
        /// Texts it hides.
        hidden: Vec<Id>,
        /// The row that gave it, if it was no check.
        rows: Vec<Row>,
    },
    /// A stop.
    Stop(StopReason),
}

/// Something that closes activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Danger {
    /// Its place in the order of writing.
    pub written: i64,
    /// When, as the wall clock showed it.
    pub at: Stamp,
    /// When, in believed milliseconds.
    pub ms: i64,
    /// The result or the stop.
    pub what: What,
    /// The entry it came from: a stop is told from another of the same words by it.
    pub source: Option<EntryId>,
}

impl Danger {
    /// Whether it closes everything: a stop, an emergency, a same-day result.
    pub fn is_major(&self) -> bool {
        match &self.what {
            What::Result { level, .. } => *level >= Level::SameDay,
            What::Stop(_) => true,
        }
    }

    /// The level of a result.
    pub fn level(&self) -> Option<Level> {
        match &self.what {
            What::Result { level, .. } => Some(*level),
            What::Stop(_) => None,
        }
    }

    /// The reasons of the content for which it locks `activity`, beside its level.
    pub fn locks(&self, activity: Activity) -> impl Iterator<Item = &Id> {
        let locks: &[Locked] = match &self.what {
            What::Result { locks, .. } => locks,
            What::Stop(_) => &[],
        };
        let mine = locks.iter().filter(move |lock| lock.activity == activity);
        mine.flat_map(|lock| &lock.reasons)
            .filter(|id| *id != crate::triage::engine::LOCKED_BY_LEVEL)
    }
}

/// An own finished check that was not taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Its result.
    pub result: Danger,
    /// Whether every question was answered and none left "not sure".
    pub complete: bool,
    /// Which leg it was about, if it said so.
    pub legs: Option<Legs>,
}

/// A danger and when it ended, if it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The danger.
    pub danger: Danger,
    /// When a complete check ended it, in believed milliseconds.
    pub until: Option<i64>,
}

impl Span {
    /// Whether it stands at `ms`.
    pub fn stands(&self, ms: i64) -> bool {
        self.danger.ms <= ms && self.until.is_none_or(|until| ms < until)
    }
}

/// Every result and stop in the order of writing, and what a later complete check has ended.
///
/// A check ends results and stops that were written before it if it is complete and at least 24 h lie between it and the
/// newest of them; its own result then stands. A check dated after now ends nothing.
pub fn spans(checks: &[Check], others: &[Danger], now: Moment) -> Vec<Span> {
    let mut all: Vec<(Danger, bool)> = Vec::new();
    all.extend(checks.iter().map(|check| {
        let counts = check.complete && !now.is_before(check.result.at) && check.result.ms <= now.ms;
        (check.result.clone(), counts)
    }));
    all.extend(others.iter().map(|danger| (danger.clone(), false)));
    all.sort_by_key(|(danger, _)| danger.written);
    believe(&mut all, now.ms);
    let mut spans: Vec<Span> = Vec::new();
    let mut first_open = 0;
    for (danger, ends) in all {
        if ends {
            end(&mut spans[first_open..], danger.ms);
        }
        while spans.get(first_open).is_some_and(|span| span.until.is_some()) {
            first_open += 1;
        }
        spans.push(Span { danger, until: None });
    }
    spans
}

/// Ends what a complete check at `ms` ends.
fn end(spans: &mut [Span], ms: i64) {
    let long_ago = |then: i64| ms.saturating_sub(then) >= DAY_MS;
    let open = || {
        spans
            .iter()
            .filter(|span| span.until.is_none())
            .map(|span| &span.danger)
    };
    let newest = open().filter(|one| one.is_major()).map(|one| one.ms).max();
    let falls = newest.is_none_or(long_ago);
    for span in spans.iter_mut().filter(|span| span.until.is_none()) {
        let ends = if span.danger.is_major() {
            falls
        } else {
            long_ago(span.danger.ms)
        };
        if ends {
            span.until = Some(ms);
        }
    }
}

/// The results and stops that stand now, in the order of writing: everything on record, less what has ended.
pub fn standing(checks: &[Check], others: &[Danger], now: Moment) -> Vec<Danger> {
    let all = spans(checks, others, now);
    let open = all.into_iter().filter(|span| span.until.is_none());
    open.map(|span| span.danger).collect()
}

/// The complete checks, each with the newest of the major dangers on record that were written before it: what is asked of
/// them is when a stop that is found only now was ended.
#[derive(Clone, Debug)]
pub struct Ends(Vec<End>);

#[derive(Clone, Copy, Debug)]
struct End {
    written: i64,
    ms: i64,
    newest: Option<i64>,
}

impl Ends {
    /// Given what is on record, in the order of writing, as [`spans`] answers it.
    pub fn new(checks: &[Check], on_record: &[Span]) -> Self {
        let majors = on_record.iter().filter(|span| span.danger.is_major());
        let mut newest = i64::MIN;
        let so_far: Vec<(i64, i64)> = majors
            .map(|span| {
                newest = newest.max(span.danger.ms);
                (span.danger.written, newest)
            })
            .collect();
        let complete = checks.iter().filter(|check| check.complete);
        let ends = complete.map(|check| {
            let result = &check.result;
            let before = so_far.partition_point(|(written, _)| *written < result.written);
            End {
                written: result.written,
                ms: result.ms,
                newest: before
                    .checked_sub(1)
                    .and_then(|last| so_far.get(last))
                    .map(|(_, ms)| *ms),
            }
        });
        Self(ends.collect())
    }

    /// When a complete check ended `danger`, which is not on record, in believed milliseconds.
    pub fn of(&self, danger: &Danger) -> Option<i64> {
        let long_ago = |end: &End, then: i64| end.ms.saturating_sub(then) >= DAY_MS;
        let ends = |end: &&End| {
            danger.written < end.written
                && long_ago(end, danger.ms)
                && end.newest.is_none_or(|newest| long_ago(end, newest))
        };
        self.0.iter().filter(ends).map(|end| end.ms).min()
    }
}

/// What is dated after now was written by a clock that was wrong: it is taken to have been written when the next complete
/// check was, or now. Only a check moves it, so that one more danger makes no other look older.
fn believe(in_order: &mut [(Danger, bool)], now_ms: i64) {
    let mut next = now_ms;
    for (danger, is_check) in in_order.iter_mut().rev() {
        if danger.ms > now_ms {
            danger.ms = next;
        }
        if *is_check {
            next = next.min(danger.ms);
        }
    }
}
