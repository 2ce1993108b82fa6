//! Every rule weakened in every small way; each mutant must die by a golden case, a story or a proof.

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::Level,
    triage::{Answers, Expr, Facts, Triage, content::Rule, decide, engine::fires, expr::Unasked},
};

use crate::{
    closed,
    common::triage,
    compiled::Compiled,
    golden::{Case, golden, neighbours},
    invariants, monotone,
    spec::{self, Spec},
    stories,
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

/// Whether the mutated rule behaves otherwise for these facts: nothing else of the outcome can then differ.
fn rule_differs(mutant: &Mutant, i: usize, facts: &Facts) -> bool {
    let (new, old) = (&mutant.triage.rule[i], &triage().rule[i]);
    new.level != old.level || fires(new, facts) != fires(old, facts)
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

fn dies_by_story(mutant: &Mutant, stories: &[(Answers, Facts, Level)]) -> bool {
    let untouched = |facts: &Facts| match mutant.rule {
        Some(i) => !rule_differs(mutant, i, facts),
        // Gates and locks do not touch the level.
        None => mutant.triage.self_care_needs == triage().self_care_needs,
    };
    stories
        .iter()
        .any(|(answers, facts, level)| !untouched(facts) && decide(&mutant.triage, answers).level != *level)
}

/// Whether a gate, a lock or what self-care needs gives another outcome for a case than the engine gives now.
fn dies_by_outcome(mutant: &Mutant, cases: &[(Case, Facts)]) -> bool {
    if mutant.rule.is_some() {
        return false;
    }
    let holds = |when: &Expr, facts: &Facts| when.eval(facts, Unasked::Unknown);
    let changed = spec::closed(&mutant.triage)
        .zip(spec::closed(triage()))
        .find(|((_, new), (_, old))| new != old);
    match changed {
        Some(((_, new), (_, old))) => cases
            .iter()
            .any(|(_, facts)| holds(new, facts) != holds(old, facts)),
        None => cases
            .iter()
            .any(|(_, facts)| holds(&mutant.triage.earned(), facts) != holds(&triage().earned(), facts)),
    }
}

fn dies_by_proof(mutant: &Mutant) -> bool {
    let compiled = Compiled::new(&mutant.triage);
    let broken = |claims: Vec<invariants::Claim>| claims.iter().any(|(_, bad)| !bad.is_false());
    broken(closed::claims(&compiled, &mutant.triage))
        || broken(invariants::levels(&compiled))
        || broken(monotone::claims(&compiled))
}

/// Whether the mutant is no change at all: proved over every combination of answers to fire and decide the same.
fn changes_nothing(mutant: &Mutant, whole: &Compiled) -> bool {
    let other = Compiled::new(&mutant.triage);
    let same = |a: &Bdd, b: &Bdd| a == b;
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

/// Whether the second statement of the rules (`spec.txt`) is broken: proved over every combination of answers.
fn dies_by_statement(mutant: &Mutant, whole: &Compiled, spec: &Spec) -> bool {
    let model = &whole.model;
    let differs = match mutant.rule {
        Some(i) => spec.differs(model, &mutant.triage.rule[i]),
        None if mutant.triage.self_care_needs != triage().self_care_needs => {
            spec.differs_needs(model, &mutant.triage.earned())
        }
        None => spec::closed(&mutant.triage)
            .zip(spec::closed(triage()))
            .find(|((_, new), (_, old))| new != old)
            .map_or(model.vars.mk_false(), |((name, when), _)| {
                spec.differs_closed(model, &name, when)
            }),
    };
    !differs.is_false()
}

/// The ways a mutant can be found out, in the order they are printed; the last one only remembers what the engine said.
const WAYS: [&str; 4] = [
    "proofs against the second statement of each rule",
    "golden cases written by hand",
    "stories",
    "snapshots",
];

#[test]
fn every_weakened_rule_is_found_out() {
    let whole = Compiled::new(triage());
    let spec = Spec::new(&whole.model);
    let read = |case: Case| {
        let facts = Facts::read(triage(), &case.answers);
        (case, facts)
    };
    let hand: Vec<(Case, Facts)> = golden().into_iter().map(read).collect();
    let near: Vec<(Case, Facts)> = neighbours().into_iter().map(read).collect();
    let stories: Vec<(Answers, Facts, Level)> = stories::all()
        .map(|(answers, level)| (answers.clone(), Facts::read(triage(), &answers), level))
        .collect();
    let (mut by, mut only, mut other, mut idle, mut alive) =
        ([0usize; 4], [0usize; 4], 0, Vec::new(), Vec::new());
    let all = mutants();
    for mutant in &all {
        let found = [
            dies_by_statement(mutant, &whole, &spec),
            dies_by_case(mutant, &hand),
            dies_by_story(mutant, &stories),
        ];
        // The snapshots are looked at only where nothing else found it out: they are many.
        let snapshot = || dies_by_case(mutant, &near) || dies_by_outcome(mutant, &hand);
        let dies = [found[0], found[1], found[2], found == [false; 3] && snapshot()];
        for (way, _) in dies.iter().enumerate().filter(|(_, dies)| **dies) {
            by[way] += 1;
            only[way] += usize::from(dies.iter().filter(|dies| **dies).count() == 1);
        }
        if dies == [false; 4] {
            if dies_by_proof(mutant) {
                other += 1;
            } else if changes_nothing(mutant, &whole) {
                idle.push(mutant.name.clone());
            } else {
                alive.push(mutant.name.clone());
            }
        }
    }
    let real = all.len() - idle.len();
    println!(
        "{} mutants that change nothing, as proved: {}",
        idle.len(),
        idle.join("; ")
    );
    println!(
        "{real} mutants: {} killed ({:.1} %)",
        real - alive.len(),
        100.0 * (real - alive.len()) as f64 / real as f64
    );
    for (i, way) in WAYS.iter().enumerate() {
        println!("  {way}: {} kill, {} of them alone", by[i], only[i]);
    }
    println!("  the invariants alone: {other}");
    assert!(alive.is_empty(), "alive:\n{}", alive.join("\n"));
    assert_eq!(
        only[3], 0,
        "a mutant that only a snapshot notices needs a proof or a case written by hand"
    );
}
