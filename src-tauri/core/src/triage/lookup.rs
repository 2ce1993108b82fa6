//! Finding things in the content by their ids.

use super::{
    content::{Cause, LevelText, Rule, Triage},
    expr::Expr,
    question::Question,
};
use crate::care::Level;

impl Triage {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.question.iter().find(|q| q.id == id)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rule.iter().find(|r| r.id == id)
    }

    /// The cause with this id.
    pub fn cause(&self, id: &str) -> Option<&Cause> {
        self.cause.iter().find(|c| c.id == id)
    }

    /// The words of a level.
    pub fn level_text(&self, level: Level) -> Option<&LevelText> {
        self.level.iter().find(|t| t.level == level)
    }

    /// What must be known for self-care; without it nobody earns it.
    pub fn earned(&self) -> Expr {
        self.self_care_needs
            .clone()
            .unwrap_or(Expr::Not(Box::new(Expr::Always)))
    }
}
