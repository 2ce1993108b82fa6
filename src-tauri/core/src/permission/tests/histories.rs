use proptest::prelude::*;

use super::world::{World, asked, at, seen};
use crate::{
    care::{Activity, Level},
    permission::{danger::StopReason, reason::Reason, word::ClinicianWord},
};

/// One thing that is written down. Clocks may be set wrong: a step may go back or years ahead.
#[derive(Clone, Debug)]
enum Deed {
    Check {
        level: Level,
        complete: bool,
        lock: bool,
    },
    Stop,
    Word {
        class: Option<Activity>,
        after: Option<bool>,
        days_ago: i64,
        from: i64,
        ends: Option<i64>,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let level = prop::sample::select(vec![
        Level::SelfCare,
        Level::ClinicianDays,
        Level::SameDay,
        Level::Emergency,
    ]);
    let class = prop::option::of(prop::sample::select(Activity::ALL.to_vec()));
    let after = prop::sample::select(vec![None, Some(true), Some(false)]);
    prop_oneof![
        4 => (level, any::<bool>(), any::<bool>()).prop_map(|(level, complete, lock)| Deed::Check { level, complete, lock }),
        2 => Just(Deed::Stop),
        2 => (class, after, 0_i64..3, -5_i64..40, prop::option::of(1_i64..60))
            .prop_map(|(class, after, days_ago, from, ends)| Deed::Word { class, after, days_ago, from, ends }),
    ]
}

/// Deeds with the hours between them: mostly forward, now and then a clock set wrong.
fn history() -> impl Strategy<Value = Vec<(i64, Deed)>> {
    let step = prop_oneof![
        8 => 1_i64..40,
        1 => -60_000_i64..0,
        1 => 1_000_i64..60_000,
    ];
    prop::collection::vec((step, deed()), 1..14)
}

fn play(history: &[(i64, Deed)]) -> (World, i64) {
    let (mut world, mut hours) = (World::default(), 0);
    for (step, deed) in history {
        hours += step;
        write(&mut world, hours, deed);
    }
    (world, hours)
}

fn write(world: &mut World, hours: i64, deed: &Deed) {
    match deed {
        Deed::Check {
            level,
            complete,
            lock,
        } => {
            world.check(hours, *level, *complete, if *lock { &["cord"] } else { &[] });
        }
        Deed::Stop => {
            world.stop(hours, StopReason::Worse { day: at(hours).day() });
        }
        Deed::Word {
            class,
            after,
            days_ago,
            from,
            ends,
        } => {
            let word = ClinicianWord {
                follow_plan: class.is_none(),
                permits: class.iter().copied().collect(),
                after: *after,
                from: Some(at(hours + from)),
                ends: ends.map(|ends| at(hours + from + ends)),
                ..seen(hours - days_ago * 24)
            };
            world.word(hours, word);
        }
    }
}

fn open(world: &World, hours: i64) -> Vec<Activity> {
    Activity::ALL
        .into_iter()
        .filter(|class| world.is_open(hours, *class))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_danger_never_opens_anything(history in history(), place in any::<prop::sample::Index>(),
        urgent in any::<bool>(), later in 0_i64..80) {
        let (before, hours) = play(&history);
        let mut more = history.clone();
        let danger = if urgent {
            Deed::Check { level: Level::SameDay, complete: false, lock: false }
        } else {
            Deed::Stop
        };
        more.insert(place.index(history.len() + 1), (0, danger));
        let (after, _) = play(&more);
        for class in open(&after, hours + later) {
            // A check is asked about too, so a danger added as a result may at most keep what is open.
            prop_assert!(before.is_open(hours + later, class), "{class:?} opened");
        }
    }

    #[test]
    fn taking_a_word_away_never_opens_what_it_did_not_limit(history in history(), later in 0_i64..80) {
        let (world, hours) = play(&history);
        let mut without = world.clone();
        without.words.clear();
        for class in open(&without, hours + later) {
            let closed = world.ask(hours + later, class);
            let limit = |reason: &Reason| matches!(reason, Reason::Word { .. });
            prop_assert!(closed.is_none_or(|closed| closed.reasons.iter().all(limit)), "{class:?}");
        }
    }

    #[test]
    fn every_reason_is_true_and_until_is_in_the_future(history in history(), later in 0_i64..80) {
        let (world, hours) = play(&history);
        let facts = world.facts(hours + later);
        for class in Activity::ALL {
            let Some(closed) = crate::permission::decide::decide(&facts, &asked(class)) else { continue };
            prop_assert!(!closed.reasons.is_empty());
            prop_assert!(closed.until.is_none_or(|until| until.ms > facts.now.wall.ms));
            let weights: Vec<u8> = closed.reasons.iter().map(Reason::weight).collect();
            prop_assert!(weights.is_sorted());
            for reason in &closed.reasons {
                #[expect(clippy::wildcard_enum_match_arm, reason = "these histories bring no other reason")]
                let holds = match reason {
                    Reason::Result { level, .. } => facts.standing.iter().any(|one| one.level() == Some(*level)),
                    Reason::Stop { .. } => facts.standing.iter().any(|one| one.level().is_none()),
                    Reason::Lock { id, .. } => facts.standing.iter().any(|one| one.locks(class).any(|lock| lock == id)),
                    Reason::Word { not_before, ended, .. } => not_before.is_some() != ended.is_some(),
                    Reason::Unasked => !facts.is_asked(crate::care::Legs::Both),
                    _ => false,
                };
                prop_assert!(holds, "{reason:?}");
            }
        }
    }

    #[test]
    fn what_was_written_earlier_never_lowers_what_was_written_later(history in history(), later in 0_i64..80) {
        let (world, hours) = play(&history);
        // Every complete check is older, in the order of writing, than this emergency: it stands whatever the clocks say.
        let mut more = world.clone();
        more.check(hours, Level::Emergency, true, &[]);
        prop_assert!(!more.is_open(hours + later, Activity::Stretch));
        prop_assert_eq!(more.facts(hours + later).level(), Some(Level::Emergency));
    }
}
