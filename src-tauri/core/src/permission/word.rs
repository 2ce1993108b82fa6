//! The clinician's word: who said it, when they saw the person, what they found, and what may be done.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::danger::Danger;
use crate::{
    care::Activity,
    journal::{Body, Entry, EntryId},
    time::{Day, Stamp},
    triage::answer::Id,
};

/// What a clinician found and allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClinicianWord {
    /// Who: "Dr Novak, A&E".
    pub who: String,
    /// The day of the visit.
    pub seen: Day,
    /// The time of the visit, `HH:MM`, if it is known.
    #[serde(default)]
    pub seen_time: Option<String>,
    /// Whether the visit was after the result or stop of the same day; `None` if that was not said.
    #[serde(default)]
    pub after: Option<bool>,
    /// What they found, in any words; "nothing found" counts. Empty opens nothing.
    #[serde(alias = "diagnosis")]
    pub found: String,
    /// The plan may be followed as it stands: results and stops that were before are lifted, every gate keeps its own
    /// criteria.
    #[serde(default)]
    pub follow_plan: bool,
    /// Steps that are open (`strain/phase-3`), with the steps before them.
    #[serde(default)]
    pub gates: BTreeSet<String>,
    /// Classes that are open.
    #[serde(default)]
    pub permits: BTreeSet<Activity>,
    /// Risks they knew of when they said it, by the ids of the check's locks. A word opens no class against a risk that
    /// it does not name.
    #[serde(default)]
    pub despite: BTreeSet<Id>,
    /// From when it may be done; at once if `None`.
    #[serde(default)]
    pub from: Option<Stamp>,
    /// Their own limit: not before this, whatever the gates say.
    #[serde(default)]
    pub not_before: Option<Stamp>,
    /// Until when.
    #[serde(default)]
    pub ends: Option<Stamp>,
    /// The last day it holds, in words kept before times of day could be given.
    #[serde(default)]
    pub until: Option<Day>,
    /// The one episode whose steps it is about.
    #[serde(default)]
    pub episode: Option<EntryId>,
    /// Anything else they said.
    #[serde(default)]
    pub note: String,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl ClinicianWord {
    /// A word that allows nothing yet.
    pub fn new(who: &str, seen: Day, found: &str) -> Self {
        Self {
            who: who.to_owned(),
            seen,
            seen_time: None,
            after: None,
            found: found.to_owned(),
            follow_plan: false,
            gates: BTreeSet::new(),
            permits: BTreeSet::new(),
            despite: BTreeSet::new(),
            from: None,
            not_before: None,
            ends: None,
            until: None,
            episode: None,
            note: String::new(),
            lead_ms: 0,
        }
    }
}

impl Body for ClinicianWord {
    const KIND: &'static str = "clinician_record";
}

/// A word on record, with what its order and its limits are told by.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The entry.
    pub entry: Entry<ClinicianWord>,
    /// Its place in the order of writing.
    pub written: i64,
    /// When it was written down, in believed milliseconds.
    pub ms: i64,
    /// From when it opens anything, in believed milliseconds.
    pub from_ms: i64,
    /// Its own limit.
    pub not_before_ms: Option<i64>,
    /// When it ends.
    pub until_ms: Option<i64>,
}

impl Said {
    /// What it says.
    pub fn word(&self) -> &ClinicianWord {
        &self.entry.body
    }

    /// Whether it says enough to open anything: who, what was found, a visit that is not in the future.
    pub fn is_sound(&self, today: Day) -> bool {
        let word = self.word();
        !word.who.trim().is_empty() && !word.found.trim().is_empty() && word.seen <= today
    }

    /// Whether it opens something at `ms`, `today` being the date then.
    pub fn counts(&self, ms: i64, today: Day) -> bool {
        self.is_sound(today)
            && self.ms <= ms
            && self.begins() <= ms
            && self.until_ms.is_none_or(|until| ms < until)
    }

    /// From when it opens anything, its own limit included.
    pub fn begins(&self) -> i64 {
        self.from_ms.max(self.not_before_ms.unwrap_or(i64::MIN))
    }

    /// Whether it can open what `danger` closes: written after it, about a visit after it. A visit on the day of the
    /// danger counts only if it is said, or told by its time, that it was after.
    pub fn answers(&self, danger: &Danger) -> bool {
        if self.written <= danger.written {
            return false;
        }
        let word = self.word();
        // A danger dated after its answer was written down has a wrong date: it is read as of that day.
        let day = danger.at.date().min(self.entry.at.date());
        let later_that_day = word.after.unwrap_or_else(|| self.seen_later(danger));
        word.seen > day || word.seen == day && later_that_day
    }

    fn seen_later(&self, danger: &Danger) -> bool {
        let Some(time) = &self.word().seen_time else {
            return false;
        };
        let then = danger.at.civil();
        time.as_str() > format!("{:02}:{:02}", then.hour(), then.minute()).as_str()
    }

    /// Whether it names the step `gate`.
    pub fn names_step(&self, gate: &str) -> bool {
        self.word().gates.iter().any(|id| id == gate)
    }

    /// Whether the plan may be followed as it stands. "Every step of the plan", as older records have it, means no more.
    pub fn follows_plan(&self) -> bool {
        let every_step = |id: &String| id.ends_with("/*");
        self.word().follow_plan || self.word().gates.iter().any(every_step)
    }

    /// Whether it is about `episode`, as every word without an episode is.
    pub fn is_about(&self, episode: &EntryId) -> bool {
        self.word().episode.as_ref().is_none_or(|one| one == episode)
    }
}
