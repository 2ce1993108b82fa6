//! What the results lock in the whole app, what ends a lock, and the page that says how the check decides.

use std::collections::BTreeSet;

use soleus_core::{
    care::{Activity, Level},
    journal::Entry,
    locks::{self, ClinicianRecord, Entered, Given, Standing, anchor},
    time::{DAY_MS, Stamp},
    triage::{
        answer::Answers,
        engine::{LOCKED_BY_LEVEL, Locked},
        record::{CheckRun, CheckSeal, Who},
    },
};
use soleus_store::{Query, Store};

use crate::{
    app::App,
    check::run::triage,
    check::tables::{RuleText, RulesView},
    check::views::{LockView, LocksView},
    check::words::Words,
    failure::Failure,
};

/// How long after an urgent result Today asks whether the person was seen (rule of thumb).
const SEEN_AFTER_MS: i64 = 4 * 3_600_000;

/// What stands now.
///
/// # Errors
/// While the record is closed.
pub(crate) fn standing(app: &App) -> Result<Standing, Failure> {
    let (checks, seen) = read(app)?;
    Ok(stands(&checks, &seen, app.now().stamp))
}

/// Why `activity` is locked, in words; empty when it is open or nothing is known to be locked.
pub(crate) fn reasons(standing: &Standing, activity: Activity) -> Vec<String> {
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
    let ask_seen = urgent && !told;
    let waited = standing
        .since
        .is_some_and(|since| app.now().stamp.since_ms(since) >= SEEN_AFTER_MS);
    Ok(LocksView {
        level: standing.level,
        name,
        since: standing.since,
        can_fall_from: standing.can_fall_from,
        locked: standing.locked.iter().map(in_words).collect(),
        permitted: standing.permitted,
        ask_seen,
        seen_due: ask_seen && waited,
    })
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
        proved: triage.invariant.iter().map(|one| one.text.clone()).collect(),
        choices: triage.choice.iter().map(|one| one.text.clone()).collect(),
    })
}

/// As [`standing`], of clinicians' records that are read already; and with it every check from `from_ms` on, which were
/// read for it anyway in all but the longest records.
///
/// # Errors
/// Disk faults.
pub(crate) fn standing_since(
    store: &Store,
    seen: &[Entry<ClinicianRecord>],
    now: Stamp,
    from_ms: i64,
) -> Result<(Standing, Vec<Entry<CheckSeal>>), Failure> {
    let (checks, back_to) = deciding(store)?;
    let standing = stands(&checks, seen, now);
    if back_to <= from_ms {
        return Ok((standing, checks));
    }
    let since = Query {
        from_ms: Some(from_ms),
        ..Query::default()
    };
    Ok((standing, store.list(&since)?.entries))
}

type Read = (Vec<Entry<CheckSeal>>, Vec<Entry<ClinicianRecord>>);

fn read(app: &App) -> Result<Read, Failure> {
    let store = app.store()?;
    Ok((deciding(&store)?.0, store.list(&Query::default())?.entries))
}

/// The newest checks, as many as decide what stands: usually one page, however long the record is. And the instant from
/// which on they are all there is.
fn deciding(store: &Store) -> Result<(Vec<Entry<CheckSeal>>, i64), Failure> {
    let mut limit = 8;
    loop {
        let listed = store.list::<CheckSeal>(&Query {
            newest_first: true,
            limit: Some(limit),
            ..Query::default()
        })?;
        let read = listed.entries.len() + listed.unreadable.len();
        let all_read = u32::try_from(read).is_ok_and(|read| read < limit);
        let edge = listed.entries.last().map_or(i64::MIN, |entry| entry.at.ms);
        let mut entries = listed.entries;
        // Oldest first, as they were written: of two results of the same instant the later one counts as later.
        entries.reverse();
        let mut given: Vec<Given<'_>> = own(&entries).collect();
        given.sort_by_key(|given| given.at.ms);
        given.reverse();
        // An entry stands in the record by the start or the end of its check, which lie within a day of each other, so one
        // that was not read may have ended up to a day after the last one that was.
        let oldest = anchor::enough(&given, all_read)
            .and_then(|some| given.get(some.wrapping_sub(1)))
            .map(|given| given.at.ms);
        if all_read || oldest.is_some_and(|oldest| oldest >= edge.saturating_add(2 * DAY_MS)) {
            // Others of the very instant of the last one may not have been read.
            let back_to = if all_read {
                i64::MIN
            } else {
                edge.saturating_add(1)
            };
            return Ok((entries, back_to));
        }
        limit = limit.saturating_mul(4);
    }
}

/// A check as far as what stands depends on it: the owner's result, if it is the owner's and over.
pub(crate) trait Judged {
    /// The result.
    fn own(&self) -> Option<Given<'_>>;
}

impl Judged for CheckSeal {
    fn own(&self) -> Option<Given<'_>> {
        let done = self.finished.as_ref().filter(|_| self.who == Who::Me)?;
        Some(Given {
            at: done.at,
            outcome: &done.outcome,
        })
    }
}

impl Judged for CheckRun {
    fn own(&self) -> Option<Given<'_>> {
        let done = self.finished.as_ref().filter(|_| self.who == Who::Me)?;
        Some(Given {
            at: done.at,
            outcome: &done.outcome,
        })
    }
}

fn own<T: Judged>(checks: &[Entry<T>]) -> impl Iterator<Item = Given<'_>> {
    checks.iter().filter_map(|check| check.body.own())
}

/// What stands at `now` by the owner's finished checks and the clinicians' records.
pub(crate) fn stands<T: Judged>(
    checks: &[Entry<T>],
    seen: &[Entry<ClinicianRecord>],
    now: Stamp,
) -> Standing {
    let given: Vec<Given<'_>> = own(checks).collect();
    let seen: Vec<Entered<'_>> = seen
        .iter()
        .map(|entry| Entered {
            at: entry.at,
            record: &entry.body,
        })
        .collect();
    locks::standing(&given, &seen, now)
}
