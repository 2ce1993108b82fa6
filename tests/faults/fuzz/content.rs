//! Content that was edited wrongly: the guide's Markdown, the TOML of triage, plans, stretches, routines and lists.
//! It is refused or read; whatever was read is then used.

use soleus_content::{Content, File, Files, check, plans, stretches, triage, walk};
use soleus_core::{
    stretch::check_routine,
    triage::{Answer, Answers, Facts, Triage, causes, decide, relevance},
};
use soleus_guide::index;

use crate::chance::Chance;

/// One file of `content/` damaged, and what reads it let loose on it. True if it was read without a complaint.
pub(crate) fn round(chance: &mut Chance) -> bool {
    let files = soleus_guide::files();
    let at = chance.below(files.0.len());
    let file = files.0[at];
    let text = damaged(file.text, chance);
    let mut spoiled = files.clone();
    spoiled.0[at] = File {
        path: file.path,
        text: &text,
    };
    let folder = file.path.split('/').next().unwrap_or_default();
    match folder {
        "guide" => page(spoiled.0[at]),
        "triage" => check_of(&spoiled, chance),
        "plans" => plans::load(&spoiled).is_ok(),
        "stretches" | "routines" => sessions_of(&spoiled),
        _ => check::everything(&spoiled).problems.is_empty(),
    }
}

fn damaged(text: &str, chance: &mut Chance) -> String {
    if chance.below(3) == 0 {
        let mut bytes = text.as_bytes().to_vec();
        chance.spoil(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        chance.spoil_lines(text)
    }
}

/// Reads one page and walks over all of it.
fn page(file: File<'_>) -> bool {
    let mut problems = Vec::new();
    let content = Content::read(&Files(vec![file]), &mut problems);
    for article in &content.articles {
        walk::blocks(article, &mut |block| {
            let _ = (walk::texts(block).len(), walk::sources(block).len());
        });
        let _ = (walk::page_sources(article), walk::page_terms(article));
    }
    let _ = index::sections(&content);
    !content.articles.is_empty() && problems.iter().all(|problem| problem.file != file.path)
}

/// Reads the check's content; if it holds together, people answer by it.
fn check_of(files: &Files<'_>, chance: &mut Chance) -> bool {
    let Ok(read) = triage::load(files) else {
        return false;
    };
    for _ in 0..3 {
        let mut answers = Answers::new();
        for question in &read.question {
            if chance.below(4) > 0 {
                let answer = answer(question.options.iter().map(|option| option.id.as_str()), chance);
                answers.insert(question.id.clone(), answer);
            }
        }
        decided(&read, &answers);
    }
    true
}

fn answer<'o>(options: impl Iterator<Item = &'o str>, chance: &mut Chance) -> Answer {
    let options: Vec<&str> = options.collect();
    match chance.below(5) {
        0 => Answer::NotSure,
        1 => Answer::many(&[]),
        2 => Answer::Number {
            value: u8::try_from(chance.below(256)).unwrap_or(0),
        },
        _ if options.is_empty() => Answer::Number {
            value: u8::try_from(chance.below(11)).unwrap_or(0),
        },
        _ => Answer::one(chance.one::<&str>(&options)),
    }
}

fn decided(triage: &Triage, answers: &Answers) {
    let facts = Facts::read(triage, answers);
    let outcome = decide(triage, answers);
    let _ = causes::weigh(triage, &facts, &outcome.must_not_miss);
    let _ = (
        relevance::next(triage, &facts).is_some(),
        relevance::open_questions(triage, &facts),
    );
    let _ = triage.level_text(outcome.level);
}

/// Reads exercises and routines; sound ones are unrolled into a session and done to their end.
fn sessions_of(files: &Files<'_>) -> bool {
    use soleus_core::{
        session::{Choices, Plan, Session},
        time::Tick,
    };
    let Ok(library) = stretches::load(files) else {
        return false;
    };
    for routine in &library.routines {
        let _ = check_routine(routine, |id| library.exercise(id).is_some());
        let Some(plan) = Plan::of(routine, Choices::default()) else {
            continue;
        };
        let Some(mut session) = Session::begin(plan, Choices::default(), Tick(0)) else {
            continue;
        };
        for _ in 0..40 {
            let Some(due) = session.poll_timeout() else { break };
            session.handle_timeout(due);
            while session.poll_event().is_some() {}
        }
    }
    for exercise in &library.exercises {
        let _ = exercise.figure.as_ref().map(soleus_core::stretch::Figure::misses);
    }
    true
}
