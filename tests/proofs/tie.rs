//! The formulas and the engine say the same on random answers.

use soleus_core::{
    care::Level,
    triage::{Answer, Answers, Triage, decide, question::Kind},
};

use crate::{common::triage, compiled::Compiled};

/// One answer set: each question unanswered, unsure, clear or anything, so that all regions are met.
fn some_answers(triage: &Triage, seed: &mut impl FnMut(u32) -> u32) -> Answers {
    // Mostly calm sets reach self-care and the lower rules; wild ones reach everything at once.
    let calm = [99, 95, 85, 50, 10][seed(5) as usize];
    let mut answers = Answers::new();
    for question in &triage.question {
        let dice = seed(100);
        let quiet = dice < calm;
        if seed(60) == 0 {
            continue;
        }
        let answer = if seed(60) == 0 {
            Answer::NotSure
        } else {
            match question.kind {
                Kind::Scale => Answer::Number {
                    value: u8::try_from(if quiet { seed(4) } else { seed(11) }).unwrap(),
                },
                Kind::Many => many(question.options.iter().map(|o| o.id.as_str()), quiet, seed),
                Kind::One | Kind::YesNo => {
                    let any =
                        &question.options[seed(u32::try_from(question.options.len()).unwrap()) as usize].id;
                    Answer::one(question.clear.as_ref().filter(|_| quiet).unwrap_or(any))
                }
            }
        };
        answers.insert(question.id.clone(), answer);
    }
    answers
}

fn many<'a>(
    options: impl Iterator<Item = &'a str>,
    quiet: bool,
    seed: &mut impl FnMut(u32) -> u32,
) -> Answer {
    let (mut chosen, mut unsure) = (
        std::collections::BTreeSet::new(),
        std::collections::BTreeSet::new(),
    );
    for option in options.filter(|_| !quiet) {
        match seed(10) {
            0..=1 => drop(chosen.insert(option.to_owned())),
            2 => drop(unsure.insert(option.to_owned())),
            _ => {}
        }
    }
    Answer::Options { chosen, unsure }
}

/// `count` answer sets from a fixed seed: the same sets in every run.
pub(crate) fn random(triage: &Triage, count: usize) -> impl Iterator<Item = Answers> {
    let mut chances = fastrand::Rng::with_seed(0x9e37_79b9);
    let mut seed = move |below: u32| chances.u32(..below);
    (0..count).map(move |_| some_answers(triage, &mut seed))
}

#[test]
fn formulas_and_engine_agree_on_a_hundred_thousand_answer_sets() {
    let triage = triage();
    let compiled = Compiled::new(triage);
    let mut seen = std::collections::BTreeMap::new();
    for answers in random(triage, 100_000) {
        let valuation = compiled.model.valuation(&answers);
        let outcome = decide(triage, &answers);
        let level = match (&compiled.l1, &compiled.l2, &compiled.l3) {
            (l1, ..) if l1.eval_in(&valuation) => Level::Emergency,
            (_, l2, _) if l2.eval_in(&valuation) => Level::SameDay,
            (.., l3) if l3.eval_in(&valuation) => Level::ClinicianDays,
            // Self-care also needs that nothing was left unasked; the formulas stop at the answers themselves.
            _ if !outcome.missing.is_empty() => Level::ClinicianDays,
            _ => Level::SelfCare,
        };
        assert_eq!(outcome.level, level, "{answers:#?}");
        let ids = outcome.ids();
        assert!(outcome.missing.is_empty() || outcome.level > Level::SelfCare);
        for (rule, _, fires) in &compiled.fires {
            assert_eq!(
                ids.contains(rule.as_str()),
                fires.eval_in(&valuation),
                "{rule} in {answers:#?}"
            );
        }
        *seen.entry(level).or_insert(0) += 1;
    }
    println!("{seen:?}");
    assert!(
        seen.len() == 4,
        "the random answers must reach every level: {seen:?}"
    );
}
