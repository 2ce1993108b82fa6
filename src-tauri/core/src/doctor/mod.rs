//! What a person takes to a clinician: their own list of questions, and what may be asked and tested.

pub mod preparing;

use serde::{Deserialize, Serialize};

use crate::journal::Body;

/// A question to ask at the next visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Question {
    /// The person's words, or the guide's, at most 500 characters.
    pub text: String,
    /// The guide page it was added from.
    pub from: Option<String>,
    /// Whether it has been asked.
    pub asked: bool,
    /// What was answered, in the person's words, at most 1,000 characters; empty as long as nothing was noted.
    #[serde(default)]
    pub answer: String,
}

impl Body for Question {
    const KIND: &'static str = "question";
}

impl Question {
    /// The longest question that is kept, in characters.
    pub const MAX_CHARS: usize = 500;

    /// The longest answer that is kept, in characters.
    pub const MAX_ANSWER: usize = 1_000;

    /// The question with its texts trimmed, if there is any text and not too much.
    pub fn tidy(mut self) -> Option<Self> {
        self.text = self.text.trim().to_owned();
        self.answer = self.answer.trim().to_owned();
        let chars = self.text.chars().count();
        let fits = (1..=Self::MAX_CHARS).contains(&chars) && self.answer.chars().count() <= Self::MAX_ANSWER;
        fits.then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str) -> Question {
        Question {
            text: text.into(),
            from: None,
            asked: false,
            answer: String::new(),
        }
    }

    #[test]
    fn an_empty_or_endless_question_is_not_kept() {
        assert_eq!(question("  \n ").tidy(), None);
        assert_eq!(question(&"a".repeat(501)).tidy(), None);
        let answered = |chars: usize| Question {
            answer: "a".repeat(chars),
            ..question("Is it a clot?")
        };
        assert!(answered(1_000).tidy().is_some());
        assert_eq!(answered(1_001).tidy(), None);
        assert_eq!(question(" Is it a clot? ").tidy().unwrap().text, "Is it a clot?");
    }
}
