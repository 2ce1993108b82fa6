//! Tones by sample: one continuous source feeds the sound device, and every tone begins at its own sample.
//!
//! A thread owns the device: it opens it at the first tones (the get-ready), lets go of it after a minute of silence,
//! and tries again at most every five seconds when there is none. A missing or broken device is a sentence in
//! [`Cues::trouble`] and nothing else: the session does not wait for sound. The window's process plays no part in it.

mod score;
mod tape;

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use rodio::{CpalErrorKind, DeviceSinkBuilder, MixerDeviceSink, cpal::BufferSize};
use score::{RATE, Score};
use soleus_api::ports::{Cue, Cues};
use tape::Tape;

/// How long the device is kept open without a tone.
const SILENT_FOR: Duration = Duration::from_secs(60);
/// How long to wait before trying a missing device again.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// Plays tones. Made without touching any device.
pub(crate) struct Tones {
    score: Arc<Score>,
    trouble: Arc<Mutex<Option<String>>>,
    wanted: Option<Mutex<Sender<()>>>,
}

impl Default for Tones {
    fn default() -> Self {
        let (score, trouble) = (Arc::<Score>::default(), Arc::<Mutex<Option<String>>>::default());
        let (wanted, hear) = channel();
        let (for_thread, its_trouble) = (Arc::clone(&score), Arc::clone(&trouble));
        let spawned = thread::Builder::new()
            .name("tones".into())
            .spawn(move || keep_device(&hear, &for_thread, &its_trouble));
        if let Err(error) = &spawned {
            set(&trouble, Some(error.to_string()));
        }
        Self {
            score,
            trouble,
            wanted: spawned.is_ok().then(|| Mutex::new(wanted)),
        }
    }
}

impl Cues for Tones {
    fn schedule(&self, cues: &[Cue], volume: u8) {
        self.score.replace(cues, volume, now());
        if let (false, Some(wanted)) = (cues.is_empty(), &self.wanted) {
            // The thread lives as long as the app; if it is gone, trouble was told.
            let _ = wanted.lock().unwrap_or_else(PoisonError::into_inner).send(());
        }
    }

    fn trouble(&self) -> Option<String> {
        let told = self
            .trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let stalled = || "the sound device is open and takes no samples".to_owned();
        told.or_else(|| self.score.is_stalled(now()).then(stalled))
    }
}

/// Whether a device with this error plays nothing more.
fn gone(kind: CpalErrorKind) -> bool {
    matches!(
        kind,
        CpalErrorKind::DeviceNotAvailable
            | CpalErrorKind::HostUnavailable
            | CpalErrorKind::PermissionDenied
            | CpalErrorKind::StreamInvalidated
    )
}

fn set(trouble: &Mutex<Option<String>>, text: Option<String>) {
    let mut held = trouble.lock().unwrap_or_else(PoisonError::into_inner);
    if *held != text {
        if let Some(why) = &text {
            tracing::warn!(why, "no sound");
        }
        *held = text;
    }
}

/// The device's whole life.
fn keep_device(wanted: &Receiver<()>, score: &Arc<Score>, trouble: &Arc<Mutex<Option<String>>>) {
    let mut device: Option<MixerDeviceSink> = None;
    let mut failed: Option<Instant> = None;
    loop {
        match wanted.recv_timeout(SILENT_FOR) {
            Ok(()) => {
                if score.is_broken() || score.is_stalled(now()) {
                    device = None;
                    score.closed();
                }
                if device.is_none() && failed.is_none_or(|at| since(at) > TRY_AGAIN) {
                    device = open(score, trouble);
                    failed = device.is_none().then(now);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                if !score.has_tones() {
                    device = None;
                    score.closed();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn open(score: &Arc<Score>, trouble: &Arc<Mutex<Option<String>>>) -> Option<MixerDeviceSink> {
    let (for_errors, its_score) = (Arc::clone(trouble), Arc::clone(score));
    let opened = DeviceSinkBuilder::from_default_device().and_then(|builder| {
        builder
            .with_error_callback(move |error| {
                if gone(error.kind()) {
                    set(&for_errors, Some(error.to_string()));
                    its_score.set_broken();
                } else {
                    // Such as an underrun: it goes on by itself, a little behind, and the tones follow. If it does not go
                    // on, its silence is noticed.
                    tracing::debug!(%error, "the sound device");
                    its_score.slipped();
                }
            })
            .open_stream()
    });
    match opened {
        Ok(mut device) => {
            device.log_on_drop(false);
            score.restart(ahead(&device), now());
            device.mixer().add(Tape::new(Arc::clone(score), |_| now()));
            set(trouble, None);
            Some(device)
        }
        Err(error) => {
            set(trouble, Some(error.to_string()));
            None
        }
    }
}

/// How many samples of ours the device will read ahead: two pieces fill its buffer.
fn ahead(device: &MixerDeviceSink) -> u32 {
    let config = device.config();
    match config.buffer_size() {
        BufferSize::Fixed(piece) => {
            let ours = u64::from(*piece) * 2 * u64::from(RATE) / u64::from(config.sample_rate().get());
            u32::try_from(ours).unwrap_or(0)
        }
        BufferSize::Default => 0,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "paces attempts to open a device, and maps the session's milliseconds to its samples"
)]
fn now() -> Instant {
    Instant::now()
}

#[expect(
    clippy::disallowed_methods,
    reason = "paces attempts to open a device; times no session"
)]
fn since(at: Instant) -> Duration {
    at.elapsed()
}
