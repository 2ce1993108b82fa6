//! What the window sees beside a check: "About me", the page on how the check decides, and what
//! clinicians found and allowed.

use serde::Serialize;
use soleus_core::{care::Level, time::Stamp, triage::answer::Id};

use crate::check::views::CheckQuestion;

/// "About me" as it stands: the questions with their kept answers, and when they were last confirmed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AboutMeView {
    /// The questions about the person.
    pub questions: Vec<CheckQuestion>,
    /// When they were last confirmed or changed.
    pub at: Option<Stamp>,
}

/// One rule on the page "How this check decides".
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RuleText {
    /// Its id.
    pub id: Id,
    /// Its level.
    pub level: Level,
    /// What it finds.
    pub title: String,
    /// Why that matters.
    pub because: String,
    /// The questions it reads, by short name.
    pub reads: Vec<String>,
    /// Source ids.
    pub sources: Vec<Id>,
    /// How sure the ground is.
    pub label: String,
}

/// The page "How this check decides", made from the same data.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RulesView {
    /// The content's version.
    pub version: String,
    /// Every question.
    pub questions: Vec<CheckQuestion>,
    /// Every rule.
    pub rules: Vec<RuleText>,
    /// What is proved over all combinations of answers, in words.
    pub proved: Vec<String>,
    /// Choices of ours where the sources are silent or differ, in words.
    pub choices: Vec<String>,
}
