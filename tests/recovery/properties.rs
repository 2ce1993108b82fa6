//! What must hold whatever happens: no gate opens early, a red flag opens nothing, the stricter in scope wins.

use proptest::prelude::*;
use soleus_core::{
    care::{Activity, Legs, Pain, Side, Tri},
    journal::Entry,
    permission::{
        activity::Asked,
        danger::standing,
        decide::decide,
        facts::{Asking, Facts, Open},
    },
    recovery::{
        Record,
        clock::{BelievedClock, Moment},
        record::{Condition, Episode},
        replay,
        rows::{DailyRows, Row, rows_now},
        timeline::onset_ms,
    },
    time::{DAY_MS, HOUR_MS, Now, Stamp, Tick},
};

use crate::{
    courses::{check_in, conditions, course, earliest, episode, now_at, open_gates, record, state},
    teller::{entry, onset, plan, push_check_in, stop},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_gate_opens_before_its_time_whatever_is_recorded(
        condition in conditions(), course in course(), hours in 0_i64..40 * 24,
    ) {
        let episode = episode(condition, 0);
        let state = state(&episode, &record(&course, |_| 60), now_at(hours));
        for id in open_gates(&state) {
            prop_assert!(hours >= earliest(&episode, &id), "{id} open after {hours} h");
        }
    }

    #[test]
    fn nothing_is_open_without_rows_of_the_last_24_hours(condition in conditions(), course in course(), hours in 0_i64..40 * 24) {
        let episode = episode(condition, 0);
        let now = now_at(hours);
        let mut record = record(&course, |_| 60);
        let lately = now.wall.ms - DAY_MS;
        record.check_ins.retain(|check_in| check_in.at.ms <= lately);
        record.rows.retain(|rows| rows.at.ms <= lately);
        prop_assert_eq!(open_gates(&state(&episode, &record, now)), Vec::<String>::new());
    }

    #[test]
    fn the_order_of_the_journal_means_nothing(
        condition in conditions(), course in course(), hours in 0_i64..40 * 24, seed in any::<u64>(),
    ) {
        let episode = episode(condition, 0);
        // Two things in the same hour have no order of their own.
        let mut course = course;
        course.sort_by_key(|(hour, _)| *hour);
        course.dedup_by_key(|(hour, _)| *hour);
        let told = record(&course, |_| 60);
        let mut shuffled = told.clone();
        let turn = |len: usize| if len == 0 { 0 } else { usize::try_from(seed % len as u64).unwrap() };
        shuffled.check_ins.rotate_left(turn(told.check_ins.len()));
        shuffled.outings.reverse();
        shuffled.tests.rotate_left(turn(told.tests.len()));
        prop_assert_eq!(state(&episode, &told, now_at(hours)), state(&episode, &shuffled, now_at(hours)));
    }

    #[test]
    fn a_red_flag_never_opens_anything(
        condition in conditions(), course in course(), hours in 0_i64..40 * 24,
        flag_hour in 0_i64..40 * 24, row in 0_usize..8, as_row in any::<bool>(), pick in any::<prop::sample::Index>(),
    ) {
        let episode = episode(condition, 0);
        let before = record(&course, |_| 60);
        let mut after = before.clone();
        if as_row && !after.check_ins.is_empty() {
            let index = pick.index(after.check_ins.len());
            let mut red = after.check_ins.remove(index);
            after.rows.retain(|rows| rows.written != red.written);
            red.body.rows = red.body.rows.clone().with(Row::ALL[row], Some(Tri::NotSure));
            push_check_in(&mut after, red);
        } else {
            let at = onset().plus_ms(flag_hour * HOUR_MS);
            after.dangers.push(stop(at, 999, vec![Row::ALL[row]]));
        }
        let was = open_gates(&state(&episode, &before, now_at(hours)));
        let is = open_gates(&state(&episode, &after, now_at(hours)));
        for id in is {
            prop_assert!(was.contains(&id), "{id} opened by a red flag");
        }
    }

    #[test]
    fn a_red_flag_stops_everything_from_then_on(
        condition in conditions(), course in course(), flag_hour in 0_i64..40 * 24, later in 0_i64..20 * 24, row in 0_usize..8,
    ) {
        let episode = episode(condition, 0);
        let mut record = record(&course, |_| 60);
        let at = onset().plus_ms(flag_hour * HOUR_MS);
        record.dangers.push(stop(at, 999, vec![Row::ALL[row]]));
        let state = state(&episode, &record, now_at(flag_hour + later));
        prop_assert_eq!(open_gates(&state), Vec::<String>::new());
        prop_assert!(state.tests.is_empty());
    }

    #[test]
    fn travelling_through_zones_opens_nothing_early(
        condition in conditions(), course in course(), hours in 0_i64..40 * 24,
        zones in prop::collection::vec(-720_i16..840, 60), zone in -720_i16..840,
    ) {
        let episode = episode(condition, 0);
        let record = record(&course, |index| zones[index % zones.len()]);
        let wall = Stamp { offset_min: zone, ..onset().plus_ms(hours * HOUR_MS) };
        for id in open_gates(&state(&episode, &record, Moment::of(wall))) {
            prop_assert!(hours >= earliest(&episode, &id), "{id} open after {hours} h");
        }
    }

    #[test]
    fn a_clock_set_while_the_app_runs_opens_nothing_early(
        condition in conditions(), course in course(), start in 0_i64..10 * 24,
        ran in 0_i64..10 * 24, jump_hours in -40_i64 * 24..40 * 24,
    ) {
        let episode = episode(condition, 0);
        let now = |ms: i64, wall: Stamp| {
            let tick = Tick(u64::try_from(ms).unwrap());
            Now { tick, boot: Some(tick), stamp: wall }
        };
        let clock = BelievedClock::start(now(0, onset().plus_ms(start * HOUR_MS)), None);
        // Everything is entered after the jump, with the wrong wall clock and the lead the app gives it.
        let wrong = |hours: i64| onset().plus_ms((start + hours + jump_hours) * HOUR_MS);
        let mut record = Record::default();
        for (index, (hour, _)) in course.iter().enumerate().filter(|(_, (hour, _))| *hour <= ran) {
            let moment = clock.at(now(hour * HOUR_MS, wrong(*hour)));
            let mut body = check_in(moment.wall, false, DailyRows::none_of_these(), 0, 0, false);
            body.lead_ms = moment.lead_ms();
            push_check_in(&mut record, entry(moment.wall, index + 1, body));
        }
        let moment = clock.at(now(ran * HOUR_MS, wrong(ran)));
        for id in open_gates(&state(&episode, &record, moment)) {
            prop_assert!(start + ran >= earliest(&episode, &id), "{id} open {} h after the onset", start + ran);
        }
    }

    #[test]
    fn an_episode_entered_under_a_clock_set_back_does_not_look_old(
        ran in 0_i64..20, back_hours in 1_i64..40 * 24, later in 0_i64..24,
    ) {
        let tick = |hours: i64| Tick(u64::try_from(hours * HOUR_MS).unwrap());
        let now = |hours: i64, shift: i64| Now {
            tick: tick(hours), boot: Some(tick(hours)), stamp: onset().plus_ms((hours + shift) * HOUR_MS),
        };
        let clock = BelievedClock::start(now(0, 0), None);
        let opened = clock.at(now(ran, -back_hours));
        let mut episode = episode(Condition::ExerciseCramp, 0);
        episode.at = opened.wall;
        episode.body.lead_ms = opened.lead_ms();
        // The clock is put right again and everything is said to be fine.
        let moment = clock.at(now(ran + later, 0));
        let mut record = Record::default();
        push_check_in(&mut record, entry(moment.wall, 1, check_in(moment.wall, false, DailyRows::none_of_these(), 0, 0, false)));
        let state = state(&episode, &record, moment);
        prop_assert!(later >= 24 || !state.is_open("cramp/massage"), "open after {later} h");
        prop_assert!(!state.is_open("cramp/exercise"));
    }

    #[test]
    fn an_edit_leaves_the_state_of_a_record_that_had_said_so_from_the_first(
        condition in conditions(), course in course(), hours in 0_i64..40 * 24, pick in any::<prop::sample::Index>(), pain in 0_u8..10,
    ) {
        let episode = episode(condition, 0);
        let mut edited = record(&course, |_| 60);
        if edited.check_ins.is_empty() { return Ok(()); }
        let index = pick.index(edited.check_ins.len());
        if let Some(leg) = &mut edited.check_ins[index].body.left { leg.walking = Pain::new(pain); }
        edited.check_ins[index].changed = onset().plus_ms(hours * HOUR_MS);
        for id in open_gates(&state(&episode, &edited, now_at(hours))) {
            prop_assert!(hours >= earliest(&episode, &id), "{id} open after {hours} h");
        }
    }

    #[test]
    fn the_stricter_in_scope_wins(
        first in conditions(), second in conditions(), course in course(), hours in 0_i64..40 * 24,
    ) {
        let record = record(&course, |_| 60);
        let episodes = [episode(first, 0), episode(second, 1)];
        let facts = |of: &[Entry<Episode>]| facts(of, &record, now_at(hours));
        let alone = [facts(&episodes[..1]), facts(&episodes[1..])];
        let together = facts(&episodes);
        for class in Activity::ALL {
            let asked = Asked::Class { class, legs: Legs::Left, own: None };
            let free = |facts: &Facts<'_>| decide(facts, &asked).is_none();
            prop_assert_eq!(free(&together), alone.iter().all(free), "{:?}", class);
        }
    }
}

