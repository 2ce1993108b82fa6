//! What stands for every screen, and the words of reasons.

use std::collections::BTreeMap;

use serde::Serialize;
use soleus_core::{
    care::{Activity, Legs, Level},
    permission::{
        danger::{Danger, Span, spans},
        decide::{decide, standing_reasons},
        reason::{Closed, Reason},
    },
    recovery::load::OutingKind,
    time::Stamp,
};

use crate::{
    app::App,
    check::content::triage,
    failure::Failure,
    permission::ask::{ClassClosed, classes, walk},
    recovery::{check_in, facts::Known},
};

/// How long after an urgent result Today asks whether the person was seen (rule of thumb).
const SEEN_AFTER_MS: i64 = 4 * 3_600_000;

/// What stands for every screen.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LocksView {
    /// The highest level that stands, with its name.
    pub level: Option<Level>,
    /// The level's name.
    pub name: Option<String>,
    /// When the result that stands was given.
    pub since: Option<Stamp>,
    /// From when a complete new check can end what stands.
    pub can_fall_from: Option<Stamp>,
    /// The urgent results and stops that no clinician's "follow the plan" has lifted, the weightiest first.
    pub standing: Vec<Reason>,
    /// Every class for both legs: allowed, or closed and why.
    pub classes: Vec<ClassClosed>,
    /// Walks for exercise on the flat.
    pub walk: Option<Closed>,
    /// After an emergency or same-day result that no clinician's word answers: "were you seen, what was said?".
    pub ask_seen: bool,
    /// The same, once enough hours have passed to have been seen: now it is asked on Today.
    pub seen_due: bool,
}

/// What stands for every screen.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<LocksView, Failure> {
    let known = Known::read(app, None)?;
    let facts = &known.permission;
    let level = facts.level();
    let result = facts
        .standing
        .iter()
        .rev()
        .find(|danger| danger.level() == level && level.is_some());
    let since = result.map(|danger| known.now.wall_at(danger.ms));
    let urgent = result.filter(|danger| danger.is_major());
    let told = |danger: &&Danger| facts.words.iter().any(|word| word.written > danger.written);
    let unseen = urgent.filter(|danger| !told(danger));
    let waited = |danger: &Danger| known.now.ms.saturating_sub(danger.ms) >= SEEN_AFTER_MS;
    Ok(LocksView {
        level,
        name: level
            .and_then(|level| triage().level_text(level))
            .map(|text| text.name.clone()),
        since,
        can_fall_from: facts.check_from(),
        standing: standing_reasons(facts),
        classes: classes(facts, Legs::Both),
        walk: decide(facts, &walk(OutingKind::FlatWalk, Legs::Both)),
        ask_seen: unseen.is_some(),
        seen_due: unseen.is_some_and(waited),
    })
}

/// The words that reasons name by id.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReasonWords {
    /// Why, by the id of a lock or a risk.
    pub locks: BTreeMap<String, String>,
    /// The daily rows' questions, by row.
    pub rows: BTreeMap<String, String>,
    /// The titles of the plans' gates, by id.
    pub gates: BTreeMap<String, String>,
    /// What a level says, by level.
    pub levels: BTreeMap<String, String>,
}

/// The words that reasons name by id; they never change while the app runs.
///
/// # Errors
/// None; the signature is every command's.
pub fn reason_words(_app: &App, (): ()) -> Result<ReasonWords, Failure> {
    let content = soleus_guide::content();
    let locks = content.triage.lock.iter();
    let gates = content.plans.iter().flat_map(|plan| &plan.gates);
    let levels = content.triage.level.iter();
    let id = |value: serde_json::Value| value.as_str().map(str::to_owned);
    Ok(ReasonWords {
        locks: locks
            .map(|lock| (lock.id.clone(), lock.because.clone()))
            .collect(),
        rows: check_in::rows()
            .into_iter()
            .filter_map(|words| Some((id(serde_json::to_value(words.row).ok()?)?, words.ask)))
            .collect(),
        gates: gates.map(|gate| (gate.id.clone(), gate.title.clone())).collect(),
        levels: levels
            .filter_map(|text| Some((id(serde_json::to_value(text.level).ok()?)?, text.name.clone())))
            .collect(),
    })
}

/// What closed stretching in the past, as the record stands now: for the weeks that are over.
pub(crate) struct PastLocks {
    known: Known,
    spans: Vec<Span>,
}

impl PastLocks {
    pub(crate) fn of(known: Known) -> Self {
        Self {
            spans: spans(&known.record.checks, &known.record.dangers, known.now),
            known,
        }
    }

    /// Whether a result or a stop closed stretching at `at`.
    pub(crate) fn closed(&self, at: Stamp) -> bool {
        let (now, words) = (self.known.now, &self.known.record.words);
        let ms = now.ms.saturating_sub(now.wall.since_ms(at));
        let lifted = |danger: &Danger| {
            words.iter().any(|word| {
                word.counts(ms, at.date())
                    && word.answers(danger)
                    && (word.follows_plan() || word.word().permits.contains(&Activity::Stretch))
            })
        };
        let mut standing = self.spans.iter().filter(|span| span.stands(ms));
        standing.any(|span| span.danger.is_major() && !lifted(&span.danger))
    }
}
