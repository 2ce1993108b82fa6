use super::world::{A_DAY, World, asked, at, first, row_stop};
use crate::{
    care::{Activity, Legs, Level, Side},
    journal::EntryId,
    permission::{
        activity::Asked,
        danger::StopReason,
        decide::decide,
        facts::{Risk, TimeLeft},
        reason::Reason,
    },
    recovery::rows::RowsToday,
};

#[test]
fn a_stop_closes_every_class_walks_and_first_aid() {
    let mut world = World::default();
    world.check(0, Level::SelfCare, true, &[]).stop(30, row_stop(30));
    for class in Activity::ALL {
        let closed = world.ask(31, class);
        assert!(matches!(first(&closed), Some(Reason::Stop { .. })), "{class:?}");
        assert_eq!(closed.unwrap().until, None, "a stop does not end by time");
    }
    let facts = world.facts(31);
    let aid = Asked::FirstAid {
        class: Activity::Stretch,
    };
    assert!(decide(&facts, &aid).is_some());
}

#[test]
fn what_stands_many_times_is_said_once_with_its_newest_day_and_how_often() {
    let mut world = World::default();
    for day in 0..40 {
        world.stop(24 * day, row_stop(24 * day));
    }
    world
        .stop(
            24 * 40,
            StopReason::Worse {
                day: at(24 * 40).day(),
            },
        )
        .stop(24 * 41, StopReason::PainDuring { pain: 6 })
        .stop(24 * 42, StopReason::PainDuring { pain: 7 });
    let closed = world.ask(24 * 42 + 1, Activity::Stretch).unwrap();
    let mut told = Vec::new();
    for reason in &closed.reasons {
        if let Reason::Stop { stop, again, .. } = reason {
            told.push((stop, *again));
        }
    }
    assert_eq!(
        told,
        [
            (&StopReason::PainDuring { pain: 7 }, 0),
            (&StopReason::PainDuring { pain: 6 }, 0),
            (
                &StopReason::Worse {
                    day: at(24 * 40).day()
                },
                0
            ),
            (&row_stop(24 * 39), 39),
        ]
    );
}

#[test]
fn a_complete_check_a_day_later_ends_a_stop_an_earlier_or_incomplete_one_does_not() {
    let after = |hours: i64, complete: bool| {
        let mut world = World::default();
        world
            .stop(0, row_stop(0))
            .check(hours, Level::SelfCare, complete, &[]);
        world.is_open(hours + 1, Activity::Stretch)
    };
    assert!(!after(A_DAY - 1, true));
    assert!(after(A_DAY, true));
    assert!(!after(10 * A_DAY, false));
}

#[test]
fn the_day_counts_from_the_newest_danger() {
    let mut world = World::default();
    world
        .check(0, Level::SameDay, true, &[])
        .stop(20, row_stop(20))
        .check(30, Level::SelfCare, true, &[]);
    assert!(!world.is_open(31, Activity::Stretch));
    world.check(44, Level::SelfCare, true, &[]);
    assert!(world.is_open(45, Activity::Stretch));
}

#[test]
fn order_is_the_order_of_writing_not_the_wall_clock() {
    // A self-care result of 2026, then an emergency written while the clock stood at 2020.
    let mut world = World::default();
    world
        .check(0, Level::SelfCare, true, &[])
        .check(-50_000, Level::Emergency, true, &[]);
    assert!(!world.is_open(1, Activity::Stretch));
    assert_eq!(world.facts(1).level(), Some(Level::Emergency));
}

#[test]
fn a_result_dated_after_now_opens_nothing_and_closes_all_the_same() {
    let mut world = World::default();
    world
        .check(0, Level::SameDay, true, &[])
        .check(900 * A_DAY, Level::SelfCare, true, &[]);
    assert!(!world.is_open(40, Activity::Stretch));
    let mut world = World::default();
    world.check(900 * A_DAY, Level::Emergency, true, &[]);
    assert!(!world.is_open(1, Activity::Stretch));
    // Two complete checks a day apart, both written after it, prove that a day has passed.
    world
        .check(2, Level::SelfCare, true, &[])
        .check(2 + A_DAY, Level::SelfCare, true, &[]);
    assert!(world.is_open(3 + A_DAY, Activity::Stretch));
}

#[test]
fn locks_join_within_a_day_and_fall_only_by_a_complete_check_after_it() {
    let mut world = World::default();
    world
        .check(0, Level::ClinicianDays, true, &["cord"])
        .check(1, Level::ClinicianDays, false, &[]);
    assert!(matches!(first(&world.ask(2, Activity::Massage)), Some(Reason::Lock { id, .. }) if id == "cord"));
    world.check(3, Level::ClinicianDays, true, &[]);
    assert!(!world.is_open(4, Activity::Massage));
    world.check(27, Level::SelfCare, true, &[]);
    assert!(world.is_open(28, Activity::Massage));
}

#[test]
fn a_lower_result_that_ends_a_stop_stands_with_its_own_level() {
    let mut world = World::default();
    world
        .check(0, Level::Emergency, true, &[])
        .check(30, Level::SameDay, true, &[]);
    let closed = world.ask(31, Activity::Stretch).unwrap();
    assert!(matches!(
        closed.reasons.as_slice(),
        [Reason::Result {
            level: Level::SameDay,
            ..
        }]
    ));
}

#[test]
fn reasons_come_in_the_order_of_weight() {
    let mut world = World::default();
    world
        .stop(0, row_stop(0))
        .check(1, Level::SameDay, true, &[])
        .check(2, Level::Emergency, true, &[]);
    let mut facts = world.facts(3);
    facts.rows = RowsToday::Due;
    facts.asked.clear();
    facts.risks.push(Risk {
        id: "thinner".into(),
        activities: vec![Activity::Massage],
    });
    facts.aches.push(Side::Left);
    let closed = decide(&facts, &asked(Activity::Massage)).unwrap();
    let weights: Vec<u8> = closed.reasons.iter().map(Reason::weight).collect();
    assert_eq!(weights, [0, 1, 2, 8, 9, 10, 11]);
}

#[test]
fn unasked_closes_all_but_stretching_and_without_a_recovery_returns_after_two_weeks() {
    let world = World::default();
    for class in [
        Activity::Massage,
        Activity::Cold,
        Activity::Strength,
        Activity::Running,
    ] {
        assert_eq!(first(&world.ask(0, class)), Some(&Reason::Unasked), "{class:?}");
    }
    assert!(world.is_open(0, Activity::Stretch));
    let mut asked = World::default();
    asked.check(0, Level::SelfCare, true, &[]);
    assert!(asked.is_open(14 * A_DAY, Activity::Strength));
    assert!(!asked.is_open(14 * A_DAY + 1, Activity::Strength));
}

#[test]
fn the_time_of_a_closed_recovery_stays_on_its_leg_and_says_until_when() {
    let mut world = World::default();
    world.check(0, Level::SelfCare, true, &[]);
    let mut facts = world.facts(10);
    facts.time_left.push(TimeLeft {
        episode: EntryId("e".into()),
        gate: "cramp/strength".into(),
        classes: vec![Activity::Strength],
        walks: false,
        legs: Legs::Left,
        until_ms: at(40).ms,
        written: 2,
    });
    let on = |legs| {
        let asked = Asked::Class {
            class: Activity::Strength,
            legs,
            own: None,
        };
        decide(&facts, &asked)
    };
    assert_eq!(on(Legs::Both).unwrap().until.unwrap().ms, at(40).ms);
    assert!(on(Legs::Left).is_some() && on(Legs::Right).is_none());
}
