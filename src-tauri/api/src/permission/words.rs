//! Clinicians' words: kept, listed, corrected, taken away and brought back. What a word opens is decided by the one
//! function; an edit keeps what was said before.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Activity,
    journal::{Entry, EntryId},
    permission::{danger::Danger, facts::Facts, word::ClinicianWord},
    recovery::clock::Moment,
    time::{Day, Stamp},
    triage::answer::Id,
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::Failure,
    permission::view::{self, LocksView},
    recovery::belief::{moment, remember},
    recovery::facts::Known,
    when::{When, clock_time, instant},
};

/// A clinician's word as its form gives it: dates and times of day instead of instants.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WordForm {
    /// Who: "Dr Novak, A&E".
    pub who: String,
    /// The day of the visit, and the time if it is known.
    pub seen: When,
    /// Whether the visit was after the result or stop of the same day; asked where there is one.
    #[serde(default)]
    pub after: Option<bool>,
    /// What they found; "nothing found" counts.
    pub found: String,
    /// The plan may be followed as it stands.
    #[serde(default)]
    pub follow_plan: bool,
    /// Steps that are open.
    #[serde(default)]
    pub gates: BTreeSet<String>,
    /// Classes that are open.
    #[serde(default)]
    pub permits: BTreeSet<Activity>,
    /// Risks they knew of.
    #[serde(default)]
    pub despite: BTreeSet<Id>,
    /// From when it may be done: 00:00 without a time, at once if missing.
    #[serde(default)]
    pub from: Option<When>,
    /// Their own limit: not before this.
    #[serde(default)]
    pub not_before: Option<When>,
    /// Until when: the end of the day without a time.
    #[serde(default)]
    pub until: Option<When>,
    /// The one episode whose steps it is about.
    #[serde(default)]
    pub episode: Option<EntryId>,
    /// Anything else they said.
    #[serde(default)]
    pub note: String,
}

/// A word with other content.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WordEdit {
    /// The word to change.
    pub id: EntryId,
    /// What it now says; what it said before stays in the record's history.
    pub form: WordForm,
}

/// A word in the list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WordRow {
    /// The word.
    pub entry: Entry<ClinicianWord>,
    /// Whether it can open anything now.
    pub counts: bool,
    /// A result or stop of the day of the visit stands, and it was not said whether the visit was after it: until it is
    /// said, the word opens nothing that this closes.
    pub ask_after: bool,
}

/// What clinicians found and allowed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Words {
    /// Every word, the newest visit first.
    pub records: Vec<WordRow>,
    /// Results and stops that stand, by the day they were given: a visit on one of these days has to say whether it was
    /// after it.
    pub danger_days: Vec<Day>,
    /// Risks from "About me" that a word has to name to open a class against them.
    pub risks: Vec<Id>,
    /// How many cannot be read.
    pub unreadable: usize,
}

/// Every word, the newest visit first.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Words, Failure> {
    let known = Known::read(app, None)?;
    let facts = &known.permission;
    let counts = |id: &EntryId| {
        let said = facts.words.iter().find(|said| said.entry.id == *id);
        said.is_some_and(|said| said.counts(known.now.ms, facts.today()))
    };
    let unreadable = app
        .store()?
        .list::<ClinicianWord>(&Query::default())?
        .unreadable
        .len();
    let mut records: Vec<WordRow> = known
        .words
        .iter()
        .map(|entry| WordRow {
            counts: counts(&entry.id),
            ask_after: asks_after(facts, entry),
            entry: entry.clone(),
        })
        .collect();
    records.sort_by_key(|row| std::cmp::Reverse((row.entry.body.seen, row.entry.written)));
    let mut danger_days: Vec<Day> = majors(facts).map(|danger| danger.at.date()).collect();
    danger_days.sort();
    danger_days.dedup();
    Ok(Words {
        records,
        danger_days,
        risks: facts.risks.iter().map(|risk| risk.id.clone()).collect(),
        unreadable,
    })
}

