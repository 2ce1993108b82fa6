//! A question that is not asked could not have changed anything.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use biodivine_lib_bdd::{Bdd, BddVariable};
use soleus_core::{
    care::{Activity, Level},
    triage::{
        Answers, Expr, Facts, Triage,
        content::{Rule, Stage},
        decide,
        expr::Unasked,
        relevance::{next, open_questions},
    },
};

use crate::{
    common::{answers, triage},
    formulas::{Can, Code, Compiled, Model},
    tie::random,
};

/// The rule of relevance, written again as formulas.
struct Ask<'a> {
    triage: &'a Triage,
    model: &'a Model,
    /// Per rule: where its outcome is open and would matter.
    at_stake: BTreeMap<&'a str, Bdd>,
    /// Where self-care could still be earned.
    earnable: Bdd,
    /// Per lock: where it would still lock something new.
    unlocked: BTreeMap<&'a str, Bdd>,
    /// Per condition (as text): where it is not settled.
    unsettled: RefCell<BTreeMap<String, Bdd>>,
}

struct Status<'a> {
    rule: &'a Rule,
    sure: Bdd,
    open: Bdd,
}

fn status<'a>(model: &Model, rule: &'a Rule) -> Status<'a> {
    let when = model.compile(&rule.when, Unasked::Anything);
    let never = Can {
        t: model.vars.mk_false(),
        u: model.vars.mk_false(),
        f: model.vars.mk_true(),
    };
    let unless = rule
        .unless
        .as_ref()
        .map_or(never, |u| model.compile(u, Unasked::Anything));
    let (possible, sure) = if rule.level == Level::SelfCare {
        (when.t.and(&unless.f), when.only_true().and(&unless.only_false()))
    } else {
        (
            when.t.and_not(&unless.only_true()),
            when.only_true().and_not(&unless.t),
        )
    };
    Status {
        rule,
        open: possible.and_not(&sure),
        sure,
    }
}

impl<'a> Ask<'a> {
    fn new(triage: &'a Triage, model: &'a Model) -> Self {
        let no = || model.vars.mk_false();
        let rules: Vec<Status> = triage
            .rule
            .iter()
            .filter(|r| r.otherwise.is_none())
            .map(|r| status(model, r))
            .collect();
        let surely = |want: &dyn Fn(&Rule) -> bool| {
            rules
                .iter()
                .filter(|s| want(s.rule))
                .fold(no(), |all, s| all.or(&s.sure))
        };
        let danger = surely(&|r| r.level > Level::SelfCare);
        let pattern = surely(&|r| r.level == Level::SelfCare);
        let higher = surely(&|r| r.level > Level::ClinicianDays);
        let mut at_stake = BTreeMap::new();
        for Status { rule, open, .. } in &rules {
            let matters = if rule.level == Level::SelfCare {
                danger.or(&pattern).not()
            } else {
                let raises = surely(&|r| r.level > Level::SelfCare && r.level >= rule.level).not();
                let sooner = surely(&|r| r.level == Level::ClinicianDays)
                    .and_not(&higher)
                    .and_not(&surely(&|r| {
                        r.level == Level::ClinicianDays && r.within_days <= rule.within_days
                    }));
                let sooner = if rule.level == Level::ClinicianDays {
                    sooner
                } else {
                    no()
                };
                let named = |cause: &String| {
                    surely(&|r| r.level > Level::SelfCare && r.must_not_miss.contains(cause))
                };
                let unnamed = rule
                    .must_not_miss
                    .iter()
                    .fold(no(), |any, c| any.or(&named(c).not()));
                raises.or(&sooner).or(&unnamed)
            };
            at_stake.insert(rule.id.as_str(), open.and(&matters));
        }
        let patterns = rules.iter().filter(|s| s.rule.level == Level::SelfCare);
        let earnable = patterns
            .fold(no(), |any, s| any.or(&s.sure).or(&s.open))
            .and_not(&danger);
        let locked = |activity: Activity| {
            let locks = triage.lock.iter().filter(|l| l.activity.contains(&activity));
            locks.fold(no(), |any, l| {
                any.or(&model.compile(&l.when, Unasked::Anything).only_true())
            })
        };
        let high = surely(&|r| r.level >= Level::SameDay);
        let unlocked = triage.lock.iter().map(|lock| {
            let taken = lock
                .activity
                .iter()
                .fold(model.vars.mk_true(), |all, a| all.and(&locked(*a)));
            (lock.id.as_str(), high.or(&taken).not())
        });
        let unlocked = unlocked.collect();
        Self {
            triage,
            model,
            at_stake,
            earnable,
            unlocked,
            unsettled: RefCell::default(),
        }
    }

