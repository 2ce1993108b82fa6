//! What is known now: believed time, the recoveries, the record replay needs, and the facts of the one function that says
//! what may be done. Read once per command.

use soleus_core::{
    care::{Legs, Side, Tri},
    journal::{Entries, Entry, EntryId},
    permission::{
        danger::{Danger, standing},
        decide::shown,
        facts::{Asking, DeletedRecovery, Facts, Open, TimeLeft},
        left::time_left,
        word::ClinicianWord,
    },
    recovery::{
        History, Record,
        checkin::CheckIn,
        clock::{Moment, stamp_of},
        hurt::SessionHurt,
        load::{FunctionalTest, Outing, OutingKind},
        plan::Plan,
        record::Episode,
        replay::replay_in,
        rows::{Precheck, RowsAnswered, rows_now},
        state::EpisodeState,
        timeline::onset_ms,
    },
    time::{Day, Stamp},
};
use soleus_store::{Keep, Store};

use crate::{
    app::App,
    failure::Failure,
    permission::{dangers, risks, said},
    recovery::{
        belief::moment,
        span::{self, offsets},
    },
};

/// Everything that is known, read once per command.
pub(crate) struct Known {
    pub(crate) now: Moment,
    /// Every episode that is not deleted, newest onset first.
    pub(crate) episodes: Vec<Entry<Episode>>,
    pub(crate) record: Record,
    /// What clinicians found and allowed.
    pub(crate) words: Entries<ClinicianWord>,
    /// What the one function is asked with.
    pub(crate) permission: Facts<'static>,
    /// Entries that could not be read; the screen says so.
    pub(crate) unreadable: usize,
}

impl Known {
    /// Reads what concerns the open episodes and, if named, `one` more from its onset on.
    pub(crate) fn read(app: &App, one: Option<&EntryId>) -> Result<Self, Failure> {
        let mut known = Self::gather(app, one)?;
        known.look();
        Ok(known)
    }

    /// Legs that ache at rest, and complete own checks: what is asked before a recovery is opened.
    pub(crate) fn aches_and_checks(app: &App) -> Result<(Vec<Side>, Vec<Asking>), Failure> {
        let known = Self::gather(app, None)?;
        Ok((known.aches(), known.permission.asked))
    }

    /// Reads, without looking at the recoveries yet.
    fn gather(app: &App, one: Option<&EntryId>) -> Result<Self, Failure> {
        let store = app.store()?;
        let now = moment(app);
        let mut unreadable = 0;
        let mut episodes = take::<Episode>(&store, i64::MIN, &mut unreadable)?.to_vec();
        episodes.reverse();
        let from = span::from(&episodes, one, now);
        let words = take::<ClinicianWord>(&store, i64::MIN, &mut unreadable)?;
        let dangers = dangers::read(&store, now, from)?;
        let check_ins = take::<CheckIn>(&store, from, &mut unreadable)?;
        let prechecks = take::<Precheck>(&store, span::lately(now), &mut unreadable)?;
        let record = Record {
            rows: rows(&check_ins, &prechecks),
            check_ins,
            outings: take::<Outing>(&store, span::of_runs(from, now), &mut unreadable)?,
            tests: take::<FunctionalTest>(&store, from, &mut unreadable)?,
            hurts: take::<SessionHurt>(&store, from, &mut unreadable)?,
            words: said::all(&words, &episodes, now),
            checks: dangers.checks,
            dangers: dangers.others,
            others: episodes
                .iter()
                .map(|episode| (episode.id.clone(), episode.at, episode.body.legs))
                .collect(),
        };
        let risks = risks::read(&store, &record.checks)?;
        let deleted = take::<DeletedRecovery>(&store, i64::MIN, &mut unreadable)?;
        Ok(Self {
            now,
            permission: Facts {
                now,
                standing: Vec::new(),
                words: record.words.clone(),
                episodes: Vec::new(),
                time_left: left(&episodes, &deleted, now),
                rows: rows_now(&record.rows, now),
                risks,
                aches: Vec::new(),
                asked: asked(&record, now),
                offsets: offsets(app, now),
                rested_ms: None,
            },
            episodes,
            record,
            words,
            unreadable,
        })
    }

    /// Reads off the open episodes what the one function needs of them.
    fn look(&mut self) {
        let history = History::new(&self.record, self.now);
        let open: Vec<Open<'static>> = self
            .open()
            .map(|episode| Open {
                plan: plan_of(&episode.body),
                legs: episode.body.legs,
                onset_ms: onset_ms(episode),
                state: replay_in(plan_of(&episode.body), episode, &history),
            })
            .collect();
        let on_record = dangers::BySource::new(&self.record.dangers);
        let raised = open.iter().flat_map(|open| &open.state.raised);
        let new = raised.filter(|stop| !on_record.tells(stop)).cloned();
        let dangers: Vec<Danger> = self.record.dangers.iter().cloned().chain(new).collect();
        self.permission.standing = standing(&self.record.checks, &dangers, self.now);
        self.permission.aches = self.aches();
        self.permission.rested_ms = self.rested(&open);
        self.permission.episodes = open;
    }

