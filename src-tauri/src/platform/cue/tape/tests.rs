//! The tape before devices of all kinds: early, slow, fast, stumbling.

use super::*;
use soleus_api::ports::Cue;

const ALL: [Tone; 8] = [
    Tone::GetReady,
    Tone::Start,
    Tone::Halfway,
    Tone::Countdown,
    Tone::Change,
    Tone::Rest,
    Tone::Beat,
    Tone::End,
];

#[expect(clippy::disallowed_methods, reason = "the origin of the tests' own clock")]
fn origin() -> Instant {
    Instant::now()
}

/// A device that asks for `piece` samples at a time, keeps `buffer` of them ahead, and runs `ppm` millionths fast.
fn device(from: Instant, piece: u64, buffer: u64, ppm: i64) -> impl Fn(u64) -> Instant {
    move |frame| {
        let asked = frame / piece * piece;
        let micros = asked.saturating_sub(buffer) * 1_000_000 / u64::from(RATE);
        let fast = micros.cast_signed() * ppm / 1_000_000;
        from + std::time::Duration::from_micros(micros.saturating_add_signed(-fast))
    }
}

/// The samples at which sound begins after at least 50 ms of silence.
fn onsets(tape: &mut impl Iterator<Item = f32>, seconds: u32) -> Vec<u64> {
    let (mut silent, mut found) = (RATE, Vec::new());
    for frame in 0..u64::from(seconds * RATE) {
        if tape.next().unwrap().abs() > 1e-4 {
            if silent >= RATE / 20 {
                found.push(frame);
            }
            silent = 0;
        } else {
            silent += 1;
        }
    }
    found
}

fn cue(after_ms: u64, tone: Tone) -> Cue {
    Cue { after_ms, tone }
}

#[test]
fn the_last_three_seconds_are_a_second_apart_to_the_sample() {
    let (score, from) = (Arc::<Score>::default(), origin());
    let last = [1_000, 2_000, 3_000].map(|after| cue(after, Tone::Countdown));
    score.replace(&last, 100, from);
    let found = onsets(&mut Tape::new(Arc::clone(&score), device(from, 64, 0, 0)), 5);
    assert_eq!(found.len(), 3);
    assert!(
        found.windows(2).all(|pair| pair[1] - pair[0] == u64::from(RATE)),
        "{found:?}"
    );
}

/// Seconds 1 to 20 scheduled one by one, each at its own second, on such a device: the worst error of a gap in ms.
fn worst_gap(piece: u64, buffer: u64, ppm: i64) -> f64 {
    let (score, from) = (Arc::<Score>::default(), origin());
    let mut tape = Tape::new(Arc::clone(&score), device(from, piece, buffer, ppm));
    let mut found = Vec::new();
    for second in 0..20_u64 {
        score.replace(
            &[cue(1_000, Tone::Beat)],
            100,
            from + std::time::Duration::from_secs(second),
        );
        let end = (second + 1) * u64::from(RATE) + if second == 0 { buffer } else { 0 };
        let before = tape.frame;
        found.extend(
            onsets_until(&mut tape, end)
                .into_iter()
                .map(|frame| frame + before),
        );
    }
    let gaps = found
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).cast_signed() - i64::from(RATE));
    assert!(found.len() >= 18, "{found:?}");
    gaps.map(|gap| gap.unsigned_abs() as f64 * 1000.0 / f64::from(RATE))
        .fold(0.0, f64::max)
}

fn onsets_until<C: Fn(u64) -> Instant>(tape: &mut Tape<C>, end: u64) -> Vec<u64> {
    let (mut silent, mut found, before) = (RATE, Vec::new(), tape.frame);
    while tape.frame < end {
        if tape.next().unwrap().abs() > 1e-4 {
            if silent >= RATE / 20 {
                found.push(tape.frame - 1 - before);
            }
            silent = 0;
        } else {
            silent += 1;
        }
    }
    found
}

#[test]
fn a_device_that_fills_its_buffers_first_keeps_the_gaps() {
    assert!(worst_gap(1_200, 9_600, 0) < 2.0, "{}", worst_gap(1_200, 9_600, 0));
}

#[test]
fn the_first_tone_of_a_device_that_is_just_opened_keeps_its_gap() {
    const BUFFER: u32 = 4_096;
    let (score, from) = (Arc::<Score>::default(), origin());
    score.replace(&[cue(0, Tone::GetReady), cue(2_000, Tone::Countdown)], 100, from);
    let opened = from + std::time::Duration::from_millis(40);
    score.restart(BUFFER, opened);
    // This one asks for a piece when a piece of its buffer is free, and a little more.
    let held = u64::from(BUFFER - 1_024 - 480);
    let mut tape = Tape::new(Arc::clone(&score), device(opened, 1_024, held, 0));
    let found = onsets(&mut tape, 3);
    assert_eq!(found.len(), 2);
    let gap = found[1] - found[0];
    assert!(gap.abs_diff(u64::from(RATE) * 2) < u64::from(RATE) / 500, "{gap}");
}

