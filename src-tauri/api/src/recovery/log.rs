//! The person's walks and runs, with or without a recovery: by week, the newest first, and how long the next run may be.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Pain, Side},
    journal::Entry,
    permission::{decide::decide, reason::Closed},
    recovery::{
        checkin::CheckIn,
        load::{Outing, OutingKind},
        runs::{JumpGuard, RunNotice, guard, notices},
    },
    time::{DAY_MS, Day},
};
use soleus_store::{Query, Store};

use crate::{
    app::App,
    failure::Failure,
    permission::ask,
    recovery::{
        facts::{Known, plan_of},
        history::history,
        load::{OutingForm, legs, others},
    },
};

/// What the form of a walk or run shows before it is saved.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RunLook {
    /// How long the next run may be.
    pub guard: JumpGuard,
    /// Why running is closed now.
    pub running: Option<Closed>,
    /// What would be said of the run as it is typed so far.
    pub notices: Vec<RunNotice>,
}

/// What is said of a run before it is saved.
///
/// # Errors
/// While the record is closed; `BadInput` as [`crate::recovery::load::outing_save`].
pub fn run_look(app: &App, form: Option<OutingForm>) -> Result<RunLook, Failure> {
    let known = Known::read(app, None)?;
    let history = history(app, &known)?;
    let notices = match &form {
        Some(form) => {
            let when = form.when.as_ref();
            let at = when.map_or(Ok(known.now.wall), |when| when.stamp(app, known.now))?;
            notices(others(&known, form.id.as_ref()), history, &form.outing, at)
        }
        None => Vec::new(),
    };
    Ok(RunLook {
        guard: guard(known.record.outings.iter(), history, known.now.ms),
        running: decide(&known.permission, &ask::class(Activity::Running, legs(&known))),
        notices,
    })
}

/// How much of the log is asked for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LogAsked {
    /// At least so many of the newest walks and runs, and the rest of the week of the oldest of them.
    pub most: u32,
}

/// A walk or run as the log shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LogRow {
    /// The walk or run.
    pub outing: Entry<Outing>,
    /// Pain the next morning: as said with it, else the walking pain of the first check-in of that morning.
    pub morning: Option<Pain>,
    /// Whether that morning is over or under way, so that it can be asked for.
    pub slept: bool,
}

/// One week of the log.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LogWeek {
    /// Its Monday.
    pub monday: Day,
    /// Minutes in all, of those that have them.
    pub minutes: u32,
    /// Metres in all, of those that have them.
    pub metres: u32,
    /// How many runs and walk-runs.
    pub runs: u32,
    /// Newest first.
    pub rows: Vec<LogRow>,
}

/// The log of walks and runs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RunLog {
    /// Newest first; a week without a walk or run is left out.
    pub weeks: Vec<LogWeek>,
    /// Whether there are earlier ones.
    pub more: bool,
    /// How long the next run may be.
    pub guard: JumpGuard,
    /// Why running is closed now.
    pub running: Option<Closed>,
    /// How many levels the walk-run table of the open recovery has; 0 without one.
    pub levels: usize,
    /// The calendar date, for forms.
    pub date: Day,
}

/// The log, the newest week first.
///
/// # Errors
/// While the record is closed.
pub fn log(app: &App, asked: LogAsked) -> Result<RunLog, Failure> {
    let known = Known::read(app, None)?;
    let store = app.store()?;
    let newest = |from_ms, limit| {
        store.list::<Outing>(&Query {
            from_ms,
            limit,
            newest_first: true,
            ..Query::default()
        })
    };
    let limit = asked.most.saturating_add(1);
    let read = newest(None, Some(limit))?.entries;
    let more = read.len() > usize::try_from(asked.most).unwrap_or(usize::MAX);
    let (entries, more) = match read.last() {
        Some(last) if more => {
            // The whole of the oldest week, so that its sums are those of a week. A zone moves a Monday by a day at most.
            let monday = monday(last.at.day());
            let from = last.at.ms.saturating_sub(9 * DAY_MS);
            let all = newest(Some(from), None)?.entries;
            let shown: Vec<_> = all.into_iter().filter(|one| one.at.day() >= monday).collect();
            let oldest = shown.last().map(|oldest| oldest.at.ms);
            let left = store.list::<Outing>(&Query {
                to_ms: oldest,
                limit: Some(1),
                ..Query::default()
            })?;
            (shown, !left.entries.is_empty())
        }
        Some(_) | None => (read, false),
    };
    let mornings = mornings(&store, entries.last().map(|oldest| oldest.at.ms))?;
    Ok(RunLog {
        weeks: weeks(entries, &mornings, known.today()),
        more,
        guard: guard(known.record.outings.iter(), history(app, &known)?, known.now.ms),
        running: decide(&known.permission, &ask::class(Activity::Running, legs(&known))),
        levels: levels(&known),
        date: known.now.wall.date(),
    })
}

fn monday(day: Day) -> Day {
    day.plus(-i64::from(day.0.weekday().to_monday_zero_offset()))
}

fn levels(known: &Known) -> usize {
    let tables = known
        .open()
        .filter_map(|episode| plan_of(&episode.body)?.ladder(episode.body.ladder.as_deref()));
    tables.map(|table| table.levels.len()).max().unwrap_or(0)
}

/// The check-ins that may tell a morning, oldest first.
fn mornings(store: &Store, from_ms: Option<i64>) -> Result<Vec<Entry<CheckIn>>, Failure> {
    let Some(from_ms) = from_ms else {
        return Ok(Vec::new());
    };
    Ok(store
        .list::<CheckIn>(&Query {
            from_ms: Some(from_ms),
            ..Query::default()
        })?
        .entries)
}

fn weeks(entries: Vec<Entry<Outing>>, mornings: &[Entry<CheckIn>], today: Day) -> Vec<LogWeek> {
    let mut weeks: Vec<LogWeek> = Vec::new();
    for outing in entries {
        let monday = monday(outing.at.day());
        if weeks.last().is_none_or(|week| week.monday != monday) {
            weeks.push(LogWeek {
                monday,
                minutes: 0,
                metres: 0,
                runs: 0,
                rows: Vec::new(),
            });
        }
        if let Some(week) = weeks.last_mut() {
            week.minutes += u32::from(outing.body.minutes.unwrap_or(0));
            week.metres = week.metres.saturating_add(outing.body.metres.unwrap_or(0));
            week.runs += u32::from(outing.body.kind >= OutingKind::WalkRun);
            week.rows.push(LogRow {
                morning: outing
                    .body
                    .morning
                    .or_else(|| checked_in(mornings, outing.at.day().plus(1))),
                slept: outing.at.day() < today,
                outing,
            });
        }
    }
    weeks
}

/// The walking pain of the first check-in of a day, of the worse leg.
fn checked_in(mornings: &[Entry<CheckIn>], day: Day) -> Option<Pain> {
    let first = mornings.iter().find(|entry| entry.body.day == day)?;
    let of = |side| first.body.leg(side)?.walking;
    of(Side::Left).max(of(Side::Right))
}
