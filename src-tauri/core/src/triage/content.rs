//! The triage content as typed values: rules, causes, gates, locks, daily rows, countries, beside the questions.
//!
//! The files in `content/triage/` have exactly this shape. [`Triage::loaded`] replaces definitions and refuses content that
//! names something that does not exist, so that a rule can never silently read a question nobody asks.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Id, Who},
    country::Country,
    expr::Expr,
    question::{Question, Sheet},
};
use crate::care::{Activity, Level};

/// A line of advice; hidden when its gate is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "LineText")]
pub struct Line {
    /// The advice.
    pub text: String,
    /// The gate that can hide it.
    pub gate: Option<Id>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum LineText {
    Plain(String),
    Gated { text: String, gate: Id },
}

impl From<LineText> for Line {
    fn from(line: LineText) -> Self {
        match line {
            LineText::Plain(text) => Self { text, gate: None },
            LineText::Gated { text, gate } => Self {
                text,
                gate: Some(gate),
            },
        }
    }
}

/// A rule that speaks when no other rule and no pattern does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Everything that matters was answered and nothing matched.
    NothingMatched,
    /// Something that matters was not answered.
    NotEnoughAsked,
}

/// One rule. E = emergency, S = same day, C = clinician within days, X = benign pattern that earns self-care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `E1`, `S4`, `C8`, `X1` ...
    pub id: Id,
    /// The level it gives.
    pub level: Level,
    /// What it found, in a few words.
    pub title: String,
    /// Fires when this is known to be true.
    pub when: Expr,
    /// Does not fire when this is known to be true. Only a benign pattern may stand here, never a second symptom.
    #[serde(default)]
    pub unless: Option<Expr>,
    /// The rule of last resort; `when` must be `always`.
    #[serde(default)]
    pub otherwise: Option<Otherwise>,
    /// Why this matters.
    pub because: String,
    /// Whom to see.
    pub who: String,
    /// One sentence to say to them, by the person whose leg it is.
    pub say: String,
    /// The same, by somebody who speaks for them; empty: `say` fits both.
    #[serde(default)]
    pub say_other: String,
    /// What to do meanwhile.
    #[serde(default)]
    pub r#do: Vec<Line>,
    /// What not to do meanwhile.
    #[serde(default)]
    pub dont: Vec<Line>,
    /// What would change the level.
    #[serde(default)]
    pub change: Vec<String>,
    /// For clinician-within-days: in how many days, 1 to 14.
    #[serde(default)]
    pub within_days: u8,
    /// Causes that must always be named when this fires.
    #[serde(default)]
    pub must_not_miss: Vec<Id>,
    /// Source ids.
    #[serde(default)]
    pub sources: Vec<Id>,
    /// How sure the ground is: `strong`, `some`, `weak`, `opinion`, `ours` ("our rule of thumb").
    pub label: String,
    /// For a benign pattern: the plan or routine that fits (`recovery:cramp`, `routine:calves`).
    #[serde(default)]
    pub next: Option<String>,
}

impl Rule {
    /// The sentence to say, for one's own leg or for somebody else's.
    pub fn to_say(&self, who: Who) -> &str {
        match who {
            Who::Other if !self.say_other.is_empty() => &self.say_other,
            Who::Me | Who::Other => &self.say,
        }
    }
}

/// One reason for or against a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clue {
    /// The answers that speak.
    pub when: Expr,
    /// How strongly: 1 weak, 2 fair, 3 strong.
    pub weight: u8,
}

/// One thing it could be. Never touches the level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Its id.
    pub id: Id,
    /// Its name in plain words.
    pub name: String,
    /// What it is, in one sentence.
    pub what: String,
    /// The guide page about it, if there is one.
    #[serde(default)]
    pub page: Option<Id>,
    /// Answers that speak for it.
    #[serde(default, rename = "for")]
    pub speaks_for: Vec<Clue>,
    /// Answers that speak against it.
    #[serde(default)]
    pub against: Vec<Clue>,
    /// Source ids.
    pub sources: Vec<Id>,
}

/// A kind of advice text that must be hidden for some people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Its id.
    pub id: Id,
    /// What it hides, in words.
    pub name: String,
    /// Hidden when this is true; written with `maybe`, so that unknown hides.
    pub hide: Expr,
    /// Why it is hidden, in words.
    pub because: String,
    /// Source ids.
    pub sources: Vec<Id>,
}

/// A lock beyond the one that every same-day and emergency result sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Its id.
    pub id: Id,
    /// What it locks.
    pub activity: Vec<Activity>,
    /// Locked when this is true; written with `maybe`, so that unknown locks.
    pub when: Expr,
    /// Why, in words.
    pub because: String,
    /// Source ids.
    pub sources: Vec<Id>,
}

/// The words of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelText {
    /// The level these words belong to.
    pub level: Level,
    /// Its name: "Call for help now".
    pub name: String,
    /// What it means, in one or two sentences.
    pub meaning: String,
    /// What to do meanwhile.
    #[serde(default)]
    pub r#do: Vec<Line>,
    /// What not to do meanwhile.
    #[serde(default)]
    pub dont: Vec<Line>,
    /// What would change it.
    #[serde(default)]
    pub change: Vec<String>,
}

/// One of the eight daily rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailyRow {
    /// Its id.
    pub id: Id,
    /// The question.
    pub ask: String,
    /// The questions of the check it stands for.
    pub questions: Vec<Id>,
    /// The level a "yes" shows at once, before the check is taken.
    pub level: Level,
    /// Of a row that holds two facts: whom the worse of them has to call. The level is the lesser's.
    #[serde(default)]
    pub call: Option<String>,
}

/// All triage content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Triage {
    /// The content's version, shown with every kept result.
    pub version: String,
    /// Named conditions, `$name` in others.
    pub define: std::collections::BTreeMap<Id, Expr>,
    /// Must be known true for self-care.
    pub self_care_needs: Option<Expr>,
    /// The questions, in the order they are asked.
    pub question: Vec<Question>,
    /// The rules.
    pub rule: Vec<Rule>,
    /// The causes.
    pub cause: Vec<Cause>,
    /// The text gates.
    pub gate: Vec<Gate>,
    /// The further locks.
    pub lock: Vec<Lock>,
    /// The words of the levels.
    pub level: Vec<LevelText>,
    /// Why an emergency and a same-day result lock every activity, in one sentence.
    pub lock_reason: String,
    /// The daily rows.
    pub daily: Vec<DailyRow>,
    /// Numbers shown before a country is known.
    pub unknown_country: Vec<String>,
    /// Shown for a country without a number.
    pub fallback_number: String,
    /// The countries.
    pub country: Vec<Country>,
    /// Sentences that the proofs establish, shown on the page "How this check decides".
    pub invariant: Vec<Invariant>,
    /// Choices of ours where the sources are silent or differ, in words, for the same page.
    pub choice: Vec<Invariant>,
    /// Facts looked at together.
    pub sheet: Vec<Sheet>,
}

/// A statement about the rules, in words: proved, or a choice of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invariant {
    /// Its id.
    pub id: Id,
    /// What holds, or what we chose and why.
    pub text: String,
}
