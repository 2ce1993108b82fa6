//! Walks, runs and functional tests.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Legs, Pain},
    journal::{Entry, EntryId},
    permission::{
        activity::Asked,
        danger::StopReason,
        decide::{decide, offers},
        reason::Closed,
    },
    recovery::{
        load::{FunctionalTest, Outing, OutingKind, TestKind},
        response::STOP_DURING,
        runs::{RunNotice, notices},
    },
    time::Stamp,
};

use crate::{
    amend::Amendment,
    app::App,
    failure::{Code, Failure},
    permission::{ask, keep},
    recovery::belief::{moment, remember},
    recovery::facts::{Known, plan_of},
    recovery::history::history,
    when::When,
};

/// A walk or run to be noted.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingForm {
    /// The one that is looked at, if it is noted already: it is not measured against itself.
    pub id: Option<EntryId>,
    /// When it ended; now if nothing is said.
    pub when: Option<When>,
    /// What it was.
    pub outing: Outing,
}

/// What noting a walk or run answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingSaved {
    /// As it stands.
    pub outing: Entry<Outing>,
    /// What is said of it: too long, too fast, no rest day.
    pub notices: Vec<RunNotice>,
    /// How it was answered at once: go on, hold, or stop and check; `None` if no pain was said.
    pub pain: Option<PainSays>,
    /// Why more of it is closed as it is noted, if it is. Whether it was closed as it was done is not known: it may be noted
    /// long after.
    pub against: Option<Closed>,
}

/// What pain during or after a load says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PainSays {
    /// Within the band.
    GoOn,
    /// Above the band, at most 5: the same load next time.
    Hold,
    /// Above 5, or any pain where none is acceptable: stop, and check the leg.
    Stop,
}

/// The walks and runs on record beside one of them.
pub(crate) fn others<'k>(
    known: &'k Known,
    without: Option<&'k EntryId>,
) -> impl Iterator<Item = &'k Entry<Outing>> + Clone {
    let all = known.record.outings.iter();
    all.filter(move |outing| Some(&outing.id) != without)
}

/// The legs of the open episodes; both without one.
pub(crate) fn legs(known: &Known) -> Legs {
    let all = known.open().map(|episode| episode.body.legs);
    all.reduce(|one, other| if one == other { one } else { Legs::Both })
        .unwrap_or(Legs::Both)
}

/// What `pain` says for the open episodes of `legs`, the strictest of them; without one 3 goes on.
pub(crate) fn pain_says(known: &Known, pain: Pain, legs: Legs) -> PainSays {
    let mine = known.open().filter(|episode| {
        let of = episode.body.legs;
        of == Legs::Both || legs == Legs::Both || of == legs
    });
    let bands: Vec<u8> = mine
        .map(|episode| {
            let named = episode.body.condition.named_band();
            named.unwrap_or_else(|| plan_of(&episode.body).map_or(2, |plan| plan.band))
        })
        .collect();
    let band = bands.iter().copied().min().unwrap_or(3);
    match pain.score() {
        pain if pain <= band => PainSays::GoOn,
        pain if pain <= STOP_DURING && band > 0 => PainSays::Hold,
        _ => PainSays::Stop,
    }
}

/// A functional test to be noted.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TestForm {
    /// For which episode: its phase decides whether the test is offered.
    pub episode: EntryId,
    /// The result.
    pub test: FunctionalTest,
}

/// A walk or run to be changed.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingEdit {
    /// The walk or run to change.
    pub id: EntryId,
    /// When it ended; as before if nothing is said.
    pub when: Option<When>,
    /// What is changed of it.
    pub change: Amendment<Outing>,
}

/// What of a walk or run can be changed.
const OPEN: &[&str] = &[
    "kind",
    "minutes",
    "metres",
    "runMinutes",
    "runMetres",
    "pain",
    "limp",
    "morning",
    "terrain",
    "level",
    "note",
];

/// Notes a walk or run, also one that went past a closed gate: the record tells what happened.
///
/// # Errors
/// `BadInput` for impossible values.
pub fn outing_save(app: &App, form: OutingForm) -> Result<OutingSaved, Failure> {
    if form.id.is_some() {
        return Err(Failure::bad_input(
            "one that is noted already is changed field by field",
        ));
    }
    let now = moment(app);
    let at = form.when.map_or(Ok(now.wall), |when| when.stamp(app, now))?;
    let body = Outing {
        lead_ms: now.lead_ms(),
        ..form.outing
    };
    put(app, None, at, body)
}

