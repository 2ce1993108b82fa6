//! The answers read against the questions, so that nothing unknown or contradictory slips through.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    answer::{Answer, Answers, Id},
    content::Triage,
    question::{Kind, Question},
};

/// One answer read against its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// One option of a question that takes one.
    One(Id),
    /// Two or more options of a question that takes one: each of them may be true.
    Clash(BTreeSet<Id>),
    /// A "choose which" question: the rest is known to be absent.
    Many {
        /// Those that apply.
        chosen: BTreeSet<Id>,
        /// Those left open.
        unsure: BTreeSet<Id>,
    },
    /// 0 to 10.
    Number(u8),
    /// Not sure.
    NotSure,
}

/// The answers read against the questions. Questions that do not exist are listed, never guessed at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    known: BTreeMap<Id, Fact>,
    /// Answered ids that no question has.
    pub strangers: Vec<Id>,
}

impl Facts {
    /// Reads `answers`; an answer that does not fit its question counts as "not sure".
    pub fn read(triage: &Triage, answers: &Answers) -> Self {
        let mut facts = Self::default();
        for (id, answer) in answers {
            match triage.question(id) {
                Some(question) => {
                    facts.known.insert(id.clone(), fact(question, answer));
                }
                None => facts.strangers.push(id.clone()),
            }
        }
        facts
    }

    /// The fact for `question`, if it was answered.
    pub fn get(&self, question: &str) -> Option<&Fact> {
        self.known.get(question)
    }

    /// Whether `question` was answered at all.
    pub fn answered(&self, question: &str) -> bool {
        self.known.contains_key(question)
    }

    /// Questions with an open point: not sure, in whole or in part, or contradictory.
    pub fn open(&self) -> Vec<Id> {
        let open = |fact: &Fact| match fact {
            Fact::NotSure | Fact::Clash(_) => true,
            Fact::Many { unsure, .. } => !unsure.is_empty(),
            Fact::One(_) | Fact::Number(_) => false,
        };
        self.known
            .iter()
            .filter(|(_, fact)| open(fact))
            .map(|(id, _)| id.clone())
            .collect()
    }
}

fn fact(question: &Question, answer: &Answer) -> Fact {
    match (question.kind, answer) {
        (Kind::Scale, Answer::Number { value }) if *value <= 10 => Fact::Number(*value),
        (Kind::YesNo | Kind::One, Answer::Options { chosen, unsure }) => {
            // An option that the question does not have, such as one of an earlier content: nobody knows what it meant.
            if chosen.union(unsure).any(|option| !question.has(option)) {
                return Fact::NotSure;
            }
            match (chosen.len(), unsure.is_empty()) {
                (1, true) => chosen
                    .first()
                    .map_or(Fact::NotSure, |option| Fact::One(option.clone())),
                (0, _) => Fact::NotSure,
                // Two answers, or one with a doubt beside it: every one of them may be the true one.
                _ => Fact::Clash(chosen.union(unsure).cloned().collect()),
            }
        }
        (Kind::Many, Answer::Options { chosen, unsure }) => many(question, chosen, unsure),
        (Kind::Scale | Kind::Many, Answer::Number { .. } | Answer::Options { .. } | Answer::NotSure)
        | (Kind::YesNo | Kind::One, Answer::Number { .. } | Answer::NotSure) => Fact::NotSure,
    }
}

fn many(question: &Question, chosen: &BTreeSet<Id>, unsure: &BTreeSet<Id>) -> Fact {
    let stranger = chosen.union(unsure).any(|option| !question.has(option));
    let real = |options: &BTreeSet<Id>| {
        options
            .iter()
            .filter(|o| question.has(o))
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    let chosen = real(chosen);
    let open = if stranger {
        question.options.iter().map(|o| o.id.clone()).collect()
    } else {
        real(unsure)
    };
    let unsure = open.difference(&chosen).cloned().collect();
    Fact::Many { chosen, unsure }
}