    fn unsettled(&self, expr: &Expr) -> Bdd {
        let name = expr.to_string();
        if let Some(known) = self.unsettled.borrow().get(&name) {
            return known.clone();
        }
        let can = self.model.compile(expr, Unasked::Anything);
        let single = can
            .only_true()
            .or(&can.only_false())
            .or(&can.u.and_not(&can.t).and_not(&can.f));
        self.unsettled.borrow_mut().insert(name, single.not());
        single.not()
    }

    fn undecided(&self, expr: &Expr, question: &str) -> Bdd {
        let mut reads = BTreeSet::new();
        expr.questions(&mut reads);
        if !reads.contains(question) {
            return self.model.vars.mk_false();
        }
        let parts = match expr {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().fold(self.model.vars.mk_false(), |all, p| {
                all.or(&self.undecided(p, question))
            }),
            Expr::Not(inner) | Expr::Maybe(inner) => self.undecided(inner, question),
            Expr::Is(..) | Expr::AtLeast(..) | Expr::Clear(_) | Expr::Unsure(_) | Expr::Open(_) => {
                self.model.vars.mk_true()
            }
            Expr::Named(_) | Expr::Always => self.model.vars.mk_false(),
        };
        parts.and(&self.unsettled(expr))
    }

    /// When `question`, still unanswered, would be asked.
    fn relevant(&self, question: &str) -> Bdd {
        let mut all = self
            .earnable
            .and(&self.undecided(&self.triage.earned(), question));
        for rule in self.triage.rule.iter().filter(|r| r.otherwise.is_none()) {
            let mut reads = self.undecided(&rule.when, question);
            if let Some(unless) = &rule.unless {
                reads = reads.or(&self.undecided(unless, question));
            }
            if !reads.is_false() {
                all = all.or(&self.at_stake[rule.id.as_str()].and(&reads));
            }
        }
        for lock in &self.triage.lock {
            all = all.or(&self
                .undecided(&lock.when, question)
                .and(&self.unlocked[lock.id.as_str()]));
        }
        self.triage
            .gate
            .iter()
            .fold(all, |all, g| all.or(&self.undecided(&g.hide, question)))
    }
}

/// Everything a question could change.
fn effects(c: &Compiled, triage: &Triage) -> Vec<(String, Bdd)> {
    let m = &c.model;
    let mut effects = vec![
        ("emergency".to_owned(), c.l1.clone()),
        ("same day".to_owned(), c.l2.clone()),
        ("clinician within days".to_owned(), c.l3.clone()),
    ];
    for activity in Activity::ALL {
        let locks = triage.lock.iter().filter(|l| l.activity.contains(&activity));
        let locked = locks.fold(c.l2.clone(), |all, l| {
            all.or(&m.compile(&l.when, Unasked::Unknown).t)
        });
        effects.push((format!("lock of {activity:?}"), locked));
    }
    for gate in &triage.gate {
        effects.push((
            format!("gate {}", gate.id),
            m.compile(&gate.hide, Unasked::Unknown).t,
        ));
    }
    for cause in &triage.cause {
        let named = triage
            .rule
            .iter()
            .filter(|r| r.otherwise.is_none() && r.must_not_miss.contains(&cause.id));
        let named = named.fold(m.vars.mk_false(), |all, r| all.or(c.rule(&r.id)));
        effects.push((format!("naming {}", cause.id), named));
    }
    for days in [2, 3, 5] {
        let soon = triage
            .rule
            .iter()
            .filter(|r| r.otherwise.is_none() && r.level == Level::ClinicianDays && r.within_days <= days);
        let soon = soon.fold(m.vars.mk_false(), |all, r| all.or(c.rule(&r.id)));
        effects.push((format!("within {days} days"), soon.and_not(&c.l2)));
    }
    effects
}

fn variables(code: &Code) -> Vec<BddVariable> {
    match code {
        Code::Single { values, unsure } => values.iter().map(|(_, v)| *v).chain([*unsure]).collect(),
        Code::Many { asked, options } => options
            .iter()
            .flat_map(|(_, y, u)| [*y, *u])
            .chain([*asked])
            .collect(),
    }
}