    /// The open episodes, newest onset first.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Entry<Episode>> {
        self.episodes.iter().filter(|episode| episode.body.open())
    }

    /// The record in order, at the moment of `episode`: now, or when it was closed.
    pub(crate) fn history(&self, episode: &Entry<Episode>) -> History<'_> {
        History::new(&self.record, self.now_of(episode))
    }

    /// One episode's state as its screens show it; a closed one's as it was when it was closed.
    pub(crate) fn state(&self, episode: &Entry<Episode>) -> EpisodeState {
        match self.permission.open(&episode.id) {
            Some(open) => shown(&self.permission, open.state.clone()),
            None => replay_in(plan_of(&episode.body), episode, &self.history(episode)),
        }
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

    /// Legs that ache at rest while the other does not: pain 3 or more at two check-ins running, or "all the time", said in
    /// a check-in of an open episode's leg or when it was opened.
    fn aches(&self) -> Vec<Side> {
        let mut reports: Vec<&Entry<CheckIn>> = self.record.check_ins.iter().collect();
        reports.sort_by_key(|entry| entry.written);
        let hurts = |entry: &Entry<CheckIn>, side: Side| {
            let rest = entry.body.leg(side).and_then(|leg| leg.rest);
            rest.is_some_and(|rest| rest.score() >= ACHES_FROM)
        };
        let said = |entry: &Entry<CheckIn>, side: Side| {
            let aches = entry.body.leg(side).and_then(|leg| leg.aches);
            matches!(aches, Some(Tri::Yes | Tri::NotSure))
        };
        Side::BOTH
            .into_iter()
            .filter(|side| {
                let told = || reports.iter().filter(|entry| entry.body.leg(*side).is_some());
                let newest: Vec<_> = told().rev().take(2).collect();
                let running = newest.len() == 2
                    && newest
                        .iter()
                        .all(|entry| hurts(entry, *side) && !hurts(entry, side.other()));
                let opened = |episode: &Entry<Episode>| {
                    matches!(episode.body.aches, Some(Tri::Yes | Tri::NotSure))
                        && episode.body.legs != Legs::Both
                        && episode.body.legs.has(*side)
                };
                let both = |entry: &Entry<CheckIn>| said(entry, side.other());
                running
                    || newest
                        .first()
                        .is_some_and(|entry| said(entry, *side) && !both(entry))
                    || self.open().any(opened)
            })
            .collect()
    }

    /// When the rest day after the newest run ends, for a recovery that asks for rest days: at 04:00 of the day after it.
    fn rested(&self, open: &[Open<'_>]) -> Option<i64> {
        open.iter().find(|open| open.plan.is_some())?;
        let runs = self
            .record
            .outings
            .iter()
            .filter(|run| run.body.kind >= OutingKind::WalkRun);
        let newest = runs
            .filter(|run| !self.now.is_before(run.at))
            .max_by_key(|run| run.at.ms.saturating_add(run.body.lead_ms))?;
        let ends = stamp_of(newest.at.day().plus(2), 4, 0, self.now.wall.offset_min)?;
        Some(self.now.ms.saturating_add(ends.since_ms(self.now.wall)))
    }
}

/// Pain at rest from which a leg counts as aching.
const ACHES_FROM: u8 = 3;

fn rows(check_ins: &[Entry<CheckIn>], prechecks: &[Entry<Precheck>]) -> Vec<RowsAnswered> {
    let of_days = check_ins.iter().map(|entry| RowsAnswered {
        written: entry.edited,
        at: entry.at,
        ms: entry.at.ms.saturating_add(entry.body.lead_ms),
        day: entry.body.day,
        answer: entry.body.rows.answer(),
    });
    let of_sessions = prechecks.iter().map(|entry| RowsAnswered {
        written: entry.written,
        at: entry.at,
        ms: entry.at.ms.saturating_add(entry.body.lead_ms),
        day: entry.at.day(),
        answer: entry.body.rows.answer(),
    });
    of_days.chain(of_sessions).collect()
}

fn asked(record: &Record, now: Moment) -> Vec<Asking> {
    let complete = record.checks.iter().filter(|check| check.complete);
    complete
        .filter(|check| check.result.ms <= now.ms && !now.is_before(check.result.at))
        .map(|check| Asking {
            ms: check.result.ms,
            legs: check.legs,
        })
        .collect()
}

/// What closed and deleted episodes leave on their leg.
fn left(episodes: &[Entry<Episode>], deleted: &[Entry<DeletedRecovery>], now: Moment) -> Vec<TimeLeft> {
    let closed = episodes.iter().filter(|episode| !episode.body.open());
    let of_closed = closed.filter_map(|episode| Some(time_left(plan_of(&episode.body)?, episode)));
    let gone = |entry: &&Entry<DeletedRecovery>| {
        let is_there = |id: &EntryId| episodes.iter().any(|episode| episode.id == *id);
        !entry.subject.as_ref().is_some_and(is_there)
    };
    let of_deleted = deleted.iter().filter(gone).map(|entry| {
        let mut left = entry.body.left.clone();
        left.iter_mut().for_each(|one| one.written = entry.written);
        left
    });
    let mut all: Vec<TimeLeft> = of_closed.chain(of_deleted).flatten().collect();
    all.retain(|one| one.until_ms > now.ms);
    all
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

fn take<T: Keep>(store: &Store, from_ms: i64, bad: &mut usize) -> Result<Entries<T>, Failure> {
    let read = store.since::<T>(from_ms)?;
    *bad += read.unreadable.len();
    Ok(read.entries)
}