/// Changes a walk or run: what is not named stays as it is.
///
/// # Errors
/// `BadInput` for impossible values; `NotFound` if it is gone; `Changed` if it is not any more what was shown.
pub fn outing_edit(app: &App, edit: OutingEdit) -> Result<OutingSaved, Failure> {
    let now = moment(app);
    let kept = app
        .store()?
        .get::<Outing>(&edit.id)?
        .ok_or_else(|| Failure::not_found("walk or run", &edit.id.0))?;
    let at = edit
        .when
        .map_or(Ok(kept.at), |when| when.moved(app, now, kept.at))?;
    let body = edit.change.over(&kept.body, OPEN)?;
    put(app, Some(kept), at, body)
}

fn put(app: &App, kept: Option<Entry<Outing>>, at: Stamp, body: Outing) -> Result<OutingSaved, Failure> {
    let now = moment(app);
    let facts = Known::read(app, None)?;
    plausible(&body)?;
    let others = others(&facts, kept.as_ref().map(|kept| &kept.id));
    let notices = notices(others, history(app, &facts)?, &body, at);
    let asked = match body.kind {
        OutingKind::FlatWalk | OutingKind::BriskWalk | OutingKind::InclineWalk => {
            ask::walk(body.kind, legs(&facts))
        }
        OutingKind::WalkRun | OutingKind::Run | OutingKind::Training => {
            ask::class(Activity::Running, legs(&facts))
        }
    };
    let against = decide(&facts.permission, &asked);
    let pain = body.worst().map(|pain| pain_says(&facts, pain, legs(&facts)));
    let id = app.write(|tx| {
        remember(tx, now)?;
        match &kept {
            Some(kept) => tx.update(&kept.id, at, &body).map(|()| kept.id.clone()),
            None => tx.insert(at, None, &body),
        }
    })?;
    if let (Some(PainSays::Stop), Some(pain)) = (pain, body.worst()) {
        stop_without_episode(app, &facts, &id, pain)?;
    }
    keep::stops(app)?;
    let outing = app
        .store()?
        .get::<Outing>(&id)?
        .ok_or_else(|| Failure::not_found("walk or run", &id.0))?;
    Ok(OutingSaved {
        outing,
        notices,
        pain,
        against,
    })
}

/// Refuses what nobody walks or runs.
fn plausible(body: &Outing) -> Result<(), Failure> {
    let beyond =
        |part: Option<u32>, whole: Option<u32>| part.zip(whole).is_some_and(|(part, whole)| part > whole);
    if body.minutes.is_some_and(|minutes| minutes > 24 * 60)
        || body.metres.is_some_and(|metres| metres > 300_000)
        || body.note.chars().count() > 2_000
    {
        return Err(Failure::bad_input("at most a day, 300 km and 2000 characters"));
    }
    if beyond(body.run_minutes.map(u32::from), body.minutes.map(u32::from))
        || beyond(body.run_metres, body.metres)
    {
        return Err(Failure::bad_input("the running is more than the whole"));
    }
    Ok(())
}

/// Pain that stops is a stop of the person also with no episode open, where no replay raises it.
fn stop_without_episode(app: &App, known: &Known, source: &EntryId, pain: Pain) -> Result<(), Failure> {
    if known.open().next().is_some() {
        return Ok(());
    }
    let reason = StopReason::PainDuring { pain: pain.score() };
    app.write(|tx| keep::stop(tx, known.now, Some(source), reason.clone()))
}

/// Takes an entry away: a walk, a run or a test; [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.delete(&id))
}

/// Brings an entry back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<(), Failure> {
    app.write(|tx| tx.restore(&id))
}

/// Notes a functional test.
///
/// # Errors
/// `Locked` before its phase or under a lock; `BadInput` for impossible values.
pub fn test_save(app: &App, form: TestForm) -> Result<Entry<FunctionalTest>, Failure> {
    let facts = Known::read(app, Some(&form.episode))?;
    let now = facts.now;
    facts.episode(&form.episode)?;
    let asked = Asked::Test {
        episode: form.episode.clone(),
        test: form.test.test,
    };
    if !offers(&facts.permission, &form.episode, form.test.test) {
        return Err(Failure::new(Code::Locked, "this plan has no such test"));
    }
    ask::refuse(decide(&facts.permission, &asked).as_ref())?;
    let results = [form.test.left, form.test.right];
    let sound = results
        .iter()
        .flatten()
        .all(|result| (0.0..=form.test.test.most()).contains(&result.value));
    if !sound || results.iter().all(Option::is_none) {
        return Err(Failure::bad_input("a result is missing or impossible"));
    }
    let body = FunctionalTest {
        lead_ms: now.lead_ms(),
        ..form.test
    };
    let body = if body.test == TestKind::TwoLegRaise {
        let both = body.left.or(body.right);
        FunctionalTest {
            left: both,
            right: both,
            ..body
        }
    } else {
        body
    };
    let id = app.write(|tx| {
        remember(tx, now)?;
        tx.insert(now.wall, None, &body)
    })?;
    app.store()?
        .get::<FunctionalTest>(&id)?
        .ok_or_else(|| Failure::not_found("test", &id.0))
}
