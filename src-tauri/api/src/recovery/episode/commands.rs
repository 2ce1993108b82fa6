//! Episodes: open one in under a minute, edit with the old value kept, close, reopen, delete and bring back.

use serde::Deserialize;
use soleus_core::{
    journal::{Entry, EntryId},
    recovery::record::{Closing, Condition, Ending, Episode, Revision},
    time::Stamp,
};
use soleus_store::{StoreError, Tx};

use crate::{
    amend::Amendment,
    app::App,
    failure::Failure,
    permission::keep,
    recovery::belief::{moment, remember},
    recovery::episode::form::EpisodeForm,
    recovery::episode::removal,
    recovery::episode::view::{self, EpisodeView},
    recovery::facts::plan_of,
    recovery::plans::keep_seen,
    when::When,
};

/// An edit.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeEdit {
    /// The episode.
    pub id: EntryId,
    /// When it began; as before if nothing is said.
    pub when: Option<When>,
    /// What is changed of it.
    pub change: Amendment<Episode>,
}

/// What of an episode an edit can change.
const OPEN: &[&str] = &[
    "condition",
    "legs",
    "place",
    "doing",
    "factors",
    "aches",
    "returnedFrom",
];

/// A closing.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeClose {
    /// The episode.
    pub id: EntryId,
    /// How it ended: healed, or for another reason.
    pub why: Ending,
}

/// Which walk-run table to follow.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeLadder {
    /// Which episode.
    pub id: EntryId,
    /// The table's id within the plan.
    pub ladder: String,
}

/// Opens an episode.
///
/// # Errors
/// `BadInput` for a moment in the future or endless words; `Locked` if one leg aches at rest and no check was made: then
/// the check comes first; whatever the record refuses.
pub fn open(app: &App, form: EpisodeForm) -> Result<EpisodeView, Failure> {
    let now = moment(app);
    let at = match &form.when {
        Some(when) => when.stamp(app, now)?,
        None => now.wall,
    };
    removal::checked_if_it_aches(app, &form, now)?;
    let body = Episode {
        lead_ms: now.lead_ms(),
        plan_version: 0,
        closings: Vec::new(),
        revisions: Vec::new(),
        ladder: None,
        onset_latest: None,
        ..body_of(form)?
    };
    let body = Episode {
        plan_version: plan_of(&body).map_or(0, |plan| plan.version),
        ..body
    };
    let id = app.write(|tx| {
        remember(tx, now)?;
        keep_seen(tx, plan_of(&body), now.wall)?;
        tx.insert(at, None, &body)
    })?;
    view::view(app, id)
}

/// Edits an episode: what is not named stays as it is, and what it said before is kept in it.
///
/// # Errors
/// As [`open`]; `NotFound` if it is gone; `Changed` if it is not any more what was shown.
pub fn edit(app: &App, edit: EpisodeEdit) -> Result<EpisodeView, Failure> {
    let now = moment(app);
    get(app, &edit.id)?;
    keep::stops(app)?;
    let saved = app.write(|tx| {
        let kept = within(tx, &edit.id)?;
        let at = edit
            .when
            .as_ref()
            .map_or(Ok(kept.at), |when| when.moved(app, now, kept.at));
        let fresh = edit.change.over(&kept.body, OPEN).and_then(sound);
        let (at, fresh) = match (at, fresh) {
            (Ok(at), Ok(fresh)) => (at, fresh),
            (Err(refused), _) | (_, Err(refused)) => return Ok(Err(refused)),
        };
        remember(tx, now)?;
        let (body, same_plan) = edited(&kept, fresh, now.wall);
        keep_seen(tx, plan_of(&body).filter(|_| !same_plan), now.wall)?;
        tx.update(&edit.id, at, &body).map(Ok)
    })?;
    saved.and_then(|()| view::view(app, edit.id))
}

/// `fresh` in the place of what was kept, which becomes a revision; and whether its plan is the same.
fn edited(kept: &Entry<Episode>, fresh: Episode, now: Stamp) -> (Episode, bool) {
    let old = kept.body.clone();
    let mut revisions = old.revisions;
    revisions.push(Revision {
        replaced: now,
        onset: kept.at,
        condition: old.condition,
        legs: old.legs,
        place: old.place,
        doing: old.doing,
        factors: old.factors,
        returned_from: old.returned_from,
    });
    let same_plan = fresh.condition.plan() == kept.body.condition.plan();
    let plan_version = if same_plan {
        kept.body.plan_version
    } else {
        plan_of(&fresh).map_or(0, |plan| plan.version)
    };
    let body = Episode {
        revisions,
        plan_version,
        closings: kept.body.closings.clone(),
        ladder: kept.body.ladder.clone(),
        lead_ms: kept.body.lead_ms,
        onset_latest: kept.body.onset_latest,
        ..fresh
    };
    (body, same_plan)
}

