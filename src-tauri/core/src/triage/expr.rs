//! Conditions: a small typed expression over answers, evaluated with three values and over what is still possible.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::answer::{Fact, Facts, Id};

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

/// What a condition can be: a set of the three truth values. A single value when all is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Can(u8);

impl Can {
    /// Known to be true.
    pub const TRUE: Can = Can(1);
    /// Not known.
    pub const UNKNOWN: Can = Can(2);
    /// Known to be false.
    pub const FALSE: Can = Can(4);
    /// True or false, to be seen.
    pub const TRUE_OR_FALSE: Can = Can(5);
    /// Anything: the question may still be answered in any way.
    pub const ANY: Can = Can(7);

    /// Whether it can be true.
    pub fn be_true(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it can be known false.
    pub fn be_false(self) -> bool {
        self.0 & 4 != 0
    }

    /// Whether it is certainly true.
    pub fn only_true(self) -> bool {
        self == Self::TRUE
    }

    /// Whether it is certainly known to be false.
    pub fn only_false(self) -> bool {
        self == Self::FALSE
    }

    fn not(self) -> Self {
        Can((self.0 & 2) | ((self.0 & 1) << 2) | ((self.0 & 4) >> 2))
    }

    fn and(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        let is_true = a & b & 1;
        let is_false = (a | b) & 4;
        // Unknown when one side is unknown and the other is not false.
        let unknown = ((a & 2 != 0 && b & 3 != 0) || (b & 2 != 0 && a & 3 != 0)) as u8 * 2;
        Can(is_true | is_false | unknown)
    }

    fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    fn maybe(self) -> Self {
        let can_hold = u8::from(self.0 & 3 != 0);
        Can(can_hold | (self.0 & 4))
    }
}

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
    pub fn eval(&self, facts: &Facts, unasked: Unasked) -> Can {
        match self {
            Expr::Is(question, any) => is(facts.get(question), any, unasked),
            Expr::AtLeast(question, n) => at_least(facts.get(question), *n, unasked),
            Expr::Clear(question) => clear(facts.get(question), unasked),
            Expr::Unsure(question) => unsure(facts.get(question), unasked, Can::FALSE),
            Expr::Open(question) => unsure(facts.get(question), unasked, Can::TRUE),
            Expr::Maybe(inner) => inner.eval(facts, unasked).maybe(),
            Expr::Not(inner) => inner.eval(facts, unasked).not(),
            Expr::All(parts) => every(parts, facts, unasked),
            // One part that is known to be true settles it.
            Expr::Any(parts) => {
                let mut can = Can::FALSE;
                for part in parts {
                    can = can.or(part.eval(facts, unasked));
                    if can == Can::TRUE {
                        break;
                    }
                }
                can
            }
            // Loading leaves no name behind; an unloaded one is simply not known.
            Expr::Named(_) => Can::UNKNOWN,
            Expr::Always => Can::TRUE,
        }
    }

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

