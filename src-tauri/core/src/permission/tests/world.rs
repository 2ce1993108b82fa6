//! A small record to ask about.

use crate::{
    care::{Activity, Legs, Level},
    journal::{Entry, EntryId},
    permission::{
        activity::Asked,
        danger::{Check, Danger, StopReason, What, standing},
        decide::decide,
        facts::{Asking, Facts},
        reason::{Closed, Reason},
        word::{ClinicianWord, Said},
    },
    recovery::{
        clock::Moment,
        rows::{Row, RowsToday},
    },
    time::{DAY_MS, HOUR_MS, Stamp},
    triage::engine::{LOCKED_BY_LEVEL, Locked},
};

pub(super) fn at(hours: i64) -> Stamp {
    Stamp::new(1_790_000_000_000 + hours * HOUR_MS, 60)
}

/// What happened, in the order of writing; each has the hours at which it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    pub(super) checks: Vec<Check>,
    pub(super) stops: Vec<Danger>,
    pub(super) words: Vec<Said>,
    pub(super) next: i64,
}

impl World {
    fn written(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    pub(super) fn check(&mut self, hours: i64, level: Level, complete: bool, locks: &[&str]) -> &mut Self {
        let written = self.written();
        let by_level = Activity::ALL.map(|activity| Locked {
            activity,
            reasons: vec![LOCKED_BY_LEVEL.into()],
        });
        let massage = Locked {
            activity: Activity::Massage,
            reasons: locks.iter().map(|&id| id.to_owned()).collect(),
        };
        self.checks.push(Check {
            result: Danger {
                written,
                at: at(hours),
                ms: at(hours).ms,
                what: What::Result {
                    level,
                    locks: if level >= Level::SameDay {
                        by_level.to_vec()
                    } else if locks.is_empty() {
                        vec![]
                    } else {
                        vec![massage]
                    },
                    hidden: vec![],
                    rows: vec![],
                },
                source: None,
            },
            complete,
            legs: Some(Legs::Both),
        });
        self
    }

    pub(super) fn stop(&mut self, hours: i64, reason: StopReason) -> &mut Self {
        let written = self.written();
        self.stops.push(Danger {
            written,
            at: at(hours),
            ms: at(hours).ms,
            what: What::Stop(reason),
            source: Some(EntryId(format!("s{written}"))),
        });
        self
    }

    pub(super) fn word(&mut self, hours: i64, word: ClinicianWord) -> &mut Self {
        let written = self.written();
        let from_ms = word.from.map_or(at(hours).ms, |from| from.ms);
        let word_limit = word.not_before.map(|from| from.ms);
        let until_ms = word.ends.map(|until| until.ms);
        self.words.push(Said {
            entry: Entry {
                id: EntryId(format!("w{written}")),
                at: at(hours),
                subject: None,
                changed: at(hours),
                written,
                edited: written,
                body: word,
            },
            written,
            ms: at(hours).ms,
            from_ms,
            not_before_ms: word_limit,
            until_ms,
        });
        self
    }

    pub(super) fn facts(&self, hours: i64) -> Facts<'static> {
        let now = Moment::of(at(hours));
        let complete = self
            .checks
            .iter()
            .filter(|check| check.complete && !now.is_before(check.result.at));
        Facts {
            now,
            standing: standing(&self.checks, &self.stops, now),
            words: self.words.clone(),
            episodes: Vec::new(),
            time_left: Vec::new(),
            rows: RowsToday::Clear,
            risks: Vec::new(),
            aches: Vec::new(),
            asked: complete
                .map(|check| Asking {
                    ms: check.result.ms,
                    legs: check.legs,
                })
                .collect(),
            offsets: Vec::new(),
            rested_ms: None,
        }
    }

    pub(super) fn ask(&self, hours: i64, class: Activity) -> Option<Closed> {
        decide(&self.facts(hours), &asked(class))
    }

    pub(super) fn is_open(&self, hours: i64, class: Activity) -> bool {
        self.ask(hours, class).is_none()
    }
}

pub(super) fn asked(class: Activity) -> Asked {
    Asked::Class {
        class,
        legs: Legs::Both,
        own: None,
    }
}

pub(super) fn seen(hours: i64) -> ClinicianWord {
    ClinicianWord::new("Dr Novak", at(hours).date(), "nothing found")
}

pub(super) fn first(closed: &Option<Closed>) -> Option<&Reason> {
    closed.as_ref()?.reasons.first()
}

pub(super) const A_DAY: i64 = DAY_MS / HOUR_MS;

/// A daily row that was not ruled out.
pub(super) fn row_stop(hours: i64) -> StopReason {
    StopReason::RedFlag {
        day: at(hours).day(),
        rows: vec![Row::FootNumb],
    }
}
