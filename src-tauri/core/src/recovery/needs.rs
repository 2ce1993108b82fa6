//! Criteria: whether a gate's need is met, and with which value.

use serde::{Deserialize, Serialize};

use super::{
    bar::TestBar,
    checkin::{LegReport, Swelling},
    load::Outing,
    plan::{Criterion, Need},
    record::Condition,
    response::Response,
    timeline::{Timed, Timeline},
};
use crate::{
    care::Pain,
    time::{DAY_MS, Stamp},
};

/// A functional test counts for 7 days (rulings "Recovery").
pub(crate) const TEST_DAYS: i64 = 7;

/// Whether a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Met {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// Nothing recorded tells.
    Unknown,
    /// A walk or run counts once the next morning is in.
    Waiting,
    /// Not asked of this strain: it is about the other calf muscle.
    Aside,
}

impl Met {
    /// Whether it keeps no gate closed.
    pub fn holds(self) -> bool {
        matches!(self, Met::Yes | Met::Aside)
    }
}

/// A need's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NeedState {
    /// Whether it is met.
    pub met: Met,
    /// The newest value, if there is one: pain, count, or how many in a row so far.
    pub have: Option<f32>,
    /// When that value was recorded.
    pub at: Option<Stamp>,
}

impl NeedState {
    fn unknown() -> Self {
        Self {
            met: Met::Unknown,
            have: None,
            at: None,
        }
    }

    fn aside() -> Self {
        Self {
            met: Met::Aside,
            ..Self::unknown()
        }
    }
}

pub(crate) fn yes_if(holds: bool) -> Met {
    if holds { Met::Yes } else { Met::No }
}

