//! The same rule data as Boolean formulas over every possible answer, including "not sure" and "not asked".

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::Level,
    triage::{Expr, content::Rule, eval::Unasked},
};

use crate::model::{Code, Model};

/// What a condition can be, as three formulas.
#[derive(Clone)]
pub(crate) struct Can {
    pub(crate) t: Bdd,
    pub(crate) u: Bdd,
    pub(crate) f: Bdd,
}

impl Can {
    pub(crate) fn only_true(&self) -> Bdd {
        self.t.and_not(&self.u).and_not(&self.f)
    }

    pub(crate) fn only_false(&self) -> Bdd {
        self.f.and_not(&self.u).and_not(&self.t)
    }

    pub(crate) fn not(self) -> Self {
        Self {
            t: self.f,
            u: self.u,
            f: self.t,
        }
    }

    fn and(&self, other: &Self) -> Self {
        let left = self.u.and(&other.t.or(&other.u));
        let right = other.u.and(&self.t.or(&self.u));
        Self {
            t: self.t.and(&other.t),
            u: left.or(&right),
            f: self.f.or(&other.f),
        }
    }

    fn or(&self, other: &Self) -> Self {
        self.clone().not().and(&other.clone().not()).not()
    }
}

impl Model {
    /// Adds what an unasked question can be.
    fn leaf(&self, question: &str, t: Bdd, f: Bdd, unasked: Unasked, skipped: char) -> Can {
        let asked = self.asked(question);
        let out = asked.not();
        let u = asked.and_not(&t).and_not(&f);
        let (t, f) = (t.and(&asked), f.and(&asked));
        match (unasked, skipped) {
            (Unasked::Anything, 'u') => Can {
                t: t.or(&out),
                u: u.or(&out),
                f: f.or(&out),
            },
            (Unasked::Anything, _) => Can {
                t: t.or(&out),
                u,
                f: f.or(&out),
            },
            (Unasked::Unknown, 't') => Can { t: t.or(&out), u, f },
            (Unasked::Unknown, 'f') => Can { t, u, f: f.or(&out) },
            (Unasked::Unknown, _) => Can { t, u: u.or(&out), f },
        }
    }

    pub(crate) fn compile(&self, expr: &Expr, unasked: Unasked) -> Can {
        match expr {
            Expr::Always => self.constant(true),
            Expr::Named(name) => panic!("${name} is left over"),
            Expr::Not(inner) => self.compile(inner, unasked).not(),
            Expr::Maybe(inner) => {
                let can = self.compile(inner, unasked);
                Can {
                    t: can.t.or(&can.u),
                    u: self.vars.mk_false(),
                    f: can.f,
                }
            }
            Expr::All(parts) => parts.iter().fold(self.constant(true), |all, part| {
                all.and(&self.compile(part, unasked))
            }),
            Expr::Any(parts) => parts.iter().fold(self.constant(false), |any, part| {
                any.or(&self.compile(part, unasked))
            }),
            Expr::Is(question, options) => {
                let t = options
                    .iter()
                    .fold(self.vars.mk_false(), |any, o| any.or(&self.has(question, o)));
                let unsure = self.unsure_of(question, &|o| options.iter().any(|option| option == o));
                self.leaf(question, t.clone(), t.or(&unsure).not(), unasked, 'u')
            }
            Expr::AtLeast(question, n) => {
                let t = self.at_least(question, *n, false);
                let f = self.at_least(question, *n, true).not();
                self.leaf(question, t, f, unasked, 'u')
            }
            Expr::Clear(question) => {
                let Code::Many { options, .. } = &self.codes[question] else {
                    panic!("{question} is not resolved")
                };
                let some = self.any(options.iter().map(|(o, ..)| self.has(question, o)));
                let t = some.or(&self.unsure(question)).not();
                self.leaf(question, t, some, unasked, 'u')
            }
            Expr::Unsure(question) => {
                let t = self.unsure(question);
                self.leaf(question, t.clone(), t.not(), unasked, 'f')
            }
            Expr::Open(question) => {
                let t = self.unsure(question);
                self.leaf(question, t.clone(), t.not(), unasked, 't')
            }
        }
    }

    fn constant(&self, truth: bool) -> Can {
        let (t, f) = (self.vars.mk_true(), self.vars.mk_false());
        let can = Can { u: f.clone(), t, f };
        if truth { can } else { can.not() }
    }

    /// At least `n`; with `hopeful`, options left open count too.
    fn at_least(&self, question: &str, n: u8, hopeful: bool) -> Bdd {
        match &self.codes[question] {
            Code::Single { values, .. } => {
                let over = values.iter().filter(|v| v.parse::<u8>().is_ok_and(|v| v >= n));
                let over = self.any(over.map(|v| self.is(question, v)));
                if hopeful {
                    over.or(&self.unsure(question))
                } else {
                    over
                }
            }
            Code::Many { options, .. } => {
                // counts[k]: at least k options so far.
                let mut counts = vec![self.vars.mk_false(); usize::from(n) + 1];
                counts[0] = self.vars.mk_true();
                for (option, ..) in options {
                    let mut one = self.has(question, option);
                    if hopeful {
                        one = one.or(&self.unsure_of(question, &|o| o == option));
                    }
                    for k in (1..counts.len()).rev() {
                        counts[k] = counts[k].or(&counts[k - 1].and(&one));
                    }
                }
                counts[usize::from(n)].clone()
            }
        }
    }

    /// Whether the rule fires when the check is over.
    pub(crate) fn fires(&self, rule: &Rule) -> Bdd {
        let when = self.compile(&rule.when, Unasked::Unknown);
        let unless = rule.unless.as_ref().map(|u| self.compile(u, Unasked::Unknown));
        match (rule.level, unless) {
            (Level::SelfCare, Some(unless)) => when.only_true().and(&unless.only_false()),
            (Level::SelfCare, None) => when.only_true(),
            (_, Some(unless)) => when.t.and_not(&unless.only_true()),
            (_, None) => when.t,
        }
    }

    /// Where a gate hides or a lock locks when the check is over.
    pub(crate) fn closes(&self, when: &Expr) -> Bdd {
        self.compile(when, Unasked::Unknown).t
    }

    /// Where a condition is known to hold when the check is over.
    pub(crate) fn known(&self, when: &Expr) -> Bdd {
        self.compile(when, Unasked::Unknown).only_true()
    }
}
