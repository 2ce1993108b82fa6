//! What "About me" says about massage and cold beside the check itself.

use soleus_core::{
    care::Activity,
    journal::Entry,
    locks::ClinicianRecord,
    recovery::clock::Moment,
    triage::{answer::Answer, record::AboutMe},
};
use soleus_store::{Query, Store};

use crate::failure::Failure;

/// The newest "About me".
pub(crate) fn about_me(store: &Store) -> Result<Option<Entry<AboutMe>>, Failure> {
    let newest = Query {
        newest_first: true,
        limit: Some(1),
        ..Query::default()
    };
    Ok(store.list::<AboutMe>(&newest)?.entries.into_iter().next())
}

/// Massage beside a check (rulings "Locks"): "About me" has to rule out clot risks and blood thinners. Without any own check
/// what was not asked counts as not sure; with one, its own locks say that, and only what "About me" says now speaks here.
/// A clinician's word on massage, entered after it, opens it.
pub(crate) fn massage_reasons(
    store: &Store,
    checked: bool,
    seen: &[Entry<ClinicianRecord>],
    now: Moment,
) -> Result<Vec<String>, Failure> {
    let about = about_me(store)?;
    let since = about.as_ref().map_or(i64::MIN, |about| about.at.ms);
    let allowed = seen.iter().any(|entry| {
        entry.at.ms > since
            && entry.body.counts(now.wall.date())
            && entry.body.permits.contains(&Activity::Massage)
    });
    if allowed {
        return Ok(Vec::new());
    }
    let Some(about) = about else {
        return Ok(if checked {
            Vec::new()
        } else {
            vec!["about_me_missing".into()]
        });
    };
    let risky = |question: &str, of: &[&str]| match about.body.answers.get(question) {
        Some(Answer::Options { chosen, unsure }) => {
            of.iter().any(|id| chosen.contains(*id) || unsure.contains(*id))
        }
        Some(Answer::Number { .. } | Answer::NotSure) => true,
        None => !checked,
    };
    let mut reasons = Vec::new();
    if risky("clot", &CLOT_RISKS) || risky("pregnant", &["early", "late", "born"]) {
        reasons.push("clot_risk".into());
    }
    if risky("medicines", &["thinner", "bleeding"]) {
        reasons.push("thinner".into());
    }
    Ok(reasons)
}

/// Major clot risks (NICE-NG158, NHS-DVT-RISK), by the ids of the check's answers.
const CLOT_RISKS: [&str; 8] = [
    "journey",
    "operation",
    "plaster",
    "earlier",
    "family",
    "cancer",
    "hormones",
    "infection",
];
