//! What may be asked at the next visit and which tests may come, for what is on record.

use serde::Serialize;
use soleus_core::{
    doctor::preparing::{Examination, Prompt},
    journal::Entry,
    recovery::record::Episode,
    report::{
        flags::{Said, said},
        visit::LOOKS_BACK,
    },
    time::{DAY_MS, Stamp},
    triage::{answer::Id, question::Stage, record::CheckRun},
};
use soleus_store::Query;

use super::checks::newest_own_check;
use crate::{app::App, check::content::triage, failure::Failure};

/// A question that can be put on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Offered {
    /// The question as the person asks it.
    pub text: String,
    /// The sources it rests on, in words; none if it is our own.
    pub ground: Vec<String>,
}

/// Questions about one group of causes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OfferedGroup {
    /// Its name within a sentence.
    pub name: String,
    /// The questions, the most useful first.
    pub questions: Vec<Offered>,
}

/// A test that may come.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExpectedTest {
    /// Its name.
    pub name: String,
    /// What it can show.
    pub shows: String,
    /// What it does not show.
    pub misses: String,
    /// What it feels like, and what to bring.
    pub feels: String,
    /// The sources it rests on, in words.
    pub ground: Vec<String>,
}

/// What can be prepared for a visit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Preparation {
    /// When the check was finished that it follows.
    pub checked: Option<Stamp>,
    /// Whether it follows a recovery under way.
    pub recovering: bool,
    /// Signs of that check that were left at "not sure", by their short names.
    pub unsure: Vec<String>,
    /// Groups that fit, those that must not be missed first.
    pub groups: Vec<OfferedGroup>,
    /// Questions for every visit.
    pub always: Vec<Offered>,
    /// Tests of those groups.
    pub tests: Vec<ExpectedTest>,
}

/// What fits the newest own check of the last weeks and the recovery under way.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<Preparation, Failure> {
    let store = app.store()?;
    let since = app.now().stamp.ms.saturating_sub(LOOKS_BACK * DAY_MS);
    let check = newest_own_check(&store)?;
    let check = check.filter(|check| {
        check
            .body
            .finished
            .as_ref()
            .is_some_and(|done| done.at.ms >= since)
    });
    let episodes: Vec<Entry<Episode>> = store.list(&Query::default())?.entries;
    let open = episodes.iter().filter(|episode| episode.body.open());
    let episode = open.max_by_key(|episode| episode.at.ms);
    let done = check.as_ref().and_then(|check| check.body.finished.as_ref());
    let causes = done.map(|done| done.causes.as_slice()).unwrap_or_default();
    let preparing = &soleus_guide::content().preparing;
    let groups = preparing.fitting(causes, episode.map(|episode| &episode.body.condition));
    Ok(Preparation {
        checked: done.map(|done| done.at),
        recovering: episode.is_some(),
        unsure: check.as_ref().map(unsure).unwrap_or_default(),
        always: preparing.questions("").map(offered).collect(),
        tests: preparing.tests(&groups).map(expected).collect(),
        groups: groups
            .iter()
            .map(|group| OfferedGroup {
                name: group.name.clone(),
                questions: preparing.questions(&group.id).map(offered).collect(),
            })
            .collect(),
    })
}

/// The warning signs that the person could not answer.
fn unsure(check: &Entry<CheckRun>) -> Vec<String> {
    let red = triage()
        .question
        .iter()
        .filter(|question| question.stage == Stage::Red);
    let answers = &check.body.answers;
    red.filter(|question| match said(question, answers.get(&question.id)) {
        Said::NotSure(_) => true,
        Said::Yes { unsure, .. } => !unsure.is_empty(),
        Said::No | Said::Number(_) | Said::NotAsked => false,
    })
    .map(|question| question.short.clone())
    .collect()
}

fn offered(prompt: &Prompt) -> Offered {
    Offered {
        text: prompt.text.clone(),
        ground: ground(&prompt.sources),
    }
}

fn expected(test: &Examination) -> ExpectedTest {
    ExpectedTest {
        name: test.name.clone(),
        shows: test.shows.clone(),
        misses: test.misses.clone(),
        feels: test.feels.clone(),
        ground: ground(&test.sources),
    }
}

fn ground(sources: &[Id]) -> Vec<String> {
    let known = sources.iter().filter_map(|id| soleus_guide::content().source(id));
    known
        .map(|source| format!("{}: {}", source.body, source.title))
        .collect()
}

#[cfg(test)]
mod tests;
