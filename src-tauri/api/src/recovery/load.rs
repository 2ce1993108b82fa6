//! Walks, runs and functional tests.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Activity,
    journal::{Entry, EntryId},
    recovery::{
        load::{FunctionalTest, Outing, TestKind},
        scope::HeldBy,
    },
};

use crate::{
    app::App,
    failure::{Code, Failure},
    recovery::episode::view,
    recovery::facts::{Facts, moment, remember},
    when::When,
};

/// A walk or run to be noted.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OutingForm {
    /// The one to change; a new one if missing.
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
    /// It was longer than the jump guard allows.
    pub over_guard: bool,
    /// Closed gates it went past.
    pub against: Vec<HeldBy>,
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

/// Notes a walk or run, also one that went past a closed gate: the record tells what happened.
///
/// # Errors
/// `BadInput` for impossible values; `NotFound` for an edit of one that is gone.
pub fn outing_save(app: &App, form: OutingForm) -> Result<OutingSaved, Failure> {
    let now = moment(app);
    let facts = Facts::read(app, None)?;
    let kept = match &form.id {
        None => None,
        Some(id) => Some(
            app.store()?
                .get::<Outing>(id)?
                .ok_or_else(|| Failure::not_found("walk or run", &id.0))?,
        ),
    };
    let at = match (&form.when, &kept) {
        (Some(when), _) => when.stamp(now)?,
        (None, Some(kept)) => kept.at,
        (None, None) => now.wall,
    };
    let body = Outing {
        lead_ms: kept.as_ref().map_or(now.lead_ms(), |kept| kept.body.lead_ms),
        ..form.outing
    };
    if body.minutes.is_some_and(|minutes| minutes > 24 * 60)
        || body.metres.is_some_and(|metres| metres > 300_000)
        || body.note.chars().count() > 2_000
    {
        return Err(Failure::bad_input("at most a day, 300 km and 2000 characters"));
    }
    let (over_guard, against) = view::against(&facts, &body);
    let id = app.write(|tx| {
        remember(tx, now)?;
        match &kept {
            Some(kept) => tx.update(&kept.id, at, &body).map(|()| kept.id.clone()),
            None => tx.insert(at, None, &body),
        }
    })?;
    let outing = app
        .store()?
        .get::<Outing>(&id)?
        .ok_or_else(|| Failure::not_found("walk or run", &id.0))?;
    Ok(OutingSaved {
        outing,
        over_guard,
        against,
    })
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
    let facts = Facts::read(app, Some(&form.episode))?;
    let now = facts.now;
    let state = facts.state(facts.episode(&form.episode)?);
    if !state.tests.contains(&form.test.test) || facts.record.locked.contains(&Activity::Strength) {
        return Err(Failure::new(
            Code::Locked,
            "this test is not offered in this phase",
        ));
    }
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
