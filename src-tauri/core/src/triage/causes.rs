//! What it could be: ranked, for and against, in the person's own answers. Never touches the level.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    answer::Id,
    content::{Clue, Triage},
    eval::Unasked,
    facts::Facts,
};

/// One cause as the answers speak for and against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckWeighed"))]
pub struct Weighed {
    /// The cause.
    pub cause: Id,
    /// For minus against; only its order means anything.
    pub score: i8,
    /// The questions whose answers speak for it.
    pub speaks_for: Vec<Id>,
    /// The questions whose answers speak against it.
    pub against: Vec<Id>,
    /// Named because a rule that fired must not miss it, whatever its place.
    pub must_not_miss: bool,
}

impl Weighed {
    /// Whether the answers speak more for it than against it.
    pub fn likely(&self) -> bool {
        self.score > 0 && !self.speaks_for.is_empty()
    }
}

/// The most likely causes that are shown; those that must be named come besides.
pub const SHOWN: usize = 5;

/// Weighs every cause: the likely ones, the strongest first, whether or not they must be named; then the others that must
/// be named.
pub fn weigh(triage: &Triage, facts: &Facts, must_not_miss: &[Id]) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = triage
        .cause
        .iter()
        .map(|cause| {
            let (plus, speaks_for) = sum(&cause.speaks_for, facts);
            let (minus, against) = sum(&cause.against, facts);
            Weighed {
                cause: cause.id.clone(),
                score: plus.saturating_sub(minus),
                speaks_for,
                against,
                must_not_miss: must_not_miss.contains(&cause.id),
            }
        })
        .collect();
    all.sort_by_key(|w| std::cmp::Reverse((w.likely(), w.score)));
    let mut place = 0;
    all.retain(|w| {
        place += 1;
        w.must_not_miss || (w.likely() && place <= SHOWN)
    });
    all
}

fn sum(clues: &[Clue], facts: &Facts) -> (i8, Vec<Id>) {
    let mut total = 0i8;
    let mut because = BTreeSet::new();
    for clue in clues
        .iter()
        .filter(|c| c.when.eval(facts, Unasked::Unknown).is_certainly_true())
    {
        total = total.saturating_add(i8::try_from(clue.weight).unwrap_or(3));
        clue.when.because(facts, &mut because);
    }
    (total, because.into_iter().collect())
}
