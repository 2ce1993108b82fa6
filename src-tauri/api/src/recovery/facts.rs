//! What recovery reads and how it reads the clock: believed time, open episodes, the record replay needs, locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

use soleus_core::{
    care::{Activity, Level},
    journal::{Entry, EntryId},
    locks::{ClinicianRecord, Given, Standing},
    recovery::{
        checkin::RedFlag,
        clock::{BelievedClock, Moment},
        hurt::SessionHurt,
        load::{FunctionalTest, Outing},
        plan::Plan,
        record::Episode,
        replay,
        state::EpisodeState,
        timeline::{Checked, Permit, Record},
        trial::Trial,
    },
    time::{DAY_MS, Day, Stamp},
    triage::{daily::DailyRows, record::CheckSeal},
};
use soleus_store::{Query, Store, StoreError, Tx};

use crate::{
    app::App,
    cramp::now::Hold,
    failure::Failure,
    locks::standing::{self, Judged},
    recovery::risks::massage_reasons,
};

const BELIEVED: &str = "recovery.believed-ms";

/// Believed time since the app started, empty until recovery is first asked; the hold of Cramp now; the test under way;
/// and whose turn it is with a cold pack.
#[derive(Default)]
pub(crate) struct Belief {
    clock: Mutex<Option<BelievedClock>>,
    hold: Mutex<Option<Hold>>,
    trial: Mutex<Option<Trial>>,
    pack: Mutex<()>,
}

impl Belief {
    /// Held while a cold pack is put on or taken off: two presses are one pack.
    pub(crate) fn pack(&self) -> MutexGuard<'_, ()> {
        self.pack.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn trial(&self) -> MutexGuard<'_, Option<Trial>> {
        self.trial.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn hold(&self) -> MutexGuard<'_, Option<Hold>> {
        self.hold.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Believed time now. The first call of a run anchors it.
pub(crate) fn moment(app: &App) -> Moment {
    let now = app.now();
    let mut clock = app.belief.clock.lock().unwrap_or_else(PoisonError::into_inner);
    let clock = clock.get_or_insert_with(|| {
        let highest = app
            .store()
            .ok()
            .and_then(|store| store.setting::<i64>(BELIEVED).ok().flatten());
        BelievedClock::start(now, highest)
    });
    clock.at(now)
}

/// Keeps the highest believed time with a change, so that a clock set back before the next start is seen.
pub(crate) fn remember(tx: &mut Tx<'_>, moment: Moment) -> Result<(), StoreError> {
    let kept = tx.setting::<i64>(BELIEVED)?.unwrap_or(i64::MIN);
    if moment.ms > kept {
        tx.put_setting(BELIEVED, &moment.ms)
    } else {
        Ok(())
    }
}

/// Everything recovery needs, read once per command.
pub(crate) struct Facts {
    pub(crate) now: Moment,
    /// Every episode that is not deleted, newest onset first.
    pub(crate) episodes: Vec<Entry<Episode>>,
    pub(crate) record: Record,
    pub(crate) standing: Standing,
    /// What clinicians found and allowed.
    pub(crate) seen: Vec<Entry<ClinicianRecord>>,
    /// Why massage is closed beside the check: `about_me_missing`, `clot_risk`, `thinner`.
    pub(crate) massage: Vec<String>,
    /// Entries that could not be read; the screen says so.
    pub(crate) unreadable: usize,
}

impl Facts {
    /// Reads what concerns `one` episode, from its onset to its end; without one, what concerns the open ones.
    pub(crate) fn read(app: &App, one: Option<&EntryId>) -> Result<Self, Failure> {
        let store = app.store()?;
        let now = moment(app);
        let listed = store.list::<Episode>(&Query {
            newest_first: true,
            ..Query::default()
        })?;
        let mut unreadable = listed.unreadable.len();
        let episodes = listed.entries;
        let span = Span::of(&episodes, one, now);
        let seen = take::<ClinicianRecord>(&store, Span::ALL, &mut unreadable)?;
        let (standing, checks) = standing::standing_since(&store, &seen, app.now().stamp, span.from)?;
        let massage = massage_reasons(&store, standing.level.is_some(), &seen, now)?;
        let mut record = Record {
            check_ins: take(&store, span, &mut unreadable)?,
            red_flags: take::<RedFlag>(&store, span, &mut unreadable)?,
            outings: take::<Outing>(&store, span.with_a_month(now), &mut unreadable)?,
            tests: take::<FunctionalTest>(&store, span, &mut unreadable)?,
            hurts: take::<SessionHurt>(&store, span, &mut unreadable)?,
            permits: seen.iter().map(permit).collect(),
            checks: checked(&checks, &standing, span.from),
            others: episodes
                .iter()
                .map(|one| (one.id.clone(), one.at, one.body.legs))
                .collect(),
            locked: Activity::ALL
                .into_iter()
                .filter(|activity| standing.is_locked(*activity))
                .collect(),
        };
        let rows = take(&store, span, &mut unreadable)?;
        record.red_flags.extend(red_rows(&rows));
        if !massage.is_empty() && !record.locked.contains(&Activity::Massage) {
            record.locked.push(Activity::Massage);
        }
        Ok(Self {
            now,
            episodes,
            record,
            standing,
            massage,
            seen,
            unreadable,
        })
    }

    /// The open episodes, newest onset first.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Entry<Episode>> {
        self.episodes.iter().filter(|episode| episode.body.open())
    }

    /// One episode's state now; a closed one's as it was when it was closed.
    pub(crate) fn state(&self, episode: &Entry<Episode>) -> EpisodeState {
        replay(
            plan_of(&episode.body),
            episode,
            &self.record,
            self.now_of(episode),
        )
    }

