//! The warning signs of a check in the four ways in which they can be answered.

use crate::triage::{
    Triage,
    answer::{Answer, Answers, Id},
    question::{Kind, Question, Stage},
};

/// How one warning sign was answered. "Not asked" is never read as "no".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is there: the options that apply, and those that are open.
    Yes {
        /// The options that apply; empty for a plain "yes".
        chosen: Vec<Id>,
        /// The options left open.
        unsure: Vec<Id>,
    },
    /// A number from 0 to 10.
    Number(u8),
    /// Not sure: the options left open, or none for the whole question.
    NotSure(Vec<Id>),
    /// It is not there.
    No,
    /// It was not asked.
    NotAsked,
}

/// One warning sign with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The question of the check.
    pub question: Id,
    /// How it was answered.
    pub said: Said,
}

/// Every warning sign of the check, in the order in which they are asked: none is left out.
pub fn flags(triage: &Triage, answers: &Answers) -> Vec<Flag> {
    let red = triage
        .question
        .iter()
        .filter(|question| question.stage == Stage::Red);
    red.map(|question| Flag {
        question: question.id.clone(),
        said: said(question, answers.get(&question.id)),
    })
    .collect()
}

/// What an answer to `question` says.
pub fn said(question: &Question, answer: Option<&Answer>) -> Said {
    match answer {
        None => Said::NotAsked,
        Some(Answer::NotSure) => Said::NotSure(Vec::new()),
        Some(Answer::Number { value }) if *value <= 10 => Said::Number(*value),
        Some(Answer::Number { .. }) => Said::NotSure(Vec::new()),
        Some(Answer::Options { chosen, unsure }) => {
            let clears = |id: &&Id| {
                question.clear.as_ref() == Some(*id) || (question.kind == Kind::YesNo && *id == "no")
            };
            let present: Vec<Id> = chosen.iter().filter(|id| !clears(id)).cloned().collect();
            let unsure: Vec<Id> = unsure.iter().cloned().collect();
            match (present.is_empty(), unsure.is_empty()) {
                (false, _) => Said::Yes {
                    chosen: present,
                    unsure,
                },
                (true, false) => Said::NotSure(unsure),
                (true, true) => Said::No,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind, clear: Option<&str>) -> Question {
        Question {
            id: "q".into(),
            stage: Stage::Red,
            kind,
            ask: String::new(),
            short: String::new(),
            again: String::new(),
            why: String::new(),
            help: String::new(),
            figure: None,
            options: Vec::new(),
            clear: clear.map(Into::into),
            sources: Vec::new(),
            map: false,
        }
    }

    #[test]
    fn a_sign_that_was_not_asked_is_not_a_no() {
        let many = question(Kind::Many, None);
        assert_eq!(said(&many, None), Said::NotAsked);
        assert_eq!(said(&many, Some(&Answer::many(&[]))), Said::No);
    }

    #[test]
    fn the_clearing_option_is_a_no_and_every_other_one_a_yes() {
        let one = question(Kind::One, Some("none"));
        assert_eq!(said(&one, Some(&Answer::one("none"))), Said::No);
        let yes = said(&one, Some(&Answer::one("left")));
        assert!(matches!(yes, Said::Yes { chosen, .. } if chosen == ["left"]));
        let plain = question(Kind::YesNo, Some("no"));
        assert_eq!(said(&plain, Some(&Answer::one("no"))), Said::No);
    }

    #[test]
    fn what_is_unsure_stays_unsure_beside_a_yes() {
        let many = question(Kind::Many, None);
        let answer = Answer::Options {
            chosen: ["chest".to_owned()].into(),
            unsure: ["faint".to_owned()].into(),
        };
        let expected = Said::Yes {
            chosen: vec!["chest".into()],
            unsure: vec!["faint".into()],
        };
        assert_eq!(said(&many, Some(&answer)), expected);
        let open = Answer::Options {
            chosen: [].into(),
            unsure: ["faint".to_owned()].into(),
        };
        assert_eq!(said(&many, Some(&open)), Said::NotSure(vec!["faint".into()]));
        assert_eq!(said(&many, Some(&Answer::NotSure)), Said::NotSure(Vec::new()));
    }
}
