//! What is to sound and when: time on the session's side, samples on the device's, and the way from one to the other.

use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use soleus_api::ports::{Cue, Tone};

/// Samples a second of the source; the device's own rate is reached by resampling.
pub(super) const RATE: u32 = 48_000;
/// A tone due within so many samples of a new schedule is on its way and is not called back.
const IMMINENT: u64 = RATE as u64 * 60 / 1000;
/// How long the guess of how far a device reads ahead counts beside what is seen: until its buffers are full.
const SETTLED: Duration = Duration::from_millis(600);
/// Tones are put on other samples when the device has moved by more than a millisecond.
const MOVED: u64 = RATE as u64 / 1000;
/// A guess that is off by no more than this (20 ms) stays the measure of the device's lead.
const NEAR: u64 = RATE as u64 / 50;
/// A tone that could not be placed in time is left out when it is later than this.
const TOO_LATE: Duration = Duration::from_millis(400);
/// An open device that asks for nothing this long plays nothing.
const STALLED: Duration = Duration::from_secs(3);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Due {
    pub(super) start: u64,
    /// When it was to sound: what its sample is worked out from, again if need be.
    at: Instant,
    pub(super) tone: Tone,
    /// 0 to 100.
    pub(super) volume: u8,
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
    /// When the open device asked last, or was opened; nothing without a device.
    heard: Option<Instant>,
    /// When the first sample was asked for.
    began: Option<Instant>,
    lead: Lead,
    /// How far the device will read ahead, by the size of its buffer; forgotten once its buffers are full.
    guess: Option<(i64, Instant)>,
    /// By how much the guess was too far: all tones lie so much later, so that those before and after are alike.
    over: i64,
    /// The lead by which the tones were placed.
    placed: i64,
    /// Cues that came before the device was open.
    waiting: Vec<(Instant, Cue, u8)>,
    version: u64,
}

impl Score {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces what is scheduled, counted from `now`.
    pub(super) fn replace(&self, cues: &[Cue], volume: u8, now: Instant) {
        let mut inner = self.lock();
        // The tone of an edge that is just passing may still wait for its sample.
        let passing = now + Duration::from_micros(IMMINENT * 1_000_000 / u64::from(RATE));
        inner.waiting.retain(|(from, cue, _)| {
            !cues.is_empty() && *from + Duration::from_millis(cue.after_ms) <= passing
        });
        // By the clock, not by what the device has asked for: it asks in pieces, and may be a long piece behind.
        let frame = inner.frame;
        let keep_before = if cues.is_empty() {
            frame
        } else {
            frame.max(inner.sample_at(now).unwrap_or(frame)) + IMMINENT
        };
        inner.due.retain(|due| due.start < keep_before);
        for cue in cues {
            inner.place(now, *cue, volume, now);
        }
        inner.version += 1;
    }

    /// Whether an open device has asked for nothing for some seconds.
    pub(super) fn is_stalled(&self, now: Instant) -> bool {
        self.lock()
            .heard
            .is_some_and(|heard| now.saturating_duration_since(heard) > STALLED)
    }

    /// The device was let go.
    pub(super) fn closed(&self) {
        self.lock().heard = None;
    }

    /// The device was opened anew: its samples count from zero, and it will read about `ahead` of them ahead.
    pub(super) fn restart(&self, ahead: u32, now: Instant) {
        let mut inner = self.lock();
        inner.heard = Some(now);
        inner.put_back();
        (inner.frame, inner.began, inner.placed, inner.over) = (0, None, 0, 0);
        inner.guess = Some((i64::from(ahead), now + SETTLED));
        inner.lead = Lead::default();
        inner.due.clear();
        inner.version += 1;
        self.broken.store(false, Ordering::Relaxed);
    }

    /// The device ran dry and goes on where it was: how far it reads ahead is learnt anew.
    pub(super) fn slipped(&self) {
        let mut inner = self.lock();
        (inner.lead, inner.guess) = (Lead::default(), None);
    }

