//! Sessions in the journal: read by month, edited, deleted and brought back, added by hand afterwards.

use serde::Deserialize;
use soleus_core::{
    care::{Legs, Pain, Side},
    journal::{Entry, EntryId},
    permission::danger::{Danger, StopReason},
    recovery::clock::Moment,
    session::{Choices, Ending, Plan, SessionEntry, StepDone},
    stretch::Work,
    time::{DAY_MS, Day},
};
use soleus_store::Query;

use crate::{
    amend::Amendment,
    app::App,
    failure::Failure,
    permission::keep,
    recovery::{
        belief::moment,
        facts::Known,
        load::{PainSays, pain_says},
    },
    session::{
        history_views::{HistoryAsked, SessionAim, SessionDay, SessionHistory, SessionRow, SessionSaid},
        weeks::{self, DaysOff},
    },
    stretch::routines,
    when::When,
};

const WEEKS: i64 = 4;

/// Four weeks of sessions and their calendar. A day without a session is just that: nothing here counts misses.
///
/// # Errors
/// As the record.
pub fn history(app: &App, args: HistoryAsked) -> Result<SessionHistory, Failure> {
    let now = app.now().stamp;
    let today = now.day();
    let monday = today.plus(-i64::from(today.0.weekday().to_monday_zero_offset()));
    let last = monday.plus(7 - 7 * WEEKS * i64::from(args.back));
    let first = last.plus(-7 * WEEKS);
    // A day either side covers every zone and the rollover; the exact day decides below.
    let from_ms = now.ms - (today.since(first) + 2) * DAY_MS;
    let to_ms = now.ms - (today.since(last) - 2) * DAY_MS;
    let query = Query {
        from_ms: Some(from_ms),
        to_ms: Some(to_ms),
        newest_first: true,
        ..Query::default()
    };
    let listed = app.store()?.list::<SessionEntry>(&query)?;
    let rows: Vec<SessionRow> = listed
        .entries
        .into_iter()
        .map(row)
        .filter(|row| row.day >= first && row.day < last)
        .collect();
    let off = DaysOff::read(app, now);
    let days: Vec<SessionDay> = (0..7 * WEEKS)
        .map(|offset| calendar_day(first.plus(offset), today, &rows, &off))
        .collect();
    let aim = weeks::aim(app);
    Ok(SessionHistory {
        weeks: weeks::weeks(&days, aim),
        aim: aim.map(|aim| aim.days),
        rows,
        days,
        unreadable: listed.unreadable.len(),
        today,
    })
}

/// Keeps how many days a week are wanted, and answers the newest four weeks.
///
/// # Errors
/// `BadInput` beyond 1 to 7; as the record.
pub fn put_aim(app: &App, aim: SessionAim) -> Result<SessionHistory, Failure> {
    weeks::keep_aim(app, aim.days)?;
    history(app, HistoryAsked { back: 0 })
}

fn calendar_day(day: Day, today: Day, rows: &[SessionRow], off: &DaysOff) -> SessionDay {
    let of_day = || rows.iter().filter(|row| row.day == day);
    let completed = of_day().any(|row| row.entry.body.ending == Ending::Completed);
    SessionDay {
        day,
        sessions: of_day().count(),
        completed,
        ahead: day > today,
        off: off.of(day),
    }
}

fn row(entry: Entry<SessionEntry>) -> SessionRow {
    SessionRow {
        day: entry.at.day(),
        left: entry.body.leg(Side::Left),
        right: entry.body.leg(Side::Right),
        entry,
    }
}

/// What the person tells about a session, at its end or later.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionTold {
    /// The entry.
    pub id: EntryId,
    /// When it ended, of one that was entered by hand; as before if nothing is said.
    pub when: Option<When>,
    /// What is told.
    pub change: Amendment<SessionEntry>,
}

/// What of a session can be told or put right. What the app timed stays as it was.
const OPEN: &[&str] = &["painBefore", "painAfter", "effort", "note"];

/// Writes down how it was: what is not named stays as it is.
///
/// # Errors
/// `NotFound` for an unknown or deleted entry; `BadInput` for a note over 2,000 characters or another time of a session
/// that the app timed; `Changed` if it is not any more what was shown.
pub fn tell(app: &App, told: SessionTold) -> Result<SessionSaid, Failure> {
    let now = moment(app);
    app.edit(&told.id, "session", |kept: &Entry<SessionEntry>| {
        if told.when.is_some() && !kept.body.by_hand {
            return Err(Failure::bad_input("a session that the app timed keeps its time"));
        }
        let at = told
            .when
            .as_ref()
            .map_or(Ok(kept.at), |when| when.moved(app, now, kept.at))?;
        let mut body = told.change.over(&kept.body, OPEN)?;
        if body.by_hand {
            body.ended = at;
        }
        note_fits(&body.note)?;
        Ok((at, body))
    })?;
    said(app, &told.id, now)
}

