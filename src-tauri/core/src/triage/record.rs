//! What the journal keeps of a check.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Answers, Id},
    causes::Weighed,
    due::Due,
    engine::Outcome,
};
use crate::{journal::Body, time::Stamp};

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

/// One answer at its time. Edits keep both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// The question.
    pub question: Id,
    /// The answer.
    pub answer: Answer,
    /// When.
    pub at: Stamp,
}

/// A result as it was given: kept whole, so that it can be reopened as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    /// When.
    pub at: Stamp,
    /// The outcome.
    pub outcome: Outcome,
    /// By when to be seen.
    pub due: Due,
    /// What else it could be.
    pub causes: Vec<Weighed>,
    /// The content's version.
    pub content: String,
}

/// One check: open while `finished` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckRun {
    /// Whom it is about.
    pub who: Who,
    /// The current answers.
    pub answers: Answers,
    /// Every answer ever given in this check, in order.
    pub log: Vec<Answered>,
    /// The questions in the order they were first answered: the way back.
    pub trail: Vec<Id>,
    /// The question gone back to, if any.
    #[serde(default)]
    pub revisiting: Option<Id>,
    /// After an emergency answer the person chose to go on, to complete the summary.
    #[serde(default)]
    pub went_on: bool,
    /// The result, once the check is over.
    #[serde(default)]
    pub finished: Option<Finished>,
}

impl Body for CheckRun {
    const KIND: &'static str = "check";
}

impl CheckRun {
    /// A check without answers.
    pub fn new(who: Who) -> Self {
        Self {
            who,
            answers: Answers::new(),
            log: Vec::new(),
            trail: Vec::new(),
            revisiting: None,
            went_on: false,
            finished: None,
        }
    }

    /// Takes one answer; an earlier one stays in the log.
    pub fn answer(&mut self, question: &str, answer: Answer, at: Stamp) {
        self.log.push(Answered {
            question: question.to_owned(),
            answer: answer.clone(),
            at,
        });
        self.answers.insert(question.to_owned(), answer);
        if !self.trail.iter().any(|q| q == question) {
            self.trail.push(question.to_owned());
        }
        self.revisiting = None;
    }

    /// Goes back one question from where the person is. At the first question it stays there.
    pub fn back(&mut self) {
        let here = self
            .revisiting
            .as_ref()
            .and_then(|q| self.trail.iter().position(|t| t == q));
        let to = here.unwrap_or(self.trail.len()).saturating_sub(1);
        self.revisiting = self.trail.get(to).cloned();
    }
}

/// The dated "About me": the answers about risks, medicines and conditions, confirmed at each check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AboutMe {
    /// The answers by question of the "you" stage (and the age band).
    pub answers: Answers,
}

impl Body for AboutMe {
    const KIND: &'static str = "about_me";
}