/// Closes an episode.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn close(app: &App, close: EpisodeClose) -> Result<EpisodeView, Failure> {
    keep::stops(app)?;
    change(app, close.id, |body, now| {
        if body.open() {
            body.closings.push(Closing {
                at: now,
                why: close.why,
                reopened: None,
            });
        }
    })
}

/// Opens a closed episode again; the closing stays in it.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn reopen(app: &App, id: EntryId) -> Result<EpisodeView, Failure> {
    change(app, id, |body, now| {
        if let Some(last) = body.closings.last_mut() {
            last.reopened.get_or_insert(now);
        }
    })
}

/// The person has looked at what changed in the plan; its gates count again.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn accept_plan(app: &App, id: EntryId) -> Result<EpisodeView, Failure> {
    change(app, id, |body, _| {
        body.plan_version = plan_of(body).map_or(0, |plan| plan.version)
    })
}

/// Chooses the walk-run table.
///
/// # Errors
/// `BadInput` for a table the plan does not have; `NotFound` if the episode is gone.
pub fn choose_ladder(app: &App, choice: EpisodeLadder) -> Result<EpisodeView, Failure> {
    let kept = get(app, &choice.id)?;
    let known =
        plan_of(&kept.body).is_some_and(|plan| plan.ladders.iter().any(|one| one.id == choice.ladder));
    if !known {
        return Err(Failure::bad_input(format!(
            "there is no table \"{}\"",
            choice.ladder
        )));
    }
    change(app, choice.id, |body, _| {
        body.ladder = Some(choice.ladder.clone())
    })
}

fn get(app: &App, id: &EntryId) -> Result<Entry<Episode>, Failure> {
    app.store()?
        .get::<Episode>(id)?
        .ok_or_else(|| Failure::not_found("episode", &id.0))
}

/// The episode as it stands within this change.
fn within(tx: &Tx<'_>, id: &EntryId) -> Result<Entry<Episode>, StoreError> {
    tx.get(id)?.ok_or_else(|| StoreError::NotFound(id.0.clone()))
}

fn change(app: &App, id: EntryId, change: impl Fn(&mut Episode, Stamp)) -> Result<EpisodeView, Failure> {
    let now = moment(app);
    get(app, &id)?;
    app.write(|tx| {
        let mut kept = within(tx, &id)?;
        change(&mut kept.body, now.wall);
        remember(tx, now)?;
        let seen = plan_of(&kept.body).filter(|plan| plan.version == kept.body.plan_version);
        keep_seen(tx, seen, now.wall)?;
        tx.update(&id, kept.at, &kept.body)
    })?;
    view::view(app, id)
}

fn body_of(form: EpisodeForm) -> Result<Episode, Failure> {
    sound(Episode {
        aches: form.aches,
        condition: form.condition,
        legs: form.legs,
        place: form.place,
        onset_latest: None,
        doing: form.doing,
        factors: form.factors,
        returned_from: form.returned_from,
        ladder: None,
        closings: Vec::new(),
        plan_version: 0,
        revisions: Vec::new(),
        lead_ms: 0,
    })
}

/// The episode with its texts trimmed, if they are there and not endless.
fn sound(episode: Episode) -> Result<Episode, Failure> {
    let words = match &episode.condition {
        Condition::Named { name, by, .. } => vec![name, by, &episode.doing],
        Condition::ExerciseCramp | Condition::Strain { .. } | Condition::Tightness | Condition::Bruise => {
            vec![&episode.doing]
        }
    };
    if words.iter().any(|text| text.chars().count() > 500) {
        return Err(Failure::bad_input("at most 500 characters"));
    }
    if matches!(&episode.condition, Condition::Named { name, by, .. } if name.trim().is_empty() || by.trim().is_empty())
    {
        return Err(Failure::bad_input(
            "a clinician's name for it and who said it are needed",
        ));
    }
    Ok(Episode {
        doing: episode.doing.trim().to_owned(),
        ..episode
    })
}