    /// The questions whose answers make this condition true: every true branch of an "or", every part of an "and".
    pub fn because(&self, facts: &Facts, into: &mut BTreeSet<Id>) {
        if !self.eval(facts, Unasked::Unknown).be_true() {
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
                .filter(|part| !part.eval(facts, Unasked::Unknown).only_false())
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
fn every(parts: &[Expr], facts: &Facts, unasked: Unasked) -> Can {
    let mut can = Can::TRUE;
    for part in parts {
        can = can.and(part.eval(facts, unasked));
        if can == Can::FALSE {
            break;
        }
    }
    can
}

fn unanswered(unasked: Unasked) -> Can {
    match unasked {
        Unasked::Unknown => Can::UNKNOWN,
        Unasked::Anything => Can::ANY,
    }
}

fn truth(yes: bool) -> Can {
    if yes { Can::TRUE } else { Can::FALSE }
}

fn is(fact: Option<&Fact>, any: &[Id], unasked: Unasked) -> Can {
    match fact {
        None => unanswered(unasked),
        Some(Fact::NotSure) => Can::UNKNOWN,
        Some(Fact::One(option)) => truth(any.contains(option)),
        Some(Fact::Clash(options)) if any.iter().any(|o| options.contains(o)) => Can::TRUE_OR_FALSE,
        Some(Fact::Many { chosen, .. }) if any.iter().any(|o| chosen.contains(o)) => Can::TRUE,
        Some(Fact::Many { unsure, .. }) if any.iter().any(|o| unsure.contains(o)) => Can::UNKNOWN,
        Some(Fact::Clash(_) | Fact::Many { .. } | Fact::Number(_)) => Can::FALSE,
    }
}

fn at_least(fact: Option<&Fact>, n: u8, unasked: Unasked) -> Can {
    match fact {
        None => unanswered(unasked),
        Some(Fact::Number(value)) => truth(*value >= n),
        Some(Fact::Many { chosen, .. }) if chosen.len() >= usize::from(n) => Can::TRUE,
        Some(Fact::Many { chosen, unsure }) if chosen.len() + unsure.len() >= usize::from(n) => Can::UNKNOWN,
        Some(Fact::Many { .. }) => Can::FALSE,
        Some(Fact::NotSure | Fact::One(_) | Fact::Clash(_)) => Can::UNKNOWN,
    }
}

/// `clear` is resolved to `question:<clear option>` for single choices at load; what is left are "choose which" questions.
fn clear(fact: Option<&Fact>, unasked: Unasked) -> Can {
    match fact {
        None => unanswered(unasked),
        Some(Fact::Many { chosen, .. }) if !chosen.is_empty() => Can::FALSE,
        Some(Fact::Many { unsure, .. }) => {
            if unsure.is_empty() {
                Can::TRUE
            } else {
                Can::UNKNOWN
            }
        }
        Some(Fact::NotSure | Fact::One(_) | Fact::Clash(_) | Fact::Number(_)) => Can::UNKNOWN,
    }
}

fn unsure(fact: Option<&Fact>, unasked: Unasked, skipped: Can) -> Can {
    match fact {
        None if unasked == Unasked::Anything => Can::TRUE_OR_FALSE,
        None => skipped,
        Some(Fact::NotSure | Fact::Clash(_)) => Can::TRUE,
        Some(Fact::Many { unsure, .. }) => truth(!unsure.is_empty()),
        Some(Fact::One(_) | Fact::Number(_)) => Can::FALSE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Can; 3] = [Can::TRUE, Can::UNKNOWN, Can::FALSE];

    #[test]
    fn and_or_and_not_follow_kleene_on_single_values() {
        let rank = |can: Can| match can.0 {
            1 => 2,
            2 => 1,
            _ => 0,
        };
        for a in ALL {
            for b in ALL {
                assert_eq!(rank(a.and(b)), rank(a).min(rank(b)));
                assert_eq!(rank(a.or(b)), rank(a).max(rank(b)));
            }
            assert_eq!(rank(a.not()), 2 - rank(a));
        }
    }

    #[test]
    fn sets_of_values_contain_what_every_pair_of_their_members_gives() {
        for a in 1..8u8 {
            for b in 1..8u8 {
                let mut want = 0;
                for x in ALL.iter().filter(|x| x.0 & a != 0) {
                    for y in ALL.iter().filter(|y| y.0 & b != 0) {
                        want |= x.and(*y).0;
                    }
                }
                assert_eq!(Can(a).and(Can(b)).0, want, "{a} and {b}");
            }
        }
    }

    #[test]
    fn maybe_is_always_true_or_false() {
        assert_eq!(Can::UNKNOWN.maybe(), Can::TRUE);
        assert_eq!(Can::ANY.maybe(), Can::TRUE_OR_FALSE);
        assert_eq!(Can::FALSE.maybe(), Can::FALSE);
    }
}
