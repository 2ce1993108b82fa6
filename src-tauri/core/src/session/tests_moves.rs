//! The machine by example: what each command does, and every (phase, command) pair.

use super::{
    tests::{begun, run, seed_three},
    *,
};
use crate::{care::Pain, stretch::SoundProfile, time::Tick};

#[test]
fn ten_seconds_more_lengthen_the_hold_and_can_be_had_only_so_often() {
    let mut session = begun(&seed_three());
    run(&mut session, 10_000);
    assert_eq!(session.handle(Command::AddTen, Tick(10_000)), Handled::Done);
    assert_eq!(session.phase(), Phase::Running { until: Tick(45_000) });
    run(&mut session, 45_000);
    assert!(session.ledger()[1].done(30_000));
    assert_eq!(session.ledger()[1].credited_ms, 40_000);
    for _ in 0..40 {
        session.handle(Command::AddTen, Tick(45_000));
    }
    assert_eq!(session.ledger()[2].added_ms, MOST_ADDED_MS);
}

#[test]
fn jumping_forward_skips_and_jumping_back_replaces_the_credit() {
    let mut session = begun(&seed_three());
    run(&mut session, 40_000);
    session.handle(Command::Jump { step: 3 }, Tick(40_000));
    assert_eq!(
        session.ledger()[2].skipped_ms,
        2_000,
        "the rest of the change was skipped"
    );
    assert!(
        matches!(session.phase(), Phase::Entering { .. }),
        "a hold is counted in"
    );
    session.handle(Command::Jump { step: 1 }, Tick(41_000));
    assert_eq!(
        session.ledger()[1],
        Ledger::default(),
        "the first hold is done anew"
    );
    assert!(session.ledger()[3].credited_ms == 0);
}

#[test]
fn back_starts_this_hold_again_or_goes_to_the_one_before() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle(Command::Back, Tick(15_000));
    assert_eq!((session.cursor(), session.step_left_ms()), (1, 30_000));
    run(&mut session, 50_000);
    session.handle(Command::Skip, Tick(50_000));
    assert_eq!(session.cursor(), 3);
    session.handle(Command::Back, Tick(51_000));
    assert_eq!(
        session.cursor(),
        1,
        "a hold that has just begun gives way to the one before"
    );
}

#[test]
fn what_hurts_stops_at_once_and_asks_and_the_answer_decides() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle(Command::Hurts, Tick(15_000));
    assert_eq!(session.poll_timeout(), None);
    let answer = |pain, next| Command::AfterHurt {
        pain: Pain::new(pain).unwrap(),
        next,
    };
    assert_eq!(
        session.handle(answer(3, AfterHurt::Gentler), Tick(16_000)),
        Handled::Ignored
    );
    assert_eq!(
        session.handle(answer(2, AfterHurt::Gentler), Tick(16_000)),
        Handled::Done
    );
    assert_eq!(session.step_left_ms(), 15_000, "half the time");
    assert_eq!(
        session.plan().steps[3].target_ms,
        30_000,
        "the other leg keeps its time"
    );
    assert_eq!(session.plan().steps[5].target_ms, 15_000);
    session.handle(Command::Hurts, Tick(17_000));
    session.handle(answer(5, AfterHurt::SkipExercise), Tick(18_000));
    assert_eq!(session.step().exercise, "b");
    assert!(
        matches!(session.phase(), Phase::Paused { .. }),
        "the next exercise waits for the person"
    );
    session.handle(Command::Hurts, Tick(19_000));
    assert_eq!(
        session.handle(answer(8, AfterHurt::SkipExercise), Tick(20_000)),
        Handled::Ignored
    );
    session.handle(answer(8, AfterHurt::End), Tick(20_000));
    assert_eq!(session.phase(), Phase::Finished { how: Ending::Hurt });
    assert_eq!(session.pains().len(), 3);
}

