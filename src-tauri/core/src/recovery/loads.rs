//! Walks and runs of one episode, looked up by time and by what they count as.

use std::collections::BTreeMap;

use super::{
    load::{Outing, OutingKind},
    timeline::{Report, Timed, Timeline},
};
use crate::time::HOUR_MS;

/// Places in a timeline's outings by what they count as: a plan that waits for a walk does not read years of runs.
pub(crate) type Kinds = BTreeMap<OutingKind, Vec<usize>>;

/// Sorts the places of `outings` by what they count as.
pub(crate) fn kinds(outings: &[Timed<'_, Outing>]) -> Kinds {
    let mut kinds = Kinds::new();
    for (place, outing) in outings.iter().enumerate() {
        let kind = outing.body.kind;
        kinds.entry(kind).or_default().push(place);
        if kind == OutingKind::Training {
            kinds.entry(OutingKind::Run).or_default().push(place);
        }
    }
    kinds
}

impl<'a> Timeline<'a> {
    /// Walks and runs known at `ms`, newest first.
    pub(crate) fn loads(&self, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        let end = self.outings.partition_point(|outing| outing.eff <= ms);
        self.outings.iter().take(end).rev()
    }

    /// Of these the ones that count as `what`, newest first. Full training counts as a run.
    pub(crate) fn loads_like(&self, what: OutingKind, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        let places = self.kinds.get(&what).map_or(&[][..], Vec::as_slice);
        let newest_first = places.iter().rev().filter_map(|place| self.outings.get(*place));
        newest_first.skip_while(move |outing| outing.eff > ms)
    }

    /// Whether a load was logged in the 36 h before a report, or the report itself or the one before names one.
    pub(crate) fn load_before(&self, report: &Report<'a>) -> bool {
        let from = report.eff - 36 * HOUR_MS;
        let outing = self.loads(report.eff).next();
        let mut tests = self.tests.iter().rev().take_while(|test| test.eff > from);
        outing.is_some_and(|outing| outing.eff > from)
            || tests.any(|test| test.eff <= report.eff)
            || report.body.done.iter().any(|done| done.is_load())
    }
}
