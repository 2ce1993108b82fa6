//! The record as it lies in the journal, and whether it bears out a reason: read off the entries, not off what decides.

use std::mem::discriminant;

use soleus_core::{
    care::{Legs, Side, Tri},
    journal::{Body, Entry},
    permission::{
        activity::Asked,
        danger::{StopEntry, StopReason, What},
        facts::Open,
        reason::Reason,
        word::ClinicianWord,
    },
    recovery::{
        checkin::{CheckIn, RedFlag},
        load::{Outing, OutingKind},
        record::Episode,
        rows::{DailyRows, Precheck},
        status::GateStatus,
    },
    time::{DAY_MS, Day, Stamp},
    triage::{
        answer::Who,
        record::{AboutMe, CheckRun},
    },
};
use soleus_store::Query;

use super::{course::Course, walk::known};
use crate::recovery::facts::Known;

/// The record as it lies in the journal.
pub(super) struct Journal {
    pub(super) known: Known,
    /// Place in the order of writing, when, when in believed milliseconds, about which day, and what.
    rows: Vec<(i64, Stamp, i64, Day, DailyRows)>,
    check_ins: Vec<Entry<CheckIn>>,
    checks: Vec<Entry<CheckRun>>,
    flags: Vec<Entry<RedFlag>>,
    stops: Vec<Entry<StopEntry>>,
    words: Vec<Entry<ClinicianWord>>,
    outings: Vec<Entry<Outing>>,
    episodes: Vec<Entry<Episode>>,
    about: Vec<Entry<AboutMe>>,
}

impl Journal {
    pub(super) fn read(course: &Course) -> Self {
        let store = course.world().app.store().unwrap();
        fn all<T: Body>(store: &soleus_store::Store) -> Vec<Entry<T>> {
            store.list::<T>(&Query::default()).unwrap().entries
        }
        let check_ins = all::<CheckIn>(&store);
        let of_days = check_ins.iter().map(|one| {
            (
                one.edited,
                one.at,
                one.at.ms + one.body.lead_ms,
                one.body.day,
                one.body.rows.clone(),
            )
        });
        let prechecks = all::<Precheck>(&store);
        let of_sessions = prechecks.iter().map(|one| {
            (
                one.written,
                one.at,
                one.at.ms + one.body.lead_ms,
                one.at.day(),
                one.body.rows.clone(),
            )
        });
        Self {
            rows: of_days.chain(of_sessions).collect(),
            checks: all(&store),
            flags: all(&store),
            stops: all(&store),
            words: all(&store),
            outings: all(&store),
            episodes: all(&store),
            about: all(&store),
            check_ins,
            known: known(course),
        }
    }

    /// Whether a reason given for what was asked is true.
    pub(super) fn bears_out(&self, asked: &Asked, reason: &Reason) -> bool {
        let now = self.known.now;
        let future = |stamp: &Stamp| stamp.ms > now.wall.ms;
        match reason {
            Reason::Result {
                level,
                rows,
                check_from,
                since,
                ..
            } => {
                let by_check = self.own_checks().any(|run| {
                    run.finished
                        .as_ref()
                        .is_some_and(|done| done.outcome.level == *level)
                });
                let by_rows = self
                    .flags
                    .iter()
                    .any(|flag| flag.body.level == Some(*level) && flag.body.yes == *rows);
                (if rows.is_empty() { by_check } else { by_rows }) && check_from.ms >= since.ms + DAY_MS
            }
            Reason::Stop { stop, again, .. } => {
                self.has_stop(stop) && self.stops_like(stop) > *again as usize
            }
            Reason::Lock { id, .. } => self.own_checks().any(|run| {
                let locks = run.finished.iter().flat_map(|done| &done.outcome.locks);
                locks.into_iter().any(|lock| lock.reasons.contains(id))
            }),
            Reason::Word {
                word,
                who,
                not_before,
                ended,
                ..
            } => {
                let said = self
                    .words
                    .iter()
                    .any(|entry| entry.id == *word && entry.body.who == *who);
                said && not_before.as_ref().is_none_or(future)
                    && ended.is_none_or(|ended| ended.ms <= now.wall.ms)
                    && not_before.is_some() != ended.is_some()
            }
            Reason::Gate {
                episode,
                gate,
                status,
                opens_at,
                missing,
            } => {
                let open = self.known.permission.open(episode);
                let state = open.and_then(|open| open.state.gate(gate));
                let time = *status != GateStatus::Time || opens_at.as_ref().is_some_and(future);
                let as_it_stands = state.is_some_and(|state| state.status == *status);
                let needs = missing.is_empty()
                    || state.is_some_and(|state| state.needs.iter().any(|need| !need.met.holds()));
                self.is_open(episode) && as_it_stands && time && needs && *status != GateStatus::RowsDue
            }
            Reason::TimeLeft {
                episode, opens_at, ..
            } => !self.is_open(episode) && future(opens_at),
            Reason::RestDay { opens_at } => {
                let runs = |one: &Entry<Outing>| one.body.kind >= OutingKind::WalkRun;
                future(opens_at) && self.outings.iter().any(runs)
            }
            Reason::TooEarly { opens_at } => future(opens_at),
            Reason::Rows => !self.rows_of_today().is_some_and(DailyRows::clear),
            Reason::RowsRed => self.newest_rows().is_some_and(|rows| !rows.red().is_empty()),
            Reason::Aches { side } => self.aches(*side),
            Reason::Risk { id } => self.risk(id),
            Reason::Unasked => self.no_check_covers(self.legs(asked)),
        }
    }

