//! "About me": the dated answers about risks, medicines and conditions, shown again and confirmed at each own check.

use crate::{
    app::App, check::content::triage, check::kept, check::tables::AboutMeView, check::words::Words,
    failure::Failure,
};
use serde::Deserialize;
use soleus_core::{
    journal::Entry,
    triage::{
        answer::{Answers, Who},
        question::{Question, Stage},
        record::AboutMe,
    },
};

/// New answers for "About me".
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AboutMeAnswers {
    /// The answers by question; questions left out count as not asked.
    pub answers: Answers,
}

/// The questions about the person with their kept answers.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<AboutMeView, Failure> {
    app.store()?;
    let kept = latest(app, Who::Me);
    let answers = kept
        .as_ref()
        .map(|entry| entry.body.answers.clone())
        .unwrap_or_default();
    let words = Words::of(app, &answers);
    let questions = questions()
        .map(|question| words.question(question, None))
        .collect();
    Ok(AboutMeView {
        questions,
        at: kept.map(|entry| entry.at),
    })
}

/// Keeps new answers under today's date.
///
/// # Errors
/// `NotFound` for an answer to a question that is not about the person, and what the record refuses.
pub fn put(app: &App, given: AboutMeAnswers) -> Result<AboutMeView, Failure> {
    if let Some(stranger) = given
        .answers
        .keys()
        .find(|id| !questions().any(|question| question.id == **id))
    {
        return Err(Failure::not_found("question about you", stranger));
    }
    let at = app.now().stamp;
    let about = AboutMe {
        answers: given.answers,
    };
    app.write(|tx| tx.insert(at, None, &about).map(drop))?;
    view(app, ())
}

/// The newest "About me", for a check about the owner.
pub(crate) fn latest(app: &App, who: Who) -> Option<Entry<AboutMe>> {
    match who {
        Who::Me => kept::about_me(&*app.store().ok()?, Some(1)).ok()?.pop(),
        Who::Other => None,
    }
}

/// "About me" after a check: what was answered there, over what was kept before.
pub(crate) fn taken_from(app: &App, answers: &Answers) -> AboutMe {
    let mut about = latest(app, Who::Me).map(|entry| entry.body).unwrap_or_default();
    for question in questions() {
        if let Some(answer) = answers.get(&question.id) {
            about.answers.insert(question.id.clone(), answer.clone());
        }
    }
    about
}

fn questions() -> impl Iterator<Item = &'static Question> {
    triage()
        .question
        .iter()
        .filter(|question| matches!(question.stage, Stage::Who | Stage::You))
}
