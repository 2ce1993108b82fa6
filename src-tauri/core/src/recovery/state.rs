//! What replay answers: the phase, every gate with its needs, alerts.

use serde::{Deserialize, Serialize};

use super::{ladder_state::LadderState, load::TestKind, met::NeedState, rows::RowsToday, status::GateStatus};
use crate::{
    care::Activity,
    journal::EntryId,
    permission::{danger::Danger, reason::Closed},
    time::{Day, Stamp},
};

/// A gate in an episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GateState {
    /// Its id.
    pub id: String,
    /// Whether it is open, and if not, what holds it.
    pub status: GateStatus,
    /// When its time part is over, on the wall clock; `None` if it has none or an earlier step comes first.
    pub opens_at: Option<Stamp>,
    /// Whether its time part is over.
    pub time_over: bool,
    /// Its needs, in the plan's order.
    pub needs: Vec<NeedState>,
    /// Opened by name by a clinician's record.
    pub by_clinician: bool,
    /// The classes it opens.
    pub opens: Vec<Activity>,
    /// Why it is closed, with everything else that closes it; filled in by [`crate::permission::decide::shown`].
    pub closed: Option<Closed>,
}

/// Something to tell the person that is not a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Alert {
    /// Worse or back again before day 3: a check is offered, every gate waits.
    WorseEarly,
    /// The day 3-4 look is due: no check-in since 72 h.
    LookDue,
    /// Not clearly better at the day 3-4 look: a clinician within days (seed 003, rule C8).
    NotClearlyBetter,
    /// It has lasted too long for self-care (rule C8).
    TooLong,
    /// One step back after a load; the next morning decides.
    SteppedBack,
    /// The plan changed since the person last looked.
    PlanChanged,
    /// Grade 3: only with a clinician's record.
    NeedsClinician,
}

/// A step back, for the chart and the story of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StepChange {
    /// The day.
    pub day: Day,
    /// The phase before.
    pub from: u8,
    /// The phase after.
    pub to: u8,
    /// Why it went back; `None` for a step forward.
    pub why: Option<BackReason>,
}

/// Why a step was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum BackReason {
    /// The morning after a load was one point worse, where the plan goes back for that.
    OnePoint,
    /// The morning after a load was two points worse.
    TwoPoints,
    /// The day was worse than the day before, after a load.
    Worse,
}

/// An episode at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeState {
    /// The episode this is the state of.
    pub episode: EntryId,
    /// Whole medical days since the onset.
    pub day: u32,
    /// The phase: how many steps of the sequence have been entered.
    pub phase: u8,
    /// When it was entered.
    pub phase_since: Stamp,
    /// Every gate, in the plan's order.
    pub gates: Vec<GateState>,
    /// Stops that this record of the leg raised, for the order of writing; the screens read what stands of the person.
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub raised: Vec<Danger>,
    /// What else to tell.
    pub alerts: Vec<Alert>,
    /// Today's rows.
    pub rows: RowsToday,
    /// The walk-run table, once it runs.
    pub ladder: Option<LadderState>,
    /// Tests that may be done now.
    pub tests: Vec<TestKind>,
    /// Steps forward and back so far.
    pub steps: Vec<StepChange>,
    /// The last gate of the sequence has been entered.
    pub finished: bool,
}

impl EpisodeState {
    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&GateState> {
        self.gates.iter().find(|gate| gate.id == id)
    }

    /// Whether the gate with this id is open.
    pub fn is_open(&self, id: &str) -> bool {
        self.gate(id).is_some_and(|gate| gate.status == GateStatus::Open)
    }
}
