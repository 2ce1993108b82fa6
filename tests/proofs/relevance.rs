//! A question that is not asked could not have changed anything.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use biodivine_lib_bdd::Bdd;
use soleus_core::{
    care::{Activity, Level},
    triage::{
        Answers, Facts, Triage, decide,
        eval::Unasked,
        question::Stage,
        relevance::{next, open_questions},
    },
};

use crate::{
    ask::{Ask, Relevant, Stake},
    common::{answers, triage},
    compiled::Compiled,
    tie::random,
};

/// One thing a question could change: what, the answers among which it counts, and where it holds. What counts only below a
/// level is looked at below that level alone, for the level itself is looked at, too: the formulas stay small.
struct Effect<'a> {
    what: String,
    stake: Stake<'a>,
    among: Bdd,
    holds: Bdd,
}

/// Everything a question could change.
fn effects<'a>(c: &Compiled, triage: &'a Triage) -> Vec<Effect<'a>> {
    let m = &c.model;
    let any = |want: &dyn Fn(&str, Level) -> bool| {
        let fires = c.fires.iter().filter(|(id, level, _)| want(id, *level));
        fires.fold(m.vars.mk_false(), |all, (_, _, fires)| all.or(fires))
    };
    let mut effects = Vec::new();
    let mut add = |what: String, stake, among: &Bdd, holds| {
        let among = among.clone();
        effects.push(Effect {
            what,
            stake,
            among,
            holds,
        });
    };
    let (always, below1, below2) = (m.vars.mk_true(), c.l1.not(), c.l2.not());
    let days = any(&|_, level| level == Level::ClinicianDays).or(&c.earned.not());
    let same_day = any(&|_, level| level == Level::SameDay);
    add(
        "emergency".into(),
        Stake::Level(Level::Emergency),
        &always,
        c.l1.clone(),
    );
    add("same day".into(), Stake::Level(Level::SameDay), &below1, same_day);
    add(
        "clinician".into(),
        Stake::Level(Level::ClinicianDays),
        &below2,
        days,
    );
    for activity in Activity::ALL {
        let locks = triage.lock.iter().filter(|l| l.activity.contains(&activity));
        let locked = locks.fold(m.vars.mk_false(), |all, l| {
            all.or(&m.compile(&l.when, Unasked::Unknown).t)
        });
        add(format!("lock of {activity:?}"), Stake::Lock, &below2, locked);
    }
    for gate in &triage.gate {
        let hidden = m.compile(&gate.hide, Unasked::Unknown).t;
        add(format!("gate {}", gate.id), Stake::Gate, &always, hidden);
    }
    for cause in &triage.cause {
        let names = |id: &str| {
            triage
                .rule(id)
                .is_some_and(|rule| rule.must_not_miss.contains(&cause.id))
        };
        let named = any(&|id, level| level > Level::SelfCare && names(id));
        add(
            format!("naming {}", cause.id),
            Stake::Names(&cause.id),
            &always,
            named,
        );
    }
    for days in [1, 2, 3, 5] {
        let within = |id: &str| triage.rule(id).is_some_and(|rule| rule.within_days <= days);
        let soon = any(&|id, level| level == Level::ClinicianDays && within(id));
        add(format!("within {days} days"), Stake::Days(days), &below2, soon);
    }
    effects
}

/// Where `question` is not asked and an answer to it would change one of `effects`, in words.
fn unasked_changes(c: &Compiled, ask: &Ask, effects: &[Effect], question: &str) -> Vec<String> {
    let vars = c.model.codes[question].variables();
    let unasked = c.model.unasked(question);
    let relevant = ask.relevant(question).while_unasked(&unasked);
    let mut broken = Vec::new();
    for Effect {
        what,
        stake,
        among,
        holds,
    } in effects
    {
        if !vars.iter().any(|v| holds.support_set_contains(v)) {
            continue;
        }
        let can = holds.exists(&vars);
        let need_not = holds.not().exists(&vars);
        let changed = can.and(&need_not).and(&among.restrict(&unasked));
        let bad = relevant.silent(*stake, changed);
        broken.extend(c.refuted(
            triage(),
            &format!("{question} not asked, but it changes {what}"),
            &bad,
        ));
    }
    broken
}

/// One question after the other, each taken by the thread that is free: this is the longest of the proofs.
#[test]
fn a_question_that_is_not_asked_could_not_have_changed_anything() {
    let triage = triage();
    let c = Compiled::new(triage);
    let effects = effects(&c, triage);
    let questions: Vec<&str> = triage
        .question
        .iter()
        .filter(|q| q.stage != Stage::Who)
        .map(|q| q.id.as_str())
        .collect();
    let taken = AtomicUsize::new(0);
    let work = || {
        let ask = Ask::new(triage, &c.model);
        let next = || questions.get(taken.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(next)
            .flat_map(|question| unasked_changes(&c, &ask, &effects, question))
            .collect::<Vec<_>>()
    };
    let broken: Vec<String> = std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
}

#[test]
fn the_engine_asks_what_the_formulas_say() {
    let triage = triage();
    let c = Compiled::new(triage);
    let ask = Ask::new(triage, &c.model);
    let relevant: Vec<(&str, Relevant)> = triage
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
        ("cramp", 43),
        ("night", 43),
        ("strain", 43),
        ("doms", 43),
        ("blank", 44),
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
