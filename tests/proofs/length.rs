//! How long a check is: steps, words and key presses of typical simple cases, and the time a stated model gives them.
//!
//! The model: everything that stands large on the page is read at four words a second, the question and its options; of a
//! question with one answer the options are read down to the one that fits; a key press takes 0.6 s. Not counted: help
//! and reasons, which nobody has to read, the list of answers at the end, and the small lines that are the same on every
//! step. Nothing is counted for thinking, for looking at the leg, or for pages that take time to come.
//!
//! "About me filled in" is a person who answered the pages about themselves at the first start of the app or in an earlier
//! check; "first time" is one who did neither.

use std::collections::BTreeSet;

use soleus_core::{
    care::Level,
    triage::{
        Answer, Answers, Facts,
        answer::Id,
        decide,
        question::{Kind, Question, Stage},
        sheet::{ABOUT, Passed, Step, next, settled},
    },
};

use crate::{
    common::{answers, triage},
    tie::random,
};

/// The heading over what "About me" keeps; what stands beside a single kept answer is as long.
const CONFIRM: &str = "About me: still right?";

/// What one step costs, and a check as the sum of its steps.
#[derive(Default)]
struct Cost {
    steps: Vec<(Id, usize, usize)>,
}

impl Cost {
    fn words(&self) -> usize {
        self.steps.iter().map(|(_, words, _)| words).sum()
    }

    fn keys(&self) -> usize {
        self.steps.iter().map(|(_, _, keys)| keys).sum()
    }

