//! What is asked: the questions, their options, and the sheets that ask for several facts together.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Id},
    figure::SelfCheck,
};

/// When a question comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckStage"))]
pub enum Stage {
    /// Who the check is about.
    Who,
    /// Red flags, first.
    Red,
    /// The leg.
    Leg,
    /// The person: risks, medicines, conditions. Kept in "About me".
    You,
    /// Where it hurts: last, because little depends on it.
    Place,
}

/// How a question is answered. Every kind also takes "not sure".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckKind"))]
pub enum Kind {
    /// Yes or no; its options are always `yes` and `no`.
    YesNo,
    /// One option.
    One,
    /// Any number of options, or none of them.
    Many,
    /// 0 to 10.
    Scale,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, unique within the question.
    pub id: Id,
    /// What it says.
    pub text: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// When it comes.
    pub stage: Stage,
    /// How it is answered.
    pub kind: Kind,
    /// The question.
    pub ask: String,
    /// A short name for the review list and for explanations.
    pub short: String,
    /// What may have changed since "About me" was kept, named where it is confirmed; empty: the short name.
    #[serde(default)]
    pub again: String,
    /// Why it is asked.
    pub why: String,
    /// How to find out, without doing anything that could hurt.
    #[serde(default)]
    pub help: String,
    /// Where to look or feel, drawn beside the help.
    #[serde(default)]
    pub figure: Option<SelfCheck>,
    /// The options, in order.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// For one-option questions: the option that says "nothing wrong here", if there is one.
    #[serde(default)]
    pub clear: Option<Id>,
    /// Source ids.
    pub sources: Vec<Id>,
    /// Drawn as the leg map.
    #[serde(default)]
    pub map: bool,
}

impl Question {
    /// Whether `option` is one of its options.
    pub fn has(&self, option: &str) -> bool {
        self.options.iter().any(|o| o.id == option)
    }

    /// What stands on the row that confirms its kept answer.
    pub fn name_again(&self) -> &str {
        if self.again.is_empty() {
            &self.short
        } else {
            &self.again
        }
    }

    /// The answer that says "nothing of this": "no", "none of these", or the question's own clearing option. A scale has
    /// none.
    pub fn clearing_answer(&self) -> Option<Answer> {
        match self.kind {
            Kind::Many => Some(Answer::many(&[])),
            Kind::YesNo | Kind::One => self.clear.as_deref().map(Answer::one),
            Kind::Scale => None,
        }
    }
}

/// One fact of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The question that is asked in full when the row is ticked.
    pub question: Id,
    /// The fact, in a few words.
    pub text: String,
}

/// Several facts that are looked at together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Its id; no question may have it.
    pub id: Id,
    /// What is asked of the rows.
    pub ask: String,
    /// A short name.
    pub short: String,
    /// Why these are asked.
    pub why: String,
    /// How to find out, without doing anything that could hurt; may be empty.
    #[serde(default)]
    pub help: String,
    /// The rows.
    pub rows: Vec<Row>,
}
