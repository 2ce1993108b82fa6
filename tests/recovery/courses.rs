//! Courses made up at random: what a person may record, and the record it makes.

use proptest::prelude::*;
use serde_json::json;
use soleus_core::{
    care::{Pain, Tri},
    journal::Entry,
    recovery::{
        Record,
        checkin::{CheckIn, LegReport, Swelling},
        clock::Moment,
        load::{FunctionalTest, Outing, OutingKind, TestKind, TestResult},
        record::{Condition, Episode},
        rows::{DailyRows, Row},
        state::EpisodeState,
    },
    time::{HOUR_MS, Stamp},
};

use crate::teller::{entry, onset, plan, push_check_in, shown};

/// What a person may do on a day; kept small so that good and bad courses both come up.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    CheckIn {
        rest: u8,
        walking: u8,
        up: bool,
        yesterday: bool,
        red: Option<(usize, bool)>,
    },
    Outing {
        kind: OutingKind,
        minutes: u16,
        pain: u8,
        level: u8,
    },
    Test {
        test: TestKind,
        sore: u8,
        other: u8,
        pain: u8,
    },
}

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let kinds = prop::sample::select(vec![
        OutingKind::FlatWalk,
        OutingKind::BriskWalk,
        OutingKind::InclineWalk,
        OutingKind::WalkRun,
        OutingKind::Run,
    ]);
    let tests = prop::sample::select(TestKind::ALL.to_vec());
    let red = prop::option::weighted(0.04, (0_usize..8, any::<bool>()));
    prop_oneof![
        4 => (0_u8..3, 0_u8..4, prop::bool::weighted(0.04), prop::bool::weighted(0.1), red)
            .prop_map(|(rest, walking, up, yesterday, red)| Deed::CheckIn { rest, walking, up, yesterday, red }),
        2 => (kinds, 5_u16..40, 0_u8..4, 1_u8..4)
            .prop_map(|(kind, minutes, pain, level)| Deed::Outing { kind, minutes, pain, level }),
        1 => (tests, 5_u8..40, 10_u8..40, 0_u8..4)
            .prop_map(|(test, sore, other, pain)| Deed::Test { test, sore, other, pain }),
    ]
}

/// Deeds with the hours after the onset at which they are entered.
pub(crate) fn course() -> impl Strategy<Value = Vec<(i64, Deed)>> {
    prop::collection::vec((0_i64..40 * 24, deed()), 5..60)
}

pub(crate) fn conditions() -> impl Strategy<Value = Condition> {
    let tri = || prop::sample::select(vec![Tri::No, Tri::No, Tri::NotSure, Tri::Yes]);
    let strain = (tri(), tri()).prop_map(|(limp, pop)| {
        serde_json::from_value(json!({ "kind": "strain", "muscle": null, "signs": {
            "pop": pop, "noPushOff": "no", "limp": limp, "bruise": "no",
            "largeBruiseOrDent": "no", "weakRaise": "no" } }))
        .unwrap()
    });
    prop_oneof![
        Just(Condition::ExerciseCramp),
        Just(Condition::Bruise),
        Just(Condition::Tightness),
        strain
    ]
}

pub(crate) fn episode(condition: Condition, id: usize) -> Entry<Episode> {
    let version = plan(condition.plan().unwrap()).version;
    let body = json!({ "condition": condition, "legs": "left", "place": null, "onsetLatest": null, "planVersion": version });
    entry(onset(), id, serde_json::from_value(body).unwrap())
}

pub(crate) fn record(course: &[(i64, Deed)], offsets: impl Fn(usize) -> i16) -> Record {
    let mut record = Record::default();
    for (index, (hour, deed)) in course.iter().enumerate() {
        let at = Stamp {
            offset_min: offsets(index),
            ..onset().plus_ms(hour * HOUR_MS)
        };
        let id = index + 1;
        match deed {
            Deed::CheckIn {
                rest,
                walking,
                up,
                yesterday,
                red,
            } => {
                let mut rows = DailyRows::none_of_these();
                if let Some((row, sure)) = red {
                    rows = rows.with(Row::ALL[*row], Some(if *sure { Tri::Yes } else { Tri::NotSure }));
                }
                let body = check_in(at, *yesterday, rows, *rest, *walking, *up);
                push_check_in(&mut record, entry(at, id, body));
            }
            Deed::Outing {
                kind,
                minutes,
                pain,
                level,
            } => {
                let body = Outing {
                    kind: *kind,
                    minutes: Some(*minutes),
                    metres: None,
                    run_minutes: None,
                    run_metres: None,
                    pain: Pain::new(*pain),
                    limp: Some(false),
                    morning: None,
                    terrain: None,
                    level: (*kind == OutingKind::WalkRun).then_some(*level),
                    note: String::new(),
                    lead_ms: 0,
                };
                record.outings.push(entry(at, id, body));
            }
            Deed::Test {
                test,
                sore,
                other,
                pain,
            } => {
                let result = |value: u8| {
                    Some(TestResult {
                        value: f32::from(value),
                        pain: Pain::new(*pain).unwrap(),
                    })
                };
                let (left, right) = (result(*sore), result(*other));
                let body = FunctionalTest {
                    test: *test,
                    left,
                    right,
                    note: String::new(),
                    lead_ms: 0,
                };
                record.tests.push(entry(at, id, body));
            }
        }
    }
    record
}

pub(crate) fn check_in(
    at: Stamp,
    yesterday: bool,
    rows: DailyRows,
    rest: u8,
    walking: u8,
    up: bool,
) -> CheckIn {
    let leg = LegReport {
        rest: Pain::new(rest),
        walking: Pain::new(walking),
        worst: Pain::new(walking),
        stiffness: None,
        swelling: Some(if up { Swelling::More } else { Swelling::None }),
        trend: None,
        aches: None,
    };
    CheckIn {
        day: at.day().plus(if yesterday { -1 } else { 0 }),
        rows,
        left: Some(leg),
        right: Some(leg),
        done: Vec::new(),
        confidence: None,
        note: String::new(),
        tags: Vec::new(),
        lead_ms: 0,
    }
}

pub(crate) fn state(episode: &Entry<Episode>, record: &Record, now: Moment) -> EpisodeState {
    shown(episode.body.condition.plan().map(plan), episode, record, now).0
}

pub(crate) fn now_at(hours: i64) -> Moment {
    Moment::of(onset().plus_ms(hours * HOUR_MS))
}

/// Hours after the onset before which a gate must never be open, whatever the leg does.
pub(crate) fn earliest(episode: &Entry<Episode>, id: &str) -> i64 {
    let plan = plan(episode.body.condition.plan().unwrap());
    let grade = episode.body.condition.grade();
    let own = |id: &str| {
        plan.gate(id)
            .unwrap()
            .after
            .as_ref()
            .map_or(0, |after| i64::from(after.of(grade)))
    };
    let stay = |id: &str| {
        plan.gate(id)
            .unwrap()
            .stay
            .as_ref()
            .map_or(0, |stay| i64::from(stay.of(grade)))
    };
    let mut hours = 0;
    for step in plan.steps() {
        hours = (hours + stay(&step.id)).max(own(&step.id));
        if step.id == id {
            return hours;
        }
    }
    own(id)
}

pub(crate) fn open_gates(state: &EpisodeState) -> Vec<String> {
    state
        .gates
        .iter()
        .filter(|gate| state.is_open(&gate.id))
        .map(|gate| gate.id.clone())
        .collect()
}
