//! What is known at a moment, and walks and runs by what they count as.

use super::{
    load::{FunctionalTest, Outing, OutingKind},
    report::{Report, Timed},
    timeline::Timeline,
};
use crate::time::HOUR_MS;

/// Those of `all`, sorted by eff, that are known at `ms`, newest first.
fn known<'s, 'a, T>(all: &'s [Timed<'a, T>], ms: i64) -> impl Iterator<Item = &'s Timed<'a, T>> {
    let end = all.partition_point(|one| one.eff <= ms);
    all.iter().take(end).rev()
}

impl<'a> Timeline<'a> {
    /// Walks and runs known at `ms`, newest first.
    pub(crate) fn loads(&self, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(&self.outings, ms)
    }

    /// Of these the ones that count as `what`, newest first.
    pub(crate) fn loads_like(&self, what: OutingKind, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(self.kinds.get(&what).map_or(&[], Vec::as_slice), ms)
    }

    /// Functional tests known at `ms`, newest first.
    pub(crate) fn tests(&self, ms: i64) -> impl Iterator<Item = &Timed<'a, FunctionalTest>> {
        known(&self.tests, ms)
    }

    /// Whether a load was logged in the 36 h before a report, or the report itself or the one before names one.
    pub(crate) fn load_before(&self, report: &Report<'a>) -> bool {
        let from = report.eff - 36 * HOUR_MS;
        self.loads(report.eff)
            .next()
            .is_some_and(|outing| outing.eff > from)
            || self.tests(report.eff).next().is_some_and(|test| test.eff > from)
            || report.body.done.iter().any(|done| done.is_load())
    }
}
