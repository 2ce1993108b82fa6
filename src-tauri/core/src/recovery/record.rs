//! Episodes: one cramp, strain or other trouble from its first day to its last.
//!
//! Every body of the journal's recovery entries carries `lead_ms`, how far believed time ran ahead of the wall clock when it was written
//! ([`super::clock::Moment::lead_ms`]): zero unless somebody set the clock back.

use serde::{Deserialize, Serialize};

use crate::{
    care::{Activity, Legs, Side, Tri},
    journal::{Body, EntryId},
    time::{Day, Stamp},
};

/// Something that may have contributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum Factor {
    Heat,
    Clothing,
    Fatigue,
    Distance,
    Hills,
    Speed,
    NewShoes,
    Sleep,
    Fluids,
    Sitting,
}

/// A strain's grade by lay signs (RTP-CY, CALF-GRADES); the worst sign decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Grade {
    /// Sore or tight, walks normally, single heel raise possible.
    One,
    /// Sharp onset, limp, weak or painful heel raise, bruise.
    Two,
    /// Pop, cannot push off, large bruise or dent: always seen by a clinician.
    Three,
}

/// The lay signs a strain is graded by. "Not sure" counts as the worse answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StrainSigns {
    /// A pop, snap or kick was felt.
    pub pop: Tri,
    /// Cannot push off or stand on tiptoe on that leg.
    pub no_push_off: Tri,
    /// Walks with a limp.
    pub limp: Tri,
    /// A bruise came up within days.
    pub bruise: Tri,
    /// A large bruise or a dent in the muscle.
    pub large_bruise_or_dent: Tri,
    /// A single-leg heel raise is weak or hurts; do not test it to find out.
    pub weak_raise: Tri,
}

impl StrainSigns {
    /// The grade by the worst sign.
    pub fn grade(&self) -> Grade {
        let not_no = |answer: Tri| answer != Tri::No;
        if not_no(self.no_push_off) || not_no(self.large_bruise_or_dent) {
            Grade::Three
        } else if [self.pop, self.limp, self.bruise, self.weak_raise]
            .into_iter()
            .any(not_no)
        {
            Grade::Two
        } else {
            Grade::One
        }
    }
}

/// Which calf muscle, as far as a lay person can tell (GK-DIXON-2009, RTP-CY).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CalfMuscle {
    /// Sudden, inner upper calf, worse with a straight knee.
    Gastrocnemius,
    /// Gradual, deep and lower, worse with a bent knee.
    Soleus,
}

/// A gate set by a clinician: one activity class from one date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NamedGate {
    /// What it opens.
    pub activity: Activity,
    /// From 00:00 local of this date; `None` keeps it closed.
    pub from: Option<Day>,
}

/// What kind of tissue a clinician's name is about: it decides how much pain is acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NamedKind {
    /// A tendon, such as the Achilles: up to 5 is acceptable if the next morning is no worse (SILB07, BIM-PMM).
    Tendon,
    /// A bone, a clot or a compartment: no pain is acceptable, the rule is off.
    BoneOrCompartment,
    /// Anything else.
    Other,
}

impl NamedKind {
    /// Pain up to this during and after a load is acceptable.
    pub fn band(self) -> u8 {
        match self {
            NamedKind::Tendon => 5,
            NamedKind::BoneOrCompartment => 0,
            NamedKind::Other => 2,
        }
    }
}

/// What an episode is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Condition {
    /// An exercise cramp that left soreness.
    ExerciseCramp,
    /// A calf strain.
    Strain {
        /// Its lay signs.
        signs: StrainSigns,
        /// Which muscle, if known.
        muscle: Option<CalfMuscle>,
    },
    /// Tightness or overload without a moment of injury.
    Tightness,
    /// A knock or bruise.
    Bruise,
    /// A clinician named it; only the clinician's gates count.
    Named {
        /// What it was called.
        name: String,
        /// What kind of tissue; unknown counts as the strictest.
        #[serde(default)]
        what: Option<NamedKind>,
        /// Who said so.
        by: String,
        /// The day of the visit.
        on: Day,
        /// Whether the visit was after the result or stop of the same day; `None` if that was not said.
        #[serde(default)]
        after: Option<bool>,
        /// The gates the clinician set.
        gates: Vec<NamedGate>,
    },
}

