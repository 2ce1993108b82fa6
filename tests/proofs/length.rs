//! How long a check is: steps, words and key presses of typical simple cases, and the time a stated model gives them.
//!
//! The model: everything that stands large on the page is read at four words a second, the question and its options; of a
//! question with one answer the options are read down to the one that fits; a key press takes 0.6 s. Help, reasons and
//! the list of answers at the end are not counted: nobody has to read them.

use std::collections::BTreeSet;

use soleus_core::{
    care::Level,
    triage::{
        Answer, Answers, Facts,
        answer::Id,
        content::{Kind, Question},
        decide,
        sheet::{ABOUT, Passed, Step, next, settled},
    },
};

use crate::{
    common::{answers, triage},
    tie::random,
};

/// What a check cost.
#[derive(Default)]
struct Cost {
    steps: usize,
    words: usize,
    keys: usize,
}

impl Cost {
    fn seconds(&self) -> f64 {
        self.words as f64 / 4.0 + self.keys as f64 * 0.6
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

fn of_question(question: &Question, answer: &Answer, kept: bool) -> (usize, usize) {
    let picked = chosen(answer);
    let options = question.options.iter().map(|o| count(&o.text).max(1));
    let fits = question.options.iter().position(|o| picked.contains(&&o.id));
    let (read, keys) = match question.kind {
        Kind::Scale => (0, 2),
        Kind::Many => (options.sum(), picked.len() + 1),
        // "Still right?": the kept answer and one press.
        Kind::One | Kind::YesNo if kept => (4, 1),
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
        cost.steps += 1;
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
                (cost.words, cost.keys) = (cost.words + words, cost.keys + keys);
                given.insert(question.id.clone(), answer);
                continue;
            }
            Step::Sheet(sheet, rows) => {
                let clear = |id: &Id| soleus_core::triage::sheet::clear_answer(triage().question(id)?);
                let ids = rows.iter().map(|row| &row.question).collect();
                let words = count(&sheet.ask) + rows.iter().map(|row| count(&row.text)).sum::<usize>();
                (sheet.id.clone(), ticked(ids, &clear), words)
            }
            Step::Confirm(questions) => {
                let ids = questions.iter().map(|question| &question.id).collect();
                // The heading, and per row its name and "none of these".
                let words = 8 + questions.iter().map(|q| count(&q.short) + 3).sum::<usize>();
                (ABOUT.to_owned(), ticked(ids, &|id| kept?.get(id).cloned()), words)
            }
        };
        (cost.words, cost.keys) = (cost.words + words, cost.keys + chosen(&answer).len() + 1);
        given.extend(settled(triage(), &step, &answer, kept));
        passed.insert(id, BTreeSet::new());
    }
    cost.keys += 1;
    (cost, given)
}

/// A simple case: its name, its base, what differs; and the most steps, words and key presses it may cost, the first time
/// and with "About me" filled in.
type Simple = (&'static str, &'static str, &'static str, [[usize; 3]; 2]);

const CASES: [Simple; 4] = [
    (
        "a cramp that let go",
        "cramp",
        "pain=1",
        [[32, 770, 35], [29, 620, 32]],
    ),
    (
        "soreness after exercise",
        "doms",
        "",
        [[31, 810, 34], [28, 610, 31]],
    ),
    ("tight calves", "tight", "", [[31, 810, 34], [28, 610, 31]]),
    (
        "a mild strain, day 1",
        "strain",
        "",
        [[31, 810, 34], [28, 610, 31]],
    ),
];

#[test]
fn a_simple_case_costs_few_steps_words_and_keys() {
    let mut over = Vec::new();
    for (name, base, changes, most) in CASES {
        let all = answers(base, changes);
        for (kept, most) in [None, Some(&all)].into_iter().zip(most) {
            let (cost, given) = walk(&all, kept);
            let about = if kept.is_some() {
                "About me filled in"
            } else {
                "first time"
            };
            println!(
                "{name}, {about}: {} steps, {} words, {} keys, {:.0} s",
                cost.steps,
                cost.words,
                cost.keys,
                cost.seconds()
            );
            assert_eq!(decide(triage(), &given).level, Level::SelfCare, "{name}");
            for (what, cost, most) in [
                ("steps", cost.steps, most[0]),
                ("words", cost.words, most[1]),
                ("keys", cost.keys, most[2]),
            ] {
                over.extend((cost > most).then(|| format!("{name}, {about}: {cost} {what}, not {most}")));
            }
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
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
            let red =
                |id: &Id| triage().question(id).unwrap().stage < soleus_core::triage::content::Stage::Leg;
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
                    assert!(questions.iter().all(|question| !red(&question.id)));
                    ABOUT.to_owned()
                }
            };
            passed.insert(id, BTreeSet::new());
        }
    }
}
