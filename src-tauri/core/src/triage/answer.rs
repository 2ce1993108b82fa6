//! What a person answered, as it is stored, and whom a check is about.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The id of a question, an option, a rule, a cause: short and stable, lower case for questions and options.
pub type Id = String;

/// One answer as it is stored. "Not asked" is the absence of an answer; it is never read as "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckAnswer"))]
pub enum Answer {
    /// Options. For "choose which" questions: those that apply, and those the person is unsure of; both empty is "none of these".
    Options {
        /// The options that apply.
        chosen: BTreeSet<Id>,
        /// The options the person is not sure about.
        #[serde(default)]
        unsure: BTreeSet<Id>,
    },
    /// A number on the 0-10 scale.
    Number {
        /// 0 to 10; anything else is read as "not sure".
        value: u8,
    },
    /// "Not sure" about the whole question.
    NotSure,
}

impl Answer {
    /// The answer that chooses one option.
    pub fn one(option: &str) -> Self {
        Self::Options {
            chosen: [option.to_owned()].into(),
            unsure: BTreeSet::new(),
        }
    }

    /// The answer that chooses these options and is sure of the rest.
    pub fn many(options: &[&str]) -> Self {
        Self::Options {
            chosen: options.iter().map(|&o| o.to_owned()).collect(),
            unsure: BTreeSet::new(),
        }
    }
}

/// All answers of a check, by question.
pub type Answers = BTreeMap<Id, Answer>;

/// Whom a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Who {
    /// The owner of this record.
    Me,
    /// Someone else: never locks, feeds or mixes with the owner's record.
    Other,
}
