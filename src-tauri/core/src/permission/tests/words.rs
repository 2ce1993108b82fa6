//! What clinicians' words open and limit.

use super::world::{World, asked, at, first, row_stop, seen};
use crate::{
    care::{Activity, Level},
    permission::{decide::decide, facts::Risk, reason::Reason, word::ClinicianWord},
};

fn permits(hours: i64, class: Activity) -> ClinicianWord {
    ClinicianWord {
        permits: [class].into(),
        ..seen(hours)
    }
}

fn follow(hours: i64) -> ClinicianWord {
    ClinicianWord {
        follow_plan: true,
        ..seen(hours)
    }
}

#[test]
fn follow_the_plan_lifts_what_was_before_the_visit_and_nothing_after_it() {
    let mut world = World::default();
    world.check(0, Level::SameDay, true, &[]).word(30, follow(30));
    assert!(world.is_open(31, Activity::Stretch));
    world.stop(32, row_stop(32));
    assert!(!world.is_open(33, Activity::Stretch));
}

#[test]
fn a_morning_visit_opens_nothing_that_the_evening_of_the_same_day_closed() {
    let said = |after: Option<bool>, time: Option<&str>| {
        let mut world = World::default();
        let word = ClinicianWord {
            after,
            seen_time: time.map(str::to_owned),
            ..follow(1)
        };
        world.check(1, Level::Emergency, true, &[]).word(2, word);
        assert_eq!(at(1).date(), at(2).date());
        world.is_open(3, Activity::Stretch)
    };
    let late = at(2).civil();
    let late = format!("{:02}:{:02}", late.hour(), late.minute());
    assert!(!said(None, None));
    assert!(!said(Some(false), None));
    assert!(!said(Some(false), Some(&late)));
    assert!(said(Some(true), None));
    assert!(said(None, Some(&late)));
    assert!(!said(None, Some("00:01")));
}

#[test]
fn a_class_opens_that_class_and_the_stop_stays_for_the_rest() {
    let mut world = World::default();
    world
        .check(0, Level::SelfCare, true, &[])
        .stop(1, row_stop(1))
        .word(30, permits(30, Activity::Stretch));
    assert!(world.is_open(31, Activity::Stretch));
    assert!(!world.is_open(31, Activity::Strength));
}

#[test]
fn a_word_without_who_or_what_was_found_or_of_a_future_visit_opens_nothing() {
    let open = |word: ClinicianWord| {
        let mut world = World::default();
        world.check(0, Level::SameDay, true, &[]).word(30, word);
        world.is_open(31, Activity::Stretch)
    };
    assert!(open(follow(30)));
    assert!(!open(ClinicianWord {
        found: " ".into(),
        ..follow(30)
    }));
    assert!(!open(ClinicianWord {
        who: String::new(),
        ..follow(30)
    }));
    assert!(!open(follow(80)));
}

#[test]
fn a_word_opens_from_its_moment_to_its_end_and_says_when() {
    let mut world = World::default();
    let word = ClinicianWord {
        from: Some(at(50)),
        ends: Some(at(60)),
        ..follow(30)
    };
    world.check(0, Level::SameDay, true, &[]).word(30, word);
    let early = world.ask(40, Activity::Stretch).unwrap();
    assert!(matches!(early.reasons.as_slice(), [Reason::Result { .. }]));
    assert_eq!(early.until.unwrap().ms, at(50).ms);
    assert!(world.is_open(50, Activity::Stretch));
    let late = world.ask(60, Activity::Stretch).unwrap();
    assert!(
        late.reasons
            .iter()
            .any(|reason| matches!(reason, Reason::Word { ended: Some(_), .. }))
    );
    assert_eq!(late.until, None);
}

#[test]
fn a_clinicians_own_limit_is_a_reason_with_its_name_and_its_time() {
    let mut world = World::default();
    let word = ClinicianWord {
        not_before: Some(at(50)),
        ..permits(30, Activity::Stretch)
    };
    world.check(0, Level::SelfCare, true, &[]).word(30, word);
    let closed = world.ask(40, Activity::Stretch).unwrap();
    assert!(matches!(closed.reasons.as_slice(),
        [Reason::Word { not_before: Some(from), who, .. }] if from.ms == at(50).ms && who == "Dr Novak"));
    assert_eq!(closed.until.unwrap().ms, at(50).ms);
    assert!(world.is_open(50, Activity::Stretch));
}

#[test]
fn a_word_opens_no_class_against_a_risk_that_it_does_not_name() {
    let mut world = World::default();
    world
        .check(0, Level::SelfCare, true, &[])
        .word(30, permits(30, Activity::Massage));
    let ask = |world: &World| {
        let mut facts = world.facts(31);
        facts.risks.push(Risk {
            id: "thinner".into(),
            activities: vec![Activity::Massage],
        });
        decide(&facts, &asked(Activity::Massage))
    };
    assert!(matches!(first(&ask(&world)), Some(Reason::Risk { .. })));
    let named = ClinicianWord {
        despite: ["thinner".to_owned()].into(),
        ..permits(32, Activity::Massage)
    };
    let mut later = world.clone();
    later.word(30, named);
    assert!(ask(&later).is_none());
}
