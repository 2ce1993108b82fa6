//! The machine by example: timelines, pauses, stalls, restores.

use super::*;
use crate::{
    care::Side,
    stretch::{Item, Routine, SetOrder, Sides, SoundProfile, Tempo, Times, Work},
    time::{Stamp, Tick},
};

pub(super) fn item(exercise: &str, sets: u8, sides: Sides, work: Work) -> Item {
    Item {
        exercise: exercise.into(),
        sets,
        sides,
        work,
        ours: None,
    }
}

pub(super) fn routine(items: Vec<Item>) -> Routine {
    Routine {
        id: "r".into(),
        title: "R".into(),
        who_for: String::new(),
        not_when: String::new(),
        sources: vec![],
        ours: None,
        times: Times::default(),
        order: SetOrder::LegsWithinSet,
        sound: SoundProfile::Distinct,
        items,
        own_exercises: vec![],
    }
}

pub(super) fn seed_three() -> Routine {
    let hold = Work::Hold { seconds: 30 };
    routine(["a", "b", "c"].map(|id| item(id, 3, Sides::Each, hold)).to_vec())
}

pub(super) fn begun(routine: &Routine) -> Session {
    let plan = Plan::of(routine, Choices::default()).unwrap();
    Session::begin(plan, Choices::default(), Tick(0)).unwrap()
}

/// Lets time pass as a driver does: a look at every deadline and at least every 250 ms.
pub(super) fn run(session: &mut Session, to: u64) {
    let mut now = session.seen().0;
    while now < to {
        let due = session.poll_timeout().map_or(u64::MAX, |tick| tick.0);
        now = due.min(now + 250).min(to);
        session.handle_timeout(Tick(now));
    }
}

pub(super) fn events(session: &mut Session) -> Vec<Event> {
    std::iter::from_fn(|| session.poll_event()).collect()
}

fn words(plan: &Plan) -> String {
    let side = |step: &Step| {
        step.side
            .map_or("both", |side| if side == Side::Left { "left" } else { "right" })
    };
    let word = |step: &Step| {
        format!(
            "{:?} {} {} {}s",
            step.kind,
            step.set,
            side(step),
            step.target_ms / 1000
        )
    };
    plan.steps.iter().map(word).collect::<Vec<_>>().join(", ")
}

#[test]
fn an_exercise_is_get_ready_then_left_change_right_rest_and_nothing_after_the_last() {
    let two_sets = routine(vec![item("a", 2, Sides::Each, Work::Hold { seconds: 30 })]);
    let plan = Plan::of(&two_sets, Choices::default()).unwrap();
    assert_eq!(
        words(&plan),
        "GetReady 1 left 5s, Hold 1 left 30s, Change 1 right 7s, Hold 1 right 30s, Rest 2 left 10s, \
         Hold 2 left 30s, Change 2 right 7s, Hold 2 right 30s"
    );
}

#[test]
fn between_exercises_there_is_a_rest_and_a_get_ready() {
    let plan = Plan::of(&seed_three(), Choices::default()).unwrap();
    assert_eq!(plan.total_ms(), 3 * 226_000 + 2 * 10_000);
    let second = plan.steps.iter().position(|step| step.exercise == "b").unwrap();
    assert_eq!(
        plan.steps[second].kind,
        StepKind::Rest,
        "the rest already shows what comes"
    );
    assert_eq!(plan.steps[second + 1].kind, StepKind::GetReady);
}

#[test]
fn one_leg_first_changes_once_and_starts_with_the_leg_that_was_chosen() {
    let choices = Choices {
        start_side: Side::Right,
        order: Some(SetOrder::OneLegFirst),
        ..Choices::default()
    };
    let two_sets = routine(vec![item("a", 2, Sides::Each, Work::Hold { seconds: 30 })]);
    assert_eq!(
        words(&Plan::of(&two_sets, choices).unwrap()),
        "GetReady 1 right 5s, Hold 1 right 30s, Rest 2 right 10s, Hold 2 right 30s, Change 1 left 7s, \
         Hold 1 left 30s, Rest 2 left 10s, Hold 2 left 30s"
    );
}

#[test]
fn a_leg_left_out_leaves_no_change_and_a_gentler_leg_holds_shorter() {
    let choices = Choices {
        left_percent: 0,
        right_percent: 50,
        ..Choices::default()
    };
    let two_sets = routine(vec![item("a", 2, Sides::Each, Work::Hold { seconds: 30 })]);
    let plan = Plan::of(&two_sets, choices).unwrap();
    assert_eq!(
        words(&plan),
        "GetReady 1 right 5s, Hold 1 right 15s, Rest 2 right 10s, Hold 2 right 15s"
    );
    let nobody = Choices {
        left_percent: 0,
        right_percent: 0,
        ..Choices::default()
    };
    assert!(
        Plan::of(&two_sets, nobody).is_none(),
        "nothing to do is no session"
    );
}

#[test]
fn repetitions_of_both_legs_have_a_length_from_their_tempo() {
    let tempo = Tempo {
        up_ms: 1500,
        hold_ms: 500,
        down_ms: 2000,
    };
    let raises = routine(vec![item(
        "a",
        2,
        Sides::Together,
        Work::Reps { count: 15, tempo },
    )]);
    let plan = Plan::of(&raises, Choices::default()).unwrap();
    assert_eq!(
        words(&plan),
        "GetReady 1 both 5s, Reps 1 both 60s, Rest 2 both 10s, Reps 2 both 60s"
    );
}

