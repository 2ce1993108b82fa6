//! Every rule weakened in every small way; each mutant must die by a golden case, a story or a proof.

use std::cell::LazyCell;

use biodivine_lib_bdd::{Bdd, BddValuation};
use soleus_core::{
    care::Level,
    triage::{Answers, Expr, Triage, content::Rule, decide},
};

use crate::{
    closed,
    common::triage,
    compiled::Compiled,
    golden::{Case, golden, neighbours},
    invariants,
    model::Model,
    monotone,
    spec::Spec,
    stories,
};

/// One weakened copy of the content.
struct Mutant {
    name: String,
    change: Change,
}

/// What is weakened: something at this place of its list, or what self-care needs.
enum Change {
    Rule(usize, Box<Rule>),
    Needs(Expr),
    Gate(usize, Expr),
    Lock(usize, Expr),
}

impl Mutant {
    /// The whole content with the change.
    fn triage(&self) -> Triage {
        let mut triage = triage().clone();
        match &self.change {
            Change::Rule(i, rule) => triage.rule[*i] = (**rule).clone(),
            Change::Needs(needs) => triage.self_care_needs = Some(needs.clone()),
            Change::Gate(i, hide) => triage.gate[*i].hide = hide.clone(),
            Change::Lock(i, when) => triage.lock[*i].when = when.clone(),
        }
        triage
    }
}

/// What a mutant says, beside what is said without the change and by the second statement.
struct Weak<'a> {
    mutant: &'a Mutant,
    /// Where the changed part does otherwise.
    differs: Bdd,
    /// Where the changed rule fired, if it has another level now.
    lowered: Option<Bdd>,
    /// Whether the second statement of the rules (`spec.txt`) is broken: proved over every combination of answers.
    told_by_statement: bool,
}

impl<'a> Weak<'a> {
    fn new(mutant: &'a Mutant, whole: &Compiled, spec: &Spec) -> Self {
        let (model, old) = (&whole.model, triage());
        let (before, after, spoken, lowered) = match &mutant.change {
            Change::Rule(i, new) => {
                let (before, after) = (model.fires(&old.rule[*i]), model.fires(new));
                let spoken = spec.differs(model, &new.id, new.level, &after);
                let lowered = (new.level != old.rule[*i].level).then(|| before.clone());
                (before, after, spoken, lowered)
            }
            Change::Needs(needs) => {
                let after = model.known(needs);
                let spoken = spec.differs_needs(&after);
                (model.known(&old.earned()), after, spoken, None)
            }
            Change::Gate(i, hide) => {
                let gate = &old.gate[*i];
                let after = model.closes(hide);
                let spoken = spec.differs_closed(model, &format!("gate {}", gate.id), &after);
                (model.closes(&gate.hide), after, spoken, None)
            }
            Change::Lock(i, when) => {
                let lock = &old.lock[*i];
                let after = model.closes(when);
                let spoken = spec.differs_closed(model, &format!("lock {}", lock.id), &after);
                (model.closes(&lock.when), after, spoken, None)
            }
        };
        Self {
            mutant,
            differs: before.xor(&after),
            lowered,
            told_by_statement: !spoken.is_false(),
        }
    }

