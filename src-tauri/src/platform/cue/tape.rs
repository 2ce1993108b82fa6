//! The endless source: silence with tones in it, each at the sample it was scheduled for.

use std::{
    num::{NonZeroU16, NonZeroU32},
    sync::Arc,
    time::{Duration, Instant},
};

use rodio::Source;
use soleus_api::ports::Tone;

use super::score::{Due, RATE, Score};

/// How often the source looks at the score: every millisecond and a third.
const LOOK_EVERY: u64 = 64;

/// One note of a tone: Hertz, when it begins and how long it sounds (milliseconds), how loud (0 to 1).
struct Note(f32, u32, u32, f32);

/// The notes of a tone. Each phase has its own shape: rising, long, falling, double.
fn notes(tone: Tone) -> &'static [Note] {
    match tone {
        Tone::GetReady => &[Note(440.0, 0, 130, 0.8), Note(587.0, 140, 160, 0.8)],
        Tone::Start => &[Note(880.0, 0, 420, 1.0)],
        Tone::Halfway => &[Note(659.0, 0, 90, 0.7), Note(659.0, 130, 90, 0.7)],
        Tone::Countdown => &[Note(523.0, 0, 90, 0.7)],
        Tone::Change => &[
            Note(587.0, 0, 130, 0.9),
            Note(440.0, 140, 130, 0.9),
            Note(587.0, 280, 160, 0.9),
        ],
        Tone::Rest => &[Note(523.0, 0, 180, 0.8), Note(392.0, 190, 320, 0.8)],
        Tone::Beat => &[Note(330.0, 0, 70, 0.6)],
        Tone::End => &[
            Note(523.0, 0, 170, 0.9),
            Note(659.0, 180, 170, 0.9),
            Note(784.0, 360, 500, 0.9),
        ],
    }
}

/// The source itself: mono, endless.
pub(super) struct Tape<C> {
    score: Arc<Score>,
    /// The time at which the sample of this number is asked for. The device's own clock is not among its arguments.
    clock: C,
    frame: u64,
    version: u64,
    due: Vec<Due>,
}

impl<C: Fn(u64) -> Instant> Tape<C> {
    pub(super) fn new(score: Arc<Score>, clock: C) -> Self {
        Self {
            score,
            clock,
            frame: 0,
            version: u64::MAX,
            due: Vec::new(),
        }
    }

    fn look(&mut self) {
        let looked = self
            .score
            .look(self.frame, self.version, (self.clock)(self.frame));
        if let Some((version, due)) = looked {
            (self.version, self.due) = (version, due);
        }
    }
}

impl<C: Fn(u64) -> Instant> Iterator for Tape<C> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if self.frame.is_multiple_of(LOOK_EVERY) {
            self.look();
        }
        let frame = self.frame;
        self.frame += 1;
        let sound: f32 = self
            .due
            .iter()
            .filter(|due| due.start <= frame)
            .map(|due| sample(*due, frame))
            .sum();
        Some((sound * 0.4).clamp(-1.0, 1.0))
    }
}

impl<C: Fn(u64) -> Instant> Source for Tape<C> {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> NonZeroU16 {
        NonZeroU16::MIN
    }

    fn sample_rate(&self) -> NonZeroU32 {
        NonZeroU32::new(RATE).unwrap_or(NonZeroU32::MIN)
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

/// A tone's wave at a sample: sines with a soft start and an even softer end, so that nothing clicks.
fn sample(due: Due, frame: u64) -> f32 {
    let elapsed = frame - due.start;
    if elapsed > u64::from(RATE) * 2 {
        return 0.0;
    }
    let at = elapsed as f32 / RATE as f32;
    let mut sum = 0.0;
    for Note(hertz, from, long, loud) in notes(due.tone) {
        let (from, long) = (*from as f32 / 1000.0, *long as f32 / 1000.0);
        let t = at - from;
        if t >= 0.0 && t < long {
            let attack = (t / 0.004).min(1.0);
            let release = ((long - t) / 0.05).min(1.0);
            sum += loud * attack * release * (std::f32::consts::TAU * hertz * t).sin();
        }
    }
    sum * f32::from(due.volume.min(100)) / 100.0
}

#[cfg(test)]
mod tests {
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
        score.restart(from);
        score.replace(&[cue(0, Tone::Start)], 0, from);
        assert!(
            Tape::new(score, device(from, 64, 0, 0))
                .take(RATE as usize)
                .all(|s| s == 0.0)
        );
    }

    #[test]
    fn four_seconds_after_an_underrun_the_tones_have_found_their_place() {
        const LOST_MS: u64 = 200;
        let (score, from) = (Arc::<Score>::default(), origin());
        let even = device(from, 960, 2_400, 0);
        // Two seconds in, the device stands still for a moment and then goes on where it was.
        let hiccup = 2 * u64::from(RATE);
        let lost =
            move |frame: u64| std::time::Duration::from_millis(if frame < hiccup { 0 } else { LOST_MS });
        let mut tape = Tape::new(Arc::clone(&score), move |frame| even(frame) + lost(frame));
        onsets_until(&mut tape, 7 * u64::from(RATE));
        score.replace(
            &[cue(1_000, Tone::Start)],
            100,
            from + std::time::Duration::from_millis(7_000),
        );
        let before = tape.frame;
        let found = onsets_until(&mut tape, 9 * u64::from(RATE));
        // The device is ahead by its buffer and, at the end of each piece, by that piece.
        let due = (8_000 - LOST_MS) * u64::from(RATE) / 1_000 + 2_400 + 960 - 64;
        assert_eq!(found.len(), 1);
        let off = (found[0] + before).abs_diff(due);
        assert!(off < u64::from(RATE) * 2 / 1_000, "off by {off} samples");
    }

    #[test]
    fn a_device_that_asks_for_nothing_is_noticed_and_one_that_was_let_go_is_not() {
        let (score, from) = (Arc::<Score>::default(), origin());
        let later = |seconds| from + std::time::Duration::from_secs(seconds);
        assert!(!score.is_stalled(later(60)), "no device was opened");
        score.restart(from);
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
}