    fn own_checks(&self) -> impl Iterator<Item = &CheckRun> {
        let runs = self.checks.iter().map(|entry| &entry.body);
        runs.filter(|run| run.who == Who::Me && run.finished.is_some() && run.taken_back.is_none())
    }

    fn is_open(&self, id: &soleus_core::journal::EntryId) -> bool {
        self.episodes
            .iter()
            .any(|entry| entry.id == *id && entry.body.open())
    }

    fn has_stop(&self, stop: &StopReason) -> bool {
        let by_row = self.flags.iter().any(|flag| match stop {
            StopReason::RedFlag { day, rows } => {
                flag.body.day == *day && rows.iter().all(|row| flag.body.rows.contains(row))
            }
            StopReason::AfterCramp
            | StopReason::Worse { .. }
            | StopReason::CameBack { .. }
            | StopReason::NotGone { .. }
            | StopReason::AfterRun { .. }
            | StopReason::PainUntold
            | StopReason::PainDuring { .. } => false,
        });
        let on_record = self.stops.iter().any(|entry| entry.body.reason == *stop);
        by_row || on_record || self.raised().any(|raised| raised == stop)
    }

    fn raised(&self) -> impl Iterator<Item = &StopReason> {
        let episodes = self.known.permission.episodes.iter();
        episodes
            .flat_map(|open| &open.state.raised)
            .filter_map(|danger| match &danger.what {
                What::Stop(stop) => Some(stop),
                What::Result { .. } => None,
            })
    }

    /// How many stops of this kind there are, on whatever day.
    fn stops_like(&self, stop: &StopReason) -> usize {
        let on_record = self.stops.iter().map(|entry| &entry.body.reason);
        let like = |one: &&StopReason| discriminant(*one) == discriminant(stop);
        let by_row = matches!(stop, StopReason::RedFlag { .. });
        on_record.chain(self.raised()).filter(like).count() + self.flags.iter().filter(|_| by_row).count()
    }

    fn written(&self) -> impl Iterator<Item = &(i64, Stamp, i64, Day, DailyRows)> {
        let now = self.known.now;
        self.rows
            .iter()
            .filter(move |(_, at, ms, day, _)| *ms <= now.ms && !now.is_before(*at) && *day >= at.day())
    }

    /// The newest rows, if they are today's and not a day old by the trusted clock: a further step asks for the first, all
    /// else for the second.
    fn rows_of_today(&self) -> Option<&DailyRows> {
        let newest = self.written().max_by_key(|(written, ..)| *written);
        newest
            .filter(|(_, _, ms, day, _)| *day == self.known.today() && self.known.now.ms - ms < DAY_MS)
            .map(|(.., rows)| rows)
    }

    fn newest_rows(&self) -> Option<&DailyRows> {
        self.written()
            .max_by_key(|(written, ..)| *written)
            .map(|(.., rows)| rows)
    }

    fn aches(&self, side: Side) -> bool {
        let said = |entry: &Entry<CheckIn>| {
            let leg = entry.body.leg(side);
            leg.is_some_and(|leg| {
                leg.rest.is_some_and(|rest| rest.score() >= 3)
                    || matches!(leg.aches, Some(Tri::Yes | Tri::NotSure))
            })
        };
        let opened = |entry: &Entry<Episode>| {
            entry.body.legs.has(side) && matches!(entry.body.aches, Some(Tri::Yes | Tri::NotSure))
        };
        self.check_ins.iter().any(said) || self.episodes.iter().any(opened)
    }

    fn risk(&self, id: &str) -> bool {
        let named = |option: &str| {
            let all = self
                .about
                .iter()
                .map(|entry| serde_json::to_string(&entry.body.answers).unwrap());
            all.into_iter().any(|answers| answers.contains(option))
        };
        match id {
            "thinner" => named("\"thinner\""),
            "cold_unsafe" => named("\"raynaud\""),
            _ => true,
        }
    }

    /// The legs that are asked about.
    fn legs(&self, asked: &Asked) -> Legs {
        match asked {
            Asked::Class { legs, .. } | Asked::Walk { legs, .. } => *legs,
            Asked::Test { episode, .. } | Asked::Step { episode, .. } => {
                let of_episode = self.episodes.iter().find(|entry| entry.id == *episode);
                of_episode.unwrap().body.legs
            }
            Asked::FirstAid { .. } => Legs::Both,
        }
    }

    /// Whether no complete own check of both legs is as new as every open recovery of these legs, or as 14 days without
    /// one.
    fn no_check_covers(&self, legs: Legs) -> bool {
        let now = self.known.now;
        let of_legs = |open: &&Open<'_>| {
            Side::BOTH
                .iter()
                .any(|side| legs.has(*side) && open.legs.has(*side))
        };
        let newest = self.known.permission.episodes.iter().filter(of_legs);
        let from = newest.map(|open| open.onset_ms - DAY_MS).max();
        let from = from.unwrap_or(now.ms - 14 * DAY_MS);
        let covers = |run: &CheckRun| {
            let done = run.finished.as_ref().filter(|done| done.outcome.is_complete());
            let which = serde_json::to_string(&run.answers).unwrap();
            done.is_some_and(|done| done.at.ms + done.lead_ms >= from && done.at.ms <= now.wall.ms)
                && which.contains("\"both\"")
        };
        !self.own_checks().any(covers)
    }
}
