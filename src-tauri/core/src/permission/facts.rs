//! Everything the answer is drawn from, gathered in one place.

use serde::{Deserialize, Serialize};

use super::{
    danger::{Danger, What},
    reason::Reason,
    word::Said,
};
use crate::{
    care::{Activity, Legs, Level, Side},
    journal::{Body, EntryId},
    recovery::{clock::Moment, plan::Plan, rows::RowsToday, state::EpisodeState},
    time::{DAY_MS, Day, Stamp},
    triage::answer::Id,
};

/// Without an open recovery a complete check counts as asked for this long.
pub const ASKED_FOR_MS: i64 = 14 * DAY_MS;

/// An open recovery.
#[derive(Clone, Debug)]
pub struct Open<'a> {
    /// Its plan, if it has one.
    pub plan: Option<&'a Plan>,
    /// Its legs.
    pub legs: Legs,
    /// When it began, in believed milliseconds.
    pub onset_ms: i64,
    /// Where its gates stand.
    pub state: EpisodeState,
}

/// Time that a recovery leaves on its leg when it is closed or deleted before its gates' time is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeLeft {
    /// The recovery.
    pub episode: EntryId,
    /// Its gate.
    pub gate: String,
    /// What the gate would have opened.
    pub classes: Vec<Activity>,
    /// Whether it would have opened walks for exercise.
    pub walks: bool,
    /// The legs.
    pub legs: Legs,
    /// Until when, in believed milliseconds.
    pub until_ms: i64,
    /// When it was closed or deleted, in the order of writing: a clinician's word after it takes it.
    pub written: i64,
}

/// What a deleted recovery leaves on its leg. The entry's subject is that recovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletedRecovery {
    /// The time of its gates.
    pub left: Vec<TimeLeft>,
}

impl Body for DeletedRecovery {
    const KIND: &'static str = "deleted_recovery";
}

/// A risk from "About me", by the id of the check's lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// The lock.
    pub id: Id,
    /// What it closes.
    pub activities: Vec<Activity>,
}

/// A complete own check, as far as "was this asked?" reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// When, in believed milliseconds.
    pub ms: i64,
    /// Which leg it was about, if it said so.
    pub legs: Option<Legs>,
}

/// What is known now.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Now.
    pub now: Moment,
    /// The results and stops that stand ([`super::danger::standing`]).
    pub standing: Vec<Danger>,
    /// Clinicians' words, in the order of writing.
    pub words: Vec<Said>,
    /// The open recoveries.
    pub episodes: Vec<Open<'a>>,
    /// What closed and deleted recoveries leave.
    pub time_left: Vec<TimeLeft>,
    /// What the newest daily rows of the last 24 hours came to.
    pub rows: RowsToday,
    /// Risks from "About me".
    pub risks: Vec<Risk>,
    /// Legs that ache at rest, one-sided: pain 3 or more at two check-ins running, or "all the time".
    pub aches: Vec<Side>,
    /// Complete own checks that are not dated after now.
    pub asked: Vec<Asking>,
    /// Offsets from UTC by the instant from which each is in force, from now on: a future instant is shown with the offset
    /// of that instant.
    pub offsets: Vec<(i64, i16)>,
    /// When the rest day after the newest run ends, in believed milliseconds, if a recovery asks for one.
    pub rested_ms: Option<i64>,
}

impl Facts<'_> {
    /// The wall time at which believed time will be `ms`, with the offset that will be in force.
    pub fn wall_at(&self, ms: i64) -> Stamp {
        self.zoned(self.now.wall_at(ms))
    }

    /// The same instant with the offset that is in force then.
    pub fn zoned(&self, stamp: Stamp) -> Stamp {
        let known = self.offsets.partition_point(|(from, _)| *from <= stamp.ms);
        let offset = known.checked_sub(1).and_then(|index| self.offsets.get(index));
        Stamp {
            offset_min: offset.map_or(stamp.offset_min, |(_, offset)| *offset),
            ..stamp
        }
    }

    /// Today's calendar date.
    pub fn today(&self) -> Day {
        self.now.wall.date()
    }

    /// The highest level that stands.
    pub fn level(&self) -> Option<Level> {
        self.standing.iter().filter_map(Danger::level).max()
    }

    /// The texts that standing results hide.
    pub fn hidden(&self) -> Vec<&Id> {
        let results = self.standing.iter().filter_map(|danger| match &danger.what {
            What::Result { hidden, .. } => Some(hidden),
            What::Stop(_) => None,
        });
        let mut all: Vec<&Id> = results.flatten().collect();
        all.sort();
        all.dedup();
        all
    }

    /// The earliest moment at which a complete new check can end what stands: 24 h after the newest of it.
    pub fn check_from(&self) -> Option<Stamp> {
        let major = self
            .standing
            .iter()
            .filter(|one| one.is_major())
            .map(|one| one.ms)
            .max();
        let any = self.standing.iter().map(|one| one.ms).max();
        major.or(any).map(|ms| self.wall_at(ms.saturating_add(DAY_MS)))
    }

    /// Whether what matters for these legs was asked. For a leg with an open recovery: by a complete check of that leg not
    /// more than a day before it began. Without one: by any complete check within 14 days.
    pub fn is_asked(&self, legs: Legs) -> bool {
        let about = |asking: &Asking, side: Side| asking.legs.is_none_or(|legs| legs.has(side));
        let of_leg = Side::BOTH
            .into_iter()
            .filter(|side| legs.has(*side))
            .flat_map(|side| self.episodes.iter().map(move |open| (side, open)));
        let mut of_leg = of_leg.filter(|(side, open)| open.legs.has(*side)).peekable();
        if of_leg.peek().is_none() {
            let recent = |asking: &Asking| self.now.ms.saturating_sub(asking.ms) <= ASKED_FOR_MS;
            return self.asked.iter().any(recent);
        }
        of_leg.all(|(side, open)| {
            let fresh = |asking: &&Asking| asking.ms >= open.onset_ms.saturating_sub(DAY_MS);
            let mut checks = self.asked.iter().filter(fresh);
            checks.any(|asking| about(asking, side))
        })
    }

    /// Whether the daily rows have to be answered before anything is done with these legs: with an open recovery, or
    /// without a recent check.
    pub fn needs_rows(&self, legs: Legs) -> bool {
        !self.episodes.is_empty() || !self.is_asked(legs)
    }

    /// Why what waits for the daily rows is closed; `None` if they are clear.
    pub fn rows_reason(&self) -> Option<Reason> {
        match self.rows {
            RowsToday::Clear => None,
            RowsToday::Due => Some(Reason::Rows),
            RowsToday::Red => Some(Reason::RowsRed),
        }
    }

    /// The open recovery with this id.
    pub fn open(&self, id: &EntryId) -> Option<&Open<'_>> {
        self.episodes.iter().find(|open| open.state.episode == *id)
    }
}
