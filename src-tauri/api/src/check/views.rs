//! What the window sees of a check: words from the content, answers from the person, never an id without its words.

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::{Activity, Level},
    journal::EntryId,
    time::Stamp,
    triage::{
        answer::{Answer, Id, Who},
        due::Due,
        figure::SelfCheck,
        question::{Kind, Stage},
    },
};

use crate::check::plan_start::PlanStart;

/// One option of a question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckOption {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub text: String,
    /// On the step that confirms "About me": the answer kept there.
    pub given: Option<CheckGiven>,
}

/// What a step is when it is more than one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CheckSheet {
    /// Facts looked at together: a row that is ticked is asked in full next.
    Look,
    /// Answers of "About me" to confirm: a row that is ticked has changed and is asked next.
    Confirm,
}

/// One question with the answer it has, if any.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckQuestion {
    /// Its id.
    pub id: Id,
    /// When it comes.
    pub stage: Stage,
    /// How it is answered.
    pub kind: Kind,
    /// The question.
    pub ask: String,
    /// A short name, for the review list.
    pub short: String,
    /// Why it is asked.
    pub why: String,
    /// How to find out, without doing anything that could hurt; may be empty.
    pub help: String,
    /// Where to look or feel, drawn beside the help.
    pub figure: Option<SelfCheck>,
    /// The options, in order; empty for the 0-10 scale.
    pub options: Vec<CheckOption>,
    /// Drawn as the leg map.
    pub map: bool,
    /// The answer given, or the one kept in "About me" and not yet confirmed.
    pub answer: Option<Answer>,
    /// Whether the answer comes from "About me" and waits to be confirmed.
    pub from_about_me: bool,
    /// Set when its options are questions of their own.
    pub sheet: Option<CheckSheet>,
}

/// A check under way.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckRunView {
    /// Whom it is about.
    pub who: Who,
    /// When it was begun.
    pub started: Stamp,
    /// Whether it is kept on disk; a check also works while the record is closed or the disk refuses, in memory only.
    pub kept: bool,
    /// The question to answer now; `None` when nothing can change any more and the review list is next.
    pub question: Option<CheckQuestion>,
    /// Questions answered so far.
    pub answered: u32,
    /// Questions that can still matter; shrinks and may grow with an answer.
    pub left: u32,
    /// An answer that means an emergency: shown at once, before anything else is asked.
    pub emergency: Option<Box<CheckResult>>,
    /// Whether the person chose to go on after an emergency, to complete the summary.
    pub went_on: bool,
    /// Every answered question, in order, for the review list.
    pub review: Vec<CheckQuestion>,
}

/// A rule that fired, in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckReason {
    /// The rule's id.
    pub rule: Id,
    /// Its level.
    pub level: Level,
    /// What it found.
    pub title: String,
    /// Why that matters.
    pub because: String,
    /// Whom to see.
    pub who: String,
    /// What to say to them.
    pub say: String,
    /// The answers that fired it: short question and answer in words.
    pub answers: Vec<CheckGiven>,
    /// Source ids.
    pub sources: Vec<Id>,
    /// How sure the ground is: strong, some, weak, opinion, ours.
    pub label: String,
}

/// One question and its answer, with the options in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckGiven {
    /// The question's short name.
    pub short: String,
    /// The options that apply, in words; empty for "none of these", a number or "not sure".
    pub chosen: Vec<String>,
    /// The options left open, in words.
    pub unsure: Vec<String>,
    /// The number, for the 0-10 scale.
    pub number: Option<u8>,
    /// "Not sure" about the whole question.
    pub not_sure: bool,
}

/// One thing it could be.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckCause {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    pub what: String,
    /// The guide page about it.
    pub page: Option<Id>,
    /// Answers that speak for it.
    pub speaks_for: Vec<CheckGiven>,
    /// Answers that speak against it.
    pub against: Vec<CheckGiven>,
    /// The answers speak more for it than against it.
    pub likely: bool,
    /// Must not be missed, whatever its place.
    pub must_not_miss: bool,
}

/// A lock in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LockView {
    /// What is locked.
    pub activity: Activity,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// Advice that is hidden, and why.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HiddenAdvice {
    /// What is hidden.
    pub name: String,
    /// Why it is hidden, in the content's words.
    pub because: String,
}

/// A result: what kind of care, by when, from whom, and every reason.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckResult {
    /// The journal entry, once it is kept.
    pub id: Option<EntryId>,
    /// Whether it is on the disk: not while the record is closed or the disk refuses changes.
    pub saved: bool,
    /// Whom it is about.
    pub who: Who,
    /// When it was given.
    pub at: Stamp,
    /// The level.
    pub level: Level,
    /// The level's name in words.
    pub name: String,
    /// What the level means.
    pub meaning: String,
    /// By when.
    pub due: Due,
    /// Every rule that fired, the most urgent first; benign patterns for self-care.
    pub reasons: Vec<CheckReason>,
    /// What else it could be.
    pub causes: Vec<CheckCause>,
    /// What would change this.
    pub change: Vec<String>,
    /// What to do meanwhile.
    pub r#do: Vec<String>,
    /// What not to do meanwhile.
    pub dont: Vec<String>,
    /// Advice hidden by the answers.
    pub hidden: Vec<HiddenAdvice>,
    /// What is locked in the app.
    pub locks: Vec<LockView>,
    /// Emergency numbers to show.
    pub numbers: Vec<String>,
    /// Questions left at "not sure", by short name.
    pub unsure: Vec<String>,
    /// Questions that could have mattered and were not asked or answered, by short name.
    pub missing: Vec<String>,
    /// All answers in words.
    pub answers: Vec<CheckGiven>,
    /// From an own result that allows it: the plan or routine that fits, as `recovery:cramp` or `routine:calves`.
    pub next: Option<String>,
    /// What the answers tell the form of that plan.
    pub start: Option<PlanStart>,
    /// Which leg it was about: `left`, `right` or `both`, if it was said.
    pub leg: Option<String>,
    /// The one place on the leg map, if exactly one was chosen.
    pub place: Option<String>,
    /// The content's version it was decided by.
    pub content: String,
    /// Until when its answers can be opened again; nothing when that time is over.
    pub reopen_until: Option<Stamp>,
    /// Whether it was taken back: it then closes nothing.
    pub taken_back: bool,
}

/// One line of the history.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckRow {
    /// The entry.
    pub id: EntryId,
    /// When the result was given.
    pub at: Stamp,
    /// Whom it was about.
    pub who: Who,
    /// Its level.
    pub level: Level,
    /// The level's name.
    pub name: String,
}

/// The check screen before a check begins.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckHome {
    /// A check that was broken off less than a day ago, or is under way.
    pub open: Option<CheckRunView>,
    /// The newest finished checks, newest first.
    pub history: Vec<CheckRow>,
    /// From where [`CheckEarlier`] goes on; `None` when all are listed.
    pub earlier: Option<Stamp>,
    /// How many of the checks read cannot be read.
    pub unreadable: usize,
}

/// Finished checks before this instant.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckEarlier {
    /// The `earlier` of the page before.
    pub before: Stamp,
}

/// A further page of the history.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckHistory {
    /// Finished checks, newest first.
    pub history: Vec<CheckRow>,
    /// From where to go on; `None` at the end.
    pub earlier: Option<Stamp>,
    /// How many could not be read.
    pub unreadable: usize,
}

/// Which check to begin.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckStart {
    /// Whom it is about.
    pub who: Who,
}

/// One answer.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckReply {
    /// The question.
    pub question: Id,
    /// The answer.
    pub answer: Answer,
}