impl Timeline<'_> {
    /// Whether a need is asked of this episode at all.
    fn asks(&self, need: &Need) -> bool {
        match (&self.episode.body.condition, need.muscle) {
            (_, None) => true,
            (Condition::Strain { muscle, .. }, Some(wanted)) => *muscle == Some(wanted),
            (_, Some(_)) => false,
        }
    }

    /// A need before its gate is entered; walks and runs count from `since` on.
    pub(crate) fn need_state(&self, need: &Need, since: i64, ms: i64) -> NeedState {
        if self.asks(need) {
            self.need(&need.criterion, since, ms)
        } else {
            NeedState::aside()
        }
    }

    /// A need of a gate that is entered.
    pub(crate) fn still_state(&self, need: &Need, ms: i64) -> NeedState {
        if self.asks(need) {
            self.still(&need.criterion, ms)
        } else {
            NeedState::aside()
        }
    }

    /// Whether `criterion` is met at `ms`; walks and runs count from `since` on.
    fn need(&self, criterion: &Criterion, since: i64, ms: i64) -> NeedState {
        match criterion {
            Criterion::RestPain { max } => self.pain_need(|leg| leg.rest, *max, ms),
            Criterion::WalkingPain { max } => self.pain_need(|leg| leg.walking, *max, ms),
            Criterion::WorstPain { max } => self.pain_need(|leg| leg.worst, *max, ms),
            Criterion::SwellingNotUp => {
                self.swelling_need(&[Swelling::None, Swelling::Less, Swelling::Same], ms)
            }
            Criterion::SwellingDown => self.swelling_need(&[Swelling::None, Swelling::Less], ms),
            Criterion::Better => match self.clearly_better(ms) {
                None => NeedState::unknown(),
                Some(better) => NeedState {
                    met: yes_if(better),
                    have: None,
                    at: self.newest(ms).map(|(r, _)| r.wall),
                },
            },
            Criterion::Outing {
                what,
                minutes,
                pain,
                times,
            } => {
                let loads = self.loads_like(*what, ms);
                let wanted = loads.take_while(|outing| outing.eff >= since);
                self.outing_need(
                    wanted.filter(|outing| long_enough(outing.body, *minutes)),
                    *pain,
                    *times,
                    ms,
                )
            }
            Criterion::Test {
                test,
                value,
                or_other,
                pain,
                percent,
            } => {
                let bar = TestBar {
                    value: *value,
                    or_other: *or_other,
                    pain: *pain,
                    percent: *percent,
                };
                match self.test(*test, ms) {
                    Some(found) if ms.saturating_sub(found.eff) <= TEST_DAYS * DAY_MS => {
                        self.test_need(found, bar)
                    }
                    _ => NeedState::unknown(),
                }
            }
        }
    }

    /// Whether the newest measure of `criterion` does not speak against an already open gate at `ms`. An old or missing
    /// test or walk does not; a newest check-in without the value does.
    fn still(&self, criterion: &Criterion, ms: i64) -> NeedState {
        let fine = NeedState {
            met: Met::Yes,
            have: None,
            at: None,
        };
        match criterion {
            Criterion::RestPain { .. }
            | Criterion::WalkingPain { .. }
            | Criterion::WorstPain { .. }
            | Criterion::SwellingNotUp
            | Criterion::SwellingDown => self.need(criterion, i64::MIN, ms),
            Criterion::Better => fine,
            Criterion::Outing { what, pain, .. } => {
                let newest = self
                    .loads_like(*what, ms)
                    .find(|outing| outing.body.kind == *what);
                newest.map_or(fine, |outing| NeedState {
                    met: yes_if(!outing.body.limp && outing.body.pain.score() <= *pain),
                    have: Some(f32::from(outing.body.pain.score())),
                    at: Some(outing.wall),
                })
            }
            Criterion::Test {
                test,
                value,
                or_other,
                pain,
                percent,
            } => {
                let bar = TestBar {
                    value: *value,
                    or_other: *or_other,
                    pain: *pain,
                    percent: *percent,
                };
                self.test(*test, ms)
                    .map_or(fine, |found| self.test_need(found, bar))
            }
        }
    }

    fn pain_need(&self, field: impl Fn(&LegReport) -> Option<Pain>, max: u8, ms: i64) -> NeedState {
        let Some((report, leg)) = self.newest(ms) else {
            return NeedState::unknown();
        };
        let Some(pain) = field(&leg) else {
            return NeedState::unknown();
        };
        NeedState {
            met: yes_if(pain.score() <= max),
            have: Some(f32::from(pain.score())),
            at: Some(report.wall),
        }
    }

    fn swelling_need(&self, allowed: &[Swelling], ms: i64) -> NeedState {
        let Some((report, leg)) = self.newest(ms) else {
            return NeedState::unknown();
        };
        let Some(swelling) = leg.swelling else {
            return NeedState::unknown();
        };
        NeedState {
            met: yes_if(allowed.contains(&swelling)),
            have: None,
            at: Some(report.wall),
        }
    }

    /// The newest of the wanted outings, all good and `times` in a row.
    fn outing_need<'t>(
        &self,
        newest_first: impl Iterator<Item = &'t Timed<'t, Outing>>,
        pain: u8,
        times: u8,
        ms: i64,
    ) -> NeedState {
        let mut streak = 0_u8;
        let mut state = NeedState::unknown();
        for outing in newest_first {
            let at = state.at.or(Some(outing.wall));
            let quiet = !outing.body.limp && outing.body.pain.score() <= pain;
            let met = match self.response(outing, ms) {
                Response::Good if quiet => Met::Yes,
                // Still open: it neither counts nor breaks the row.
                Response::Waiting if quiet => Met::Waiting,
                Response::Unknown => Met::Unknown,
                Response::Good | Response::Waiting | Response::Repeat | Response::Back | Response::Worse => {
                    Met::No
                }
            };
            if met == Met::Yes {
                streak = streak.saturating_add(1);
            } else if state.met == Met::Unknown && streak == 0 {
                state.met = met;
            }
            state = NeedState { at, ..state };
            if streak >= times || !matches!(met, Met::Yes | Met::Waiting) {
                break;
            }
        }
        let met = if streak >= times && state.met != Met::No {
            Met::Yes
        } else {
            state.met
        };
        NeedState {
            met,
            have: (streak > 0).then(|| f32::from(streak)),
            ..state
        }
    }
}

/// Whether an outing is long enough. "At least once" asks for no length: then a distance is enough.
fn long_enough(outing: &Outing, minutes: u16) -> bool {
    let far = minutes <= 1 && outing.metres.is_some_and(|metres| metres > 0);
    far || outing.minutes.is_some_and(|given| given >= minutes)
}