    /// Whether one of these answers gets another level.
    fn gets_another_level<'b>(&self, mut all: impl Iterator<Item = &'b Given>) -> bool {
        let touched = |given: &Given| {
            let lowered = self.lowered.as_ref().is_some_and(|b| b.eval_in(&given.valuation));
            lowered || self.differs.eval_in(&given.valuation)
        };
        let new = LazyCell::new(|| self.mutant.triage());
        all.any(|given| touched(given) && decide(&new, &given.answers).level != given.level)
    }

    fn is_rule(&self) -> bool {
        matches!(self.mutant.change, Change::Rule(..))
    }

    /// Whether a case fires another set of rules. Only the changed rule can differ, and with it the level.
    fn dies_by_case(&self, cases: &[Given]) -> bool {
        let fires = || cases.iter().any(|given| self.differs.eval_in(&given.valuation));
        self.is_rule() && (fires() || (self.lowered.is_some() && self.gets_another_level(cases.iter())))
    }

    /// Whether a story ends at another level. Gates and locks do not touch it.
    fn dies_by_story(&self, stories: &[Given]) -> bool {
        let closed = matches!(self.mutant.change, Change::Gate(..) | Change::Lock(..));
        !closed && self.gets_another_level(stories.iter())
    }

    /// Whether a gate, a lock or what self-care needs gives another outcome for a case.
    fn dies_by_outcome(&self, cases: &[Given]) -> bool {
        !self.is_rule() && cases.iter().any(|given| self.differs.eval_in(&given.valuation))
    }

    fn dies_by_proof(&self) -> bool {
        let triage = self.mutant.triage();
        let compiled = Compiled::new(&triage);
        let broken = |claims: Vec<invariants::Claim>| claims.iter().any(|(_, bad)| !bad.is_false());
        broken(closed::claims(&compiled, &triage))
            || broken(invariants::levels(&compiled))
            || broken(monotone::claims(&compiled))
    }

    /// Whether the mutant is no change at all: proved over every combination of answers to fire and decide the same.
    fn changes_nothing(&self) -> bool {
        self.differs.is_false() && self.lowered.is_none()
    }
}

/// Answers, as formulas read them, and the level that they get now.
struct Given {
    answers: Answers,
    valuation: BddValuation,
    level: Level,
}

impl Given {
    fn new(model: &Model, answers: Answers) -> Self {
        let (valuation, level) = (model.valuation(&answers), decide(triage(), &answers).level);
        Self {
            answers,
            valuation,
            level,
        }
    }
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
            let mut weak = rule.clone();
            change(&mut weak);
            all.push(Mutant {
                name: format!("{}: {what}", rule.id),
                change: Change::Rule(i, Box::new(weak)),
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
        all.push(Mutant {
            name: format!("self-care {what}"),
            change: Change::Needs(less),
        });
    }
    for (i, gate) in whole.gate.iter().enumerate() {
        all.extend(smaller(&gate.hide).into_iter().map(|(what, less)| Mutant {
            name: format!("gate {}: {what}", gate.id),
            change: Change::Gate(i, less),
        }));
    }
    for (i, lock) in whole.lock.iter().enumerate() {
        all.extend(smaller(&lock.when).into_iter().map(|(what, less)| Mutant {
            name: format!("lock {}: {what}", lock.id),
            change: Change::Lock(i, less),
        }));
    }
    all
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
    let read = |case: Case| Given::new(&whole.model, case.answers);
    let hand: Vec<Given> = golden().into_iter().map(read).collect();
    let near = LazyCell::new(|| neighbours().into_iter().map(read).collect::<Vec<Given>>());
    let stories: Vec<Given> = stories::all()
        .map(|(answers, _)| Given::new(&whole.model, answers))
        .collect();
    let (mut by, mut only, mut other, mut idle, mut alive) =
        ([0usize; 4], [0usize; 4], 0, Vec::new(), Vec::new());
    let all = mutants();
    for mutant in &all {
        let weak = Weak::new(mutant, &whole, &spec);
        let found = [
            weak.told_by_statement,
            weak.dies_by_case(&hand),
            weak.dies_by_story(&stories),
        ];
        // The snapshots are looked at only where nothing else found it out: they are many.
        let snapshot = || weak.dies_by_case(&near) || weak.dies_by_outcome(&hand);
        let dies = [found[0], found[1], found[2], found == [false; 3] && snapshot()];
        for (way, _) in dies.iter().enumerate().filter(|(_, dies)| **dies) {
            by[way] += 1;
            only[way] += usize::from(dies.iter().filter(|dies| **dies).count() == 1);
        }
        if dies == [false; 4] {
            if weak.changes_nothing() {
                idle.push(mutant.name.clone());
            } else if weak.dies_by_proof() {
                other += 1;
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
