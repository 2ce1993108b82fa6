//! Every reason that is shown is true at that moment: read off the record itself, not off what decides.

use proptest::prelude::*;
use soleus_core::{
    care::{Side, Tri},
    journal::{Body, Entry},
    permission::{
        activity::Asked,
        danger::{StopEntry, StopReason, What},
        decide::{decide, offers},
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

use super::{
    course::Course,
    deeds::history,
    walk::{everything, known},
};
use crate::recovery::facts::Known;

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reason_is_true_when_it_is_shown(history in history(16)) {
        let course = Course::of(&history);
        let journal = Journal::read(&course);
        for asked in everything(&journal.known.permission) {
            // A test that the plan never has is asked of nobody.
            if let Asked::Test { episode, test } = &asked
                && !offers(&journal.known.permission, episode, *test)
            {
                continue;
            }
            let Some(closed) = decide(&journal.known.permission, &asked) else { continue };
            prop_assert!(!closed.reasons.is_empty());
            let now = journal.known.now.wall.ms;
            prop_assert!(closed.until.is_none_or(|until| until.ms > now), "{asked:?} until the past: {closed:?}");
            for reason in &closed.reasons {
                prop_assert!(journal.bears_out(reason), "{asked:?}: {reason:?} is not true");
            }
        }
    }

    #[test]
    fn when_its_time_has_come_no_reason_of_time_is_left(history in history(16)) {
        let mut course = Course::of(&history);
        let before = known(&course);
        let waiting: Vec<(Asked, Vec<Reason>, i64)> = everything(&before.permission)
            .into_iter()
            .filter_map(|asked| {
                let closed = decide(&before.permission, &asked)?;
                let until = closed.until?;
                Some((asked, closed.reasons, until.ms - before.now.wall.ms))
            })
            .collect();
        let Some((asked, reasons, wait)) = waiting.into_iter().min_by_key(|(_, _, wait)| *wait) else { return Ok(()) };
        course.pass(wait / 3_600_000 + 1);
        let after = decide(&known(&course).permission, &asked);
        for reason in after.iter().flat_map(|closed| &closed.reasons) {
            prop_assert!(!reasons.contains(reason), "{asked:?}: {reason:?} still");
        }
    }
}

/// The record as it lies in the journal.
struct Journal {
    known: Known,
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
    fn read(course: &Course) -> Self {
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

    fn bears_out(&self, reason: &Reason) -> bool {
        let now = self.known.now;
        let future = |stamp: &Stamp| stamp.ms > now.wall.ms;
        match reason {
            Reason::Result {
                level,
                rows,
                check_from,
                since,
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
            Reason::Stop { stop, .. } => self.has_stop(stop),
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
            Reason::Unasked => self.own_checks().next().is_none() || self.no_fresh_check(),
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
        let raised = self
            .known
            .permission
            .episodes
            .iter()
            .flat_map(|open| &open.state.raised);
        let raised = raised
            .map(|danger| &danger.what)
            .any(|what| *what == What::Stop(stop.clone()));
        by_row || on_record || raised
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

    /// Whether no complete own check is as new as the newest open recovery, or as 14 days without one.
    fn no_fresh_check(&self) -> bool {
        let now = self.known.now.ms;
        let onset = |open: &soleus_core::permission::facts::Open<'_>| open.onset_ms - DAY_MS;
        let last = self
            .known
            .permission
            .episodes
            .iter()
            .map(onset)
            .max()
            .unwrap_or(now - 14 * DAY_MS);
        let of_all_legs = |run: &CheckRun| {
            let done = run.finished.as_ref().filter(|done| done.outcome.is_complete());
            let which = serde_json::to_string(&run.answers).unwrap();
            done.is_some_and(|done| done.at.ms + done.lead_ms >= last && done.at.ms <= self.known.now.wall.ms)
                && which.contains("\"both\"")
        };
        !self.own_checks().any(of_all_legs)
    }
}
