//! Walks and runs that were logged, by what is asked of them.

use std::collections::BTreeMap;

use super::{
    load::{Outing, OutingKind},
    plan::Plan,
    report::Timed,
};

/// Those of `all`, sorted by eff, that are known at `ms`, newest first.
pub(crate) fn known<'s, 'a, T>(all: &'s [Timed<'a, T>], ms: i64) -> impl Iterator<Item = &'s Timed<'a, T>> {
    let end = all.partition_point(|one| one.eff <= ms);
    all.iter().take(end).rev()
}

/// Walks and runs by what is asked of them, each list sorted by eff: a plan that waits for a walk does not read years of
/// runs, and one that waits for a long walk not years of short ones.
pub(crate) struct Loads<'a> {
    all: Vec<Timed<'a, Outing>>,
    /// By what they are.
    being: BTreeMap<OutingKind, Vec<Timed<'a, Outing>>>,
    /// By what they count as.
    like: BTreeMap<OutingKind, Vec<Timed<'a, Outing>>>,
    /// Of those the ones that are long enough for a need of the plan.
    lasting: BTreeMap<(OutingKind, u16), Vec<Timed<'a, Outing>>>,
}

impl<'a> Loads<'a> {
    /// Of `all`, sorted by eff. A run of the chosen table's last level is a run: nothing of it is walked.
    pub(crate) fn new(all: Vec<Timed<'a, Outing>>, plan: Option<&Plan>, ladder: Option<&str>) -> Self {
        let ladder = plan.and_then(|plan| plan.ladder(ladder));
        let last_level = ladder.and_then(|ladder| u8::try_from(ladder.levels.len()).ok());
        let (mut being, mut like) = (BTreeMap::new(), BTreeMap::new());
        let put =
            |lists: &mut BTreeMap<OutingKind, Vec<Timed<'a, Outing>>>, kind, outing: &Timed<'a, Outing>| {
                lists.entry(kind).or_default().push(*outing);
            };
        for outing in &all {
            put(&mut being, outing.body.kind, outing);
            let all_run = outing.body.level.is_some() && outing.body.level == last_level;
            for kind in counts_as(outing.body.kind, all_run) {
                put(&mut like, *kind, outing);
            }
        }
        let needs = plan
            .into_iter()
            .flat_map(|plan| &plan.gates)
            .flat_map(|gate| &gate.needs);
        let asked = needs.filter_map(|need| need.criterion.outing());
        let lasting = asked.map(|(what, minutes)| {
            let like = like.get(&what).into_iter().flatten();
            let long = like.filter(|outing| long_enough(outing.body, minutes));
            ((what, minutes), long.copied().collect())
        });
        Self {
            lasting: lasting.collect(),
            all,
            being,
            like,
        }
    }

    /// All of them from `from` on, in believed milliseconds, sorted by eff.
    pub(crate) fn from(&self, from: i64) -> &[Timed<'a, Outing>] {
        let start = self.all.partition_point(|outing| outing.eff < from);
        self.all.get(start..).unwrap_or_default()
    }

    /// Those known at `ms`, newest first.
    pub(crate) fn known(&self, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(&self.all, ms)
    }

    /// Of these the ones that are `what` itself, newest first.
    pub(crate) fn being(&self, what: OutingKind, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(list(&self.being, &what), ms)
    }

    /// Of these the ones that count as `what`, newest first.
    pub(crate) fn like(&self, what: OutingKind, ms: i64) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(list(&self.like, &what), ms)
    }

    /// Of those the ones of at least so many minutes, as a need of the plan asks, newest first.
    pub(crate) fn lasting(
        &self,
        what: OutingKind,
        minutes: u16,
        ms: i64,
    ) -> impl Iterator<Item = &Timed<'a, Outing>> {
        known(list(&self.lasting, &(what, minutes)), ms)
    }

    /// All of them, sorted by eff.
    pub(crate) fn all(&self) -> &[Timed<'a, Outing>] {
        &self.all
    }
}

/// What a walk or run counts as: a harder walk counts for an easier one, a run for a walk-run, full training for a run, and
/// a walk-run without walking for the run that it is.
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

/// Whether an outing is long enough. "At least once" asks for no length: then a distance is enough.
pub(crate) fn long_enough(outing: &Outing, minutes: u16) -> bool {
    let far = minutes <= 1 && outing.metres.is_some_and(|metres| metres > 0);
    far || outing.minutes.is_some_and(|given| given >= minutes)
}

fn list<'s, 'a, K: Ord>(lists: &'s BTreeMap<K, Vec<Timed<'a, Outing>>>, key: &K) -> &'s [Timed<'a, Outing>] {
    lists.get(key).map_or(&[], Vec::as_slice)
}
