//! Results and stops as the record has them.

use std::collections::HashMap;

use soleus_core::{
    care::{Legs, Level},
    journal::{Entry, EntryId},
    permission::danger::{Check, Danger, StopEntry, StopReason, What, spans},
    recovery::{checkin::RedFlag, clock::Moment},
    time::DAY_MS,
    triage::{
        answer::{Answer, Who},
        record::CheckSummary,
    },
};
use soleus_store::{Order, Query, Store};

use crate::failure::Failure;

/// Results and stops on record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dangers {
    /// The own finished checks that were not taken back, as many as decide what stands, oldest first.
    pub(crate) checks: Vec<Check>,
    /// Stops, and daily rows that gave a result.
    pub(crate) others: Vec<Danger>,
}

/// Dangers by what they came from.
pub(crate) struct BySource<'a>(HashMap<Option<&'a EntryId>, Vec<&'a Danger>>);

impl<'a> BySource<'a> {
    pub(crate) fn new(dangers: &'a [Danger]) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for danger in dangers {
            all.entry(danger.source.as_ref()).or_default().push(danger);
        }
        Self(all)
    }

    /// Whether one of them says of the same source what a stop that replay raised says.
    pub(crate) fn tells(&self, raised: &Danger) -> bool {
        self.any(raised, |one| one.what == raised.what)
    }

    /// Whether `danger` is one of them.
    pub(crate) fn has(&self, danger: &Danger) -> bool {
        self.any(danger, |one| one == danger)
    }

    fn any(&self, like: &Danger, is: impl Fn(&Danger) -> bool) -> bool {
        let of_source = self.0.get(&like.source.as_ref());
        of_source.is_some_and(|all| all.iter().any(|one| is(one)))
    }
}

/// Reads every stop, and of the checks as many of the newest as decide what stands and what was asked since `from_ms`.
///
/// # Errors
/// Disk faults.
pub(crate) fn read(store: &Store, now: Moment, from_ms: i64) -> Result<Dangers, Failure> {
    let flags = store.since::<RedFlag>(i64::MIN)?.entries;
    let stops = store.since::<StopEntry>(i64::MIN)?.entries;
    let others: Vec<Danger> = flags
        .iter()
        .flat_map(of_flag)
        .chain(stops.iter().map(of_stop))
        .collect();
    let mut limit = 16;
    loop {
        let listed = store.list::<CheckSummary>(&Query {
            newest_first: true,
            limit: Some(limit),
            order: Order::Written,
            ..Query::default()
        })?;
        let read = listed.entries.len() + listed.unreadable.len();
        let all_read = u32::try_from(read).is_ok_and(|read| read < limit);
        let mut checks: Vec<Check> = listed.entries.iter().filter_map(of_check).collect();
        checks.reverse();
        if all_read || decides(&checks, &others, now, from_ms) {
            return Ok(Dangers { checks, others });
        }
        limit = limit.saturating_mul(4);
    }
}

/// Whether `checks`, the newest, decide what stands without those before them: one of them has ended everything that was
/// written earlier, and they reach back to `from_ms`.
fn decides(checks: &[Check], others: &[Danger], now: Moment, from_ms: i64) -> bool {
    let Some(first) = checks.first() else { return false };
    let ends = |check: &Check| check.complete && check.result.ms.saturating_sub(first.result.ms) >= DAY_MS;
    let spans = spans(checks, others, now);
    let all_over = checks.iter().filter(|check| ends(check)).any(|check| {
        spans
            .iter()
            .filter(|span| span.danger.written < check.result.written)
            .all(|span| span.until.is_some_and(|until| until <= check.result.ms))
    });
    all_over && first.result.ms <= from_ms
}

fn of_check(entry: &Entry<CheckSummary>) -> Option<Check> {
    let body = &entry.body;
    let done = body
        .finished
        .as_ref()
        .filter(|_| body.who == Who::Me && body.taken_back.is_none())?;
    Some(Check {
        result: Danger {
            written: entry.written,
            at: done.at,
            ms: done.at.ms.saturating_add(done.lead_ms),
            what: What::Result {
                level: done.outcome.level,
                locks: done.outcome.locks.clone(),
                hidden: done.outcome.hidden.clone(),
                rows: Vec::new(),
            },
            source: Some(entry.id.clone()),
        },
        complete: done.outcome.is_complete(),
        legs: legs(body.answers.which.as_ref()),
    })
}

/// Which leg a check was about, by its answer.
fn legs(which: Option<&Answer>) -> Option<Legs> {
    let Some(Answer::Options { chosen, .. }) = which else {
        return None;
    };
    match chosen.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["left"] => Some(Legs::Left),
        ["right"] => Some(Legs::Right),
        ["both"] => Some(Legs::Both),
        _ => None,
    }
}

/// A red row answered "yes" is a result of its level; one that is not urgent, and every row "not sure", is a stop.
fn of_flag(entry: &Entry<RedFlag>) -> Vec<Danger> {
    let flag = &entry.body;
    let danger = |what| Danger {
        written: entry.written,
        at: entry.at,
        ms: entry.at.ms.saturating_add(flag.lead_ms),
        what,
        source: Some(entry.id.clone()),
    };
    let result = flag.level.map(|level| {
        danger(What::Result {
            level,
            locks: Vec::new(),
            hidden: Vec::new(),
            rows: flag.yes.clone(),
        })
    });
    let urgent = flag.level >= Some(Level::SameDay);
    let stops = |row: &soleus_core::recovery::rows::Row| !urgent || !flag.yes.contains(row);
    let rows: Vec<_> = flag.rows.iter().copied().filter(stops).collect();
    let stop = (!rows.is_empty()).then(|| danger(What::Stop(StopReason::RedFlag { day: flag.day, rows })));
    result.into_iter().chain(stop).collect()
}

fn of_stop(entry: &Entry<StopEntry>) -> Danger {
    Danger {
        written: entry.written,
        at: entry.at,
        ms: entry.at.ms.saturating_add(entry.body.lead_ms),
        what: What::Stop(entry.body.reason.clone()),
        source: entry.subject.clone(),
    }
}
