//! What recovery reads and how it reads the clock: believed time, open episodes, the record replay needs, locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

use soleus_core::{
    care::{Activity, Level},
    journal::{Entry, EntryId},
    locks::{ClinicianRecord, Standing},
    recovery::{
        checkin::RedFlag,
        clock::{BelievedClock, Moment},
        load::{FunctionalTest, Outing},
        plan::Plan,
        record::Episode,
        replay,
        state::EpisodeState,
        timeline::{Checked, Permit, Record},
    },
    time::{DAY_MS, Day},
    triage::{
        answer::Answer,
        daily::DailyRows,
        record::{AboutMe, CheckRun, Who},
    },
};
use soleus_store::{Query, Store, StoreError, Tx};

use crate::{app::App, check_locks, cramp_now::Hold, failure::Failure};

const BELIEVED: &str = "recovery.believed-ms";

/// Believed time since the app started, empty until recovery is first asked; and the hold of Cramp now.
#[derive(Default)]
pub(crate) struct Belief {
    clock: Mutex<Option<BelievedClock>>,
    hold: Mutex<Option<Hold>>,
}

impl Belief {
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
    /// Why massage is closed beside the check: `about_me_missing`, `clot_risk`, `thinner`.
    pub(crate) massage: Vec<String>,
    /// Entries that could not be read; the screen says so.
    pub(crate) unreadable: usize,
}

impl Facts {
    /// Reads what concerns the open episodes, and `also` if it is not open.
    pub(crate) fn read(app: &App, also: Option<&EntryId>) -> Result<Self, Failure> {
        let store = app.store()?;
        let now = moment(app);
        let listed = store.list::<Episode>(&Query {
            newest_first: true,
            ..Query::default()
        })?;
        let mut unreadable = listed.unreadable.len();
        let episodes = listed.entries;
        let wanted = episodes
            .iter()
            .filter(|one| one.body.open() || Some(&one.id) == also);
        // A day of slack: a check-in about the day of the onset may carry an earlier stamp in another zone.
        let from = wanted
            .map(|one| one.at.ms.saturating_sub(2 * DAY_MS))
            .min()
            .unwrap_or(now.wall.ms);
        let checks = take::<CheckRun>(&store, i64::MIN, &mut unreadable)?;
        let seen = take::<ClinicianRecord>(&store, i64::MIN, &mut unreadable)?;
        let standing = check_locks::stands(&checks, &seen, now.wall);
        let massage = massage_reasons(&store, &checks)?;
        let mut record = Record {
            check_ins: take(&store, from, &mut unreadable)?,
            red_flags: take::<RedFlag>(&store, from, &mut unreadable)?,
            outings: take::<Outing>(&store, from.min(now.wall.ms - 31 * DAY_MS), &mut unreadable)?,
            tests: take::<FunctionalTest>(&store, from, &mut unreadable)?,
            permits: seen.iter().map(permit).collect(),
            checks: checked(&checks),
            others: episodes
                .iter()
                .map(|one| (one.id.clone(), one.at, one.body.legs))
                .collect(),
            locked: Activity::ALL
                .into_iter()
                .filter(|activity| standing.is_locked(*activity))
                .collect(),
        };
        let rows = take(&store, from, &mut unreadable)?;
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
            unreadable,
        })
    }

    /// The open episodes, newest onset first.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Entry<Episode>> {
        self.episodes.iter().filter(|episode| episode.body.open())
    }

    /// One episode's state now.
    pub(crate) fn state(&self, episode: &Entry<Episode>) -> EpisodeState {
        replay(plan_of(&episode.body), episode, &self.record, self.now)
    }

    /// One episode.
    pub(crate) fn episode(&self, id: &EntryId) -> Result<&Entry<Episode>, Failure> {
        self.episodes
            .iter()
            .find(|one| one.id == *id)
            .ok_or_else(|| Failure::not_found("episode", &id.0))
    }

    /// The check-in day of now.
    pub(crate) fn today(&self) -> Day {
        self.now.wall.day()
    }
}

/// The plan an episode follows.
pub(crate) fn plan_of(episode: &Episode) -> Option<&'static Plan> {
    let id = episode.condition.plan()?;
    soleus_guide::content().plans.iter().find(|plan| plan.id == id)
}

fn take<T: soleus_core::journal::Body>(
    store: &Store,
    from: i64,
    bad: &mut usize,
) -> Result<Vec<Entry<T>>, Failure> {
    let listed = store.list::<T>(&Query {
        from_ms: Some(from),
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
            body,
        })
    });
    flags.collect()
}

fn checked(checks: &[Entry<CheckRun>]) -> Vec<Checked> {
    let own = checks.iter().filter(|check| check.body.who == Who::Me);
    let finished = own.filter_map(|check| check.body.finished.as_ref());
    let one = |done: &soleus_core::triage::record::Finished| Checked {
        ms: done.at.ms,
        level: done.outcome.level,
        complete: done.outcome.is_complete(),
    };
    finished.map(one).collect()
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
        gates: Vec::new(),
        episode: entry.subject.clone(),
    }
}

/// Massage beside a check: without any own check, "About me" has to rule out clot risks and blood thinners; what was
/// not asked counts as not sure (rulings "Locks"). With a check on record its own locks say it.
fn massage_reasons(store: &Store, checks: &[Entry<CheckRun>]) -> Result<Vec<String>, Failure> {
    if checks
        .iter()
        .any(|check| check.body.who == Who::Me && check.body.finished.is_some())
    {
        return Ok(Vec::new());
    }
    let newest = Query {
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    };
    let about = store.list::<AboutMe>(&newest)?.entries;
    let Some(about) = about.first() else {
        return Ok(vec!["about_me_missing".into()]);
    };
    let free = |question: &str, of: &[&str]| match about.body.answers.get(question) {
        Some(Answer::Options { chosen, unsure }) => {
            !of.iter().any(|id| chosen.contains(*id) || unsure.contains(*id))
        }
        Some(Answer::Number { .. } | Answer::NotSure) | None => false,
    };
    let clot = [
        "journey",
        "operation",
        "plaster",
        "earlier",
        "family",
        "cancer",
        "hormones",
        "infection",
    ];
    let mut reasons = Vec::new();
    if !free("clot", &clot) || !free("pregnant", &["early", "late", "born"]) {
        reasons.push("clot_risk".into());
    }
    if !free("medicines", &["thinner", "bleeding"]) {
        reasons.push("thinner".into());
    }
    Ok(reasons)
}

/// Whether a level keeps exercise away at all.
pub(crate) fn is_urgent(level: Option<Level>) -> bool {
    level.is_some_and(|level| level >= Level::SameDay)
}
