//! What the record is read from is kept in memory between commands. It is what a fresh read of the record answers,
//! whatever has happened: writes, edits, deletions, what was brought back, flights, wrong clocks, restarts.

use std::sync::Arc;

use proptest::prelude::*;
use soleus_store::Store;

use super::{course::Course, deeds::history, walk::known};
use crate::{app::Record, recovery::facts::Known};

/// Everything that is known, in words.
fn told(known: &Known) -> String {
    let Known {
        now,
        episodes,
        record,
        words,
        permission,
        unreadable,
    } = known;
    format!("{now:?} {episodes:#?} {record:#?} {words:#?} {permission:#?} {unreadable}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_is_what_a_fresh_read_of_the_record_knows(deeds in history(24)) {
        let mut course = Course::new();
        for deed in &deeds {
            course.live(deed);
            known(&course);
        }
        let kept = told(&known(&course));
        // The same record, opened anew under the same believed time.
        let app = &course.world().app;
        let again = || Record::Open(Arc::new(Store::open(&app.dir(), app.now().stamp).unwrap()));
        app.replace_record(|| (again(), None));
        prop_assert_eq!(kept, told(&known(&course)));
    }
}
