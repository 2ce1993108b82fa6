//! The cramp log: one press logs a cramp, details later or never. A logged cramp is a log; it gates nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::record::Factor;
use crate::{
    care::{Legs, Tri},
    journal::{Body, Entry},
    time::{DAY_MS, Day, Stamp},
};

/// When a cramp came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CrampTime {
    /// During exercise.
    Exercise,
    /// Within hours after exercise.
    AfterExercise,
    /// Awake and resting.
    Rest,
    /// Asleep or in bed.
    Night,
}

/// How the muscle behaved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Spasm {
    /// One lasting knot.
    Static,
    /// Twitching on and off.
    Rhythmic,
}

/// What released a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum Release {
    Stretch,
    Walking,
    Rubbing,
    Taste,
    ByItself,
    StillLocked,
}

/// One cramp. Everything but the time may stay unknown for ever.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampLog {
    /// Which leg.
    pub legs: Option<Legs>,
    /// When it came.
    pub came: Option<CrampTime>,
    /// How long it lasted, in whole minutes; 0 is "under a minute".
    pub minutes: Option<u16>,
    /// How the muscle behaved.
    pub spasm: Option<Spasm>,
    /// Whether it broke the sleep.
    pub woke: Option<Tri>,
    /// What released it.
    pub released: Vec<Release>,
    /// Whether it left the muscle sore.
    pub sore_after: Option<Tri>,
    /// The one line asked afterwards: one leg swollen, red, numb or cold?
    pub warning_sign: Option<Tri>,
    /// What may have contributed.
    pub factors: Vec<Factor>,
    /// The person's own words.
    pub note: String,
    /// It was not logged when it came, but entered later with its time.
    pub entered_later: bool,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for CrampLog {
    const KIND: &'static str = "cramp";
}

/// Why cramps should be looked at by a doctor within weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CrampAdvice {
    /// At least four in 28 days, one in each week.
    Weekly,
    /// At least four in 28 days, and twice as many as in the 28 days before.
    Growing,
    /// They broke the sleep of two nights in seven days.
    BrokenSleep,
}

/// The advice stands so long once it is given.
const ADVICE_STANDS_MS: i64 = 7 * DAY_MS;
/// It is given at most once in so many days.
const ADVICE_AGAIN_MS: i64 = 30 * DAY_MS;

/// What `cramps` advise at `now`: the advice begins with the cramp that gives reason for it. Counts and times are a rule of
/// thumb.
pub fn see_doctor(cramps: &[Entry<CrampLog>], now: Stamp) -> Option<CrampAdvice> {
    let mut all: Vec<&Entry<CrampLog>> = cramps.iter().filter(|cramp| cramp.at.ms <= now.ms).collect();
    all.sort_by_key(|cramp| cramp.at.ms);
    let mut given: Option<(i64, CrampAdvice)> = None;
    for (index, cramp) in all.iter().enumerate() {
        let at = cramp.at.ms;
        let again = given.is_none_or(|(before, _)| at - before >= ADVICE_AGAIN_MS);
        if again && let Some(reason) = reason(&all[..=index]) {
            given = Some((at, reason));
        }
    }
    given
        .filter(|(at, _)| now.ms - at < ADVICE_STANDS_MS)
        .map(|(_, reason)| reason)
}

/// Whether the newest of `cramps`, oldest first, gives reason for the advice.
fn reason(cramps: &[&Entry<CrampLog>]) -> Option<CrampAdvice> {
    let last = cramps.last()?;
    // Where those begin that are less than so many days older than the last.
    let younger = |days: i64| cramps.partition_point(|cramp| last.at.ms - cramp.at.ms >= days * DAY_MS);
    let within = |from: i64, to: i64| younger(from) - younger(to);
    let broke = |cramp: &&&Entry<CrampLog>| {
        cramp.body.came == Some(CrampTime::Night) && cramp.body.woke == Some(Tri::Yes)
    };
    let nights: BTreeSet<Day> = cramps
        .iter()
        .skip(younger(7))
        .filter(broke)
        .map(|cramp| cramp.at.day())
        .collect();
    let month = within(0, 28);
    if nights.len() >= 2 {
        Some(CrampAdvice::BrokenSleep)
    } else if month >= 4 && (0..4).all(|week| within(week * 7, week * 7 + 7) > 0) {
        Some(CrampAdvice::Weekly)
    } else {
        (month >= 4 && month >= 2 * within(28, 56)).then_some(CrampAdvice::Growing)
    }
}
