//! What the leg was asked to do, as far as it is known at a moment.

use super::{
    load::{FunctionalTest, Outing},
    logged::known,
    report::{Report, Timed},
    timeline::Timeline,
};
use crate::time::HOUR_MS;

impl<'a> Timeline<'a> {
    /// Walks and runs known at `ms`, newest first.
    pub(crate) fn loads(&self, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        self.logged.known(ms)
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