/// One session in each phase, in the middle of the first hold.
fn in_each_phase() -> Vec<(&'static str, Session)> {
    let mut running = begun(&seed_three());
    run(&mut running, 15_000);
    let with = |command: Command| {
        let mut session = running.clone();
        session.handle(command, Tick(15_000));
        session
    };
    let mut entering = with(Command::Pause);
    entering.handle(Command::Resume, Tick(15_000));
    vec![
        ("running", running.clone()),
        ("entering", entering),
        ("paused", with(Command::Pause)),
        ("hurting", with(Command::Hurts)),
        ("finished", with(Command::Stop)),
    ]
}

#[test]
fn it_hurts_taken_back_is_a_pause_without_a_pain_and_the_hold_begins_again() {
    let mut session = begun(&seed_three());
    run(&mut session, 15_000);
    session.handle(Command::Hurts, Tick(15_000));
    session.handle(Command::Pause, Tick(16_000));
    assert!(session.pains().is_empty());
    session.handle(Command::Resume, Tick(17_000));
    assert_eq!(session.step_left_ms(), 30_000, "the position was let go");
}

#[test]
fn every_command_has_its_meaning_in_every_phase() {
    let end = Command::AfterHurt {
        pain: Pain::NONE,
        next: AfterHurt::End,
    };
    let commands = [
        Command::Pause,
        Command::Resume,
        Command::Skip,
        Command::Back,
        Command::Jump { step: 4 },
        Command::AddTen,
        Command::RestartHold,
        Command::Stop,
        Command::Hurts,
        end,
    ];
    let table: Vec<String> = in_each_phase()
        .into_iter()
        .map(|(name, session)| {
            let cell = |command: &Command| {
                let mut session = session.clone();
                match session.handle(*command, Tick(15_000)) {
                    Handled::Ignored => "-".to_owned(),
                    Handled::Done => phase_word(session.phase()).to_owned(),
                }
            };
            format!(
                "{name}: {}",
                commands.iter().map(cell).collect::<Vec<_>>().join(" ")
            )
        })
        .collect();
    assert_eq!(
        table,
        [
            // Pause  Resume   Skip    Back     Jump    AddTen  Restart  Stop     Hurts   AfterHurt
            "running: paused - running entering running running entering finished hurting -",
            "entering: paused - running entering running entering entering finished hurting -",
            "paused: - entering paused paused paused paused entering finished hurting -",
            "hurting: paused - - - - - - finished - finished",
            "finished: - - - - - - - - - -",
        ]
    );
}

fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Running { .. } => "running",
        Phase::Entering { .. } => "entering",
        Phase::Paused { .. } => "paused",
        Phase::Hurting { .. } => "hurting",
        Phase::Finished { .. } => "finished",
    }
}

#[test]
fn the_tones_of_a_hold_land_before_zero_and_end_with_what_comes_next() {
    let mut session = begun(&seed_three());
    run(&mut session, 5_000);
    let at = |session: &Session, profile| {
        cues(session, profile)
            .into_iter()
            .map(|cue| (cue.after_ms, cue.tone))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        at(&session, SoundProfile::Distinct),
        [
            (0, Tone::Start),
            (15_000, Tone::Halfway),
            (27_000, Tone::Countdown),
            (28_000, Tone::Countdown),
            (29_000, Tone::Countdown),
            (30_000, Tone::Change),
        ]
    );
    assert_eq!(
        at(&session, SoundProfile::SingleBeep),
        [(0, Tone::Start), (30_000, Tone::Start)]
    );
    assert!(at(&session, SoundProfile::Silent).is_empty());
    run(&mut session, 33_000);
    session.handle(Command::Pause, Tick(33_000));
    assert!(
        at(&session, SoundProfile::Distinct).is_empty(),
        "a paused session is silent"
    );
    session.handle(Command::Resume, Tick(33_000));
    assert_eq!(at(&session, SoundProfile::Distinct)[3], (3_000, Tone::Start));
}
