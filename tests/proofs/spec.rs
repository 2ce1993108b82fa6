//! Every rule, gate and lock proved equal to a second statement of it (`spec.txt`), over all combinations of answers.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::Level,
    triage::{Expr, Triage, content::Rule},
};

use crate::{
    common::{level, triage},
    compiled::Compiled,
    model::Model,
};

/// One line: what it is about, the word beside it, and its conditions.
struct Line {
    name: &'static str,
    word: &'static str,
    when: Expr,
    unless: Option<Expr>,
}

fn lines() -> Vec<Line> {
    let text = include_str!("spec.txt");
    let cells = || {
        text.lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split(" | ").collect::<Vec<_>>())
    };
    let lets: BTreeMap<&str, &str> = cells()
        .filter_map(|cells| Some((cells[0].strip_prefix("let ")?, cells[1])))
        .collect();
    let spelled = |text: &str| {
        let mut text = text.to_owned();
        // Three times: a short name may stand in another one, and that in a third.
        for _ in 0..3 {
            for (name, means) in &lets {
                text = text.replace(name, &format!("({means})"));
            }
        }
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    };
    cells()
        .filter(|cells| !cells[0].starts_with("let "))
        .map(|cells| Line {
            name: cells[0],
            word: cells[1],
            when: spelled(cells[2]),
            unless: cells.get(3).map(|text| spelled(text)),
        })
        .collect()
}

/// What a line says fires, in the model of `triage`.
fn said(model: &Model, line: &Line, like: &Rule) -> Bdd {
    model.fires(&Rule {
        level: level(line.word),
        when: line.when.clone(),
        unless: line.unless.clone(),
        ..like.clone()
    })
}

/// The second statement, ready to be held against many versions of the rules.
pub(crate) struct Spec {
    rules: BTreeMap<&'static str, (Level, Bdd)>,
    closed: BTreeMap<String, Bdd>,
    needs: Bdd,
}

impl Spec {
    pub(crate) fn new(model: &Model) -> Self {
        let (mut rules, mut closed, mut needs) = (BTreeMap::new(), BTreeMap::new(), model.vars.mk_false());
        for line in lines() {
            if let Some(rule) = triage().rule(line.name) {
                rules.insert(line.name, (level(line.word), said(model, &line, rule)));
            } else if line.name == "self-care" {
                needs = model.known(&line.when);
            } else {
                let maybe = Expr::Maybe(Box::new(line.when.clone()));
                closed.insert(line.name.to_owned(), model.closes(&maybe));
            }
        }
        Self { rules, closed, needs }
    }

    /// Where a rule of this level that fires in `fires` and its line differ; everywhere if the level does.
    pub(crate) fn differs(&self, model: &Model, rule: &str, at: Level, fires: &Bdd) -> Bdd {
        match self.rules.get(rule) {
            Some((level, said)) if *level == at => said.xor(fires),
            _ => model.vars.mk_true(),
        }
    }

    /// Where a gate or a lock that closes in `closes` and its line differ.
    pub(crate) fn differs_closed(&self, model: &Model, name: &str, closes: &Bdd) -> Bdd {
        self.closed
            .get(name)
            .map_or(model.vars.mk_true(), |said| said.xor(closes))
    }

    /// Where what self-care needs and its line differ.
    pub(crate) fn differs_needs(&self, needs: &Bdd) -> Bdd {
        self.needs.xor(needs)
    }
}

/// Every gate and lock with the name its line has, and its condition.
pub(crate) fn closed(triage: &Triage) -> impl Iterator<Item = (String, &Expr)> {
    let gates = triage
        .gate
        .iter()
        .map(|gate| (format!("gate {}", gate.id), &gate.hide));
    gates.chain(
        triage
            .lock
            .iter()
            .map(|lock| (format!("lock {}", lock.id), &lock.when)),
    )
}

#[test]
fn every_rule_fires_exactly_where_its_second_statement_says() {
    let triage = triage();
    let compiled = Compiled::new(triage);
    let model = &compiled.model;
    let spec = Spec::new(model);
    let mut broken = Vec::new();
    let mut statements = 0;
    for rule in triage.rule.iter().filter(|r| r.otherwise.is_none()) {
        statements += 1;
        broken.extend(compiled.refuted(
            triage,
            &format!("{} and its line differ", rule.id),
            &spec.differs(model, &rule.id, rule.level, &model.fires(rule)),
        ));
    }
    for (name, when) in closed(triage) {
        statements += 1;
        let bad = spec.differs_closed(model, &name, &model.closes(when));
        broken.extend(compiled.refuted(triage, &format!("{name} and its line differ"), &bad));
    }
    let bad = spec.differs_needs(&model.known(&triage.earned()));
    broken.extend(compiled.refuted(triage, "what self-care needs and its line differ", &bad));
    println!("{} statements, {} broken", statements + 1, broken.len());
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
}

#[test]
fn every_line_of_the_second_statement_is_about_something() {
    let names: Vec<String> = closed(triage()).map(|(name, _)| name).collect();
    for line in lines() {
        let known = triage().rule(line.name).is_some()
            || names.iter().any(|name| name == line.name)
            || line.name == "self-care";
        assert!(known, "{} is about nothing", line.name);
    }
}
