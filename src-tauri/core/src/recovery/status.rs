//! How a gate stands, in one word.

use serde::{Deserialize, Serialize};

/// A gate's state. Only `Open` opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum GateStatus {
    /// Open.
    Open,
    /// Would be open; today's daily rows are not answered yet.
    RowsDue,
    /// Its time is not over.
    Time,
    /// Its time is over, something the leg must do or must not do is missing.
    Ability,
    /// It was open; today's leg speaks against it.
    Held,
    /// An earlier step comes first.
    Before,
    /// One step a day: it can open tomorrow.
    Tomorrow,
    /// A stop is in force.
    Stopped,
    /// Only with a clinician's record.
    Clinician,
    /// Locked from outside the plan.
    Locked,
    /// The plan changed; the person has not looked at the difference yet.
    PlanChanged,
}
