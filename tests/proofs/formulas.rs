//! The same rule data as Boolean formulas over every possible answer, including "not sure" and "not asked".

use std::collections::BTreeMap;

use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable, BddVariableSet, BddVariableSetBuilder};
use soleus_core::{
    care::Level,
    triage::{
        Answer, Answers, Expr, Triage,
        content::{Kind, Question, Rule},
        expr::Unasked,
    },
};

use crate::sequence::ordered;

/// How one question's answers are written in variables.
pub(crate) enum Code {
    /// One variable per value and one for "not sure"; none set means not asked.
    Single {
        values: Vec<(String, BddVariable)>,
        unsure: BddVariable,
    },
    /// Asked or not, and per option "yes" and "not sure".
    Many {
        asked: BddVariable,
        options: Vec<(String, BddVariable, BddVariable)>,
    },
}

/// All questions as variables.
pub(crate) struct Model {
    pub(crate) vars: BddVariableSet,
    pub(crate) codes: BTreeMap<String, Code>,
    /// The assignments that are answers.
    pub(crate) valid: Bdd,
}

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

fn values(question: &Question) -> Vec<String> {
    match question.kind {
        Kind::Scale => (0..=10).map(|n| n.to_string()).collect(),
        Kind::YesNo | Kind::One | Kind::Many => question.options.iter().map(|o| o.id.clone()).collect(),
    }
}

impl Model {
    pub(crate) fn new(triage: &Triage) -> Self {
        let mut builder = BddVariableSetBuilder::new();
        let mut codes = BTreeMap::new();
        for question in ordered(triage) {
            let name = |part: &str| format!("{}.{part}", question.id);
            let code = if question.kind == Kind::Many {
                let asked = builder.make_variable(&name("asked"));
                let option = |o: String| {
                    let yes = builder.make_variable(&name(&o));
                    let unsure = builder.make_variable(&name(&format!("{o}.unsure")));
                    (o, yes, unsure)
                };
                Code::Many {
                    asked,
                    options: values(question).into_iter().map(option).collect(),
                }
            } else {
                let values = values(question)
                    .into_iter()
                    .map(|v| (v.clone(), builder.make_variable(&name(&v))));
                let values = values.collect();
                Code::Single {
                    values,
                    unsure: builder.make_variable(&name("unsure")),
                }
            };
            codes.insert(question.id.clone(), code);
        }
        let vars = builder.build();
        let mut model = Self {
            valid: vars.mk_true(),
            vars,
            codes,
        };
        let mut valid = model.vars.mk_true();
        for code in model.codes.values() {
            valid = valid.and(&model.fits(code));
        }
        model.valid = valid;
        model
    }

    fn var(&self, variable: BddVariable) -> Bdd {
        self.vars.mk_var(variable)
    }

    /// At most one value; options only when asked, and never both "yes" and "not sure".
    pub(crate) fn fits(&self, code: &Code) -> Bdd {
        match code {
            Code::Single { values, unsure } => {
                let all: Vec<BddVariable> = values.iter().map(|(_, v)| *v).chain([*unsure]).collect();
                let mut fits = self.vars.mk_true();
                for (i, a) in all.iter().enumerate() {
                    for b in &all[i + 1..] {
                        fits = fits.and_not(&self.var(*a).and(&self.var(*b)));
                    }
                }
                fits
            }
            Code::Many { asked, options } => {
                let mut fits = self.vars.mk_true();
                for (_, yes, unsure) in options {
                    fits = fits.and_not(&self.var(*yes).and(&self.var(*unsure)));
                    fits = fits.and_not(&self.var(*yes).or(&self.var(*unsure)).and_not(&self.var(*asked)));
                }
                fits
            }
        }
    }

    fn any<'a>(&self, variables: impl Iterator<Item = &'a BddVariable>) -> Bdd {
        variables.fold(self.vars.mk_false(), |all, v| all.or(&self.var(*v)))
    }

    /// Whether the question was asked.
    pub(crate) fn asked(&self, question: &str) -> Bdd {
        match &self.codes[question] {
            Code::Single { values, unsure } => self.any(values.iter().map(|(_, v)| v).chain([unsure])),
            Code::Many { asked, .. } => self.var(*asked),
        }
    }

    /// `question:option`.
    pub(crate) fn has(&self, question: &str, option: &str) -> Bdd {
        match &self.codes[question] {
            Code::Single { values, .. } => {
                self.any(values.iter().filter(|(v, _)| v == option).map(|(_, v)| v))
            }
            Code::Many { options, .. } => {
                self.any(options.iter().filter(|(o, ..)| o == option).map(|(_, y, _)| y))
            }
        }
    }

    /// Not sure, in whole or in part.
    pub(crate) fn unsure(&self, question: &str) -> Bdd {
        match &self.codes[question] {
            Code::Single { unsure, .. } => self.var(*unsure),
            Code::Many { options, .. } => self.any(options.iter().map(|(_, _, u)| u)),
        }
    }

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
                let unsure = match &self.codes[question] {
                    Code::Single { unsure, .. } => self.var(*unsure),
                    Code::Many { options: all, .. } => self.any(
                        all.iter()
                            .filter(|(o, ..)| options.contains(o))
                            .map(|(_, _, u)| u),
                    ),
                };
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
                let some = self.any(options.iter().map(|(_, y, _)| y));
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
            Code::Single { values, unsure } => {
                let over = values
                    .iter()
                    .filter(|(v, _)| v.parse::<u8>().is_ok_and(|v| v >= n));
                let over = self.any(over.map(|(_, v)| v));
                if hopeful {
                    over.or(&self.var(*unsure))
                } else {
                    over
                }
            }
            Code::Many { options, .. } => {
                // counts[k]: at least k options so far.
                let mut counts = vec![self.vars.mk_false(); usize::from(n) + 1];
                counts[0] = self.vars.mk_true();
                for (_, yes, unsure) in options {
                    let one = if hopeful {
                        self.var(*yes).or(&self.var(*unsure))
                    } else {
                        self.var(*yes)
                    };
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

    /// The assignment of a set of consistent answers.
    pub(crate) fn valuation(&self, answers: &Answers) -> BddValuation {
        let mut valuation = BddValuation::all_false(self.vars.num_vars());
        for (question, answer) in answers {
            match (&self.codes[question], answer) {
                (Code::Single { unsure, .. }, Answer::NotSure) => valuation.set_value(*unsure, true),
                (Code::Single { values, .. }, Answer::Number { value }) => {
                    valuation.set_value(values[usize::from(*value)].1, true);
                }
                (Code::Single { values, .. }, Answer::Options { chosen, .. }) => {
                    values
                        .iter()
                        .filter(|(v, _)| chosen.contains(v))
                        .for_each(|(_, v)| valuation.set_value(*v, true));
                }
                (Code::Many { asked, options }, answer) => {
                    valuation.set_value(*asked, true);
                    for (o, yes, open) in options {
                        let (is, maybe) = match answer {
                            Answer::Options { chosen, unsure } => (chosen.contains(o), unsure.contains(o)),
                            Answer::NotSure | Answer::Number { .. } => (false, true),
                        };
                        valuation.set_value(*yes, is);
                        valuation.set_value(*open, maybe && !is);
                    }
                }
            }
        }
        valuation
    }
}