#[test]
fn a_question_that_is_not_asked_could_not_have_changed_anything() {
    let triage = triage();
    let c = Compiled::new(triage);
    let ask = Ask::new(triage, &c.model);
    let effects = effects(&c, triage);
    let mut broken = Vec::new();
    for question in triage.question.iter().filter(|q| q.stage != Stage::Who) {
        let code = &c.model.codes[&question.id];
        let vars = variables(code);
        let unasked: Vec<(BddVariable, bool)> = vars.iter().map(|v| (*v, false)).collect();
        let silent = ask.relevant(&question.id).not().restrict(&unasked);
        let fits = c.model.fits(code);
        for (what, effect) in &effects {
            if !vars.iter().any(|v| effect.support_set_contains(v)) {
                continue;
            }
            let can = effect.and(&fits).exists(&vars);
            let need_not = fits.and_not(effect).exists(&vars);
            let bad = silent.and(&can).and(&need_not);
            broken.extend(c.refuted(
                triage,
                &format!("{} not asked, but it changes {what}", question.id),
                &bad,
            ));
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
}

#[test]
fn the_engine_asks_what_the_formulas_say() {
    let triage = triage();
    let c = Compiled::new(triage);
    let ask = Ask::new(triage, &c.model);
    let relevant: Vec<(&str, Bdd)> = triage
        .question
        .iter()
        .map(|q| (q.id.as_str(), ask.relevant(&q.id)))
        .collect();
    for (i, mut answers) in random(triage, 1_000).enumerate() {
        // Drop a changing part of the answers: a check under way.
        let keep = i % triage.question.len();
        answers.retain(|id, _| triage.question.iter().take(keep).any(|q| q.id == *id));
        let valuation = c.model.valuation(&answers);
        let asked = open_questions(triage, &Facts::read(triage, &answers));
        for (question, formula) in relevant.iter().filter(|(q, _)| !answers.contains_key(*q)) {
            assert_eq!(
                asked.iter().any(|a| a == question),
                formula.eval_in(&valuation),
                "{question} in {answers:#?}"
            );
        }
    }
}

/// Answers a check like a person would, from a complete set; gives the questions asked.
fn walk(all: &Answers) -> (Vec<String>, Answers) {
    let (mut given, mut asked) = (Answers::new(), Vec::new());
    while let Some(question) = next(triage(), &Facts::read(triage(), &given)) {
        asked.push(question.id.clone());
        given.insert(
            question.id.clone(),
            all.get(&question.id)
                .cloned()
                .unwrap_or(soleus_core::triage::Answer::NotSure),
        );
    }
    (asked, given)
}

#[test]
fn asking_only_what_matters_ends_at_the_same_result() {
    for all in random(triage(), 300) {
        let (_, given) = walk(&all);
        let mut full = all.clone();
        for question in &triage().question {
            full.entry(question.id.clone())
                .or_insert(soleus_core::triage::Answer::NotSure);
        }
        let (short, long) = (decide(triage(), &given), decide(triage(), &full));
        assert_eq!(short.level, long.level);
        assert_eq!(short.hidden, long.hidden);
        assert_eq!(
            short.within_days,
            if short.level == Level::ClinicianDays {
                long.within_days
            } else {
                short.within_days
            }
        );
        let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        assert_eq!(set(&short.must_not_miss), set(&long.must_not_miss));
        let locked =
            |o: &soleus_core::triage::Outcome| o.locks.iter().map(|l| l.activity).collect::<BTreeSet<_>>();
        assert_eq!(locked(&short), locked(&long));
        assert!(short.missing.is_empty());
    }
}

#[test]
fn red_flags_come_first_and_a_simple_check_is_short() {
    for (base, most) in [
        ("cramp", 40),
        ("night", 40),
        ("strain", 40),
        ("doms", 40),
        ("blank", 42),
    ] {
        let (asked, _) = walk(&answers(base, ""));
        println!("{base}: {} questions", asked.len());
        let stage = |id: &String| triage().question(id).unwrap().stage;
        assert!(asked.is_sorted_by_key(stage), "{asked:?}");
        assert!(
            asked.len() <= most,
            "{base}: {} questions: {asked:?}",
            asked.len()
        );
    }
}
