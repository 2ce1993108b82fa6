//! The daily check-in: one screen, for today or yesterday, after the eight daily rows.

use soleus_core::{
    care::Side,
    journal::{Entry, EntryId},
    permission::decide::unlifted,
    recovery::{
        checkin::CheckIn,
        record::Episode,
        rows::{DailyRows, Row},
        state::Alert,
    },
    time::{DAY_MS, Day},
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::{Code, Failure},
    permission::keep,
    recovery::belief::{moment, remember},
    recovery::facts::Known,
};

pub use super::check_in_views::{
    CheckInEdit, CheckInSaved, CheckInView, CheckInsAsked, NewCheckIn, RowWords,
};

/// What of a check-in can be changed.
const OPEN: &[&str] = &["rows", "left", "right", "done", "confidence", "note", "tags"];

/// How many days back a check-in can be entered.
const DAYS_BACK: i64 = 14;

/// The check-in screen.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<CheckInView, Failure> {
    let now = moment(app);
    let store = app.store()?;
    let from_ms = now.wall.ms.saturating_sub(60 * DAY_MS);
    let mut recent = store.since::<CheckIn>(from_ms)?.entries.to_vec();
    // Of two check-ins about one day the later is the current one.
    recent.sort_by_key(|entry| std::cmp::Reverse(entry.written));
    let today = now.wall.day();
    let of = |day: Day| recent.iter().find(|entry| entry.body.day == day).cloned();
    let mut tags: Vec<String> = Vec::new();
    for tag in recent.iter().flat_map(|entry| &entry.body.tags) {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    let episodes = store.since::<Episode>(i64::MIN)?.entries;
    let open: Vec<_> = episodes.iter().filter(|episode| episode.body.open()).collect();
    let legs = Side::BOTH
        .into_iter()
        .filter(|side| open.iter().any(|episode| episode.body.legs.has(*side)));
    let mut may_take_back = Vec::new();
    for entry in recent.iter().take(4) {
        if !keep::fresh_flags(app, &entry.id)?.is_empty() {
            may_take_back.push(entry.id.clone());
        }
    }
    Ok(CheckInView {
        total: store.count::<CheckIn>()?,
        may_take_back,
        today,
        yesterday: today.plus(-1),
        rows: rows(),
        legs: legs.collect(),
        of_today: of(today),
        of_yesterday: of(today.plus(-1)),
        tags,
        recent,
    })
}

/// Check-ins before the recent ones, the newest first.
///
/// # Errors
/// While the record is closed.
pub fn earlier(app: &App, asked: CheckInsAsked) -> Result<Vec<Entry<CheckIn>>, Failure> {
    let query = Query {
        newest_first: true,
        limit: Some(asked.after.saturating_add(asked.most)),
        ..Query::default()
    };
    let listed = app.store()?.list::<CheckIn>(&query)?.entries;
    Ok(listed.into_iter().skip(asked.after as usize).collect())
}

/// The rows in order, with the words of the check's content.
pub(crate) fn rows() -> Vec<RowWords> {
    let daily = &soleus_guide::content().triage.daily;
    let of = |row: Row| {
        let id = serde_json::to_value(row).ok()?;
        daily.iter().find(|one| Some(one.id.as_str()) == id.as_str())
    };
    Row::ALL
        .into_iter()
        .filter_map(|row| {
            let words = of(row)?;
            Some(RowWords {
                row,
                ask: words.ask.clone(),
                call: words.call.clone(),
            })
        })
        .collect()
}

/// Saves a new check-in. Its red rows stand on record by themselves, with their level.
///
/// # Errors
/// `BadInput` for a day ahead or more than 14 back or values out of range.
pub fn save(app: &App, form: NewCheckIn) -> Result<CheckInSaved, Failure> {
    let now = moment(app);
    if !(0..=DAYS_BACK).contains(&now.wall.day().since(form.day)) {
        return Err(Failure::bad_input(
            "a check-in is for today or one of the last 14 days",
        ));
    }
    let body = CheckIn {
        day: form.day,
        rows: form.rows,
        left: form.left,
        right: form.right,
        done: form.done,
        confidence: form.confidence,
        note: form.note,
        tags: form.tags,
        lead_ms: now.lead_ms(),
    };
    put(app, None, body)
}

