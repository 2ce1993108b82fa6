//! Criteria: whether a gate's need is met, and with which value.

use super::{
    checkin::{LegReport, Swelling},
    load::Outing,
    logged::long_enough,
    met::{Met, NeedState, yes_if},
    need::{Criterion, Need},
    record::Condition,
    report::Timed,
    response::Response,
    test_criteria::TestCriteria,
    timeline::Timeline,
};
use crate::{
    care::Pain,
    time::{DAY_MS, Day},
};

/// A functional test counts for 7 days.
pub(crate) const TEST_DAYS: i64 = 7;

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
    pub(crate) fn need_before_entry(&self, need: &Need, since: i64, ms: i64) -> NeedState {
        if self.asks(need) {
            self.criterion_before_entry(&need.criterion, since, ms)
        } else {
            NeedState::aside()
        }
    }

    /// A need of a gate that is entered.
    pub(crate) fn need_after_entry(&self, need: &Need, ms: i64) -> NeedState {
        if self.asks(need) {
            self.criterion_after_entry(&need.criterion, ms)
        } else {
            NeedState::aside()
        }
    }

    /// Whether `criterion` is met at `ms`; walks and runs count from `since` on.
    fn criterion_before_entry(&self, criterion: &Criterion, since: i64, ms: i64) -> NeedState {
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
                let wanted = Wanted {
                    minutes: *minutes,
                    pain: *pain,
                    times: *times,
                };
                let recent = |outing: &&Timed<'_, Outing>| outing.eff >= since;
                if *times > 1 {
                    self.outing_need(self.logged.like(*what, ms).take_while(recent), wanted, ms)
                } else {
                    // One good walk is enough: shorter ones beside it, and those of which nothing is said, do not matter.
                    let lasting = self.logged.lasting(*what, *minutes, ms).take_while(recent);
                    let told = lasting.filter(|outing| outing.body.quiet(*pain).is_some());
                    self.outing_need(told, wanted, ms)
                }
            }
            Criterion::Test {
                test,
                value,
                or_other,
                pain,
                percent,
            } => {
                let wanted = TestCriteria {
                    value: *value,
                    or_other: *or_other,
                    pain: *pain,
                    percent: *percent,
                };
                match self.test(*test, ms) {
                    Some(found) if ms.saturating_sub(found.eff) <= TEST_DAYS * DAY_MS => {
                        self.test_need(found, wanted)
                    }
                    _ => NeedState::unknown(),
                }
            }
        }
    }

    /// Whether the newest measure of `criterion` does not speak against an already open gate at `ms`. An old or missing
    /// test or walk does not; a newest check-in without the value does.
    fn criterion_after_entry(&self, criterion: &Criterion, ms: i64) -> NeedState {
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
            | Criterion::SwellingDown => self.criterion_before_entry(criterion, i64::MIN, ms),
            Criterion::Better => fine,
            Criterion::Outing { what, pain, .. } => {
                // One of which nothing is said speaks neither against it nor in the place of one that does.
                let newest = self
                    .logged
                    .being(*what, ms)
                    .find_map(|outing| Some((outing, outing.body.quiet(*pain)?)));
                newest.map_or(fine, |(outing, quiet)| NeedState {
                    met: yes_if(quiet),
                    have: outing.body.pain.map(|pain| f32::from(pain.score())),
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
                let wanted = TestCriteria {
                    value: *value,
                    or_other: *or_other,
                    pain: *pain,
                    percent: *percent,
                };
                self.test(*test, ms)
                    .map_or(fine, |found| self.test_need(found, wanted))
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

    /// The newest of the wanted walks and runs, all good and `times` in a row. Of several in a row each must be long
    /// enough, with a rest day between: a short, a bad or an unjudged one breaks the row.
    fn outing_need<'t>(
        &self,
        newest_first: impl Iterator<Item = &'t Timed<'t, Outing>>,
        wanted: Wanted,
        ms: i64,
    ) -> NeedState {
        let mut streak = 0_u8;
        let mut state = NeedState::unknown();
        let mut later: Option<Day> = None;
        for outing in newest_first {
            if state.at.is_none() {
                state.at = Some(outing.wall);
            }
            let rested = later.is_none_or(|later| later.since(outing.day) > REST_DAYS);
            later = Some(outing.day);
            match self.outing_met(outing, wanted, ms) {
                Met::Yes if rested => streak = streak.saturating_add(1),
                // Still open: it neither counts nor breaks the row.
                Met::Waiting if streak == 0 && wanted.times == 1 => state.met = Met::Waiting,
                met @ (Met::Yes | Met::No | Met::Unknown | Met::Waiting | Met::Aside) => {
                    let told = if met == Met::Yes { Met::No } else { met };
                    if streak == 0 && state.met == Met::Unknown {
                        state.met = told;
                    }
                    break;
                }
            }
            if streak >= wanted.times {
                break;
            }
        }
        let met = if streak >= wanted.times {
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

    fn outing_met(&self, outing: &Timed<'_, Outing>, wanted: Wanted, ms: i64) -> Met {
        let quiet = outing.body.quiet(wanted.pain);
        if quiet == Some(false) || !long_enough(outing.body, wanted.minutes) {
            return Met::No;
        }
        match self.response(outing, ms) {
            Response::Good | Response::Waiting if quiet.is_none() => Met::Unknown,
            Response::Good => Met::Yes,
            Response::Waiting => Met::Waiting,
            Response::Unknown => Met::Unknown,
            Response::Hold | Response::Repeat | Response::Back | Response::Worse => Met::No,
        }
    }
}

/// Whole days between two runs that count in a row.
const REST_DAYS: i64 = 1;

/// What a walk or run must be to meet a need.
#[derive(Clone, Copy)]
struct Wanted {
    minutes: u16,
    pain: u8,
    times: u8,
}
