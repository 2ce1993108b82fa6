//! What a fenced block of a page may hold: action, disagree, not-advised, figure, urgent.

use serde::{Deserialize, Serialize};

/// Where a button in a page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ActionKind {
    /// Opens the check.
    Check,
    /// Opens a routine.
    Routine,
    /// Opens Cramp now.
    CrampNow,
    /// Opens recovery, or starts a plan there.
    Recovery,
    /// Opens a gate of a plan.
    Gate,
    /// Adds a question to the doctor's list.
    Question,
}

/// A button that leads from the page to the matching part of the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PageAction"))]
pub struct Action {
    /// Where it leads. In the tree sent to the screen it is called `leads`, because `kind` names the block.
    #[serde(rename(serialize = "leads", deserialize = "kind"))]
    #[cfg_attr(feature = "bindings", ts(rename = "leads"))]
    pub leads: ActionKind,
    /// The routine or the gate; empty for the other kinds.
    #[serde(default)]
    pub target: String,
    /// The button's words.
    pub label: String,
    /// The question to add (kind `question` only).
    #[serde(default)]
    pub text: String,
}

/// One voice of a disagreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Voice {
    /// Who says it, in plain words.
    pub who: String,
    /// What they say.
    pub what: String,
    /// The source's id.
    pub source: String,
}

/// Where sources disagree, and what the app does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Disagree {
    /// The seed checklist's contradictions it settles: `X5`.
    pub x: Vec<String>,
    /// The question.
    pub topic: String,
    /// What each says.
    pub says: Vec<Voice>,
    /// What the app does.
    pub rule: String,
    /// Why the app goes this way.
    pub why: String,
}

/// A thing the sources name and this app does not advise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Unadvised {
    /// Its name.
    pub name: String,
    /// Why it is not advised.
    pub why: String,
    /// The source's id.
    pub source: String,
}

/// Things the sources name and this app does not advise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NotAdvised {
    /// The things.
    pub items: Vec<Unadvised>,
}

/// A drawing, its text alternative and its caption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PageFigure"))]
pub struct Figure {
    /// Which drawing: one of [`FIGURES`] or `stretch:<exercise>`.
    pub id: String,
    /// What it shows, in words.
    #[serde(default)]
    pub alt: String,
    /// The line under it.
    #[serde(default)]
    pub caption: String,
}

/// The drawings the reader knows, besides the stretches.
pub const FIGURES: [&str; 5] = [
    "calf-muscles-back",
    "calf-muscles-side",
    "calf-muscles-deep",
    "compartments",
    "leg-map",
];

/// The level of a red-flag box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum UrgentLevel {
    /// Emergency services now.
    L1,
    /// A clinician today.
    L2,
}

/// Red flags in a marked box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Urgent {
    /// How urgent.
    pub level: UrgentLevel,
    /// The signs.
    pub items: Vec<String>,
    /// The sources' ids.
    #[serde(rename(serialize = "sources", deserialize = "source"))]
    #[cfg_attr(feature = "bindings", ts(rename = "sources"))]
    pub sources: Vec<String>,
}
