//! Conditions evaluated over the answers: with three values, and over what is still possible while the check goes on.

use std::collections::BTreeSet;

use super::{
    answer::Id,
    expr::Expr,
    facts::{Fact, Facts},
    truth::PossibleTruth,
};

/// How a question without an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// The check is over: unknown, like "not sure".
    Unknown,
    /// The check goes on: it may still get any answer.
    Anything,
}

impl Expr {
    /// What this condition can be, given the facts.
    pub fn eval(&self, facts: &Facts, unasked: Unasked) -> PossibleTruth {
        match self {
            Expr::Is(question, any) => is(facts.get(question), any, unasked),
            Expr::AtLeast(question, n) => at_least(facts.get(question), *n, unasked),
            Expr::Clear(question) => clear(facts.get(question), unasked),
            Expr::Unsure(question) => unsure(facts.get(question), unasked, PossibleTruth::FALSE),
            Expr::Open(question) => unsure(facts.get(question), unasked, PossibleTruth::TRUE),
            Expr::Maybe(inner) => inner.eval(facts, unasked).maybe(),
            Expr::Not(inner) => inner.eval(facts, unasked).not(),
            Expr::All(parts) => every(parts, facts, unasked),
            // One part that is known to be true settles it.
            Expr::Any(parts) => {
                let mut can = PossibleTruth::FALSE;
                for part in parts {
                    can = can.or(part.eval(facts, unasked));
                    if can == PossibleTruth::TRUE {
                        break;
                    }
                }
                can
            }
            // Loading leaves no name behind; an unloaded one is simply not known.
            Expr::Named(_) => PossibleTruth::UNKNOWN,
            Expr::Always => PossibleTruth::TRUE,
        }
    }

    /// The questions whose answers make this condition true: every true branch of an "or", every part of an "and".
    pub fn because(&self, facts: &Facts, into: &mut BTreeSet<Id>) {
        if !self.eval(facts, Unasked::Unknown).may_be_true() {
            return;
        }
        match self {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| part.because(facts, into)),
            Expr::Maybe(inner) => inner.because_not_false(facts, into),
            Expr::Is(..)
            | Expr::AtLeast(..)
            | Expr::Clear(_)
            | Expr::Unsure(_)
            | Expr::Open(_)
            | Expr::Not(_) => {
                self.questions(into);
            }
            Expr::Named(_) | Expr::Always => {}
        }
    }

    fn because_not_false(&self, facts: &Facts, into: &mut BTreeSet<Id>) {
        match self {
            Expr::All(parts) | Expr::Any(parts) => parts
                .iter()
                .filter(|part| !part.eval(facts, Unasked::Unknown).is_certainly_false())
                .for_each(|part| part.because_not_false(facts, into)),
            Expr::Is(..)
            | Expr::AtLeast(..)
            | Expr::Clear(_)
            | Expr::Unsure(_)
            | Expr::Open(_)
            | Expr::Not(_)
            | Expr::Maybe(_)
            | Expr::Named(_)
            | Expr::Always => self.questions(into),
        }
    }
}

/// "a and b": one part that is known to be false settles it.
fn every(parts: &[Expr], facts: &Facts, unasked: Unasked) -> PossibleTruth {
    let mut can = PossibleTruth::TRUE;
    for part in parts {
        can = can.and(part.eval(facts, unasked));
        if can == PossibleTruth::FALSE {
            break;
        }
    }
    can
}

fn unanswered(unasked: Unasked) -> PossibleTruth {
    match unasked {
        Unasked::Unknown => PossibleTruth::UNKNOWN,
        Unasked::Anything => PossibleTruth::ANY,
    }
}

fn truth(yes: bool) -> PossibleTruth {
    if yes {
        PossibleTruth::TRUE
    } else {
        PossibleTruth::FALSE
    }
}

fn is(fact: Option<&Fact>, any: &[Id], unasked: Unasked) -> PossibleTruth {
    match fact {
        None => unanswered(unasked),
        Some(Fact::NotSure) => PossibleTruth::UNKNOWN,
        Some(Fact::One(option)) => truth(any.contains(option)),
        Some(Fact::Clash(options)) if any.iter().any(|o| options.contains(o)) => PossibleTruth::TRUE_OR_FALSE,
        Some(Fact::Many { chosen, .. }) if any.iter().any(|o| chosen.contains(o)) => PossibleTruth::TRUE,
        Some(Fact::Many { unsure, .. }) if any.iter().any(|o| unsure.contains(o)) => PossibleTruth::UNKNOWN,
        Some(Fact::Clash(_) | Fact::Many { .. } | Fact::Number(_)) => PossibleTruth::FALSE,
    }
}

fn at_least(fact: Option<&Fact>, n: u8, unasked: Unasked) -> PossibleTruth {
    match fact {
        None => unanswered(unasked),
        Some(Fact::Number(value)) => truth(*value >= n),
        Some(Fact::Many { chosen, .. }) if chosen.len() >= usize::from(n) => PossibleTruth::TRUE,
        Some(Fact::Many { chosen, unsure }) if chosen.len() + unsure.len() >= usize::from(n) => {
            PossibleTruth::UNKNOWN
        }
        Some(Fact::Many { .. }) => PossibleTruth::FALSE,
        Some(Fact::NotSure | Fact::One(_) | Fact::Clash(_)) => PossibleTruth::UNKNOWN,
    }
}

/// `clear` is resolved to `question:<clear option>` for single choices at load; what is left are "choose which" questions.
fn clear(fact: Option<&Fact>, unasked: Unasked) -> PossibleTruth {
    match fact {
        None => unanswered(unasked),
        Some(Fact::Many { chosen, .. }) if !chosen.is_empty() => PossibleTruth::FALSE,
        Some(Fact::Many { unsure, .. }) => {
            if unsure.is_empty() {
                PossibleTruth::TRUE
            } else {
                PossibleTruth::UNKNOWN
            }
        }
        Some(Fact::NotSure | Fact::One(_) | Fact::Clash(_) | Fact::Number(_)) => PossibleTruth::UNKNOWN,
    }
}

fn unsure(fact: Option<&Fact>, unasked: Unasked, skipped: PossibleTruth) -> PossibleTruth {
    match fact {
        None if unasked == Unasked::Anything => PossibleTruth::TRUE_OR_FALSE,
        None => skipped,
        Some(Fact::NotSure | Fact::Clash(_)) => PossibleTruth::TRUE,
        Some(Fact::Many { unsure, .. }) => truth(!unsure.is_empty()),
        Some(Fact::One(_) | Fact::Number(_)) => PossibleTruth::FALSE,
    }
}
