//! The own result that waits for a clinician, with its date, until it is answered or long over.

use serde::Serialize;
use soleus_core::{
    care::Level,
    journal::EntryId,
    permission::{
        danger::{Danger, What},
        word::Said,
    },
    time::{Day, Stamp},
    triage::{
        due::{Due, due},
        record::{CheckRun, Finished},
    },
};

use crate::{app::App, check::content::triage, failure::Failure, recovery::facts::Known};

/// How many days after its last day a result that asked for a visit is still shown (rule of thumb).
const SHOWN_AFTER_DAYS: i64 = 14;

/// A result that says "be seen" and that no later word of a clinician answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ResultDue {
    /// The check that gave it; `None` if daily rows did.
    pub check: Option<EntryId>,
    /// When it was given.
    pub at: Stamp,
    /// Its level.
    pub level: Level,
    /// The level's name.
    pub name: String,
    /// By when.
    pub due: Due,
    /// An earlier day that a result before it had named: a newer check does not move it in silence.
    pub earlier_day: Option<Day>,
    /// Whom to see, as the rule that decided says it.
    pub who: Option<String>,
    /// Whether that time is over.
    pub passed: bool,
    /// Whether a complete new check can end it by now.
    pub checkable: bool,
}

/// The highest own result that waits for a clinician, the newest of them.
///
/// # Errors
/// While the record is closed.
pub fn result_due(app: &App, (): ()) -> Result<Option<ResultDue>, Failure> {
    let known = Known::read(app, None)?;
    let facts = &known.permission;
    let asks =
        |danger: &&Danger| danger.level() >= Some(Level::ClinicianDays) && !is_answered(danger, &facts.words);
    let level = facts.standing.iter().filter(asks).filter_map(Danger::level).max();
    let newest = facts
        .standing
        .iter()
        .filter(asks)
        .rfind(|danger| danger.level() == level);
    let (Some(level), Some(danger)) = (level, newest) else {
        return Ok(None);
    };
    let check = of_check(danger);
    let kept = check.map(|id| finished(app, id)).transpose()?.flatten();
    let due = kept
        .as_ref()
        .map_or_else(|| due(level, 0, danger.at), |kept| kept.due);
    let today = known.now.wall.date();
    if last_day(due).is_some_and(|day| today.since(day) > SHOWN_AFTER_DAYS) {
        return Ok(None);
    }
    Ok(Some(ResultDue {
        check: check.cloned(),
        at: danger.at,
        level,
        name: triage()
            .level_text(level)
            .map(|text| text.name.clone())
            .unwrap_or_default(),
        due,
        earlier_day: earlier(app, &known, due)?,
        who: kept.as_ref().and_then(who),
        passed: is_over(due, danger.at, known.now.wall),
        checkable: facts.check_from().is_none_or(|from| from.ms <= known.now.wall.ms),
    }))
}

/// Whether a clinician's word was written down after it.
fn is_answered(danger: &Danger, words: &[Said]) -> bool {
    words.iter().any(|word| word.written > danger.written)
}

fn of_check(danger: &Danger) -> Option<&EntryId> {
    let from_rows = matches!(&danger.what, What::Result { rows, .. } if !rows.is_empty());
    danger.source.as_ref().filter(|_| !from_rows)
}

fn finished(app: &App, id: &EntryId) -> Result<Option<Finished>, Failure> {
    Ok(app
        .store()?
        .get::<CheckRun>(id)?
        .and_then(|entry| entry.body.finished))
}

/// Whom the most urgent rule that fired names.
fn who(done: &Finished) -> Option<String> {
    let level = done.outcome.level;
    let fired = done.outcome.fired.iter().find(|fired| fired.level == level)?;
    let rule = triage().rule(&fired.rule)?;
    Some(rule.who.clone()).filter(|who| !who.is_empty())
}

const fn last_day(due: Due) -> Option<Day> {
    match due {
        Due::By { day, .. } => Some(day),
        Due::Now | Due::Today { .. } | Due::Tonight | Due::LookAgain { .. } => None,
    }
}

/// The earliest day that own results of this level named, one after the other up to this one, if it lies before its day.
fn earlier(app: &App, known: &Known, due: Due) -> Result<Option<Day>, Failure> {
    let Some(day) = last_day(due) else { return Ok(None) };
    let mut first = day;
    for check in known.record.checks.iter().rev() {
        let result = &check.result;
        if result.level() != Some(Level::ClinicianDays) || is_answered(result, &known.permission.words) {
            break;
        }
        let kept = of_check(result)
            .map(|id| finished(app, id))
            .transpose()?
            .flatten();
        first = kept
            .and_then(|kept| last_day(kept.due))
            .map_or(first, |other| first.min(other));
    }
    Ok(Some(first).filter(|first| *first < day && day.since(*first) <= SHOWN_AFTER_DAYS))
}

/// Whether the time it named is over at `now`.
fn is_over(due: Due, given: Stamp, now: Stamp) -> bool {
    match due {
        Due::Now | Due::LookAgain { .. } => false,
        Due::Today { hour } => now.date() > given.date() || i64::from(now.civil().hour()) >= i64::from(hour),
        Due::Tonight => now.date().since(given.date()) > 1,
        Due::By { day, .. } => now.date() > day,
    }
}
