//! Random commands at random times: the account always adds up, and nothing is credited that nobody could have done.

use proptest::prelude::*;

use super::{
    tests::{item, routine},
    *,
};
use crate::{
    care::{Pain, Side},
    stretch::{Routine, SetOrder, Sides, Tempo, Work},
    time::{Stamp, Tick},
};

fn work() -> impl Strategy<Value = Work> {
    prop_oneof![
        (1u16..60).prop_map(|seconds| Work::Hold { seconds }),
        (1u16..20, 200u32..1500, 0u32..500, 300u32..1500).prop_map(|(count, up_ms, hold_ms, down_ms)| {
            Work::Reps {
                count,
                tempo: Tempo {
                    up_ms: up_ms + 500,
                    hold_ms,
                    down_ms,
                },
            }
        }),
    ]
}

fn any_routine() -> impl Strategy<Value = Routine> {
    let one = (1u8..4, any::<bool>(), work());
    (prop::collection::vec(one, 1..4), any::<bool>(), 0u16..8, 0u16..12).prop_map(
        |(items, one_leg, change, rest)| {
            let sides = |together| if together { Sides::Together } else { Sides::Each };
            let items = items.into_iter().enumerate();
            let mut all = routine(
                items
                    .map(|(index, (sets, both, work))| item(&format!("e{index}"), sets, sides(both), work))
                    .collect(),
            );
            all.order = if one_leg {
                SetOrder::OneLegFirst
            } else {
                SetOrder::LegsWithinSet
            };
            (all.times.change_s, all.times.rest_s) = (change, rest);
            all
        },
    )
}

fn command() -> impl Strategy<Value = Command> {
    let next = prop_oneof![
        Just(AfterHurt::Gentler),
        Just(AfterHurt::SkipExercise),
        Just(AfterHurt::End)
    ];
    prop_oneof![
        4 => Just(Command::Pause),
        6 => Just(Command::Resume),
        3 => Just(Command::Skip),
        2 => Just(Command::Back),
        2 => (0u16..40).prop_map(|step| Command::Jump { step }),
        2 => Just(Command::AddTen),
        1 => Just(Command::RestartHold),
        1 => Just(Command::Hurts),
        1 => Just(Command::Stop),
        2 => (0u8..=10, next).prop_map(|(pain, next)| Command::AfterHurt { pain: Pain::new(pain).unwrap(), next }),
    ]
}

/// One thing that happens to a session.
#[derive(Clone, Debug)]
enum Move {
    Look(u64),
    Stall(u64),
    Backwards(u64),
    Sleep,
    Ask(Command),
    KillAndRestore,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        12 => (0u64..3_000).prop_map(Move::Look),
        1 => (3_001u64..50_000_000).prop_map(Move::Stall),
        1 => (0u64..1_000_000).prop_map(Move::Backwards),
        1 => Just(Move::Sleep),
        8 => command().prop_map(Move::Ask),
        1 => Just(Move::KillAndRestore),
    ];
    prop::collection::vec(one, 0..120)
}

fn adds_up(session: &Session) -> Result<(), TestCaseError> {
    for (step, account) in session.plan().steps.iter().zip(session.ledger()) {
        let sum = account.credited_ms + account.skipped_ms + account.remaining(step.target_ms);
        prop_assert_eq!(
            sum,
            step.target_ms + account.added_ms,
            "credited + skipped + remaining"
        );
    }
    Ok(())
}

fn credited(session: &Session) -> u64 {
    session.ledger().iter().map(|account| account.credited_ms).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_account_adds_up_and_events_run_forwards(
        routine in any_routine(),
        moves in moves(),
        start_right in any::<bool>(),
    ) {
        let start_side = if start_right { Side::Right } else { Side::Left };
        let choices = Choices { start_side, ..Choices::default() };
        let plan = Plan::of(&routine, choices).unwrap();
        let mut session = Session::begin(plan, choices, Tick(1_000)).unwrap();
        let (mut now, mut live, mut last_event) = (1_000u64, 0u64, Tick(0));
        for one in moves {
            let before = credited(&session);
            let mut may_gain = 0;
            match one {
                Move::Look(ms) => {
                    now += ms;
                    may_gain = ms;
                    session.handle_timeout(Tick(now));
                }
                Move::Stall(ms) => {
                    let moved = session.poll_timeout().is_some();
                    now += ms;
                    session.handle_timeout(Tick(now));
                    prop_assert!(!moved || matches!(session.phase(), Phase::Paused { .. }), "a stall pauses");
                }
                Move::Backwards(ms) => session.handle_timeout(Tick(now.saturating_sub(ms))),
                Move::Sleep => {
                    session.handle_gap(PauseReason::Slept, Tick(now));
                    prop_assert_eq!(session.poll_timeout(), None);
                }
                Move::Ask(command) => { session.handle(command, Tick(now)); }
                Move::KillAndRestore => {
                    if !matches!(session.phase(), Phase::Finished { .. }) {
                        session = Session::restore(session.save(Stamp::new(0, 0)), Tick(now)).unwrap();
                    }
                }
            }
            live += may_gain;
            adds_up(&session)?;
            prop_assert!(credited(&session) <= before + may_gain, "only lived time is credited");
            prop_assert!(credited(&session) <= live);
            if let Some(due) = session.poll_timeout() {
                prop_assert!(due > Tick(now), "no deadline in the past");
            }
            while let Some(event) = session.poll_event() {
                prop_assert!(event.at >= last_event, "events run forwards");
                prop_assert!(event.at <= Tick(now));
                last_event = event.at;
            }
        }
    }

    #[test]
    fn pause_and_resume_within_ten_seconds_undo_each_other(at in 0u64..600_000, pause in 0u64..10_000) {
        let routine = routine(vec![item("a", 3, Sides::Each, Work::Hold { seconds: 30 })]);
        let plan = Plan::of(&routine, Choices::default()).unwrap();
        let mut session = Session::begin(plan, Choices::default(), Tick(0)).unwrap();
        let mut now = 0;
        while now < at {
            now = (now + 1_000).min(at);
            session.handle_timeout(Tick(now));
        }
        let (left, cursor) = (session.left_ms(), session.cursor());
        if session.handle(Command::Pause, Tick(now)) == Handled::Done {
            session.handle(Command::Resume, Tick(now + pause));
            prop_assert_eq!((session.left_ms(), session.cursor()), (left, cursor));
        }
    }
}
