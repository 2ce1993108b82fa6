//! Plans as data: gates with a time part and a criteria part, a scope, and a source or "rule of thumb" on every number.

use serde::{Deserialize, Serialize};

use super::{basis::Basis, load::TestKind, need::Need, record::Grade};
use crate::care::Activity;

/// A length of time in hours by grade; `grade_two` also serves grade three once a clinician has spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Hours {
    /// Hours.
    pub hours: u32,
    /// Hours from grade 2 on; as `hours` if absent.
    #[serde(default, alias = "grade_two")]
    pub grade_two: Option<u32>,
    /// Where the number comes from.
    pub basis: Basis,
}

impl Hours {
    /// The hours for a grade.
    pub fn of(&self, grade: Grade) -> u32 {
        match (grade, self.grade_two) {
            (Grade::Two | Grade::Three, Some(hours)) => hours.max(self.hours),
            _ => self.hours,
        }
    }
}

/// How far a gate reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Scope {
    /// Only what this episode's own plan offers.
    Episode,
    /// Everything on the same leg.
    Leg,
    /// The activity on any leg.
    Activity,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Gate {
    /// `<plan>/<name>`.
    pub id: String,
    /// What opens.
    pub title: String,
    /// What to do once it is open.
    pub text: String,
    /// Why it is there.
    pub why: String,
    /// What is allowed until then.
    pub meanwhile: String,
    /// What other evidence would say, if it would allow earlier.
    #[serde(default)]
    pub other: String,
    /// Where the statements come from.
    pub basis: Basis,
    /// The activity classes it opens.
    #[serde(default)]
    pub opens: Vec<Activity>,
    /// How far it reaches.
    pub scope: Scope,
    /// Plans whose own exercises it never reaches.
    #[serde(default)]
    pub spares: Vec<String>,
    /// A step of the plan's sequence; otherwise it stands beside the sequence.
    #[serde(default)]
    pub step: bool,
    /// Hours since the onset.
    #[serde(default)]
    pub after: Option<Hours>,
    /// Hours since the phase before was entered.
    #[serde(default)]
    pub stay: Option<Hours>,
    /// What must hold.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Tests that are offered from this gate on.
    #[serde(default)]
    pub offers: Vec<TestKind>,
    /// Routines that belong to this step, by id: they may be done once it is open, whatever their classes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<String>,
}

/// One level of a walk-run table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LadderLevel {
    /// Minutes of walking in one round.
    pub walk: u16,
    /// Minutes of running in one round.
    pub run: u16,
    /// Rounds.
    pub rounds: u16,
}

/// A walk-run table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ladder {
    /// Its id within the plan.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is, in a sentence or two.
    pub text: String,
    /// Good runs needed at each level.
    pub runs: u8,
    /// Whole days without a run between two runs.
    #[serde(alias = "rest_days")]
    pub rest_days: u8,
    /// Where it comes from.
    pub basis: Basis,
    /// Its levels in order.
    pub levels: Vec<LadderLevel>,
}

/// When soreness or an injury has lasted too long for self-care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TooLong {
    /// Hours since the onset.
    pub hours: u32,
    /// Walking or worst pain of at least this counts as "still there".
    pub pain: u8,
    /// Where the number comes from.
    pub basis: Basis,
}

/// What the person does at each phase, beside the gates: phase 0 and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Passage {
    /// Its heading.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Where it comes from.
    pub basis: Basis,
}

/// Cold packs for comfort: words and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdAdvice {
    /// How, and when to stop.
    pub text: String,
    /// Minutes one pack stays on, at least.
    #[serde(alias = "least_minutes")]
    pub least_minutes: u8,
    /// Minutes one pack stays on, at most.
    #[serde(alias = "most_minutes")]
    pub most_minutes: u8,
    /// Look at the skin each so many minutes.
    #[serde(alias = "look_minutes")]
    pub look_minutes: u8,
    /// Hours between one coming off and the next.
    #[serde(alias = "apart_hours")]
    pub apart_hours: u8,
    /// At most so many in 24 hours.
    #[serde(alias = "a_day")]
    pub a_day: u8,
    /// Only in the first so many hours.
    #[serde(alias = "first_hours")]
    pub first_hours: u32,
    /// Where the numbers come from.
    pub basis: Basis,
}

/// A recovery plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Plan {
    /// `cramp`, `strain`, `tightness`, `bruise`.
    pub id: String,
    /// Raised whenever a gate changes; an episode opened under another version waits for the person to look.
    pub version: u32,
    /// What changed in this version, in words.
    #[serde(default)]
    pub changed: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The next-morning rule's band: pain up to this during and after a load is acceptable.
    pub band: u8,
    /// Where the band comes from.
    #[serde(alias = "band_basis")]
    pub band_basis: Basis,
    /// A next-morning rise of this many points steps the plan back one stage; a smaller rise only repeats.
    #[serde(alias = "back_at")]
    pub back_at: u8,
    /// Whether the leg is looked at on day 3-4: not clearly better then means a clinician.
    #[serde(default)]
    pub look: bool,
    /// When it has lasted too long for self-care.
    #[serde(default, alias = "too_long")]
    pub too_long: Option<TooLong>,
    /// Cold packs for comfort, where the plan offers them.
    #[serde(default)]
    pub cold: Option<ColdAdvice>,
    /// What to do before the first step opens.
    pub start: Passage,
    /// What stays after the last step.
    pub after: Passage,
    /// What to do at the first twinge afterwards.
    pub twinge: Passage,
    /// Its gates; those with `step` form the sequence, in this order.
    #[serde(rename = "gate")]
    pub gates: Vec<Gate>,
    /// Its walk-run tables; the first is the default.
    #[serde(default, rename = "ladder")]
    pub ladders: Vec<Ladder>,
    /// The step gate from which the walk-run table runs, if there is one.
    #[serde(default, alias = "ladder_from")]
    pub ladder_from: Option<String>,
}

impl Plan {
    /// The gates of the sequence, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Gate> {
        self.gates.iter().filter(|gate| gate.step)
    }

    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.id == id)
    }

    /// The table with this id, or the first.
    pub fn ladder(&self, id: Option<&str>) -> Option<&Ladder> {
        id.and_then(|id| self.ladders.iter().find(|ladder| ladder.id == id))
            .or(self.ladders.first())
    }
}
