//! Conditions: a small typed expression over answers, written in the content and evaluated by [`super::eval`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::answer::Id;

/// A condition over answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Expr {
    /// `question:a|b`: one of these options was chosen. `question` alone is `question:yes`.
    Is(Id, Vec<Id>),
    /// `question>=n`: the number, or how many options were chosen.
    AtLeast(Id, u8),
    /// `clear(question)`: answered, and nothing in it applies.
    Clear(Id),
    /// `unsure(question)`: answered with "not sure", in whole or in part. Always true or false.
    Unsure(Id),
    /// `open(question)`: not sure, in whole or in part, or not asked. Always true or false.
    Open(Id),
    /// `maybe(x)`: x is not known to be false. Always true or false.
    Maybe(Box<Expr>),
    /// `not x`; unknown stays unknown.
    Not(Box<Expr>),
    /// `a and b`.
    All(Vec<Expr>),
    /// `a or b`.
    Any(Vec<Expr>),
    /// `$name`: a definition, replaced when the content is loaded.
    Named(Id),
    /// `always`.
    Always,
}

impl Expr {
    /// Every question this condition reads.
    pub fn questions(&self, into: &mut BTreeSet<Id>) {
        match self {
            Expr::Is(q, _) | Expr::AtLeast(q, _) | Expr::Clear(q) | Expr::Unsure(q) | Expr::Open(q) => {
                into.insert(q.clone());
            }
            Expr::Maybe(inner) | Expr::Not(inner) => inner.questions(into),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| part.questions(into)),
            Expr::Named(_) | Expr::Always => {}
        }
    }
}
