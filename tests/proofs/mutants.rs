//! Every rule weakened in every small way; each mutant must die by a golden case, a story or a proof.

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::Level,
    triage::{Expr, Facts, Triage, content::Rule, decide, engine::fires, expr::Unasked},
};

use crate::{
    closed,
    common::triage,
    compiled::Compiled,
    golden::{Case, golden, neighbours},
    invariants, monotone, stories,
};

/// One weakened copy of the content.
struct Mutant {
    name: String,
    triage: Triage,
    /// The place in the list of rules, if a rule was changed.
    rule: Option<usize>,
}

/// Every expression with one alternative, option or part taken out.
fn smaller(expr: &Expr) -> Vec<(String, Expr)> {
    match expr {
        Expr::Is(question, options) if options.len() > 1 => (0..options.len())
            .map(|i| {
                let mut fewer = options.clone();
                let gone = fewer.remove(i);
                (
                    format!("without {question}:{gone}"),
                    Expr::Is(question.clone(), fewer),
                )
            })
            .collect(),
        Expr::AtLeast(question, n) => {
            vec![(
                format!("{question}>={}", n + 1),
                Expr::AtLeast(question.clone(), n + 1),
            )]
        }
        Expr::All(parts) | Expr::Any(parts) => {
            let again = |parts: Vec<Expr>| {
                if matches!(expr, Expr::All(_)) {
                    Expr::All(parts)
                } else {
                    Expr::Any(parts)
                }
            };
            let mut all = Vec::new();
            for (i, part) in parts.iter().enumerate() {
                let mut fewer = parts.clone();
                fewer.remove(i);
                all.push((format!("without `{part}`"), again(fewer)));
                for (what, less) in smaller(part) {
                    let mut changed = parts.clone();
                    changed[i] = less;
                    all.push((what, again(changed)));
                }
            }
            all
        }
        Expr::Not(inner) => wrapped(inner, Expr::Not),
        Expr::Maybe(inner) => wrapped(inner, Expr::Maybe),
        Expr::Is(..) | Expr::Clear(_) | Expr::Unsure(_) | Expr::Open(_) | Expr::Named(_) | Expr::Always => {
            Vec::new()
        }
    }
}

fn wrapped(inner: &Expr, wrap: fn(Box<Expr>) -> Expr) -> Vec<(String, Expr)> {
    smaller(inner)
        .into_iter()
        .map(|(what, less)| (what, wrap(Box::new(less))))
        .collect()
}

fn mutants() -> Vec<Mutant> {
    let whole = triage();
    let mut all = Vec::new();
    for (i, rule) in whole
        .rule
        .iter()
        .enumerate()
        .filter(|(_, r)| r.otherwise.is_none())
    {
        let mut add = |what: &str, change: &dyn Fn(&mut Rule)| {
            let mut triage = whole.clone();
            change(&mut triage.rule[i]);
            all.push(Mutant {
                name: format!("{}: {what}", rule.id),
                triage,
                rule: Some(i),
            });
        };
        add("deleted", &|r| r.when = Expr::Any(vec![]));
        let lower = match rule.level {
            Level::Emergency => Some(Level::SameDay),
            Level::SameDay => Some(Level::ClinicianDays),
            Level::ClinicianDays => Some(Level::SelfCare),
            Level::SelfCare => None,
        };
        if let Some(lower) = lower {
            add("lower level", &|r| r.level = lower);
        }
        for (what, less) in smaller(&rule.when) {
            add(&what, &|r| r.when = less.clone());
        }
        if let Some(unless) = &rule.unless {
            add("exception dropped", &|r| r.unless = None);
            for (what, less) in smaller(unless) {
                add(&format!("exception {what}"), &|r| r.unless = Some(less.clone()));
            }
        }
    }
    for (what, less) in smaller(&whole.earned()) {
        let mut triage = whole.clone();
        triage.self_care_needs = Some(less);
        all.push(Mutant {
            name: format!("self-care {what}"),
            triage,
            rule: None,
        });
    }
    for (i, gate) in whole.gate.iter().enumerate() {
        for (what, less) in smaller(&gate.hide) {
            let mut triage = whole.clone();
            triage.gate[i].hide = less;
            all.push(Mutant {
                name: format!("gate {}: {what}", gate.id),
                triage,
                rule: None,
            });
        }
    }
    for (i, lock) in whole.lock.iter().enumerate() {
        for (what, less) in smaller(&lock.when) {
            let mut triage = whole.clone();
            triage.lock[i].when = less;
            all.push(Mutant {
                name: format!("lock {}: {what}", lock.id),
                triage,
                rule: None,
            });
        }
    }
    all
}

