//! What a functional test must reach, and whether it did.

use super::{
    load::{FunctionalTest, TestKind, TestResult},
    met::{Met, NeedState, yes_if},
    report::Timed,
    timeline::Timeline,
};
use crate::care::{Legs, Side};

impl Timeline<'_> {
    pub(crate) fn test_need(&self, found: &Timed<'_, FunctionalTest>, wanted: TestCriteria) -> NeedState {
        let test = found.body;
        let (sore, fair) = self.measure();
        let state = |met, have: Option<f32>| NeedState {
            met,
            have,
            at: Some(found.wall),
        };
        if self.episode.body.legs == Legs::Both {
            let both: Vec<_> = Side::BOTH.into_iter().map(|side| test.leg(side)).collect();
            let worst = both
                .iter()
                .flatten()
                .map(|result| result.value)
                .fold(f32::NAN, f32::min);
            let met = both
                .iter()
                .map(|result| wanted.judge(test.test, *result, None))
                .fold(Met::Yes, weaker);
            return state(met, Some(worst).filter(|value| !value.is_nan()));
        }
        let own = test.leg(sore);
        let other = if fair { test.leg(sore.other()) } else { None };
        let met = wanted.judge(test.test, own, other);
        // A comparison that is fair but was not made is missing, not met.
        let missing = fair && wanted.percent.is_some() && test.leg(sore.other()).is_none();
        state(
            if met == Met::Yes && missing {
                Met::Unknown
            } else {
                met
            },
            own.map(|result| result.value),
        )
    }
}

fn weaker(a: Met, b: Met) -> Met {
    match (a, b) {
        (Met::No, _) | (_, Met::No) => Met::No,
        (Met::Unknown, _) | (_, Met::Unknown) => Met::Unknown,
        (Met::Waiting, _) | (_, Met::Waiting) => Met::Waiting,
        (Met::Yes | Met::Aside, Met::Yes | Met::Aside) => Met::Yes,
    }
}

/// What a test must reach.
#[derive(Clone, Copy)]
pub(crate) struct TestCriteria {
    pub(crate) value: Option<u16>,
    pub(crate) or_other: bool,
    pub(crate) pain: u8,
    pub(crate) percent: Option<u8>,
}

impl TestCriteria {
    fn judge(self, kind: TestKind, own: Option<TestResult>, other: Option<TestResult>) -> Met {
        let Some(own) = own else { return Met::Unknown };
        if own.pain.score() > self.pain {
            return Met::No;
        }
        if kind == TestKind::Press {
            return yes_if(own.value <= f32::from(self.value.unwrap_or(0)));
        }
        let least = self.value.map_or(0.0, |value| match other {
            Some(other) if self.or_other => f32::from(value).min(other.value),
            _ => f32::from(value),
        });
        let share = match (self.percent, other) {
            (Some(percent), Some(other)) => other.value * f32::from(percent) / 100.0,
            _ => 0.0,
        };
        yes_if(own.value >= least && own.value >= share)
    }
}
