//! What is asked next: one question, or a sheet that settles several at one press.
//!
//! A sheet lists facts that are absent in most legs. One press on "none of these" answers every row in view with its
//! clearing answer; a row that is ticked, or left at "not sure", is asked in full next. The same step confirms what
//! "About me" keeps. Red flags never stand on a sheet: each is asked by itself. A sheet holds only rows that can still
//! change something, so it asks nothing that the questions would not.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    answer::{Answer, Answers, Id},
    content::Triage,
    facts::Facts,
    question::{Question, Row, Sheet, Stage},
    relevance,
};

/// The id of the step that confirms "About me".
pub const ABOUT: &str = "sheet_about";

/// What to ask next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// One question.
    Question(&'a Question),
    /// The rows of a sheet that can still matter: two or more.
    Sheet(&'a Sheet, Vec<&'a Row>),
    /// Answers kept in "About me" that wait to be confirmed: two or more.
    Confirm(Vec<&'a Question>),
}

/// The sheets gone through in a check, each with the questions it settled.
pub type Passed = BTreeMap<Id, BTreeSet<Id>>;

/// The next step. `passed` are the sheets already gone through in this check, `kept` the answers of "About me".
///
/// An age that is kept is not asked first: it is confirmed with the rest of "About me".
pub fn next<'a>(
    triage: &'a Triage,
    facts: &Facts,
    passed: &Passed,
    kept: Option<&Answers>,
) -> Option<Step<'a>> {
    let first = relevance::next(triage, facts)?;
    let open = relevance::open_questions(triage, facts);
    let sure = |q: &Question| kept.and_then(|k| k.get(&q.id)).is_some_and(is_sure);
    let waits = first.stage == Stage::Who && sure(first) && !passed.contains_key(ABOUT);
    let before_you = |q: &&Question| matches!(q.stage, Stage::Red | Stage::Leg);
    let question = if waits {
        let mut coming = open.iter().filter_map(|id| triage.question(id));
        coming.find(before_you).unwrap_or(first)
    } else {
        first
    };
    if let Some(sheet) = sheet_with(triage, passed, &question.id) {
        let rows: Vec<&Row> = sheet
            .rows
            .iter()
            .filter(|row| open.contains(&row.question))
            .collect();
        if rows.len() > 1 {
            return Some(Step::Sheet(sheet, rows));
        }
    }
    let at_about = question.stage == Stage::You || (waits && question.stage == Stage::Who);
    if at_about && !passed.contains_key(ABOUT) {
        let about = |q: &&Question| q.id == first.id || (q.stage == Stage::You && open.contains(&q.id));
        let waiting: Vec<&Question> = triage.question.iter().filter(about).filter(|q| sure(q)).collect();
        if waiting.len() > 1 {
            return Some(Step::Confirm(waiting));
        }
    }
    Some(Step::Question(question))
}

/// The sheet not yet gone through that holds `question`.
fn sheet_with<'a>(triage: &'a Triage, passed: &Passed, question: &str) -> Option<&'a Sheet> {
    let holds = |sheet: &&Sheet| sheet.rows.iter().any(|row| row.question == question);
    let mut waiting = triage
        .sheet
        .iter()
        .filter(|sheet| !passed.contains_key(&sheet.id));
    waiting.find(holds)
}

fn is_sure(answer: &Answer) -> bool {
    match answer {
        Answer::Options { unsure, .. } => unsure.is_empty(),
        Answer::Number { .. } => true,
        Answer::NotSure => false,
    }
}

/// A sheet gone back to: the rows it settled stand on it once more.
pub fn again<'a>(triage: &'a Triage, passed: &Passed, id: &str) -> Option<Step<'a>> {
    let settled = passed.get(id)?;
    if id == ABOUT {
        let questions = triage.question.iter().filter(|q| settled.contains(&q.id));
        return Some(Step::Confirm(questions.collect()));
    }
    let sheet = triage.sheet.iter().find(|sheet| sheet.id == id)?;
    let rows = sheet.rows.iter().filter(|row| settled.contains(&row.question));
    Some(Step::Sheet(sheet, rows.collect()))
}

/// What one press on a step's answer gives: every row that was neither ticked nor left unsure, with its answer.
pub fn settled(triage: &Triage, step: &Step, given: &Answer, kept: Option<&Answers>) -> Vec<(Id, Answer)> {
    let Answer::Options { chosen, unsure } = given else {
        return Vec::new();
    };
    let plain = |id: &&Id| !chosen.contains(*id) && !unsure.contains(*id);
    match step {
        Step::Question(_) => Vec::new(),
        Step::Sheet(_, rows) => rows
            .iter()
            .map(|row| &row.question)
            .filter(plain)
            .filter_map(|id| Some((id.clone(), triage.question(id)?.clearing_answer()?)))
            .collect(),
        Step::Confirm(questions) => questions
            .iter()
            .map(|question| &question.id)
            .filter(plain)
            .filter_map(|id| Some((id.clone(), kept?.get(id)?.clone())))
            .collect(),
    }
}
