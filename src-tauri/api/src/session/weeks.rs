//! Weeks of sessions against what the person wants. Rest, injured and locked days are no misses; nothing counts streaks.

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::Entry,
    recovery::{
        clock::stamp_of,
        record::{Condition, Episode},
    },
    time::{Day, ROLLOVER_HOUR, Stamp},
};
use soleus_store::Query;

use crate::{
    app::App,
    failure::Failure,
    permission::view::PastLocks,
    recovery::facts::Known,
    session::history_views::{DayOff, SessionDay, SessionWeek},
};

const AIM: &str = "stretch.days-a-week";

/// The aim as it is kept: a week that ended before it was set is not measured by it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Aim {
    pub(crate) days: u8,
    since: Day,
}

pub(crate) fn aim(app: &App) -> Option<Aim> {
    let kept: Option<Option<Aim>> = app.store().ok()?.setting(AIM).ok()?;
    kept.flatten().filter(|aim| (1..=7).contains(&aim.days))
}

/// Keeps how many days a week are wanted from today on; none takes the aim away.
///
/// # Errors
/// `BadInput` beyond 1 to 7; as the record.
pub(crate) fn keep_aim(app: &App, days: Option<u8>) -> Result<(), Failure> {
    if days.is_some_and(|days| !(1..=7).contains(&days)) {
        return Err(Failure::bad_input("a week has 1 to 7 days"));
    }
    let since = app.now().stamp.day();
    let kept = days.map(|days| Aim { days, since });
    app.write(|tx| tx.put_setting(AIM, &kept))
}

/// Weeks of seven days each.
pub(crate) fn weeks(days: &[SessionDay], aim: Option<Aim>) -> Vec<SessionWeek> {
    let count = |of: &[SessionDay], is: fn(&SessionDay) -> bool| {
        u8::try_from(of.iter().filter(|day| is(day)).count()).unwrap_or(7)
    };
    days.chunks_exact(7)
        .map(|week| {
            let off = count(week, |day| day.off.is_some() && day.sessions == 0);
            SessionWeek {
                from: week[0].day,
                days: count(week, |day| day.sessions > 0),
                off,
                wanted: aim
                    .filter(|aim| week[6].day >= aim.since)
                    .map(|aim| aim.days.min(7 - off)),
            }
        })
        .collect()
}

/// What stood in the way, day by day.
pub(crate) struct DaysOff {
    now: Stamp,
    episodes: Vec<Entry<Episode>>,
    locks: Option<PastLocks>,
}

impl DaysOff {
    pub(crate) fn read(app: &App, now: Stamp) -> Self {
        let all = Query::default;
        let store = app.store().ok();
        let store = store.as_ref();
        Self {
            now,
            episodes: store
                .and_then(|store| store.list(&all()).ok())
                .map_or_else(Vec::new, |listed| listed.entries),
            locks: Known::read(app, None).ok().map(PastLocks::of),
        }
    }

    /// What stood in the way on `day`; nothing is known of days ahead.
    pub(crate) fn of(&self, day: Day) -> Option<DayOff> {
        if day > self.now.day() {
            None
        } else if self.episodes.iter().any(|entry| hurts_on(entry, day)) {
            Some(DayOff::Injured)
        } else {
            self.locked(day).then_some(DayOff::Locked)
        }
    }

    /// Whether a result or a stop kept stretching closed when the day began or when it ended.
    fn locked(&self, day: Day) -> bool {
        let Some(locks) = &self.locks else { return false };
        [begin(day, self.now), begin(day.plus(1), self.now)]
            .into_iter()
            .flatten()
            .map(|at| if at.ms > self.now.ms { self.now } else { at })
            .any(|at| locks.closed(at))
    }
}

/// The moment `day` begins for check-ins, in the zone of `now`.
fn begin(day: Day, now: Stamp) -> Option<Stamp> {
    let hour = i8::try_from(ROLLOVER_HOUR).ok()?;
    stamp_of(day, hour, 0, now.offset_min)
}

/// Whether an injury was open on `day`. Tightness is none: stretching is its plan.
fn hurts_on(entry: &Entry<Episode>, day: Day) -> bool {
    if matches!(entry.body.condition, Condition::Tightness) || day < entry.at.day() {
        return false;
    }
    let mut from = entry.at.day();
    for closing in &entry.body.closings {
        if (from..=closing.at.day()).contains(&day) {
            return true;
        }
        match closing.reopened {
            Some(again) => from = again.day(),
            None => return false,
        }
    }
    day >= from
}
