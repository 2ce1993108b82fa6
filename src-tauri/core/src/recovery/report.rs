//! Single facts of an episode with the time at which they became known.

use std::collections::BTreeMap;

use super::{
    checkin::{CheckIn, LegReport},
    load::{Outing, OutingKind},
    rows::DailyRows,
};
use crate::{
    care::Pain,
    journal::EntryId,
    time::{Day, Stamp},
};

/// One check-in seen from one episode.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report<'a> {
    pub(crate) id: &'a EntryId,
    pub(crate) written: i64,
    pub(crate) eff: i64,
    pub(crate) day: Day,
    pub(crate) wall: Stamp,
    pub(crate) body: &'a CheckIn,
    pub(crate) rows: &'a DailyRows,
    /// The worse of the episode's legs; `None` when none of them was asked.
    pub(crate) leg: Option<LegReport>,
    /// Entered on the day it is about, before noon. Reckoned once: replay asks it of every load.
    pub(crate) is_morning: bool,
    /// Entered on the day it is about or the day after: later ones count for stops, never towards opening.
    pub(crate) is_timely: bool,
    /// The lowest rest and walking pain of all earlier days.
    pub(crate) best: (Option<Pain>, Option<Pain>),
}

/// A dated thing with its effective time.
#[derive(Debug)]
pub(crate) struct Timed<'a, T> {
    pub(crate) id: &'a EntryId,
    pub(crate) written: i64,
    pub(crate) eff: i64,
    pub(crate) wall: Stamp,
    /// The check-in day of `wall`.
    pub(crate) day: Day,
    pub(crate) body: &'a T,
}

// Derived, both would ask the same of `T`, which is only pointed at.
impl<T> Clone for Timed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Timed<'_, T> {}

/// Walks and runs by what they count as, each sorted by eff: a plan that waits for a walk does not read years of runs.
pub(crate) type Kinds<'a> = BTreeMap<OutingKind, Vec<Timed<'a, Outing>>>;

/// Sorts `outings` by what they count as: a harder walk counts for an easier one, a run for a walk-run, full training
/// for a run, and a walk-run without walking for the run that it is.
pub(crate) fn kinds<'a>(outings: &[Timed<'a, Outing>], last_level: Option<u8>) -> Kinds<'a> {
    let mut kinds = Kinds::new();
    for outing in outings {
        let all_run = outing.body.level.is_some() && outing.body.level == last_level;
        for kind in counts_as(outing.body.kind, all_run) {
            kinds.entry(*kind).or_default().push(*outing);
        }
    }
    kinds
}

fn counts_as(kind: OutingKind, all_run: bool) -> &'static [OutingKind] {
    use OutingKind::{BriskWalk, FlatWalk, InclineWalk, Run, Training, WalkRun};
    match kind {
        FlatWalk => &[FlatWalk],
        BriskWalk => &[FlatWalk, BriskWalk],
        InclineWalk => &[FlatWalk, BriskWalk, InclineWalk],
        WalkRun if all_run => &[WalkRun, Run],
        WalkRun => &[WalkRun],
        Run => &[WalkRun, Run],
        Training => &[WalkRun, Run, Training],
    }
}