    fn seconds(&self) -> f64 {
        self.words() as f64 / 4.0 + self.keys() as f64 * 0.6
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn chosen(answer: &Answer) -> Vec<&Id> {
    match answer {
        Answer::Options { chosen, unsure } => chosen.iter().chain(unsure).collect(),
        Answer::Number { .. } | Answer::NotSure => Vec::new(),
    }
}

/// The words of a kept answer: its options, or the one word "none".
fn kept_words(question: &Question, answer: &Answer) -> usize {
    let picked = chosen(answer);
    let options = question.options.iter().filter(|o| picked.contains(&&o.id));
    options.map(|o| count(&o.text).max(1)).sum::<usize>().max(1)
}

fn of_question(question: &Question, answer: &Answer, kept: bool) -> (usize, usize) {
    let picked = chosen(answer);
    let options = question.options.iter().map(|o| count(&o.text).max(1));
    let fits = question.options.iter().position(|o| picked.contains(&&o.id));
    let (read, keys) = match question.kind {
        // "Still right?": the kept answer and one press.
        Kind::One | Kind::YesNo | Kind::Many if kept => (kept_words(question, answer) + count(CONFIRM), 1),
        Kind::Scale => (0, 2),
        Kind::Many => (options.sum(), picked.len() + 1),
        Kind::One => (options.take(fits.map_or(usize::MAX, |at| at + 1)).sum(), 1),
        Kind::YesNo => (0, 1),
    };
    (count(&question.ask) + read, keys)
}

/// A person with these answers goes through a check; `kept` is their "About me".
fn walk(all: &Answers, kept: Option<&Answers>) -> (Cost, Answers) {
    let (mut given, mut passed, mut cost) = (Answers::new(), Passed::new(), Cost::default());
    let truth = |id: &Id| all.get(id).cloned().unwrap_or(Answer::NotSure);
    while let Some(step) = next(triage(), &Facts::read(triage(), &given), &passed, kept) {
        let ticked = |ids: Vec<&Id>, plain: &dyn Fn(&Id) -> Option<Answer>| {
            let ticked: Vec<&str> = ids
                .into_iter()
                .filter(|id| plain(id).as_ref() != Some(&truth(id)))
                .map(String::as_str)
                .collect();
            Answer::many(&ticked)
        };
        let (id, answer, words) = match &step {
            Step::Question(question) => {
                let answer = truth(&question.id);
                let about = kept.is_some_and(|kept| kept.contains_key(&question.id));
                let (words, keys) = of_question(question, &answer, about);
                cost.steps.push((question.id.clone(), words, keys));
                given.insert(question.id.clone(), answer);
                continue;
            }
            Step::Sheet(sheet, rows) => {
                let clear = |id: &Id| triage().question(id)?.clearing_answer();
                let ids = rows.iter().map(|row| &row.question).collect();
                let words = count(&sheet.ask) + rows.iter().map(|row| count(&row.text)).sum::<usize>();
                (sheet.id.clone(), ticked(ids, &clear), words)
            }
            Step::Confirm(questions) => {
                let ids = questions.iter().map(|question| &question.id).collect();
                let row = |q: &&Question| count(q.name_again()) + kept_words(q, &truth(&q.id));
                let words = count(CONFIRM) + questions.iter().map(row).sum::<usize>();
                (ABOUT.to_owned(), ticked(ids, &|id| kept?.get(id).cloned()), words)
            }
        };
        cost.steps.push((id.clone(), words, chosen(&answer).len() + 1));
        given.extend(settled(triage(), &step, &answer, kept));
        passed.insert(id, BTreeSet::new());
    }
    cost.steps.push(("result".to_owned(), 0, 1));
    (cost, given)
}

/// A simple case: its name, its base, what differs; and the most seconds it may take, the first time and with "About me"
/// filled in.
type Simple = (&'static str, &'static str, &'static str, [f64; 2]);

const CASES: [Simple; 6] = [
    ("a cramp that let go", "cramp", "pain=1", [119.9, 110.0]),
    ("a cramp at night", "night", "pain=0", [119.9, 116.0]),
    ("soreness after exercise", "doms", "", [119.9, 116.0]),
    ("tight calves", "tight", "", [119.9, 117.0]),
    ("a mild strain, day 1", "strain", "", [119.9, 110.0]),
    ("a small knock", "knock", "", [119.9, 116.0]),
];

#[test]
fn a_simple_case_takes_no_longer_than_its_bound() {
    let screen = include_str!("../../ui/src/words/en/check.ts");
    assert!(screen.contains(CONFIRM), "the window says it in other words");
    let mut over = Vec::new();
    for (name, base, changes, most) in CASES {
        let all = answers(base, changes);
        let about = |id: &Id| matches!(triage().question(id).unwrap().stage, Stage::Who | Stage::You);
        let me: Answers = all.clone().into_iter().filter(|(id, _)| about(id)).collect();
        for (kept, most) in [None, Some(&me)].into_iter().zip(most) {
            let (cost, given) = walk(&all, kept);
            let about = if kept.is_some() {
                "About me filled in"
            } else {
                "first time"
            };
            let (steps, words, keys, seconds) = (cost.steps.len(), cost.words(), cost.keys(), cost.seconds());
            println!("{name}, {about}: {steps} steps, {words} words, {keys} keys, {seconds:.0} s");
            let each = cost
                .steps
                .iter()
                .map(|(id, words, keys)| format!("{id} {words}+{keys}"));
            println!("  {}", each.collect::<Vec<_>>().join(", "));
            assert_eq!(decide(triage(), &given).level, Level::SelfCare, "{name}");
            over.extend((seconds > most).then(|| format!("{name}, {about}: {seconds:.1} s, not {most}")));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// What a person can tell an outcome by.
fn seen(answers: &Answers) -> String {
    let outcome = decide(triage(), answers);
    let locked: Vec<_> = outcome.locks.iter().map(|lock| lock.activity).collect();
    format!(
        "{:?} {:?} {:?} {:?} {}",
        outcome.level, locked, outcome.hidden, outcome.must_not_miss, outcome.within_days
    )
}

/// The answers a question can have, one option at a time.
fn possible(question: &Question) -> Vec<Answer> {
    let options = question.options.iter().map(|option| match question.kind {
        Kind::Many => Answer::many(&[&option.id]),
        Kind::One | Kind::YesNo | Kind::Scale => Answer::one(&option.id),
    });
    let scores = (0..=10).map(|value| Answer::Number { value });
    match question.kind {
        Kind::Scale => scores.collect(),
        Kind::One | Kind::YesNo | Kind::Many => options.collect(),
    }
}

#[test]
fn no_question_of_a_simple_case_could_be_left_out() {
    for (name, base, changes, _) in CASES {
        let (_, given) = walk(&answers(base, changes), None);
        let result = seen(&given);
        for id in given.keys() {
            let question = triage().question(id).unwrap();
            let mut others = possible(question).into_iter().map(|answer| {
                let mut other = given.clone();
                other.insert(id.clone(), answer);
                seen(&other)
            });
            assert!(
                others.any(|other| other != result),
                "{name}: {id} changes nothing"
            );
        }
    }
}

#[test]
fn sheets_and_confirmations_lead_to_the_answers_the_questions_would_have_got() {
    for all in random(triage(), 400) {
        let (_, short) = walk(&all, Some(&all));
        for (question, answer) in &short {
            let truth = all.get(question).cloned().unwrap_or(Answer::NotSure);
            assert_eq!(answer, &truth, "{question}");
        }
        assert!(
            decide(triage(), &short).missing.is_empty(),
            "a sheet leaves nothing out that matters"
        );
    }
}

#[test]
fn no_red_flag_is_ever_on_a_sheet() {
    for all in random(triage(), 200) {
        let (mut given, mut passed) = (Answers::new(), Passed::new());
        while let Some(step) = next(triage(), &Facts::read(triage(), &given), &passed, Some(&all)) {
            let red = |id: &Id| triage().question(id).unwrap().stage < Stage::Leg;
            let id = match &step {
                Step::Question(question) => {
                    given.insert(
                        question.id.clone(),
                        all.get(&question.id).cloned().unwrap_or(Answer::NotSure),
                    );
                    continue;
                }
                Step::Sheet(sheet, rows) => {
                    assert!(rows.iter().all(|row| !red(&row.question)), "{}", sheet.id);
                    sheet.id.clone()
                }
                Step::Confirm(questions) => {
                    // The age band is kept; no warning sign ever is.
                    assert!(
                        questions
                            .iter()
                            .all(|question| question.id == "age" || !red(&question.id))
                    );
                    ABOUT.to_owned()
                }
            };
            passed.insert(id, BTreeSet::new());
        }
    }
}
