//! When a question is asked, as formulas.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::{Activity, Level},
    triage::{Expr, Triage, content::Rule, expr::Unasked},
};

use crate::formulas::{Can, Model};

/// The rule of relevance, written again as formulas.
pub(crate) struct Ask<'a> {
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
    pub(crate) fn new(triage: &'a Triage, model: &'a Model) -> Self {
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
    pub(crate) fn relevant(&self, question: &str) -> Bdd {
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