/// Whether a case fires another set. Only the mutated rule can differ, so only it is looked at, and the level with it.
fn dies_by_case(mutant: &Mutant, cases: &[(Case, Facts)]) -> bool {
    let Some(i) = mutant.rule else { return false };
    let (new, old) = (&mutant.triage.rule[i], &triage().rule[i]);
    cases.iter().any(|(case, facts)| {
        fires(new, facts) != case.fired.contains(&old.id)
            || (new.level != old.level
                && case.fired.contains(&old.id)
                && decide(&mutant.triage, &case.answers).level != decide(triage(), &case.answers).level)
    })
}

fn dies_by_story(mutant: &Mutant) -> bool {
    stories::all().any(|(answers, level)| decide(&mutant.triage, &answers).level != level)
}

fn dies_by_outcome(mutant: &Mutant, cases: &[(Case, Facts)]) -> bool {
    mutant.rule.is_none()
        && cases.iter().any(|(case, _)| {
            let (new, old) = (
                decide(&mutant.triage, &case.answers),
                decide(triage(), &case.answers),
            );
            (new.level, new.hidden, new.locks) != (old.level, old.hidden, old.locks)
        })
}

fn dies_by_proof(mutant: &Mutant) -> bool {
    let compiled = Compiled::new(&mutant.triage);
    let broken = |claims: Vec<invariants::Claim>| {
        claims
            .iter()
            .any(|(_, bad)| !bad.and(&compiled.model.valid).is_false())
    };
    broken(closed::claims(&compiled, &mutant.triage))
        || broken(invariants::levels(&compiled))
        || broken(monotone::claims(&compiled))
}

/// Whether the mutant is no change at all: proved over every combination of answers to fire and decide the same.
fn changes_nothing(mutant: &Mutant, whole: &Compiled) -> bool {
    let other = Compiled::new(&mutant.triage);
    let same = |a: &Bdd, b: &Bdd| a.xor(b).and(&whole.model.valid).is_false();
    let closed = |triage: &Triage| {
        let gates = triage
            .gate
            .iter()
            .map(|g| &g.hide)
            .chain(triage.lock.iter().map(|l| &l.when));
        gates
            .map(|e| whole.model.compile(e, Unasked::Unknown).t)
            .collect::<Vec<_>>()
    };
    same(&whole.l1, &other.l1)
        && same(&whole.l2, &other.l2)
        && same(&whole.l3, &other.l3)
        && whole
            .fires
            .iter()
            .zip(&other.fires)
            .all(|((.., a), (.., b))| same(a, b))
        && closed(triage())
            .iter()
            .zip(&closed(&mutant.triage))
            .all(|(a, b)| same(a, b))
}

#[test]
fn every_weakened_rule_is_found_out() {
    let whole = Compiled::new(triage());
    let mut idle = Vec::new();
    let read = |case: Case| {
        let facts = Facts::read(triage(), &case.answers);
        (case, facts)
    };
    let hand: Vec<(Case, Facts)> = golden().into_iter().map(read).collect();
    let near: Vec<(Case, Facts)> = neighbours().into_iter().map(read).collect();
    let (mut by, mut alive) = ([0usize; 4], Vec::new());
    let all = mutants();
    for mutant in &all {
        if dies_by_case(mutant, &hand) {
            by[0] += 1;
        } else if dies_by_case(mutant, &near) || dies_by_outcome(mutant, &hand) {
            by[1] += 1;
        } else if dies_by_story(mutant) {
            by[2] += 1;
        } else if dies_by_proof(mutant) {
            by[3] += 1;
        } else if changes_nothing(mutant, &whole) {
            idle.push(mutant.name.clone());
        } else {
            alive.push(mutant.name.clone());
        }
    }
    let real = all.len() - idle.len();
    let killed = real - alive.len();
    println!(
        "{} mutants that change nothing, as proved: {}",
        idle.len(),
        idle.join("; ")
    );
    println!(
        "{real} mutants: {killed} killed ({:.1} %): {} by golden cases, {} by neighbours, {} by stories, {} by proofs",
        100.0 * killed as f64 / real as f64,
        by[0],
        by[1],
        by[2],
        by[3],
    );
    assert!(alive.is_empty(), "alive:\n{}", alive.join("\n"));
}
