//! Every reason that is shown is true at that moment.

use proptest::prelude::*;
use soleus_core::permission::{
    activity::Asked,
    decide::{decide, offers},
    reason::Reason,
};

use super::{
    course::Course,
    deeds::history,
    journal::Journal,
    walk::{everything, known},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reason_is_true_when_it_is_shown(history in history(16)) {
        let course = Course::of(&history);
        let journal = Journal::read(&course);
        for asked in everything(&journal.known.permission) {
            // A test that the plan never has is asked of nobody.
            if let Asked::Test { episode, test } = &asked
                && !offers(&journal.known.permission, episode, *test)
            {
                continue;
            }
            let Some(closed) = decide(&journal.known.permission, &asked) else { continue };
            prop_assert!(!closed.reasons.is_empty());
            let now = journal.known.now.wall.ms;
            prop_assert!(closed.until.is_none_or(|until| until.ms > now), "{asked:?} until the past: {closed:?}");
            for reason in &closed.reasons {
                prop_assert!(journal.bears_out(&asked, reason), "{asked:?}: {reason:?} is not true");
            }
        }
    }

    #[test]
    fn when_its_time_has_come_no_reason_of_time_is_left(history in history(16)) {
        let mut course = Course::of(&history);
        let before = known(&course);
        let waiting: Vec<(Asked, Vec<Reason>, i64)> = everything(&before.permission)
            .into_iter()
            .filter_map(|asked| {
                let closed = decide(&before.permission, &asked)?;
                let until = closed.until?;
                Some((asked, closed.reasons, until.ms - before.now.wall.ms))
            })
            .collect();
        let Some((asked, reasons, wait)) = waiting.into_iter().min_by_key(|(_, _, wait)| *wait) else { return Ok(()) };
        course.pass(wait / 3_600_000 + 1);
        let after = decide(&known(&course).permission, &asked);
        for reason in after.iter().flat_map(|closed| &closed.reasons) {
            prop_assert!(!reasons.contains(reason), "{asked:?}: {reason:?} still");
        }
    }
}