    pub(super) fn set_broken(&self) {
        self.broken.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// The device asks for samples from `frame` on. Answers the schedule if it is not the one of `version`. Never waits:
    /// a busy score is looked at again a millisecond later.
    pub(super) fn look(&self, frame: u64, version: u64, now: Instant) -> Option<(u64, Vec<Due>)> {
        let mut inner = self.inner.try_lock().ok()?;
        inner.asked(frame, now);
        if inner.version == version {
            return None;
        }
        let long = u64::from(RATE) * 2;
        inner.due.retain(|due| due.start + long > frame);
        Some((inner.version, inner.due.clone()))
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

/// How far the device reads ahead of the clock, in samples: the most it did in the last seconds. A device whose own clock
/// runs a little fast or slow moves this by a few samples a second, and the tones follow.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    /// The most within this window and within the one before.
    most: Option<[i64; 2]>,
    /// The second in which this window began.
    window: u64,
}

impl Lead {
    /// A window's length in seconds.
    const WINDOW_S: u64 = 2;

    fn learn(&mut self, ahead: i64, elapsed: Duration) {
        let window = elapsed.as_secs() / Self::WINDOW_S;
        let [most, before] = match self.most {
            Some([most, _]) if window == self.window + 1 => [ahead, most],
            Some(most) if window == self.window => most,
            _ => [ahead; 2],
        };
        self.most = Some([most.max(ahead), before]);
        self.window = window;
    }

    fn samples(self) -> Option<i64> {
        self.most.map(|[most, before]| most.max(before))
    }
}

impl Inner {
    /// What has not begun to sound is put aside until its sample is known anew.
    fn put_back(&mut self) {
        let frame = self.frame;
        for due in std::mem::take(&mut self.due) {
            if due.start < frame {
                self.due.push(due);
                continue;
            }
            let cue = Cue {
                after_ms: 0,
                tone: due.tone,
            };
            self.waiting.push((due.at, cue, due.volume));
        }
    }

    /// The sample that sounds at `at`, once the device runs; the next one if that has gone by.
    fn sample_at(&self, at: Instant) -> Option<u64> {
        let began = self.began?;
        let since = samples(at.saturating_duration_since(began)).cast_signed()
            - samples(began.saturating_duration_since(at)).cast_signed();
        Some(u64::try_from(since + self.placed).unwrap_or(0).max(self.frame))
    }

    /// Puts a cue on the sample that will sound when it is due, or aside until the device runs.
    fn place(&mut self, from: Instant, cue: Cue, volume: u8, now: Instant) {
        let at = from + Duration::from_millis(cue.after_ms);
        if now > at + TOO_LATE {
            return;
        }
        match self.sample_at(at) {
            Some(start) => {
                let tone = cue.tone;
                self.due.push(Due {
                    start,
                    at,
                    tone,
                    volume,
                });
            }
            None => self.waiting.push((from, cue, volume)),
        }
    }

    /// How far the device reads ahead, as far as is known.
    fn ahead(&mut self, now: Instant) -> i64 {
        let learnt = self.lead.samples().unwrap_or_default();
        match self.guess {
            Some((guess, until)) if now < until => return learnt.max(guess),
            Some((guess, _)) => {
                let over = guess - learnt;
                self.over = if over.unsigned_abs() <= NEAR { over } else { 0 };
                self.guess = None;
            }
            None => {}
        }
        learnt + self.over
    }

    /// The device asks for samples: keeps the clock that maps time to samples, and moves the tones with it.
    fn asked(&mut self, frame: u64, now: Instant) {
        self.frame = frame;
        self.heard = self.heard.map(|_| now);
        let began = *self.began.get_or_insert(now);
        let elapsed = now.saturating_duration_since(began);
        let ahead = frame.cast_signed() - samples(elapsed).cast_signed();
        self.lead.learn(ahead, elapsed);
        let lead = self.ahead(now);
        if lead.abs_diff(self.placed) > MOVED {
            self.put_back();
            self.placed = lead;
        }
        if self.waiting.is_empty() {
            return;
        }
        for (from, cue, volume) in std::mem::take(&mut self.waiting) {
            self.place(from, cue, volume, now);
        }
        self.version += 1;
    }
}

fn samples(time: Duration) -> u64 {
    u64::try_from(time.as_micros() * u128::from(RATE) / 1_000_000).unwrap_or(u64::MAX)
}
