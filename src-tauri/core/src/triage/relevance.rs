//! Which questions can still change something. Only those are asked.
//!
//! A rule, lock or gate whose value is already settled, whatever the open questions turn out to be, makes no question
//! worth asking. "Settled" is judged by [`Unasked::Anything`], which contains every way the check can go on: a question
//! left out here can change neither level nor deadline, locks, hidden text or the must-not-miss list.

use std::collections::BTreeSet;

use super::{
    answer::Id,
    content::{Rule, Triage},
    eval::Unasked,
    expr::Expr,
    facts::Facts,
    question::{Question, Stage},
    truth::PossibleTruth,
};
use crate::care::{Activity, Level};

/// Where a rule stands while the check goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It fires, whatever comes.
    Fires,
    /// It does not fire, whatever comes.
    Silent,
    /// It depends.
    Open,
}

/// Where `rule` stands.
pub fn standing(rule: &Rule, facts: &Facts) -> Standing {
    let when = rule.when.eval(facts, Unasked::Anything);
    let unless = rule
        .unless
        .as_ref()
        .map_or(PossibleTruth::FALSE, |u| u.eval(facts, Unasked::Anything));
    let (possible, sure) = match rule.level {
        Level::SelfCare => (
            when.may_be_true() && unless.may_be_false(),
            when.is_certainly_true() && unless.is_certainly_false(),
        ),
        Level::ClinicianDays | Level::SameDay | Level::Emergency => (
            when.may_be_true() && !unless.is_certainly_true(),
            when.is_certainly_true() && !unless.may_be_true(),
        ),
    };
    match (possible, sure) {
        (_, true) => Standing::Fires,
        (false, _) => Standing::Silent,
        (true, false) => Standing::Open,
    }
}

/// What is settled so far.
struct Settled<'a> {
    level: Option<Level>,
    days: u8,
    named: BTreeSet<&'a Id>,
    pattern: bool,
}

fn settled<'a>(rules: &[(&'a Rule, Standing)]) -> Settled<'a> {
    let sure = || {
        rules
            .iter()
            .filter(|(_, s)| *s == Standing::Fires)
            .map(|(r, _)| *r)
    };
    let danger = || sure().filter(|r| r.level > Level::SelfCare);
    Settled {
        level: danger().map(|r| r.level).max(),
        days: danger()
            .filter(|r| r.level == Level::ClinicianDays)
            .map(|r| r.within_days)
            .min()
            .unwrap_or(u8::MAX),
        named: danger().flat_map(|r| &r.must_not_miss).collect(),
        pattern: sure().any(|r| r.level == Level::SelfCare),
    }
}

fn matters(rule: &Rule, settled: &Settled) -> bool {
    if rule.level == Level::SelfCare {
        return settled.level.is_none() && !settled.pattern;
    }
    let higher = settled.level.is_none_or(|level| rule.level > level);
    let sooner = settled.level == Some(Level::ClinicianDays) && rule.within_days < settled.days;
    higher
        || (sooner && rule.level == Level::ClinicianDays)
        || rule.must_not_miss.iter().any(|c| !settled.named.contains(c))
}

/// The questions that have no answer and could still change level, deadline, locks, hidden text or must-not-miss list, in order.
pub fn open_questions(triage: &Triage, facts: &Facts) -> Vec<Id> {
    let rules: Vec<(&Rule, Standing)> = triage
        .rule
        .iter()
        .filter(|r| r.otherwise.is_none())
        .map(|r| (r, standing(r, facts)))
        .collect();
    let settled = settled(&rules);
    let mut open = BTreeSet::new();
    for (rule, _) in rules
        .iter()
        .filter(|(r, s)| *s == Standing::Open && matters(r, &settled))
    {
        undecided(&rule.when, facts, &mut open);
        rule.unless
            .iter()
            .for_each(|unless| undecided(unless, facts, &mut open));
    }
    let earnable = rules
        .iter()
        .any(|(r, s)| r.level == Level::SelfCare && *s != Standing::Silent);
    if settled.level.is_none() && earnable {
        undecided(&triage.earned(), facts, &mut open);
    }
    locks(triage, facts, &settled, &mut open);
    triage
        .gate
        .iter()
        .for_each(|gate| undecided(&gate.hide, facts, &mut open));
    triage
        .question
        .iter()
        .map(|q| &q.id)
        .filter(|id| open.contains(*id) && !facts.answered(id))
        .cloned()
        .collect()
}

fn locks(triage: &Triage, facts: &Facts, settled: &Settled, open: &mut BTreeSet<Id>) {
    if settled.level >= Some(Level::SameDay) {
        return;
    }
    let locked: BTreeSet<Activity> = triage
        .lock
        .iter()
        .filter(|l| l.when.eval(facts, Unasked::Anything).is_certainly_true())
        .flat_map(|l| l.activity.iter().copied())
        .collect();
    for lock in triage
        .lock
        .iter()
        .filter(|l| l.activity.iter().any(|a| !locked.contains(a)))
    {
        undecided(&lock.when, facts, open);
    }
}

/// The emergency that may interrupt the questions: only when a rule fires whatever the answers still to come. What was
/// answered "not sure" stays "not sure"; what was not asked yet may still get any answer.
pub fn announced(triage: &Triage, facts: &Facts) -> Option<Level> {
    let emergency = triage.rule.iter().filter(|r| r.level == Level::Emergency);
    let mut known = emergency.filter(|r| standing(r, facts) == Standing::Fires);
    known.next().map(|rule| rule.level)
}

/// Adds the unanswered questions of the parts of `expr` that are not settled.
fn undecided(expr: &Expr, facts: &Facts, into: &mut BTreeSet<Id>) {
    let can = expr.eval(facts, Unasked::Anything);
    if [PossibleTruth::TRUE, PossibleTruth::UNKNOWN, PossibleTruth::FALSE].contains(&can) {
        return;
    }
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| undecided(part, facts, into)),
        Expr::Not(inner) | Expr::Maybe(inner) => undecided(inner, facts, into),
        Expr::Is(..) | Expr::AtLeast(..) | Expr::Clear(_) | Expr::Unsure(_) | Expr::Open(_) => {
            expr.questions(into);
        }
        Expr::Named(_) | Expr::Always => {}
    }
}

/// The next question to ask, red flags before anything else; `None` when nothing can change any more.
pub fn next<'a>(triage: &'a Triage, facts: &Facts) -> Option<&'a Question> {
    let open = open_questions(triage, facts);
    let who = triage
        .question
        .iter()
        .find(|q| q.stage == Stage::Who && !facts.answered(&q.id));
    who.or_else(|| open.first().and_then(|id| triage.question(id)))
}