fn majors<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f Danger> {
    facts.standing.iter().filter(|danger| danger.is_major())
}

fn asks_after(facts: &Facts<'_>, entry: &Entry<ClinicianWord>) -> bool {
    let same_day = |danger: &Danger| {
        danger.written < entry.written && danger.at.date().min(entry.at.date()) == entry.body.seen
    };
    entry.body.after.is_none() && entry.body.seen_time.is_none() && majors(facts).any(same_day)
}

/// Keeps what a clinician found and allowed.
///
/// # Errors
/// `BadInput` without a name of who it was, without what was found, with a visit in the future or an end before the
/// visit; what the record refuses.
pub fn add(app: &App, form: WordForm) -> Result<LocksView, Failure> {
    let now = moment(app);
    let word = word_of(app, form, now)?;
    app.write(|tx| {
        remember(tx, now)?;
        tx.insert(now.wall, None, &word).map(drop)
    })?;
    view::view(app, ())
}

/// Corrects a word. It counts from when it was first entered; what it said before is kept.
///
/// # Errors
/// As [`add`]; `NotFound` if it is gone.
pub fn edit(app: &App, edit: WordEdit) -> Result<LocksView, Failure> {
    let now = moment(app);
    let kept = app
        .store()?
        .get::<ClinicianWord>(&edit.id)?
        .ok_or_else(|| Failure::not_found("clinician's word", &edit.id.0))?;
    let word = ClinicianWord {
        lead_ms: kept.body.lead_ms,
        ..word_of(app, edit.form, now)?
    };
    app.write(|tx| tx.update(&edit.id, kept.at, &word))?;
    view::view(app, ())
}

/// Takes a word away; what it had opened is closed again. [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<LocksView, Failure> {
    app.write(|tx| tx.delete(&id))?;
    view::view(app, ())
}

/// Brings a word back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<LocksView, Failure> {
    app.write(|tx| tx.restore(&id))?;
    view::view(app, ())
}

fn word_of(app: &App, form: WordForm, now: Moment) -> Result<ClinicianWord, Failure> {
    if form.who.trim().is_empty() {
        return Err(Failure::bad_input(
            "who saw you is missing, for instance \"Dr Novak, A&E\"",
        ));
    }
    if form.found.trim().is_empty() {
        return Err(Failure::bad_input(
            "what was found is missing; \"nothing found\" is enough",
        ));
    }
    let texts = [&form.who, &form.found, &form.note];
    if texts.iter().any(|text| text.chars().count() > 2_000) {
        return Err(Failure::bad_input("at most 2000 characters"));
    }
    let seen_time = form.seen.time.clone();
    if seen_time
        .as_deref()
        .is_some_and(|time| clock_time(time).is_none())
    {
        return Err(Failure::bad_input("no clock shows that time of the visit"));
    }
    if form.seen.day > now.wall.date() || seen_time.is_some() && form.seen.stamp(app, now).is_err() {
        return Err(Failure::bad_input("the day of the visit lies in the future"));
    }
    let at = |when: &Option<When>, end: bool| -> Result<Option<Stamp>, Failure> {
        when.as_ref().map(|when| instant(app, when, end)).transpose()
    };
    let ends = at(&form.until, true)?;
    if form.until.as_ref().is_some_and(|until| until.day < form.seen.day) {
        return Err(Failure::bad_input("the end lies before the visit"));
    }
    Ok(ClinicianWord {
        seen_time,
        after: form.after,
        follow_plan: form.follow_plan,
        gates: form.gates,
        permits: form.permits,
        despite: form.despite,
        from: at(&form.from, false)?,
        not_before: at(&form.not_before, false)?,
        ends,
        episode: form.episode,
        note: form.note.trim().to_owned(),
        lead_ms: now.lead_ms(),
        ..ClinicianWord::new(form.who.trim(), form.seen.day, form.found.trim())
    })
}
