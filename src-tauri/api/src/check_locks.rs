//! What the results lock in the whole app, what ends a lock, and the page that says how the check decides.

use std::collections::BTreeSet;

use soleus_core::{
    care::{Activity, Level},
    journal::Entry,
    locks::{self, ClinicianRecord, Entered, Given, Standing},
    time::Stamp,
    triage::{
        answer::Answers,
        engine::{LOCKED_BY_LEVEL, Locked},
        record::{CheckRun, Who},
    },
};
use soleus_store::Query;

use crate::{
    app::App,
    check::triage,
    check_view::{LockView, LocksView, RuleText, RulesView},
    check_words::Words,
    failure::Failure,
};

/// What stands now.
///
/// # Errors
/// While the record is closed.
pub(crate) fn standing(app: &App) -> Result<Standing, Failure> {
    let (checks, seen) = read(app)?;
    Ok(stands(&checks, &seen, app.now().stamp))
}

/// Why `activity` is locked, in words; empty when it is open or nothing is known to be locked.
pub(crate) fn reasons(app: &App, activity: Activity) -> Vec<String> {
    let standing = standing(app).unwrap_or_default();
    in_words(&Locked {
        activity,
        reasons: standing.reasons(activity).to_vec(),
    })
    .reasons
}

/// What stands for every screen.
///
/// # Errors
/// While the record is closed.
pub fn view(app: &App, (): ()) -> Result<LocksView, Failure> {
    let (checks, seen) = read(app)?;
    let standing = stands(&checks, &seen, app.now().stamp);
    let name = standing
        .level
        .and_then(|level| triage().level_text(level))
        .map(|text| text.name.clone());
    let urgent = standing.level >= Some(Level::SameDay);
    let told = seen.iter().any(|record| Some(record.at) > standing.since);
    Ok(LocksView {
        level: standing.level,
        name,
        since: standing.since,
        can_fall_from: standing.can_fall_from,
        locked: standing.locked.iter().map(in_words).collect(),
        permitted: standing.permitted,
        ask_seen: urgent && !told,
    })
}

/// Keeps what a clinician found and allowed. Only a diagnosis with a permission opens anything (rulings "Locks").
///
/// # Errors
/// `BadInput` without a name of who it was or with a date in the future; what the record refuses.
pub fn clinician_add(app: &App, record: ClinicianRecord) -> Result<LocksView, Failure> {
    let at = app.now().stamp;
    if record.who.trim().is_empty() {
        return Err(Failure::bad_input(
            "who saw you is missing, for instance \"Dr Novak, A&E\"",
        ));
    }
    if record.seen > at.date() {
        return Err(Failure::bad_input("the day of the visit lies in the future"));
    }
    app.write(|tx| tx.insert(at, None, &record).map(drop))?;
    view(app, ())
}

/// A lock with its reasons in the content's words.
pub(crate) fn in_words(locked: &Locked) -> LockView {
    let triage = triage();
    let word = |id: &String| match triage.lock.iter().find(|lock| lock.id == *id) {
        Some(lock) => lock.because.clone(),
        None if id == LOCKED_BY_LEVEL => {
            let urgent = triage
                .level_text(Level::SameDay)
                .and_then(|text| text.dont.first());
            urgent.map(|line| line.text.clone()).unwrap_or_default()
        }
        None => id.clone(),
    };
    LockView {
        activity: locked.activity,
        reasons: locked.reasons.iter().map(word).collect(),
    }
}

/// The page "How this check decides".
///
/// # Errors
/// None; the signature is every command's.
pub fn rules(app: &App, (): ()) -> Result<RulesView, Failure> {
    let triage = triage();
    let short = |id: &String| triage.question(id).map(|question| question.short.clone());
    let rules = triage.rule.iter().map(|rule| {
        let mut reads = BTreeSet::new();
        rule.when.questions(&mut reads);
        rule.unless.iter().for_each(|unless| unless.questions(&mut reads));
        RuleText {
            id: rule.id.clone(),
            level: rule.level,
            title: rule.title.clone(),
            because: rule.because.clone(),
            reads: reads.iter().filter_map(short).collect(),
            sources: rule.sources.clone(),
            label: rule.label.clone(),
        }
    });
    let none = Answers::new();
    let words = Words::of(app, &none);
    Ok(RulesView {
        version: triage.version.clone(),
        questions: triage
            .question
            .iter()
            .map(|question| words.question(question, None))
            .collect(),
        rules: rules.collect(),
        proved: triage
            .invariant
            .iter()
            .map(|invariant| invariant.text.clone())
            .collect(),
    })
}

type Read = (Vec<Entry<CheckRun>>, Vec<Entry<ClinicianRecord>>);

fn read(app: &App) -> Result<Read, Failure> {
    let store = app.store()?;
    Ok((
        store.list(&Query::default())?.entries,
        store.list(&Query::default())?.entries,
    ))
}

/// What stands at `now` by the owner's finished checks and the clinicians' records.
pub(crate) fn stands(checks: &[Entry<CheckRun>], seen: &[Entry<ClinicianRecord>], now: Stamp) -> Standing {
    let own = checks.iter().filter(|check| check.body.who == Who::Me);
    let done = own.filter_map(|check| check.body.finished.as_ref());
    let given: Vec<Given<'_>> = done
        .map(|done| Given {
            at: done.at,
            outcome: &done.outcome,
        })
        .collect();
    let seen: Vec<Entered<'_>> = seen
        .iter()
        .map(|entry| Entered {
            at: entry.at,
            record: &entry.body,
        })
        .collect();
    locks::standing(&given, &seen, now)
}
