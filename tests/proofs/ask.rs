//! When a question is asked, as formulas.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    mem::discriminant,
};

use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable};
use soleus_core::{
    care::{Activity, Level},
    triage::{Expr, Triage, content::Rule, eval::Unasked},
};

use crate::{formulas::Can, model::Model};

/// The rule of relevance, written again as formulas.
pub(crate) struct Ask<'a> {
    triage: &'a Triage,
    model: &'a Model,
    /// Per rule: where its outcome is open.
    open: Vec<(&'a Rule, Bdd)>,
    /// Per reason why an open rule matters: where it does.
    stakes: Vec<(Stake<'a>, Bdd)>,
    /// Where self-care could still be earned.
    earnable: Bdd,
    /// Per lock: where it would still lock something new.
    unlocked: Vec<(&'a Expr, Bdd)>,
    /// Per condition (as text): where it is not settled.
    unsettled: RefCell<BTreeMap<String, Bdd>>,
}

/// What an answer could still change.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stake<'a> {
    /// Whether the level is at least this one.
    Level(Level),
    /// Whether it is to be seen within so many days.
    Days(u8),
    /// Whether this cause is named.
    Names(&'a str),
    /// What is locked.
    Lock,
    /// What is hidden.
    Gate,
}

impl Stake<'_> {
    /// Whether a rule decides on it.
    fn concerns(&self, rule: &Rule) -> bool {
        match self {
            Stake::Level(level) => rule.level == *level,
            Stake::Days(days) => rule.level == Level::ClinicianDays && rule.within_days == *days,
            Stake::Names(cause) => {
                rule.level > Level::SelfCare && rule.must_not_miss.iter().any(|c| c == cause)
            }
            Stake::Lock | Stake::Gate => false,
        }
    }
}

/// When a question is asked: where one of these reasons holds. Their union is never built, for it is many times as large as
/// what is asked of it.
pub(crate) struct Relevant<'a> {
    reasons: Vec<Reason<'a>>,
}

/// Why a question is asked: what is at stake, and where all of these hold.
struct Reason<'a> {
    stake: Stake<'a>,
    parts: Vec<Bdd>,
}

impl Relevant<'_> {
    pub(crate) fn eval_in(&self, valuation: &BddValuation) -> bool {
        let holds = |reason: &Reason| reason.parts.iter().all(|part| part.eval_in(valuation));
        self.reasons.iter().any(holds)
    }

    /// The same for a question without an answer only: the formulas without its variables.
    pub(crate) fn while_unasked(mut self, unasked: &[(BddVariable, bool)]) -> Self {
        let parts = self.reasons.iter_mut().flat_map(|reason| &mut reason.parts);
        parts.for_each(|part| *part = part.restrict(unasked));
        self.reasons
            .retain(|reason| reason.parts.iter().all(|part| !part.is_false()));
        self
    }

    /// What of `among` lies where the question is not asked. The reasons of `stake` are taken first: they leave little over.
    pub(crate) fn silent(&self, stake: Stake, mut among: Bdd) -> Bdd {
        let mut reasons: Vec<&Reason> = self.reasons.iter().collect();
        let alike = |other: &Stake| discriminant(other) == discriminant(&stake);
        reasons.sort_by_key(|r| (r.stake != stake, !alike(&r.stake)));
        for reason in reasons {
            if among.is_false() {
                break;
            }
            let asked = reason.parts.iter().fold(among.clone(), |all, part| all.and(part));
            among = among.and_not(&asked);
        }
        among
    }
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
        let high = surely(&|r| r.level >= Level::SameDay);
        let within = surely(&|r| r.level == Level::ClinicianDays).and_not(&high);
        let mut stakes = vec![(Stake::Level(Level::SelfCare), danger.or(&pattern).not())];
        for level in [Level::ClinicianDays, Level::SameDay, Level::Emergency] {
            stakes.push((Stake::Level(level), surely(&|r| r.level >= level).not()));
        }
        let days: BTreeSet<u8> = triage.rule.iter().map(|r| r.within_days).collect();
        for days in days {
            let soon = surely(&|r| r.level == Level::ClinicianDays && r.within_days <= days);
            stakes.push((Stake::Days(days), within.and_not(&soon)));
        }
        for cause in &triage.cause {
            let named = surely(&|r| r.level > Level::SelfCare && r.must_not_miss.contains(&cause.id));
            stakes.push((Stake::Names(&cause.id), named.not()));
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
        let unlocked = triage.lock.iter().map(|lock| {
            let taken = lock
                .activity
                .iter()
                .fold(model.vars.mk_true(), |all, a| all.and(&locked(*a)));
            (&lock.when, high.or(&taken).not())
        });
        let unlocked = unlocked.collect();
        Self {
            triage,
            model,
            open: rules.iter().map(|s| (s.rule, s.open.clone())).collect(),
            stakes,
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
    pub(crate) fn relevant(&self, question: &str) -> Relevant<'a> {
        let earned = self.undecided(&self.triage.earned(), question);
        let mut reasons = vec![Reason {
            stake: Stake::Level(Level::ClinicianDays),
            parts: vec![earned, self.earnable.clone()],
        }];
        for (rule, open) in &self.open {
            let mut reads = self.undecided(&rule.when, question);
            if let Some(unless) = &rule.unless {
                reads = reads.or(&self.undecided(unless, question));
            }
            let matters = self.stakes.iter().filter(|(stake, _)| stake.concerns(rule));
            reasons.extend(matters.map(|(stake, matters)| Reason {
                stake: *stake,
                parts: vec![reads.clone(), open.clone(), matters.clone()],
            }));
        }
        reasons.extend(self.unlocked.iter().map(|(when, unlocked)| Reason {
            stake: Stake::Lock,
            parts: vec![self.undecided(when, question), unlocked.clone()],
        }));
        reasons.extend(self.triage.gate.iter().map(|gate| Reason {
            stake: Stake::Gate,
            parts: vec![self.undecided(&gate.hide, question)],
        }));
        reasons.retain(|reason| !reason.parts[0].is_false());
        Relevant { reasons }
    }
}
