//! The rules as they decide, over the finished check; and counterexamples in words.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddVariable};
use soleus_core::{
    care::Level,
    triage::{Triage, expr::Unasked},
};

use crate::formulas::{Code, Model};

impl Model {
    /// A counterexample in words: only the answers that matter for it.
    pub(crate) fn words(&self, triage: &Triage, clause: &BddPartialValuation) -> String {
        let mut lines = Vec::new();
        for question in &triage.question {
            let set = |v: BddVariable| clause.get_value(v) == Some(true);
            let mut said: Vec<String> = Vec::new();
            match &self.codes[&question.id] {
                Code::Single { values, unsure } => {
                    said.extend(values.iter().filter(|(_, v)| set(*v)).map(|(v, _)| v.clone()));
                    said.extend(set(*unsure).then(|| "not sure".to_owned()));
                    let no: Vec<&str> = values
                        .iter()
                        .filter(|(_, v)| clause.get_value(*v) == Some(false))
                        .map(|(v, _)| v.as_str())
                        .collect();
                    if said.is_empty() && !no.is_empty() {
                        said.push(format!("none of {}", no.join(", ")));
                    }
                }
                Code::Many { options, .. } => {
                    for (o, yes, unsure) in options {
                        said.extend(set(*yes).then(|| o.clone()));
                        said.extend(set(*unsure).then(|| format!("not sure: {o}")));
                    }
                    let fixed = options.iter().any(|(_, y, _)| clause.get_value(*y).is_some());
                    if said.is_empty() && fixed {
                        said.push("none of these".to_owned());
                    }
                }
            }
            if !said.is_empty() {
                lines.push(format!("  {} -> {}", question.ask, said.join("; ")));
            }
        }
        lines.join("\n")
    }
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

    /// Nothing valid lies in `bad`; otherwise the smallest counterexample, in words.
    pub(crate) fn refuted(&self, triage: &Triage, what: &str, bad: &Bdd) -> Option<String> {
        let clause = bad.and(&self.model.valid).most_free_clause()?;
        Some(format!(
            "{what}\n  does not hold when:\n{}",
            self.model.words(triage, &clause)
        ))
    }
}