/// Changes a check-in: what is not named stays as it is. An edit within ten minutes that no longer has its red rows takes
/// them back.
///
/// # Errors
/// `BadInput` for values out of range; `NotFound` if it is gone; `Changed` if it is not any more what was shown.
pub fn edit(app: &App, edit: CheckInEdit) -> Result<CheckInSaved, Failure> {
    let kept = app
        .store()?
        .get::<CheckIn>(&edit.id)?
        .ok_or_else(|| Failure::not_found("check-in", &edit.id.0))?;
    let body = edit.change.over(&kept.body, OPEN)?;
    put(app, Some(kept), body)
}

fn put(app: &App, kept: Option<Entry<CheckIn>>, body: CheckIn) -> Result<CheckInSaved, Failure> {
    let now = moment(app);
    let body = sound(body)?;
    let flag = keep::flag(body.day, &body.rows, now);
    let fresh = match &kept {
        Some(kept) => keep::fresh_flags(app, &kept.id)?,
        None => Vec::new(),
    };
    let was_red = kept
        .as_ref()
        .map(|kept| kept.body.rows.clone())
        .unwrap_or_default();
    let is_new = flag.is_some() && was_red != body.rows;
    let id = app.write(|tx| {
        remember(tx, now)?;
        let id = match &kept {
            Some(kept) => tx.update(&kept.id, kept.at, &body).map(|()| kept.id.clone())?,
            None => tx.insert(now.wall, None, &body)?,
        };
        for old in &fresh {
            tx.delete(&old.id)?;
        }
        if let Some(flag) = flag.as_ref().filter(|_| is_new || !fresh.is_empty()) {
            tx.insert(now.wall, Some(&id), flag)?;
        }
        Ok(id)
    })?;
    let known = keep::stops(app)?;
    let entry = app
        .store()?
        .get::<CheckIn>(&id)?
        .ok_or_else(|| Failure::not_found("check-in", &id.0))?;
    Ok(CheckInSaved {
        entry,
        to_check: body.rows.red(),
        level: flag.as_ref().and_then(|flag| flag.level),
        offer_check: offers_check(&known),
        id,
        view: view(app, ())?,
    })
}

/// Whether the check is offered now: something stands, a leg aches at rest, or a leg is worse in the first days.
fn offers_check(known: &Known) -> bool {
    let facts = &known.permission;
    let alert = |alert: &Alert| {
        matches!(
            alert,
            Alert::WorseEarly | Alert::NotClearlyBetter | Alert::TooLong
        )
    };
    let worse = facts
        .episodes
        .iter()
        .flat_map(|open| &open.state.alerts)
        .any(alert);
    unlifted(facts).next().is_some() || !facts.aches.is_empty() || worse
}

/// Takes back the red answers of a check-in by opening them again: within ten minutes they close nothing any more, and
/// the rows are not answered.
///
/// # Errors
/// `NotFound` if it is gone; `Conflict` after ten minutes.
pub fn take_back(app: &App, id: EntryId) -> Result<CheckInView, Failure> {
    let kept = app
        .store()?
        .get::<CheckIn>(&id)?
        .ok_or_else(|| Failure::not_found("check-in", &id.0))?;
    let fresh = keep::fresh_flags(app, &id)?;
    if fresh.is_empty() {
        return Err(Failure::new(Code::Conflict, "ten minutes are over"));
    }
    let body = CheckIn {
        rows: DailyRows::default(),
        ..kept.body
    };
    app.write(|tx| {
        fresh.iter().try_for_each(|flag| tx.delete(&flag.id))?;
        tx.update(&id, kept.at, &body)
    })?;
    view(app, ())
}

/// Takes a check-in away; [`restore`] brings it back. A stop it raised stays.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<CheckInView, Failure> {
    app.write(|tx| tx.delete(&id))?;
    view(app, ())
}

/// Brings a check-in back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<CheckInView, Failure> {
    app.write(|tx| tx.restore(&id))?;
    view(app, ())
}

/// The check-in with its texts trimmed, if no value is out of range.
fn sound(body: CheckIn) -> Result<CheckIn, Failure> {
    let long = |text: &String, most| text.chars().count() > most;
    let many = body.tags.len() > 20 || body.tags.iter().any(|tag| long(tag, 40));
    if body.confidence.is_some_and(|value| value > 10) || long(&body.note, 2_000) || many {
        return Err(Failure::bad_input(
            "confidence is 0 to 10, a note has at most 2000 characters, a tag 40",
        ));
    }
    let tags = body.tags.iter().map(|tag| tag.trim().to_owned());
    Ok(CheckIn {
        note: body.note.trim().to_owned(),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        ..body
    })
}
