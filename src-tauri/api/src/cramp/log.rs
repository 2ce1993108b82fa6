//! The cramp log: one press logs a cramp from anywhere; details later or never.

use soleus_core::{
    care::Tri,
    journal::{Entry, EntryId},
    permission::danger::StopReason,
    recovery::cramp::{CrampAdvice, CrampLog, CrampTime, see_doctor},
    time::{DAY_MS, Stamp},
};
use soleus_store::{Query, Store};

use crate::{
    app::App,
    failure::Failure,
    permission::keep,
    recovery::belief::{moment, remember},
};

pub use super::views::{CrampEdit, CrampLogged, CrampWeek, Cramps, CrampsAsked, CrampsWith, NewCramp, Tally};

/// What of a cramp can be changed.
const OPEN: &[&str] = &[
    "legs",
    "came",
    "minutes",
    "spasm",
    "woke",
    "released",
    "soreAfter",
    "warningSign",
    "factors",
    "note",
];

/// Logs a cramp.
///
/// # Errors
/// `StoreClosed` while there is no record, and whatever the record refuses.
pub fn log(app: &App, new: NewCramp) -> Result<CrampLogged, Failure> {
    let now = moment(app);
    let entered_later = new.when.is_some();
    let at = new.when.map_or(Ok(now.wall), |when| when.stamp(app, now))?;
    let body = tidy(CrampLog {
        lead_ms: now.lead_ms(),
        entered_later,
        ..new.cramp
    })?;
    let id = app.write(|tx| {
        remember(tx, now)?;
        let id = tx.insert(at, None, &body)?;
        if is_red(body.warning_sign) {
            keep::stop(tx, now, Some(&id), StopReason::AfterCramp)?;
        }
        Ok(id)
    })?;
    logged(app, &id)
}

/// Changes what is known about a cramp; what is not named stays as it is.
///
/// # Errors
/// `NotFound` if it is gone, `Changed` if it is not any more what was shown, and as [`log`].
pub fn edit(app: &App, edit: CrampEdit) -> Result<CrampLogged, Failure> {
    let now = moment(app);
    let kept = app
        .store()?
        .get::<CrampLog>(&edit.id)?
        .ok_or_else(|| Failure::not_found("cramp", &edit.id.0))?;
    let at = edit
        .when
        .map_or(Ok(kept.at), |when| when.moved(app, now, kept.at))?;
    let body = tidy(edit.change.over(&kept.body, OPEN)?)?;
    let was_red = is_red(kept.body.warning_sign);
    let fresh = keep::fresh_stops(app, &edit.id)?;
    app.write(|tx| {
        remember(tx, now)?;
        if is_red(body.warning_sign) && !was_red {
            keep::stop(tx, now, Some(&edit.id), StopReason::AfterCramp)?;
        } else if !is_red(body.warning_sign) {
            fresh.iter().try_for_each(|stop| tx.delete(stop))?;
        }
        tx.update(&edit.id, at, &body)
    })?;
    logged(app, &edit.id)
}

/// Takes a cramp away; [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.delete(&id))
}

/// Brings a cramp back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.restore(&id))
}

/// The history with its counts.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Cramps, Failure> {
    let store = app.store()?;
    let today = moment(app).wall.day();
    let newest = Query {
        newest_first: true,
        limit: Some(200),
        ..Query::default()
    };
    let cramps = store.list::<CrampLog>(&newest)?.entries;
    let monday = today.plus(-i64::from(today.0.weekday().to_monday_zero_offset()));
    let first = monday.plus(-7 * (WEEKS - 1));
    // Two days of slack for stamps of other zones; the day itself decides.
    let from_ms = app.now().stamp.ms.saturating_sub((WEEKS * 7 + 2) * DAY_MS);
    let mut lately = store.since::<CrampLog>(from_ms)?.entries;
    lately.retain(|cramp| cramp.at.day() >= first);
    let weeks = (0..WEEKS).rev().map(|back| {
        let from = monday.plus(-7 * back);
        let inside = lately
            .iter()
            .filter(|cramp| (0..7).contains(&cramp.at.day().since(from)));
        let nights = inside
            .clone()
            .filter(|cramp| cramp.body.came == Some(CrampTime::Night))
            .count();
        CrampWeek {
            from,
            cramps: count(inside.count()),
            nights: count(nights),
        }
    });
    Ok(Cramps {
        weeks: weeks.collect(),
        with: with(&lately),
        total: store.count::<CrampLog>()?,
        see_doctor: advice(&store, app.now().stamp)?,
        cramps,
    })
}

