//! Every question as variables: what an answer is in a formula.

use std::collections::BTreeMap;

use biodivine_lib_bdd::{
    Bdd, BddPartialValuation, BddValuation, BddVariable, BddVariableSet, BddVariableSetBuilder,
};
use soleus_core::triage::{
    Answer, Answers, Triage,
    question::{Kind, Question},
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

    pub(crate) fn var(&self, variable: BddVariable) -> Bdd {
        self.vars.mk_var(variable)
    }

    pub(crate) fn any(&self, formulas: impl Iterator<Item = Bdd>) -> Bdd {
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

    pub(crate) fn is(&self, question: &str, value: &str) -> Bdd {
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
    pub(crate) fn unsure_of(&self, question: &str, of: &dyn Fn(&str) -> bool) -> Bdd {
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