fn facts(episodes: &[Entry<Episode>], record: &Record, now: Moment) -> Facts<'static> {
    let open: Vec<Open<'static>> = episodes
        .iter()
        .map(|episode| {
            let plan = episode.body.condition.plan().map(plan);
            Open {
                plan,
                legs: episode.body.legs,
                onset_ms: onset_ms(episode),
                state: replay(plan, episode, record, now),
            }
        })
        .collect();
    let mut dangers = record.dangers.clone();
    dangers.extend(open.iter().flat_map(|open| open.state.raised.clone()));
    Facts {
        now,
        standing: standing(&record.checks, &dangers, now),
        words: Vec::new(),
        episodes: open,
        time_left: Vec::new(),
        rows: rows_now(&record.rows, now),
        risks: Vec::new(),
        aches: Vec::new(),
        asked: vec![Asking {
            ms: now.ms,
            legs: None,
        }],
        offsets: Vec::new(),
        rested_ms: None,
    }
}

#[test]
fn ten_years_of_check_ins_on_one_open_episode_replay_without_trouble() {
    let episode = episode(Condition::Tightness, 0);
    let mut record = Record::default();
    for day in 0..3_650 {
        let at = onset().plus_ms(day * DAY_MS + HOUR_MS);
        let pain = u8::try_from(day % 3).unwrap();
        let body = check_in(at, false, DailyRows::none_of_these(), 0, pain, false);
        push_check_in(&mut record, entry(at, usize::try_from(day).unwrap(), body));
    }
    let state = state(&episode, &record, Moment::of(onset().plus_ms(3_650 * DAY_MS)));
    assert_eq!(state.day, 3_650);
    assert!(Side::BOTH.iter().all(|side| Legs::Both.has(*side)));
}
