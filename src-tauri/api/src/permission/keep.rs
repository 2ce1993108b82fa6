//! Keeping stops: what a check-in, a load or a session raised stands on record by itself, so that no closing, editing or
//! deleting loses it; and taking back a red answer within ten minutes.

use soleus_core::{
    care::Level,
    journal::{Entry, EntryId},
    permission::danger::{Danger, StopEntry, StopReason, What},
    recovery::{
        checkin::RedFlag,
        clock::Moment,
        rows::{DailyRows, Row},
    },
    time::Day,
};
use soleus_store::{Query, StoreError, Tx};

use crate::{
    app::App,
    failure::Failure,
    permission::dangers::BySource,
    recovery::belief::{moment, remember},
    recovery::facts::Known,
};

/// How long a red answer or a result can be taken back by opening it again.
pub(crate) const TAKE_BACK_MS: i64 = 600_000;

/// Keeps every stop that the open episodes raise now and that is not on record. Call it after whatever may raise one, and
/// before whatever may make it unseen. Answers what is known, with those stops.
///
/// # Errors
/// What the record refuses.
pub(crate) fn stops(app: &App) -> Result<Known, Failure> {
    let known = Known::read(app, None)?;
    let on_record = BySource::new(&known.record.dangers);
    let standing = BySource::new(&known.permission.standing);
    let raised = known
        .permission
        .episodes
        .iter()
        .flat_map(|open| &open.state.raised);
    let new: Vec<&Danger> = raised
        .filter(|stop| !on_record.tells(stop) && standing.has(stop))
        .collect();
    if !new.is_empty() {
        app.write(|tx| {
            for danger in &new {
                if let What::Stop(reason) = &danger.what {
                    stop(tx, known.now, danger.source.as_ref(), reason.clone())?;
                }
            }
            Ok(())
        })?;
    }
    Ok(known)
}

/// Writes one stop.
///
/// # Errors
/// What the record refuses.
pub(crate) fn stop(
    tx: &mut Tx<'_>,
    now: Moment,
    source: Option<&EntryId>,
    reason: StopReason,
) -> Result<(), StoreError> {
    remember(tx, now)?;
    let body = StopEntry {
        reason,
        lead_ms: now.lead_ms(),
    };
    tx.insert(now.wall, source, &body).map(drop)
}

/// Stops of `source` that can still be taken back by opening what raised them.
///
/// # Errors
/// Disk faults.
pub(crate) fn fresh_stops(app: &App, source: &EntryId) -> Result<Vec<EntryId>, Failure> {
    let now = moment(app);
    let stops = app.store()?.list::<StopEntry>(&Query {
        subject: Some(source.clone()),
        ..Query::default()
    })?;
    let fresh = |entry: &Entry<StopEntry>| {
        let written = entry.at.ms.saturating_add(entry.body.lead_ms);
        (0..=TAKE_BACK_MS).contains(&now.ms.saturating_sub(written))
    };
    Ok(stops
        .entries
        .into_iter()
        .filter(fresh)
        .map(|entry| entry.id)
        .collect())
}

/// The red answers of `rows` with the level they come to at once.
pub(crate) fn flag(day: Day, rows: &DailyRows, now: Moment) -> Option<RedFlag> {
    let red = rows.red();
    let yes: Vec<Row> = red
        .iter()
        .copied()
        .filter(|row| rows.get(*row) == Some(soleus_core::care::Tri::Yes))
        .collect();
    (!red.is_empty()).then(|| RedFlag {
        day,
        level: yes.iter().filter_map(|row| level(*row)).max(),
        yes,
        rows: red,
        lead_ms: now.lead_ms(),
    })
}

/// The level that a row answered "yes" has in the check.
fn level(row: Row) -> Option<Level> {
    let id = serde_json::to_value(row).ok()?;
    let daily = &soleus_guide::content().triage.daily;
    daily
        .iter()
        .find(|one| Some(one.id.as_str()) == id.as_str())
        .map(|one| one.level)
}

/// The red answers of a check-in that can still be taken back: written within the last ten minutes.
///
/// # Errors
/// Disk faults.
pub(crate) fn fresh_flags(app: &App, check_in: &EntryId) -> Result<Vec<Entry<RedFlag>>, Failure> {
    let now = moment(app);
    let flags = app.store()?.list::<RedFlag>(&Query {
        subject: Some(check_in.clone()),
        ..Query::default()
    })?;
    let fresh = |entry: &Entry<RedFlag>| {
        let written = entry.at.ms.saturating_add(entry.body.lead_ms);
        now.ms.saturating_sub(written) <= TAKE_BACK_MS && written <= now.ms
    };
    Ok(flags.entries.into_iter().filter(fresh).collect())
}