impl Condition {
    /// The id of its plan in `content/plans`; `None` for a clinician's own gates.
    pub fn plan(&self) -> Option<&'static str> {
        match self {
            Condition::ExerciseCramp => Some("cramp"),
            Condition::Strain { .. } => Some("strain"),
            Condition::Tightness => Some("tightness"),
            Condition::Bruise => Some("bruise"),
            Condition::Named { .. } => None,
        }
    }

    /// The pain band of a clinician's name; `None` where a plan has its own. Unknown counts as the strictest.
    pub fn named_band(&self) -> Option<u8> {
        match self {
            Condition::Named { what, .. } => Some(what.unwrap_or(NamedKind::BoneOrCompartment).band()),
            Condition::ExerciseCramp
            | Condition::Strain { .. }
            | Condition::Tightness
            | Condition::Bruise => None,
        }
    }

    /// The strain's grade; other conditions count with a plan's plain numbers.
    pub fn grade(&self) -> Grade {
        match self {
            Condition::Strain { signs, .. } => signs.grade(),
            Condition::ExerciseCramp | Condition::Tightness | Condition::Bruise | Condition::Named { .. } => {
                Grade::One
            }
        }
    }
}

/// Why an episode was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Ending {
    /// It is over.
    Recovered,
    /// It turned out to be something else.
    SomethingElse,
    /// The person stopped recording it.
    Stopped,
}

/// A closing, kept even after a reopening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Closing {
    /// When it was closed.
    pub at: Stamp,
    /// The reason the person gave.
    pub why: Ending,
    /// When it was opened again, if it was.
    pub reopened: Option<Stamp>,
}

/// What an edit replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Revision {
    /// When it was replaced.
    pub replaced: Stamp,
    /// The onset it had.
    pub onset: Stamp,
    /// The condition it had.
    pub condition: Condition,
    /// The leg it had.
    pub legs: Legs,
    /// The place it had; `None` too in records made before places were kept.
    #[serde(default)]
    pub place: Option<String>,
    /// What the person was doing, as it stood; empty too in records made before it was kept.
    #[serde(default)]
    pub doing: String,
    /// What may have contributed, as it stood.
    #[serde(default)]
    pub factors: Vec<Factor>,
    /// The earlier episode it was a return of.
    #[serde(default)]
    pub returned_from: Option<EntryId>,
}

/// One cramp, strain or other trouble from its first day to its last. The entry's `at` is its onset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Episode {
    /// What it is.
    pub condition: Condition,
    /// Which leg.
    pub legs: Legs,
    /// The place on the leg map.
    pub place: Option<String>,
    /// If the onset is only roughly known: the latest it could have been. Gates count from here.
    pub onset_latest: Option<Stamp>,
    /// What the person was doing.
    #[serde(default)]
    pub doing: String,
    /// What may have contributed.
    #[serde(default)]
    pub factors: Vec<Factor>,
    /// Whether the leg aches all the time, also at rest, when it is opened.
    #[serde(default)]
    pub aches: Option<Tri>,
    /// The earlier episode this is a return of.
    #[serde(default)]
    pub returned_from: Option<EntryId>,
    /// The walk-run table in use; the plan's first one if `None`.
    #[serde(default)]
    pub ladder: Option<String>,
    /// Closings, oldest first; open unless the last one was not reopened.
    #[serde(default)]
    pub closings: Vec<Closing>,
    /// The plan version the person last saw in full.
    pub plan_version: u32,
    /// What edits replaced, oldest first.
    #[serde(default)]
    pub revisions: Vec<Revision>,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Episode {
    /// The leg whose strength is measured against the other one: of two sore legs the left one.
    pub fn sore_side(&self) -> Side {
        match self.legs {
            Legs::Right => Side::Right,
            Legs::Left | Legs::Both => Side::Left,
        }
    }

    /// Whether it is open.
    pub fn open(&self) -> bool {
        self.closings
            .last()
            .is_none_or(|closing| closing.reopened.is_some())
    }
}

impl Body for Episode {
    const KIND: &'static str = "episode";
}
