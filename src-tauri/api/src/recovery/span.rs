//! From when on the record is read, and the zone's offsets ahead.

use soleus_core::{
    journal::{Entry, EntryId},
    recovery::{clock::Moment, record::Episode},
    time::DAY_MS,
};

use crate::app::App;

/// The offsets that will be in force in the year ahead, by the instant from which each is.
pub(crate) fn offsets(app: &App, now: Moment) -> Vec<(i64, i16)> {
    let mut offsets = vec![(i64::MIN, now.wall.offset_min)];
    let (mut from, mut offset) = (now.wall.ms, now.wall.offset_min);
    for _ in 0..53 {
        let to = from.saturating_add(7 * DAY_MS);
        let later = app.offset_at(to);
        if later != offset {
            offsets.push((change(app, from, to, offset), later));
            offset = later;
        }
        from = to;
    }
    offsets
}

/// When the offset changes from `before` between two instants.
fn change(app: &App, from: i64, to: i64, before: i16) -> i64 {
    let (mut from, mut to) = (from, to);
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if app.offset_at(middle) == before {
            from = middle;
        } else {
            to = middle;
        }
    }
    to
}

/// From when on what is asked before a session counts: the last days.
pub(crate) fn lately(now: Moment) -> i64 {
    now.wall.ms.saturating_sub(3 * DAY_MS)
}

/// From when on the record is read: from the first onset of the open episodes and of the one that is wanted. Two days of
/// slack: a check-in about the day of the onset may carry an earlier stamp in another zone. At least the last two weeks:
/// rows and pain of those days count for the person without any episode.
pub(crate) fn from(episodes: &[Entry<Episode>], one: Option<&EntryId>, now: Moment) -> i64 {
    let wanted = episodes
        .iter()
        .filter(|episode| episode.body.open() || one == Some(&episode.id));
    let from = wanted
        .map(|episode| episode.at.ms.saturating_sub(2 * DAY_MS))
        .min();
    let lately = now.wall.ms.saturating_sub(15 * DAY_MS);
    from.unwrap_or(lately).min(lately)
}

/// From when on walks and runs are read: the guard looks two months back for the usual pace.
pub(crate) fn of_runs(from: i64, now: Moment) -> i64 {
    from.min(now.wall.ms.saturating_sub(62 * DAY_MS))
}