    /// Now, or the moment a closed episode was closed.
    pub(crate) fn now_of(&self, episode: &Entry<Episode>) -> Moment {
        closed_at(episode).map_or(self.now, Moment::of)
    }

    /// The last day of an episode: today, or the day it was closed.
    pub(crate) fn last_day(&self, episode: &Entry<Episode>) -> Day {
        self.now_of(episode).wall.day()
    }

    /// One episode.
    pub(crate) fn episode(&self, id: &EntryId) -> Result<&Entry<Episode>, Failure> {
        self.episodes
            .iter()
            .find(|one| one.id == *id)
            .ok_or_else(|| Failure::not_found("episode", &id.0))
    }

    /// Walks and runs since an episode's onset, newest first.
    pub(crate) fn outings_of<'a>(
        &'a self,
        episode: &'a Entry<Episode>,
    ) -> impl Iterator<Item = &'a Entry<Outing>> {
        let newest_first = self.record.outings.iter().rev();
        newest_first.filter(|outing| outing.at.ms >= episode.at.ms)
    }

    /// The check-in day of now.
    pub(crate) fn today(&self) -> Day {
        self.now.wall.day()
    }
}

/// The stretch of the record that is read.
#[derive(Clone, Copy)]
struct Span {
    from: i64,
    to: i64,
}

impl Span {
    const ALL: Self = Self {
        from: i64::MIN,
        to: i64::MAX,
    };

    /// From the onset of what is wanted to its end. Two days of slack: a check-in about the day of the onset may carry an
    /// earlier stamp in another zone.
    fn of(episodes: &[Entry<Episode>], one: Option<&EntryId>, now: Moment) -> Self {
        let wanted = || {
            episodes
                .iter()
                .filter(|episode| one.map_or(episode.body.open(), |id| episode.id == *id))
        };
        let from = wanted()
            .map(|episode| episode.at.ms.saturating_sub(2 * DAY_MS))
            .min();
        let to = wanted().map(|episode| closed_at(episode).map_or(i64::MAX, |at| at.ms.saturating_add(1)));
        Self {
            from: from.unwrap_or(now.wall.ms),
            to: to.max().unwrap_or(i64::MAX),
        }
    }

    /// The jump guard looks a month back from the end.
    fn with_a_month(self, now: Moment) -> Self {
        Self {
            from: self
                .from
                .min(self.to.min(now.wall.ms).saturating_sub(31 * DAY_MS)),
            to: self.to,
        }
    }
}

/// When a closed episode was closed.
fn closed_at(episode: &Entry<Episode>) -> Option<Stamp> {
    let last = episode.body.closings.last()?;
    last.reopened.is_none().then_some(last.at)
}

/// The plan an episode follows.
pub(crate) fn plan_of(episode: &Episode) -> Option<&'static Plan> {
    let id = episode.condition.plan()?;
    soleus_guide::content().plans.iter().find(|plan| plan.id == id)
}

fn take<T: soleus_core::journal::Body>(
    store: &Store,
    span: Span,
    bad: &mut usize,
) -> Result<Vec<Entry<T>>, Failure> {
    let listed = store.list::<T>(&Query {
        from_ms: Some(span.from),
        to_ms: Some(span.to),
        ..Query::default()
    })?;
    *bad += listed.unreadable.len();
    Ok(listed.entries)
}

/// Daily rows answered before a routine stop a plan as those of a check-in do.
fn red_rows(rows: &[Entry<DailyRows>]) -> Vec<Entry<RedFlag>> {
    let flags = rows.iter().filter_map(|entry| {
        let answers = serde_json::to_value(&entry.body.answers).ok()?;
        let rows: soleus_core::recovery::rows::DailyRows = serde_json::from_value(answers).ok()?;
        let red = rows.red();
        let body = RedFlag {
            day: entry.at.day(),
            rows: red,
            lead_ms: 0,
        };
        (!body.rows.is_empty()).then(|| Entry {
            id: entry.id.clone(),
            at: entry.at,
            subject: None,
            changed: entry.changed,
            written: entry.written,
            edited: entry.edited,
            body,
        })
    });
    flags.collect()
}

/// The own checks since the onset, and the one before it whose result still stands.
fn checked(checks: &[Entry<CheckSeal>], standing: &Standing, from_ms: i64) -> Vec<Checked> {
    let since = checks.iter().filter(|check| check.at.ms >= from_ms);
    let own = since.filter_map(|check| check.body.own());
    let one = |given: Given<'_>| Checked {
        ms: given.at.ms,
        level: given.outcome.level,
        complete: given.outcome.is_complete(),
    };
    let mut all: Vec<Checked> = own.map(one).collect();
    if let (Some(level), Some(since)) = (standing.level, standing.since)
        && all.iter().all(|check| check.ms != since.ms)
    {
        all.push(Checked {
            ms: since.ms,
            level,
            complete: false,
        });
    }
    all
}

fn permit(entry: &Entry<ClinicianRecord>) -> Permit {
    let body = &entry.body;
    let midnight = |day: Day| soleus_core::recovery::clock::stamp_of(day, 0, 0, entry.at.offset_min);
    Permit {
        written_ms: entry.at.ms,
        from_ms: midnight(body.seen).map_or(entry.at.ms, |from| from.ms),
        until_ms: body
            .until
            .map(|until| midnight(until.plus(1)).map_or(entry.at.ms, |end| end.ms)),
        diagnosis: !body.diagnosis.trim().is_empty(),
        activities: body.permits.iter().copied().collect(),
        gates: body.gates.iter().cloned().collect(),
        episode: body.episode.clone().or_else(|| entry.subject.clone()),
    }
}

/// Whether a level keeps exercise away at all.
pub(crate) fn is_urgent(level: Option<Level>) -> bool {
    level.is_some_and(|level| level >= Level::SameDay)
}
