//! The daily check-in: one screen, for today or yesterday, after the eight daily rows.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Side,
    journal::{Entry, EntryId},
    recovery::{
        checkin::{CheckIn, Done, LegReport, RedFlag},
        clock::Moment,
        rows::{DailyRows, Row},
    },
    time::{DAY_MS, Day},
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::Failure,
    recovery::facts::{moment, remember},
};

/// One of the eight rows with its words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RowWords {
    /// Which.
    pub row: Row,
    /// What is asked.
    pub ask: String,
}

/// What the check-in screen needs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInView {
    /// Today's check-in day.
    pub today: Day,
    /// The day before.
    pub yesterday: Day,
    /// The rows.
    pub rows: Vec<RowWords>,
    /// The legs to ask about: those of the open episodes.
    pub legs: Vec<Side>,
    /// The newest check-in of today.
    pub of_today: Option<Entry<CheckIn>>,
    /// The newest check-in of yesterday; "same as yesterday" needs one.
    pub of_yesterday: Option<Entry<CheckIn>>,
    /// Tags used before, the most recent first.
    pub tags: Vec<String>,
    /// The last 60 days' check-ins, newest first.
    pub recent: Vec<Entry<CheckIn>>,
}

/// A check-in to be saved.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInForm {
    /// The check-in to change; a new one if missing.
    pub id: Option<EntryId>,
    /// Today or yesterday; an edit keeps its day.
    pub day: Day,
    /// The rows.
    pub rows: DailyRows,
    /// The left leg.
    pub left: Option<LegReport>,
    /// The right leg.
    pub right: Option<LegReport>,
    /// What was done.
    pub done: Vec<Done>,
    /// Confidence, 0 to 10.
    pub confidence: Option<u8>,
    /// The person's own words.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
}

/// What saving answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInSaved {
    /// The check-in's id.
    pub id: EntryId,
    /// Rows answered "yes" or "not sure": the check comes next.
    pub to_check: Vec<Row>,
    /// The screen as it now stands.
    pub view: CheckInView,
}

/// The check-in screen.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<CheckInView, Failure> {
    let now = moment(app);
    let store = app.store()?;
    let from_ms = Some(now.wall.ms - 60 * DAY_MS);
    let recent = store
        .list::<CheckIn>(&Query {
            from_ms,
            newest_first: true,
            ..Query::default()
        })?
        .entries;
    let today = now.wall.day();
    let of = |day: Day| recent.iter().find(|entry| entry.body.day == day).cloned();
    let mut tags: Vec<String> = Vec::new();
    for tag in recent.iter().flat_map(|entry| &entry.body.tags) {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    let episodes = store
        .list::<soleus_core::recovery::record::Episode>(&Query::default())?
        .entries;
    let open: Vec<_> = episodes.iter().filter(|episode| episode.body.open()).collect();
    let legs = Side::BOTH
        .into_iter()
        .filter(|side| open.iter().any(|episode| episode.body.legs.has(*side)));
    Ok(CheckInView {
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

/// The rows in order, with the words of the check's content.
pub(crate) fn rows() -> Vec<RowWords> {
    let daily = &soleus_guide::content().triage.daily;
    let words = |row: Row| {
        let id = serde_json::to_value(row)
            .ok()
            .and_then(|id| id.as_str().map(str::to_owned))
            .unwrap_or_default();
        daily
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.ask.clone())
            .unwrap_or(id)
    };
    Row::ALL
        .into_iter()
        .map(|row| RowWords { row, ask: words(row) })
        .collect()
}

/// Saves a check-in. A red row also writes a stop that outlives the check-in.
///
/// # Errors
/// `BadInput` for another day than today or yesterday or values out of range; `NotFound` for an edit of one that is gone.
pub fn save(app: &App, form: CheckInForm) -> Result<CheckInSaved, Failure> {
    let now = moment(app);
    let kept = match &form.id {
        None => None,
        Some(id) => Some(
            app.store()?
                .get::<CheckIn>(id)?
                .ok_or_else(|| Failure::not_found("check-in", &id.0))?,
        ),
    };
    let body = body_of(&form, kept.as_ref(), now)?;
    let red = body.rows.red();
    let flag = RedFlag {
        day: body.day,
        rows: red.clone(),
        lead_ms: now.lead_ms(),
    };
    let id = app.write(|tx| {
        remember(tx, now)?;
        let id = match &kept {
            Some(kept) => tx.update(&kept.id, kept.at, &body).map(|()| kept.id.clone())?,
            None => tx.insert(now.wall, None, &body)?,
        };
        if !flag.rows.is_empty() {
            tx.insert(now.wall, Some(&id), &flag)?;
        }
        Ok(id)
    })?;
    Ok(CheckInSaved {
        id,
        to_check: red,
        view: view(app, ())?,
    })
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

fn body_of(form: &CheckInForm, kept: Option<&Entry<CheckIn>>, now: Moment) -> Result<CheckIn, Failure> {
    let today = now.wall.day();
    let day = kept.map_or(form.day, |kept| kept.body.day);
    if kept.is_none() && day != today && day != today.plus(-1) {
        return Err(Failure::bad_input("a check-in is for today or yesterday"));
    }
    let long = |text: &String, most| text.chars().count() > most;
    let many = form.tags.len() > 20 || form.tags.iter().any(|tag| long(tag, 40));
    if form.confidence.is_some_and(|value| value > 10) || long(&form.note, 2_000) || many {
        return Err(Failure::bad_input(
            "confidence is 0 to 10, a note has at most 2000 characters, a tag 40",
        ));
    }
    let tags = form
        .tags
        .iter()
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty());
    Ok(CheckIn {
        day,
        rows: form.rows.clone(),
        left: form.left,
        right: form.right,
        done: form.done.clone(),
        confidence: form.confidence,
        note: form.note.trim().to_owned(),
        tags: tags.collect(),
        lead_ms: kept.map_or(now.lead_ms(), |kept| kept.body.lead_ms),
    })
}
