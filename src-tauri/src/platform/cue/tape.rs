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
mod tests;