#[test]
fn a_device_that_could_not_be_opened_for_a_while_plays_no_tone_of_before() {
    let (score, from) = (Arc::<Score>::default(), origin());
    score.replace(
        &[1_000, 2_000, 7_000].map(|after| cue(after, Tone::Countdown)),
        100,
        from,
    );
    let opened = from + std::time::Duration::from_secs(6);
    score.restart(0, opened);
    let mut tape = Tape::new(Arc::clone(&score), device(opened, 64, 0, 0));
    let found = onsets(&mut tape, 3);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].abs_diff(u64::from(RATE)) < 4, "{found:?}");
}

#[test]
fn a_device_whose_clock_is_off_keeps_the_gaps() {
    for ppm in [-300, 300] {
        let worst = worst_gap(960, 2_400, ppm);
        assert!(worst < 2.0, "{worst} ms at {ppm} ppm");
    }
}

#[test]
fn a_new_schedule_replaces_the_old_one_and_an_empty_one_is_silence() {
    let (score, from) = (Arc::<Score>::default(), origin());
    let mut tape = Tape::new(Arc::clone(&score), device(from, 64, 0, 0));
    score.replace(&[cue(500, Tone::Start)], 100, from);
    tape.by_ref().take(64).for_each(drop);
    score.replace(&[], 100, from);
    assert!(onsets(&mut tape, 2).is_empty());
}

#[test]
fn mute_is_silence_and_no_tone_is_louder_than_the_device_can_play() {
    let (score, from) = (Arc::<Score>::default(), origin());
    let at_once = [Tone::End, Tone::Start, Tone::Change].map(|tone| cue(0, tone));
    score.replace(&at_once, 100, from);
    let loudest = Tape::new(Arc::clone(&score), device(from, 64, 0, 0))
        .take(RATE as usize)
        .fold(0.0_f32, |loud, s| loud.max(s.abs()));
    assert!(loudest > 0.1 && loudest <= 1.0);
    score.restart(0, from);
    score.replace(&[cue(0, Tone::Start)], 0, from);
    assert!(
        Tape::new(score, device(from, 64, 0, 0))
            .take(RATE as usize)
            .all(|s| s == 0.0)
    );
}

#[test]
fn a_tone_that_was_due_after_an_underrun_is_moved_with_the_device() {
    const LOST_MS: u64 = 200;
    let (score, from) = (Arc::<Score>::default(), origin());
    let even = device(from, 960, 2_400, 0);
    // Two seconds in, the device stands still for a moment and then goes on where it was.
    let hiccup = 2 * u64::from(RATE);
    let lost = move |frame: u64| std::time::Duration::from_millis(if frame < hiccup { 0 } else { LOST_MS });
    let mut tape = Tape::new(Arc::clone(&score), move |frame| even(frame) + lost(frame));
    score.replace(&[cue(3_000, Tone::Start)], 100, from);
    onsets_until(&mut tape, hiccup);
    score.slipped();
    let found = onsets_until(&mut tape, 4 * u64::from(RATE));
    // The device is ahead by its buffer and, at the end of each piece, by that piece.
    let due = (3_000 - LOST_MS) * u64::from(RATE) / 1_000 + 2_400 + 960 - 64;
    assert_eq!(found.len(), 1);
    let off = (found[0] + hiccup).abs_diff(due);
    assert!(off < u64::from(RATE) * 2 / 1_000, "off by {off} samples");
}

#[test]
fn a_tone_at_the_end_of_a_long_hold_follows_a_device_whose_clock_is_off() {
    let (score, from) = (Arc::<Score>::default(), origin());
    let mut tape = Tape::new(Arc::clone(&score), device(from, 960, 2_400, 300));
    score.replace(&[cue(1_000, Tone::Start), cue(101_000, Tone::Rest)], 100, from);
    let found = onsets(&mut tape, 102);
    assert_eq!(found.len(), 2);
    // In its own seconds, which are shorter, the fast device has to wait for more of them.
    let due = u64::from(RATE) * 100 + u64::from(RATE) * 100 * 300 / 1_000_000;
    let off = (found[1] - found[0]).abs_diff(due);
    assert!(off < u64::from(RATE) * 5 / 1_000, "off by {off} samples");
}

#[test]
fn a_device_that_asks_for_nothing_is_noticed_and_one_that_was_let_go_is_not() {
    let (score, from) = (Arc::<Score>::default(), origin());
    let later = |seconds| from + std::time::Duration::from_secs(seconds);
    assert!(!score.is_stalled(later(60)), "no device was opened");
    score.restart(0, from);
    assert!(score.is_stalled(later(4)));
    score.look(0, 0, later(3));
    assert!(!score.is_stalled(later(4)), "it has just asked");
    score.closed();
    assert!(!score.is_stalled(later(60)));
}

#[test]
fn every_tone_has_a_melody_of_its_own() {
    let melody = |tone: &Tone| -> Vec<(i32, u32)> {
        notes(*tone)
            .iter()
            .map(|Note(hertz, _, long, _)| (hertz.round() as i32, *long))
            .collect()
    };
    for (place, one) in ALL.iter().enumerate() {
        for other in &ALL[place + 1..] {
            assert_ne!(melody(one), melody(other), "{one:?} and {other:?}");
        }
    }
}
