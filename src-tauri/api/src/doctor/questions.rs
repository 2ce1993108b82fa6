//! The doctor's list: questions a person wants to ask, from the guide or their own.

use serde::{Deserialize, Serialize};
use soleus_core::{
    doctor::Question,
    journal::{Entry, EntryId},
};
use soleus_store::Query;

use crate::{app::App, failure::Failure};

/// The list, oldest first.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Questions {
    /// Every question that was not deleted.
    pub questions: Vec<Entry<Question>>,
    /// How many entries of the list could not be read.
    pub unreadable: usize,
}

/// One question with what changed in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct QuestionEdit {
    /// Which question.
    pub id: EntryId,
    /// What it now says.
    pub question: Question,
}

/// The list as it stands.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Questions, Failure> {
    let listed = app.store()?.list::<Question>(&Query::default())?;
    Ok(Questions {
        questions: listed.entries,
        unreadable: listed.unreadable.len(),
    })
}

/// Adds a question; one that is already on the list with the same words is not added twice.
///
/// # Errors
/// `BadInput` for an empty or endless text, and whatever the record refuses.
pub fn add(app: &App, question: Question) -> Result<Questions, Failure> {
    let question = tidy(question)?;
    let at = app.now().stamp;
    app.write(|tx| {
        let list = tx.list::<Question>(&Query::default())?.entries;
        if list.iter().any(|kept| kept.body.text == question.text) {
            return Ok(());
        }
        tx.insert(at, None, &question).map(drop)
    })?;
    list(app, ())
}

/// Changes a question's words or marks it asked.
///
/// # Errors
/// As [`add`]; `NotFound` if it is gone.
pub fn edit(app: &App, edit: QuestionEdit) -> Result<Questions, Failure> {
    let question = tidy(edit.question)?;
    let kept = app
        .store()?
        .get::<Question>(&edit.id)?
        .ok_or_else(|| Failure::not_found("question", &edit.id.0))?;
    app.write(|tx| tx.update(&edit.id, kept.at, &question))?;
    list(app, ())
}

/// Takes a question off the list; [`restore`] brings it back.
///
/// # Errors
/// `NotFound` if it is gone.
pub fn delete(app: &App, id: EntryId) -> Result<Questions, Failure> {
    app.write(|tx| tx.delete(&id))?;
    list(app, ())
}

/// Brings a deleted question back.
///
/// # Errors
/// `NotFound` if there never was one.
pub fn restore(app: &App, id: EntryId) -> Result<Questions, Failure> {
    app.write(|tx| tx.restore(&id))?;
    list(app, ())
}

fn tidy(question: Question) -> Result<Question, Failure> {
    let refuse = || Failure::bad_input(format!("a question has 1 to {} characters", Question::MAX_CHARS));
    question.tidy().ok_or_else(refuse)
}
