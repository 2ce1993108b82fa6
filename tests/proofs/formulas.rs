//! The same rule data as Boolean formulas over every possible answer, including "not sure" and "not asked".

use std::collections::BTreeMap;

use biodivine_lib_bdd::{
    Bdd, BddPartialValuation, BddValuation, BddVariable, BddVariableSet, BddVariableSetBuilder,
};
use soleus_core::{
    care::Level,
    triage::{
        Answer, Answers, Expr, Triage,
        content::{Kind, Question, Rule},
        expr::Unasked,
    },
};

use crate::sequence::ordered;

/// How one question's answers are written in variables. Every assignment means an answer or none, so that nothing has to be
/// excluded, and few variables make small formulas.
pub(crate) enum Code {
    /// The number of the answer in binary digits, the highest first: the values from 1, then "not sure"; every other number
    /// means not asked.
    Single {
        values: Vec<String>,
        digits: Vec<BddVariable>,
    },
    /// Asked or not, and per option "yes", and "not sure" where it is not "yes". Where it was not asked, options mean nothing.
    Many {
        asked: BddVariable,
        options: Vec<(String, BddVariable, BddVariable)>,
    },
}

impl Code {
    pub(crate) fn variables(&self) -> Vec<BddVariable> {
        match self {
            Code::Single { digits, .. } => digits.clone(),
            Code::Many { asked, options } => {
                let options = options.iter().flat_map(|(_, yes, unsure)| [*yes, *unsure]);
                [*asked].into_iter().chain(options).collect()
            }
        }
    }
}

/// All questions as variables.
pub(crate) struct Model {
    pub(crate) vars: BddVariableSet,
    pub(crate) codes: BTreeMap<String, Code>,
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

fn code(question: &Question, builder: &mut BddVariableSetBuilder) -> Code {
    let values = values(question);
    let mut variable = |part: &str| builder.make_variable(&format!("{}.{part}", question.id));
    if question.kind == Kind::Many {
        let asked = variable("asked");
        let option = |o: String| {
            let (yes, unsure) = (variable(&o), variable(&format!("{o}.unsure")));
            (o, yes, unsure)
        };
        let options = values.into_iter().map(option).collect();
        Code::Many { asked, options }
    } else {
        // The numbers 0 (not asked), 1 to the number of values, and one more for "not sure".
        let digits = (values.len() + 2).next_power_of_two().ilog2();
        let digits = (0..digits).map(|i| variable(&i.to_string())).collect();
        Code::Single { values, digits }
    }
}

/// The digits of a number.
fn written(digits: &[BddVariable], number: usize) -> Vec<(BddVariable, bool)> {
    let place = |i: usize| digits.len() - 1 - i;
    let digit = |(i, variable): (usize, &BddVariable)| (*variable, number >> place(i) & 1 == 1);
    digits.iter().enumerate().map(digit).collect()
}

impl Model {
    pub(crate) fn new(triage: &Triage) -> Self {
        let mut builder = BddVariableSetBuilder::new();
        let codes = ordered(triage)
            .into_iter()
            .map(|question| (question.id.clone(), code(question, &mut builder)))
            .collect();
        Self {
            vars: builder.build(),
            codes,
        }
    }

    fn var(&self, variable: BddVariable) -> Bdd {
        self.vars.mk_var(variable)
    }

    fn any(&self, formulas: impl Iterator<Item = Bdd>) -> Bdd {
        formulas.fold(self.vars.mk_false(), |any, one| any.or(&one))
    }

    /// The variables of a question of one answer, with `value` given: a value, `?` for "not sure", or nothing for not asked.
    pub(crate) fn one(&self, question: &str, value: &str) -> Vec<(BddVariable, bool)> {
        let Code::Single { values, digits } = &self.codes[question] else {
            panic!("{question} takes many")
        };
        let number = match value {
            "" => 0,
            "?" => values.len() + 1,
            value => {
                1 + values
                    .iter()
                    .position(|v| v == value)
                    .unwrap_or_else(|| panic!("{question}: {value}"))
            }
        };
        written(digits, number)
    }

    /// The variables of a question without an answer.
    pub(crate) fn unasked(&self, question: &str) -> Vec<(BddVariable, bool)> {
        let variables = self.codes[question].variables();
        variables.into_iter().map(|v| (v, false)).collect()
    }

    fn is(&self, question: &str, value: &str) -> Bdd {
        let values = BddPartialValuation::from_values(&self.one(question, value));
        self.vars.mk_conjunctive_clause(&values)
    }

    /// Whether the question was asked.
    pub(crate) fn asked(&self, question: &str) -> Bdd {
        match &self.codes[question] {
            Code::Single { values, .. } => {
                let said = values.iter().map(String::as_str).chain(["?"]);
                self.any(said.map(|value| self.is(question, value)))
            }
            Code::Many { asked, .. } => self.var(*asked),
        }
    }

    /// `question:option`.
    pub(crate) fn has(&self, question: &str, option: &str) -> Bdd {
        match &self.codes[question] {
            Code::Single { values, .. } if values.iter().any(|v| v == option) => self.is(question, option),
            Code::Single { .. } => self.vars.mk_false(),
            Code::Many { asked, options } => {
                let yes = options.iter().filter(|(o, ..)| o == option);
                self.any(yes.map(|(_, yes, _)| self.var(*asked).and(&self.var(*yes))))
            }
        }
    }

    /// Not sure about one of these options; for a question of one answer, not sure at all.
    fn unsure_of(&self, question: &str, of: &dyn Fn(&str) -> bool) -> Bdd {
        match &self.codes[question] {
            Code::Single { .. } => self.is(question, "?"),
            Code::Many { asked, options } => {
                let open = options.iter().filter(|(o, ..)| of(o));
                let open = open.map(|(_, yes, unsure)| self.var(*unsure).and_not(&self.var(*yes)));
                self.any(open).and(&self.var(*asked))
            }
        }
    }

    /// Not sure, in whole or in part.
    pub(crate) fn unsure(&self, question: &str) -> Bdd {
        self.unsure_of(question, &|_| true)
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

    /// The assignment of a set of consistent answers.
    pub(crate) fn valuation(&self, answers: &Answers) -> BddValuation {
        let mut valuation = BddValuation::all_false(self.vars.num_vars());
        for (question, answer) in answers {
            self.assignment(question, answer)
                .into_iter()
                .for_each(|(variable, value)| valuation.set_value(variable, value));
        }
        valuation
    }

    fn assignment(&self, question: &str, answer: &Answer) -> Vec<(BddVariable, bool)> {
        let Code::Many { asked, options } = &self.codes[question] else {
            return match answer {
                Answer::NotSure => self.one(question, "?"),
                Answer::Number { value } => self.one(question, &value.to_string()),
                Answer::Options { chosen, .. } => self.one(question, chosen.iter().next().map_or("", |v| v)),
            };
        };
        let option = |(o, yes, unsure): &(String, BddVariable, BddVariable)| {
            let (is, maybe) = match answer {
                Answer::Options { chosen, unsure } => (chosen.contains(o), unsure.contains(o)),
                Answer::NotSure | Answer::Number { .. } => (false, true),
            };
            [(*yes, is), (*unsure, maybe)]
        };
        let options = options.iter().flat_map(option);
        [(*asked, true)].into_iter().chain(options).collect()
    }
}
