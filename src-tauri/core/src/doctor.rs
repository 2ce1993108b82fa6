//! What a person takes to a clinician: their own list of questions.

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
}

impl Body for Question {
    const KIND: &'static str = "question";
}

impl Question {
    /// The longest question that is kept, in characters.
    pub const MAX_CHARS: usize = 500;

    /// The question with its text trimmed, if there is any text and not too much.
    pub fn tidy(mut self) -> Option<Self> {
        self.text = self.text.trim().to_owned();
        let chars = self.text.chars().count();
        (1..=Self::MAX_CHARS).contains(&chars).then_some(self)
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
        }
    }

    #[test]
    fn an_empty_or_endless_question_is_not_kept() {
        assert_eq!(question("  \n ").tidy(), None);
        assert_eq!(question(&"a".repeat(501)).tidy(), None);
        assert_eq!(question(" Is it a clot? ").tidy().unwrap().text, "Is it a clot?");
    }
}
