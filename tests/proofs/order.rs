//! Order, unknown ids, missing and contradictory answers.

use soleus_core::{
    care::Level,
    triage::{Answer, Answers, decide},
};

use crate::{
    common::{answers, base, triage},
    tie::random,
};

#[test]
fn the_order_of_answers_changes_nothing() {
    let whole = answers("strain", "swollen=left; clot=journey");
    let forwards: Answers = whole.clone().into_iter().collect();
    let backwards: Answers = whole.into_iter().rev().collect();
    assert_eq!(decide(triage(), &forwards), decide(triage(), &backwards));
}

#[test]
fn an_unknown_question_is_listed_and_decides_nothing() {
    let mut strange = base("cramp");
    strange.insert("horoscope".into(), Answer::one("yes"));
    let outcome = decide(triage(), &strange);
    assert_eq!(outcome.level, Level::SelfCare);
    assert_eq!(outcome.strangers, ["horoscope"]);
}

#[test]
fn an_unknown_option_counts_as_not_sure() {
    for (question, answer) in [
        ("urine", Answer::one("perhaps")),
        ("breath", Answer::many(&["wheezy"])),
        ("pain", Answer::Number { value: 11 }),
        ("pain", Answer::one("much")),
        ("urine", Answer::Number { value: 1 }),
        ("foot_cold", Answer::many(&[])),
    ] {
        let mut strange = base("cramp");
        strange.insert(question.into(), answer);
        assert_eq!(decide(triage(), &strange).level, Level::SameDay, "{question}");
    }
}

#[test]
fn a_contradiction_counts_as_the_more_urgent_answer() {
    for (question, options, want) in [
        ("urine", ["no", "yes"], Level::Emergency),
        ("foot_cold", ["none", "left"], Level::Emergency),
        ("swollen", ["none", "left"], Level::SameDay),
        ("steps", ["normal", "no"], Level::SameDay),
        ("age", ["under16", "a16_44"], Level::ClinicianDays),
    ] {
        let mut both = base("cramp");
        both.insert(question.into(), Answer::many(&options));
        let outcome = decide(triage(), &both);
        assert_eq!(outcome.level, want, "{question}: {:?}", outcome.ids());
        assert!(
            !outcome.is_complete(),
            "a contradiction leaves the check incomplete"
        );
    }
}

#[test]
fn a_contradiction_is_never_less_urgent_than_either_answer_alone() {
    for answers in random(triage(), 60) {
        for question in triage().question.iter().filter(
            |q| matches!(answers.get(&q.id), Some(Answer::Options { chosen, .. }) if chosen.len() == 1),
        ) {
            if question.kind == soleus_core::triage::question::Kind::Many {
                continue;
            }
            let alone = |option: &str| {
                let mut set = answers.clone();
                set.insert(question.id.clone(), Answer::one(option));
                decide(triage(), &set).level
            };
            let (a, b) = (&question.options[0].id, &question.options[1].id);
            let mut both = answers.clone();
            both.insert(question.id.clone(), Answer::many(&[a, b]));
            assert!(
                decide(triage(), &both).level >= alone(a).max(alone(b)),
                "{} in {answers:#?}",
                question.id
            );
        }
    }
}

#[test]
fn no_answers_at_all_are_not_self_care() {
    let outcome = decide(triage(), &Answers::new());
    assert_eq!(
        outcome.level,
        Level::SameDay,
        "a red flag that was skipped counts as not sure"
    );
    assert!(!outcome.missing.is_empty());
}