/// Cramps before the newest ones, the newest first.
///
/// # Errors
/// While the record is closed.
pub fn earlier(app: &App, asked: CrampsAsked) -> Result<Vec<Entry<CrampLog>>, Failure> {
    let query = Query {
        newest_first: true,
        limit: Some(asked.after.saturating_add(asked.most)),
        ..Query::default()
    };
    let listed = app.store()?.list::<CrampLog>(&query)?.entries;
    Ok(listed.into_iter().skip(asked.after as usize).collect())
}

/// Weeks of the history's counts.
const WEEKS: i64 = 12;

fn with(cramps: &[Entry<CrampLog>]) -> CrampsWith {
    let bodies = || cramps.iter().map(|cramp| &cramp.body);
    let mut minutes: Vec<u16> = bodies().filter_map(|body| body.minutes).collect();
    minutes.sort_unstable();
    let blank = CrampLog::default();
    let says_nothing = |body: &&CrampLog| {
        **body
            == CrampLog {
                lead_ms: body.lead_ms,
                entered_later: body.entered_later,
                ..blank.clone()
            }
    };
    CrampsWith {
        factors: tally(bodies().flat_map(|body| body.factors.iter().copied())),
        came: tally(bodies().filter_map(|body| body.came)),
        legs: tally(bodies().filter_map(|body| body.legs)),
        released: tally(bodies().flat_map(|body| body.released.iter().copied())),
        minutes: minutes.get(minutes.len() / 2).copied(),
        bare: count(bodies().filter(says_nothing).count()),
    }
}

fn tally<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<Tally<T>> {
    let mut tallies: Vec<Tally<T>> = Vec::new();
    for what in all {
        match tallies.iter_mut().find(|tally| tally.what == what) {
            Some(tally) => tally.times += 1,
            None => tallies.push(Tally { what, times: 1 }),
        }
    }
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.times));
    tallies
}

fn logged(app: &App, id: &EntryId) -> Result<CrampLogged, Failure> {
    let store = app.store()?;
    let cramp = store
        .get::<CrampLog>(id)?
        .ok_or_else(|| Failure::not_found("cramp", &id.0))?;
    let since = app.now().stamp.ms.saturating_sub(7 * DAY_MS);
    let recent = store.since::<CrampLog>(since)?;
    let body = &cramp.body;
    let by_exercise = matches!(body.came, Some(CrampTime::Exercise | CrampTime::AfterExercise));
    Ok(CrampLogged {
        last_week: count(recent.entries.len()),
        to_check: is_red(body.warning_sign),
        see_doctor: advice(&store, app.now().stamp)?,
        offers_plan: by_exercise && body.sore_after == Some(Tri::Yes),
        cramp,
    })
}

/// What the cramps of the last months advise now, without the history.
///
/// # Errors
/// While the record is closed.
pub fn advise(app: &App, (): ()) -> Result<Option<CrampAdvice>, Failure> {
    let store = app.store()?;
    advice(&store, app.now().stamp)
}

fn advice(store: &Store, now: Stamp) -> Result<Option<CrampAdvice>, Failure> {
    let lately = store.since::<CrampLog>(now.ms.saturating_sub(180 * DAY_MS))?;
    Ok(see_doctor(&lately.entries, now))
}

fn is_red(warning_sign: Option<Tri>) -> bool {
    matches!(warning_sign, Some(Tri::Yes | Tri::NotSure))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn tidy(cramp: CrampLog) -> Result<CrampLog, Failure> {
    if cramp.note.chars().count() > 2_000 || cramp.minutes.is_some_and(|minutes| minutes > 24 * 60) {
        return Err(Failure::bad_input(
            "a note has at most 2000 characters and a cramp at most a day",
        ));
    }
    Ok(CrampLog {
        note: cramp.note.trim().to_owned(),
        ..cramp
    })
}
