//! Taking an episode away and bringing it back, and the one reason for which none is opened.

use soleus_core::{
    care::{Legs, Side, Tri},
    journal::EntryId,
    permission::{
        facts::{Asking, DeletedRecovery},
        left::time_left,
    },
    recovery::{clock::Moment, record::Episode},
    time::DAY_MS,
};

use crate::{
    app::App,
    failure::{Code, Failure},
    permission::keep,
    recovery::belief::{moment, remember},
    recovery::episode::{
        form::EpisodeForm,
        view::{self, EpisodeView},
    },
    recovery::facts::{Known, plan_of},
};

/// Takes an episode away; [`restore`] brings it back. Its check-ins, walks and tests stay, and so do its stops; the time of
/// its gates stays on the leg unless it is taken away within ten minutes of being opened.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<(), Failure> {
    let now = moment(app);
    let kept = app
        .store()?
        .get::<Episode>(&id)?
        .ok_or_else(|| Failure::not_found("episode", &id.0))?;
    keep::stops(app)?;
    let untouched = kept.body.revisions.is_empty() && kept.body.closings.is_empty();
    let age = now
        .ms
        .saturating_sub(kept.changed.ms.saturating_add(kept.body.lead_ms));
    let just_now = untouched && (0..=keep::TAKE_BACK_MS).contains(&age);
    let left = plan_of(&kept.body)
        .filter(|_| !just_now)
        .map(|plan| time_left(plan, &kept))
        .unwrap_or_default();
    app.write(|tx| {
        remember(tx, now)?;
        if !left.is_empty() {
            let body = DeletedRecovery { left: left.clone() };
            tx.insert(now.wall, Some(&id), &body)?;
        }
        tx.delete(&id)
    })
}

/// Brings an episode back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<EpisodeView, Failure> {
    app.write(|tx| tx.restore(&id))?;
    view::view(app, id)
}

/// A calf that aches on one side at rest opens no plan without a check: only the offer to check.
pub(super) fn checked_if_it_aches(app: &App, form: &EpisodeForm, now: Moment) -> Result<(), Failure> {
    let aches = matches!(form.aches, Some(Tri::Yes | Tri::NotSure)) && form.legs != Legs::Both;
    let (aching, checks) = Known::aches_and_checks(app)?;
    let side = |side: &Side| form.legs.has(*side);
    let known_ache = form.legs != Legs::Both && aching.iter().any(side);
    if !(aches || known_ache) {
        return Ok(());
    }
    let recent = |asking: &&Asking| now.ms.saturating_sub(asking.ms) <= DAY_MS;
    let about = |asking: &Asking| {
        asking
            .legs
            .is_none_or(|legs| legs == form.legs || legs == Legs::Both)
    };
    if checks.iter().filter(recent).any(about) {
        return Ok(());
    }
    Err(Failure::new(
        Code::Locked,
        "one leg aches at rest: the check comes first",
    ))
}