/// The session with what its pain says: pain after it that stops is a stop.
fn said(app: &App, id: &EntryId, now: Moment) -> Result<SessionSaid, Failure> {
    let entry = find(app, id)?;
    let known = Known::read(app, None)?;
    if let Some(pain) = entry.body.pain_after {
        stop_by_pain(app, &known, id, pain, now)?;
    }
    let during = entry.body.pains.iter().map(|ouch| ouch.pain);
    let worst = during.chain(entry.body.pain_after).max();
    Ok(SessionSaid {
        pain: worst.map(|pain| pain_says(&known, pain, Legs::Both)),
        row: row(entry),
    })
}

fn note_fits(note: &str) -> Result<(), Failure> {
    if note.chars().count() > 2_000 {
        return Err(Failure::bad_input("a note has at most 2,000 characters"));
    }
    Ok(())
}

/// Pain after a session counts as pain after a load: above what may be, it is a stop, once for each session.
fn stop_by_pain(app: &App, known: &Known, session: &EntryId, pain: Pain, now: Moment) -> Result<(), Failure> {
    let says = pain_says(known, pain, Legs::Both);
    let told = |danger: &Danger| danger.source.as_ref() == Some(session);
    if says != PainSays::Stop || known.record.dangers.iter().any(told) {
        return Ok(());
    }
    let reason = StopReason::PainDuring { pain: pain.score() };
    app.write(|tx| keep::stop(tx, now, Some(session), reason.clone()))
}

fn find(app: &App, id: &EntryId) -> Result<Entry<SessionEntry>, Failure> {
    app.store()?
        .get(id)?
        .ok_or_else(|| Failure::not_found("session", &id.0))
}

/// Deletes a session; [`restore`] brings it back.
///
/// # Errors
/// `NotFound` for an unknown or deleted entry.
pub fn delete(app: &App, id: EntryId) -> Result<(), Failure> {
    find(app, &id)?;
    app.write(|tx| tx.delete(&id))
}

/// Brings a deleted session back.
///
/// # Errors
/// `NotFound` if it is not a deleted entry.
pub fn restore(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.restore(&id))
}

/// A session that the app did not time.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionByHand {
    /// The routine's id.
    pub routine: String,
    /// When it ended, at most 14 days back; now if nothing is said.
    pub when: Option<When>,
    /// Which legs did it.
    pub legs: Legs,
    /// Pain after, if told.
    pub pain_after: Option<Pain>,
    /// A note.
    pub note: String,
}

/// How many days back a session can be added.
const DAYS_BACK: i64 = 14;

/// Adds a session done away from the app, all of it, for today or one of the 14 days before.
///
/// # Errors
/// `NotFound` for an unknown routine; `BadInput` if the routine has nothing for that leg, for a day that is ahead or too
/// long ago, and for a note over 2,000 characters.
pub fn add(app: &App, args: SessionByHand) -> Result<SessionSaid, Failure> {
    let routine = routines::find(app, &args.routine)?;
    let percent = |side| if args.legs.has(side) { 100 } else { 0 };
    let choices = Choices {
        left_percent: percent(Side::Left),
        right_percent: percent(Side::Right),
        ..Choices::default()
    };
    let plan = Plan::of(&routine, choices).ok_or_else(|| Failure::bad_input("nothing was done"))?;
    let now = moment(app);
    let at = args.when.map_or(Ok(now.wall), |when| when.stamp(app, now))?;
    if at.date() < now.wall.date().plus(-DAYS_BACK) {
        return Err(Failure::bad_input("a session can be added for the last 14 days"));
    }
    note_fits(&args.note)?;
    let work = plan
        .steps
        .iter()
        .filter(|step| step.kind.is_work())
        .map(|step| StepDone {
            exercise: step.exercise.clone(),
            set: step.set,
            side: step.side,
            planned_ms: step.target_ms,
            done_ms: step.target_ms,
            skipped_ms: 0,
            reps: match step.work {
                Some(Work::Reps { count, .. }) => Some(count),
                Some(Work::Hold { .. }) | None => None,
            },
            full: true,
        });
    let body = SessionEntry {
        routine: routine.id,
        title: routine.title,
        ended: at,
        ending: Ending::Completed,
        work: work.collect(),
        pains: Vec::new(),
        pain_before: None,
        pain_after: args.pain_after,
        effort: None,
        note: args.note,
        by_hand: true,
    };
    let id = app.write(|tx| tx.insert(at, None, &body))?;
    said(app, &id, now)
}
