//! Nothing is announced before it is known: an emergency that interrupts the questions can be taken back by no answer to
//! what is still to be asked.

use biodivine_lib_bdd::{Bdd, BddPartialValuation};
use soleus_core::{
    care::Level,
    triage::{Answer, Answers, Facts, decide, relevance},
};

use crate::{common::triage, compiled::Compiled, model::Model, tie::random};

/// Where `level` holds while `question` has no answer, and some answer to it takes the level back.
fn taken_back(model: &Model, level: &Bdd, question: &str) -> Bdd {
    let lost = model.asked(question).and_not(level);
    let lost = lost.exists(&model.codes[question].variables());
    level.restrict(&model.unasked(question)).and(&lost)
}

/// One more answer never takes an emergency back; so, answer by answer, nothing that still comes can.
#[test]
fn no_answer_still_to_come_takes_an_announced_emergency_back() {
    let c = Compiled::new(triage());
    let broken: Vec<String> = triage()
        .question
        .iter()
        .filter_map(|q| {
            let bad = taken_back(&c.model, &c.l1, &q.id);
            c.refuted(triage(), &format!("an answer to {} takes it back", q.id), &bad)
        })
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
}

/// The proof sees the fault it is there for: a rule that reads "not asked yet" like "not sure".
#[test]
fn a_rule_that_reads_not_asked_like_not_sure_is_found() {
    let mut hasty = triage().clone();
    let rule = hasty.rule.iter_mut().find(|r| r.id == "E3").unwrap();
    rule.when = "foot_nerve:numb|weak and start:sudden and maybe(day:d0|d1|d3|d5)"
        .parse()
        .unwrap();
    let c = Compiled::new(&hasty);
    let bad = taken_back(&c.model, &c.l1, "day");
    let clause: BddPartialValuation = bad.most_free_clause().unwrap();
    println!("{}", c.model.words(&hasty, &clause));
}

/// The engine announces what the formulas say, at every step of many walks, and ends nowhere lower.
#[test]
fn at_every_step_what_is_announced_is_at_most_the_result() {
    let mut announced = 0;
    for all in random(triage(), 2_000) {
        let mut given = Answers::new();
        let mut facts = Facts::default();
        let mut highest = None;
        while let Some(question) = relevance::next(triage(), &facts) {
            let answer = all.get(&question.id).cloned().unwrap_or(Answer::NotSure);
            given.insert(question.id.clone(), answer);
            facts = Facts::read(triage(), &given);
            highest = highest.max(relevance::announced(triage(), &facts));
        }
        let end = decide(triage(), &given).level;
        assert!(
            highest <= Some(end),
            "{highest:?} announced, {end:?} at the end of {given:#?}"
        );
        announced += usize::from(highest == Some(Level::Emergency));
    }
    assert!(
        announced > 100,
        "{announced} emergencies announced: too few to show anything"
    );
}
