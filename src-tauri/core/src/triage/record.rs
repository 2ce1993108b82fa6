//! What the journal keeps of a check.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Answers, Id, Who},
    causes::Weighed,
    due::Due,
    engine::Outcome,
    sheet::Passed,
};
use crate::{journal::Body, time::Stamp};

/// One answer at its time. Edits keep both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// The question.
    pub question: Id,
    /// The answer.
    pub answer: Answer,
    /// When it was given.
    pub at: Stamp,
}

/// A result as it was given: kept whole, so that it can be reopened as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    /// When it was given.
    pub at: Stamp,
    /// The outcome.
    pub outcome: Outcome,
    /// By when to be seen.
    pub due: Due,
    /// What else it could be.
    pub causes: Vec<Weighed>,
    /// The content's version.
    pub content: String,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    pub lead_ms: i64,
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
    /// The question or the sheet gone back to, if any.
    #[serde(default)]
    pub revisiting: Option<Id>,
    /// The sheets gone through, each with the questions it settled.
    #[serde(default)]
    pub sheets: Passed,
    /// After an emergency answer the person chose to go on, to complete the summary.
    #[serde(default)]
    pub went_on: bool,
    /// The result, once the check is over.
    #[serde(default)]
    pub finished: Option<Finished>,
    /// When the result was taken back by opening its answers again: it then closes nothing.
    #[serde(default)]
    pub taken_back: Option<Stamp>,
}

impl Body for CheckRun {
    const KIND: &'static str = "check";
}

/// What others read of a check: whose it is and what it came to. The answers are passed over, which makes reading many
/// checks several times faster. Never written: a check is kept whole, as a [`CheckRun`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckSummary {
    /// Whom it is about.
    pub who: Who,
    /// The result, once the check is over.
    #[serde(default)]
    pub finished: Option<ResultSummary>,
    /// When the result was taken back.
    #[serde(default)]
    pub taken_back: Option<Stamp>,
    /// Which leg it was about.
    #[serde(default)]
    pub answers: SummaryAnswers,
}

/// The one answer that is read of a check without reading it whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SummaryAnswers {
    /// Which leg hurts.
    pub which: Option<Answer>,
}

/// When a result was given, and what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultSummary {
    /// When it was given.
    pub at: Stamp,
    /// The outcome.
    pub outcome: Outcome,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    pub lead_ms: i64,
}

impl Body for CheckSummary {
    const KIND: &'static str = CheckRun::KIND;
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
            sheets: Passed::new(),
            went_on: false,
            finished: None,
            taken_back: None,
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

    /// Takes what one press on a sheet settled. A row that was settled before and is ticked now has no answer any more: it
    /// is asked next; the log keeps what it said.
    pub fn pass(&mut self, sheet: &str, settled: &[(Id, Answer)], at: Stamp) {
        let rows: BTreeSet<Id> = settled.iter().map(|(question, _)| question.clone()).collect();
        let before = self.sheets.insert(sheet.to_owned(), rows.clone());
        for ticked in before.iter().flatten().filter(|row| !rows.contains(*row)) {
            self.answers.remove(ticked);
            self.trail.retain(|question| question != ticked);
        }
        for (question, answer) in settled {
            self.answer(question, answer.clone(), at);
        }
        self.revisiting = None;
    }

    /// The sheet that settled `question`, if one did.
    fn sheet_of(&self, question: &Id) -> Option<&Id> {
        let settled = self.sheets.iter().find(|(_, rows)| rows.contains(question));
        settled.map(|(sheet, _)| sheet)
    }

    /// Goes back one step from where the person is: to a question, or to the sheet that settled it. At the first one it
    /// stays there.
    pub fn back(&mut self) {
        let is_at = |place: &Id, question: &Id| question == place || self.sheet_of(question) == Some(place);
        let here = self
            .revisiting
            .as_ref()
            .and_then(|place| self.trail.iter().position(|question| is_at(place, question)));
        let to = here.unwrap_or(self.trail.len()).saturating_sub(1);
        self.revisiting = self
            .trail
            .get(to)
            .map(|question| self.sheet_of(question).unwrap_or(question).clone());
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
