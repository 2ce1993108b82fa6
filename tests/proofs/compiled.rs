//! The rules as they decide, over the finished check; and counterexamples in words.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddVariable};
use soleus_core::{
    care::Level,
    triage::{Triage, eval::Unasked},
};

use crate::model::{Code, Model};

impl Model {
    /// A counterexample in words: only the answers that matter for it.
    pub(crate) fn words(&self, triage: &Triage, clause: &BddPartialValuation) -> String {
        let said = triage.question.iter().filter_map(|question| {
            let said = match &self.codes[&question.id] {
                Code::Single { values, digits } => self.single(clause, &question.id, values, digits),
                Code::Many { options, .. } => many(clause, options),
            };
            said.map(|said| format!("  {} -> {said}", question.ask))
        });
        said.collect::<Vec<_>>().join("\n")
    }

    /// What a clause leaves of the answers to a question of one answer; nothing if all of them.
    fn single(
        &self,
        clause: &BddPartialValuation,
        question: &str,
        values: &[String],
        digits: &[BddVariable],
    ) -> Option<String> {
        if digits.iter().all(|digit| clause.get_value(*digit).is_none()) {
            return None;
        }
        let fits = |value: &str| {
            let digits = self.one(question, value);
            digits
                .iter()
                .all(|(digit, is)| clause.get_value(*digit).is_none_or(|v| v == *is))
        };
        let words = |value: &str| match value {
            "" => "not asked".to_owned(),
            "?" => "not sure".to_owned(),
            value => value.to_owned(),
        };
        let all = values.iter().map(String::as_str).chain(["?", ""]);
        let left: Vec<String> = all.filter(|value| fits(value)).map(words).collect();
        Some(left.join(" or "))
    }
}

/// What a clause says of a question with many answers.
fn many(clause: &BddPartialValuation, options: &[(String, BddVariable, BddVariable)]) -> Option<String> {
    let set = |v: BddVariable| clause.get_value(v) == Some(true);
    let mut said: Vec<String> = Vec::new();
    for (o, yes, unsure) in options {
        said.extend(set(*yes).then(|| o.clone()));
        said.extend((set(*unsure) && !set(*yes)).then(|| format!("not sure: {o}")));
    }
    let fixed = options.iter().any(|(_, yes, _)| clause.get_value(*yes).is_some());
    if said.is_empty() && fixed {
        said.push("none of these".to_owned());
    }
    (!said.is_empty()).then(|| said.join("; "))
}

/// The levels, locks, gates and names as formulas over the finished check.
pub(crate) struct Compiled {
    pub(crate) model: Model,
    pub(crate) fires: Vec<(String, Level, Bdd)>,
    pub(crate) earned: Bdd,
    pub(crate) l1: Bdd,
    pub(crate) l2: Bdd,
    /// At least "clinician within days".
    pub(crate) l3: Bdd,
}

impl Compiled {
    pub(crate) fn new(triage: &Triage) -> Self {
        let model = Model::new(triage);
        let rules = triage.rule.iter().filter(|r| r.otherwise.is_none());
        let fires: Vec<(String, Level, Bdd)> =
            rules.map(|r| (r.id.clone(), r.level, model.fires(r))).collect();
        let any = |level: Level| {
            fires
                .iter()
                .filter(|(_, l, _)| *l == level)
                .fold(model.vars.mk_false(), |all, (_, _, b)| all.or(b))
        };
        let l1 = any(Level::Emergency);
        let l2 = l1.or(&any(Level::SameDay));
        let earned = model
            .compile(&triage.earned(), Unasked::Unknown)
            .only_true()
            .and(&any(Level::SelfCare));
        let l3 = l2.or(&any(Level::ClinicianDays)).or(&earned.not());
        Self {
            model,
            fires,
            earned,
            l1,
            l2,
            l3,
        }
    }

    /// Nothing lies in `bad`; otherwise the smallest counterexample, in words.
    pub(crate) fn refuted(&self, triage: &Triage, what: &str, bad: &Bdd) -> Option<String> {
        let clause = bad.most_free_clause()?;
        Some(format!(
            "{what}\n  does not hold when:\n{}",
            self.model.words(triage, &clause)
        ))
    }
}
