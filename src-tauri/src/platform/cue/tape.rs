//! The endless source: silence with tones in it, each at the sample it was scheduled for.

use std::{
    num::{NonZeroU16, NonZeroU32},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use rodio::Source;
use soleus_api::ports::{Cue, Tone};

/// Samples a second of the source; the device's own rate is reached by resampling.
pub(super) const RATE: u32 = 48_000;
/// How often the source looks at the score: every millisecond and a third.
const LOOK_EVERY: u64 = 64;
/// A tone due within so many samples of a new schedule is on its way and is not called back.
const IMMINENT: u64 = RATE as u64 * 60 / 1000;

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

#[derive(Clone, Copy, Debug, PartialEq)]
struct Due {
    start: u64,
    tone: Tone,
    loud: f32,
}

/// What is to sound, shared between whoever schedules and the source.
#[derive(Default)]
pub(super) struct Score {
    inner: Mutex<Inner>,
    broken: AtomicBool,
}

#[derive(Default)]
struct Inner {
    due: Vec<Due>,
    /// Samples given to the device so far.
    frame: u64,
    /// When the first sample was asked for.
    began: Option<Instant>,
    /// How far the device reads ahead of the clock, at most, in samples. Constant once its buffers are full.
    ahead: u64,
    /// Cues that came before the device was open.
    waiting: Vec<(Instant, Cue, u8)>,
    version: u64,
}

impl Score {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces what is scheduled, counted from now.
    pub(super) fn replace(&self, cues: &[Cue], volume: u8) {
        let now = now();
        let mut inner = self.lock();
        inner.waiting.clear();
        let keep_before = inner.frame + if cues.is_empty() { 0 } else { IMMINENT };
        inner.due.retain(|due| due.start < keep_before);
        for cue in cues {
            inner.place(now, *cue, volume);
        }
        inner.version += 1;
    }

    /// The device was opened anew: its samples count from zero.
    pub(super) fn restart(&self) {
        let mut inner = self.lock();
        (inner.frame, inner.began, inner.ahead) = (0, None, 0);
        inner.due.clear();
        inner.version += 1;
        self.broken.store(false, Ordering::Relaxed);
    }

    pub(super) fn set_broken(&self) {
        self.broken.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    pub(super) fn has_tones(&self) -> bool {
        let inner = self.lock();
        !inner.waiting.is_empty()
            || inner
                .due
                .iter()
                .any(|due| due.start + u64::from(RATE) > inner.frame)
    }
}

impl Inner {
    /// Puts a cue on the sample that will sound when it is due, or aside until the device runs.
    fn place(&mut self, from: Instant, cue: Cue, volume: u8) {
        let Some(began) = self.began else {
            self.waiting.push((from, cue, volume));
            return;
        };
        let since = (from + Duration::from_millis(cue.after_ms)).saturating_duration_since(began);
        let start = samples(since) + self.ahead;
        let loud = f32::from(volume.min(100)) / 100.0;
        self.due.push(Due {
            start,
            tone: cue.tone,
            loud,
        });
    }

    /// The device asks for samples: keeps the clock that maps time to samples.
    fn asked(&mut self, frame: u64, now: Instant) {
        self.frame = frame;
        let began = *self.began.get_or_insert(now);
        let ahead = frame.saturating_sub(samples(now.saturating_duration_since(began)));
        self.ahead = self.ahead.max(ahead);
        for (from, cue, volume) in std::mem::take(&mut self.waiting) {
            self.place(from, cue, volume);
            self.version += 1;
        }
    }
}

fn samples(time: Duration) -> u64 {
    u64::try_from(time.as_micros() * u128::from(RATE) / 1_000_000).unwrap_or(u64::MAX)
}

/// The source itself: mono, endless.
pub(super) struct Tape {
    score: Arc<Score>,
    frame: u64,
    version: u64,
    due: Vec<Due>,
}

impl Tape {
    pub(super) fn new(score: Arc<Score>) -> Self {
        Self {
            score,
            frame: 0,
            version: u64::MAX,
            due: Vec::new(),
        }
    }

    /// Takes a new schedule over if there is one. Never waits: a busy score is looked at again a millisecond later.
    fn look(&mut self) {
        let Ok(mut inner) = self.score.inner.try_lock() else {
            return;
        };
        inner.asked(self.frame, now());
        if inner.version != self.version {
            let (frame, long) = (self.frame, u64::from(RATE) * 2);
            inner.due.retain(|due| due.start + long > frame);
            self.due.clone_from(&inner.due);
            self.version = inner.version;
        }
    }
}

impl Iterator for Tape {
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

impl Source for Tape {
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
    sum * due.loud
}

#[expect(
    clippy::disallowed_methods,
    reason = "maps the session's milliseconds to the device's samples"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The samples at which sound begins after at least 50 ms of silence.
    fn onsets(tape: &mut Tape, seconds: u32) -> Vec<u64> {
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
        let score = Arc::<Score>::default();
        score.replace(
            &[
                cue(1_000, Tone::Countdown),
                cue(2_000, Tone::Countdown),
                cue(3_000, Tone::Countdown),
            ],
            100,
        );
        let found = onsets(&mut Tape::new(Arc::clone(&score)), 5);
        assert_eq!(found.len(), 3);
        assert!(
            found.windows(2).all(|pair| pair[1] - pair[0] == u64::from(RATE)),
            "{found:?}"
        );
    }

    #[test]
    fn a_new_schedule_replaces_the_old_one_and_an_empty_one_is_silence() {
        let score = Arc::<Score>::default();
        let mut tape = Tape::new(Arc::clone(&score));
        score.replace(&[cue(500, Tone::Start)], 100);
        tape.by_ref().take(64).for_each(drop);
        score.replace(&[], 100);
        assert!(onsets(&mut tape, 2).is_empty());
    }

    #[test]
    fn mute_is_silence_and_no_tone_is_louder_than_the_device_can_play() {
        let score = Arc::<Score>::default();
        score.replace(
            &[cue(0, Tone::End), cue(0, Tone::Start), cue(0, Tone::Change)],
            100,
        );
        let loudest = Tape::new(Arc::clone(&score))
            .take(RATE as usize)
            .fold(0.0_f32, |loud, s| loud.max(s.abs()));
        assert!(loudest > 0.1 && loudest <= 1.0);
        score.restart();
        score.replace(&[cue(0, Tone::Start)], 0);
        assert!(Tape::new(score).take(RATE as usize).all(|s| s == 0.0));
    }
}
