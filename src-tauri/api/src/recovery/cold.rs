//! Cold packs for comfort: offered only where the check rules out harm, timed here, logged in the journal.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Activity,
    journal::{Entry, EntryId},
    permission::{decide::decide, reason::Closed},
    recovery::{
        cold::{ColdPack, ColdState, cold},
        plan::ColdAdvice,
        record::Episode,
    },
    time::DAY_MS,
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::{Code, Failure},
    permission::ask,
    ports::{Cue, Tone},
    recovery::belief::{moment, remember},
    recovery::facts::{Known, plan_of},
    settings,
};

/// A pack that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdRun {
    /// Milliseconds until it comes off.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub left_ms: u64,
    /// Milliseconds it is meant to stay on.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub of_ms: u64,
}

/// Cold packs of one episode.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdView {
    /// Words and numbers.
    pub advice: ColdAdvice,
    /// Why cold stays hidden; `None` if it may be offered.
    pub closed: Option<Closed>,
    /// What the times of earlier packs allow.
    pub state: ColdState,
    /// The pack that is on.
    pub running: Option<ColdRun>,
    /// Packs since the onset, newest first.
    pub packs: Vec<Entry<ColdPack>>,
}

/// A pack to be put on.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdStart {
    /// For which episode.
    pub episode: EntryId,
    /// For how many minutes.
    pub minutes: u8,
}

/// Cold packs of an episode; `None` where its plan has none.
///
/// # Errors
/// `NotFound` if the episode is gone.
pub fn view(app: &App, id: EntryId) -> Result<Option<ColdView>, Failure> {
    let facts = Known::read(app, Some(&id))?;
    let episode = facts.episode(&id)?;
    let Some(advice) = plan_of(&episode.body).and_then(|plan| plan.cold.clone()) else {
        return Ok(None);
    };
    let packs = packs(app, episode)?;
    let closed = decide(&facts.permission, &ask::class(Activity::Cold, episode.body.legs));
    let state = cold(&advice, episode, &packs, facts.now);
    let running = packs.last().and_then(|pack| running(pack, facts.now.ms));
    let since = episode.at.ms;
    Ok(Some(ColdView {
        advice,
        closed,
        state,
        running,
        packs: packs
            .into_iter()
            .rev()
            .filter(|pack| pack.at.ms >= since)
            .collect(),
    }))
}

/// Puts a pack on and hands the tones over: one for each look at the skin, one for the end.
///
/// # Errors
/// `Locked` while cold is hidden or the last pack is too near; `BadInput` for another length than the plan's.
pub fn start(app: &App, start: ColdStart) -> Result<Option<ColdView>, Failure> {
    let _one = app.state.cold_pack.take();
    let Some(before) = view(app, start.episode.clone())? else {
        return Err(Failure::bad_input("this plan has no cold packs"));
    };
    let advice = &before.advice;
    if !(advice.least_minutes..=advice.most_minutes).contains(&start.minutes) {
        return Err(Failure::bad_input(format!(
            "a pack stays on for {} to {} minutes",
            advice.least_minutes, advice.most_minutes
        )));
    }
    if before.closed.is_some() || before.state.wait.is_some() || before.running.is_some() {
        return Err(Failure::new(Code::Locked, "no cold pack now"));
    }
    let now = moment(app);
    let pack = ColdPack {
        minutes: start.minutes,
        held_s: None,
        lead_ms: now.lead_ms(),
    };
    app.write(|tx| {
        remember(tx, now)?;
        tx.insert(now.wall, Some(&start.episode), &pack).map(drop)
    })?;
    let volume = settings::get(app, ()).map_or(50, |settings| settings.volume);
    app.ports
        .cues
        .schedule(&tones(start.minutes, advice.look_minutes), volume);
    view(app, start.episode)
}

/// Takes the pack off.
///
/// # Errors
/// What the record refuses.
pub fn stop(app: &App, id: EntryId) -> Result<Option<ColdView>, Failure> {
    let _one = app.state.cold_pack.take();
    let now = moment(app);
    let newest = app.store()?.list::<ColdPack>(&Query {
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    })?;
    if let Some(pack) = newest.entries.first()
        && running(pack, now.ms).is_some()
    {
        app.ports.cues.schedule(&[], 0);
        let on = now
            .ms
            .saturating_sub(pack.at.ms)
            .saturating_sub(pack.body.lead_ms);
        let body = ColdPack {
            held_s: u32::try_from(on.max(0) / 1_000).ok(),
            ..pack.body
        };
        app.write(|tx| tx.update(&pack.id, pack.at, &body))?;
    }
    view(app, id)
}

/// Its time is read off the journal and believed time, so that it runs on when the app was closed in between.
fn running(pack: &Entry<ColdPack>, now_ms: i64) -> Option<ColdRun> {
    let of_ms = u64::from(pack.body.minutes) * 60_000;
    let on = u64::try_from(
        now_ms
            .saturating_sub(pack.at.ms)
            .saturating_sub(pack.body.lead_ms),
    )
    .unwrap_or(0);
    (pack.body.held_s.is_none() && on < of_ms).then(|| ColdRun {
        left_ms: of_ms.saturating_sub(on),
        of_ms,
    })
}

/// The packs that matter: since the onset, or of the last day, oldest first.
fn packs(app: &App, episode: &Entry<Episode>) -> Result<Vec<Entry<ColdPack>>, Failure> {
    let from_ms = Some(episode.at.ms.saturating_sub(2 * DAY_MS));
    let query = Query {
        from_ms,
        ..Query::default()
    };
    Ok(app.store()?.list::<ColdPack>(&query)?.entries)
}

fn tones(minutes: u8, look: u8) -> Vec<Cue> {
    let minute = |n: u8| u64::from(n) * 60_000;
    let looks = (1..minutes).filter(|n| look > 0 && n % look == 0).map(|n| Cue {
        after_ms: minute(n),
        tone: Tone::Halfway,
    });
    let ends =
        [(0, Tone::Start), (minute(minutes), Tone::End)].map(|(after_ms, tone)| Cue { after_ms, tone });
    looks.chain(ends).collect()
}