#[test]
fn a_whole_routine_ends_on_the_millisecond_however_late_each_look_comes() {
    let mut session = begun(&seed_three());
    let (mut now, mut late) = (0, 0);
    while session.poll_timeout().is_some() {
        late = (late + 137) % 900;
        now += 100 + late;
        session.handle_timeout(Tick(now));
    }
    let all = events(&mut session);
    assert_eq!(
        all.last().unwrap().at,
        Tick(698_000),
        "deadlines chain, lateness does not add up"
    );
    assert!(
        session
            .ledger()
            .iter()
            .zip(&session.plan().steps)
            .all(|(account, step)| account.done(step.target_ms))
    );
    assert_eq!(session.left_ms(), 0);
}

#[test]
fn a_short_pause_goes_on_with_the_remainder_and_a_long_one_starts_the_hold_again() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle(Command::Pause, Tick(15_000));
    assert_eq!(session.step_left_ms(), 20_000);
    session.handle(Command::Resume, Tick(25_000));
    assert_eq!(
        session.phase(),
        Phase::Entering {
            until: Tick(28_000),
            since: Tick(15_000)
        }
    );
    run(&mut session, 28_000);
    assert_eq!(session.phase(), Phase::Running { until: Tick(48_000) });
    session.handle(Command::Pause, Tick(30_000));
    session.handle(Command::Resume, Tick(40_001));
    assert_eq!(
        session.step_left_ms(),
        30_000,
        "after more than ten seconds the hold begins again"
    );
}

#[test]
fn pausing_while_counting_in_does_not_make_a_long_pause_short() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle(Command::Pause, Tick(15_000));
    session.handle(Command::Resume, Tick(23_000));
    session.handle(Command::Pause, Tick(24_000));
    session.handle(Command::Resume, Tick(26_000));
    assert_eq!(session.step_left_ms(), 30_000);
}

#[test]
fn a_stall_pauses_at_the_last_live_moment_and_credits_nothing_of_it() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle_timeout(Tick(18_001));
    assert_eq!(
        session.phase(),
        Phase::Paused {
            since: Tick(15_000),
            why: PauseReason::Stalled
        }
    );
    assert_eq!(session.ledger()[1].credited_ms, 10_000);
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle_timeout(Tick(18_000));
    assert_eq!(
        session.phase(),
        Phase::Running { until: Tick(35_000) },
        "three seconds are no stall"
    );
}

#[test]
fn a_night_of_sleep_makes_no_burst_of_steps() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    events(&mut session);
    session.handle_timeout(Tick(12 * 3_600_000));
    assert_eq!(events(&mut session).len(), 1, "one pause and nothing else");
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle_gap(PauseReason::Slept, Tick(15_250));
    assert_eq!(
        session.phase(),
        Phase::Paused {
            since: Tick(15_000),
            why: PauseReason::Slept
        }
    );
}

#[test]
fn a_killed_session_comes_back_paused_with_its_completed_holds_and_without_the_cut_one() {
    let mut session = begun(&seed_three());
    run(&mut session, 60_000);
    session.handle(Command::Pause, Tick(60_000));
    let text = serde_json::to_string(&session.save(Stamp::new(0, 0))).unwrap();
    let saved: Saved = serde_json::from_str(&text).unwrap();
    let mut again = Session::restore(saved, Tick(5)).unwrap();
    assert_eq!(
        again.phase(),
        Phase::Paused {
            since: Tick(5),
            why: PauseReason::Restored
        }
    );
    assert!(again.ledger()[1].done(30_000), "the completed hold is intact");
    assert_eq!(
        again.step_left_ms(),
        30_000,
        "the cut hold is held again from its beginning"
    );
    again.handle(Command::Resume, Tick(10));
    assert_eq!(
        again.phase(),
        Phase::Entering {
            until: Tick(3_010),
            since: Tick(5)
        }
    );
}

#[test]
fn a_damaged_saved_session_is_refused() {
    let mut session = begun(&seed_three());
    run(&mut session, 60_000);
    let mut saved = session.save(Stamp::new(0, 0));
    saved.cursor = 999;
    assert!(Session::restore(saved.clone(), Tick(0)).is_none());
    saved.cursor = 0;
    saved.ledger[0].credited_ms = u64::MAX;
    assert!(Session::restore(saved, Tick(0)).is_none());
}

#[test]
fn the_entry_counts_full_holds_only_and_tells_the_partial_seconds() {
    let mut session = begun(&routine(vec![item(
        "a",
        1,
        Sides::Each,
        Work::Hold { seconds: 30 },
    )]));
    run(&mut session, 52_000);
    session.handle(Command::Stop, Tick(52_000));
    let entry = SessionEntry::of(&session, Ending::Stopped, Stamp::new(0, 0));
    assert_eq!(entry.sets(None), (1, 2));
    assert_eq!(entry.sets(Some(Side::Right)), (0, 1));
    assert_eq!(entry.leg(Side::Right).done_ms, 10_000);
    assert_eq!(
        entry.work[1].skipped_ms, 0,
        "what was not reached is not called skipped"
    );
}
