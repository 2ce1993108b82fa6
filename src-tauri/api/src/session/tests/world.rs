//! A use-case world under paused time: a real record in a temporary folder, ports that remember.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use serde_json::{Value, json};
use soleus_core::care::Level;
use soleus_core::time::{Now, Stamp, Tick};
use tempfile::TempDir;

use crate::{
    App,
    commands::dispatch,
    ports::{Clock, Cue, Cues, KeepAwake, Ports, Signal, Signals, Tone},
    rehearsal::own_check,
    session::run::drive,
};

/// Monday, 2026-11-16, 20:00 UTC.
const EVENING: i64 = 1_794_859_200_000;

/// Everything the ports heard, in order.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) told: Mutex<Vec<String>>,
    pub(super) tones: Mutex<Vec<(u64, Tone)>>,
    pub(super) awake: Mutex<Vec<bool>>,
    pub(super) slept_ms: AtomicI64,
    pub(super) wall_ms: AtomicI64,
}

pub(super) struct Paused {
    began: tokio::time::Instant,
    heard: Arc<Heard>,
}

impl Paused {
    fn elapsed(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap()
    }
}

impl Clock for Paused {
    fn offset_at(&self, _: i64) -> i16 {
        self.now().stamp.offset_min
    }

    fn now(&self) -> Now {
        let tick = self.elapsed();
        let slept = u64::try_from(self.heard.slept_ms.load(Ordering::Relaxed)).unwrap();
        let wall = EVENING + i64::try_from(tick).unwrap() + self.heard.wall_ms.load(Ordering::Relaxed);
        Now {
            tick: Tick(tick),
            boot: Some(Tick(tick + slept)),
            stamp: Stamp::new(wall, 60),
        }
    }
}

pub(super) struct Ear(Arc<Heard>);

impl Signals for Ear {
    fn send(&self, signal: Signal) {
        if let Signal::SessionChanged(view) = signal {
            let step = &view["steps"][view["cursor"].as_u64().unwrap() as usize];
            let side = step["side"].as_str().unwrap_or("both");
            self.0.told.lock().unwrap().push(format!(
                "{} {} {side}",
                view["moving"].as_str().unwrap(),
                step["kind"].as_str().unwrap()
            ));
        }
    }
}

impl Cues for Ear {
    fn schedule(&self, cues: &[Cue], _volume: u8) {
        *self.0.tones.lock().unwrap() = cues.iter().map(|cue| (cue.after_ms, cue.tone)).collect();
    }
    fn trouble(&self) -> Option<String> {
        None
    }
}

impl KeepAwake for Ear {
    fn set(&self, on: bool) {
        self.0.awake.lock().unwrap().push(on);
    }

    fn trouble(&self) -> Option<String> {
        None
    }
}

pub(super) struct World {
    pub(super) app: Arc<App>,
    pub(super) heard: Arc<Heard>,
    pub(super) dir: TempDir,
    pub(super) driver: tokio::task::JoinHandle<()>,
}

impl World {
    pub(super) fn new() -> Self {
        Self::over(TempDir::new().unwrap())
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the paused clock of the test is the only clock"
    )]
    pub(super) fn over(dir: TempDir) -> Self {
        let heard = Arc::new(Heard::default());
        let ear = || Ear(Arc::clone(&heard));
        let clock = Paused {
            began: tokio::time::Instant::now(),
            heard: Arc::clone(&heard),
        };
        let ports = Ports {
            signals: Box::new(ear()),
            awake: Box::new(ear()),
            cues: Box::new(ear()),
            ..Ports::silent(Box::new(clock))
        };
        let app = Arc::new(App::start(dir.path(), ports));
        let driver = tokio::spawn(drive(Arc::clone(&app)));
        Self {
            app,
            heard,
            dir,
            driver,
        }
    }

    pub(super) fn call(&self, name: &str, args: Value) -> Value {
        dispatch(&self.app, name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// An own complete check that came to self-care and locks nothing.
    pub(super) fn checked(&self) {
        let at = self.app.now().stamp;
        let run = own_check(at, 0, Level::SelfCare, &[]);
        self.app.write(|tx| tx.insert(at, None, &run)).unwrap();
    }

    pub(super) fn start(&self, routine: &str) -> Value {
        let choices = json!({"startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100});
        self.call(
            "session_start",
            json!({"routine": routine, "choices": choices, "painBefore": 2, "noneOfThese": true}),
        )
    }

    pub(super) fn told(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.told.lock().unwrap())
    }

    pub(super) async fn pass(&self, ms: u64) {
        tokio::time::sleep(std::time::Duration::from_millis(ms)).await;
    }

    /// The process dies; the folder stays.
    pub(super) async fn killed(self) -> TempDir {
        self.driver.abort();
        let _ = self.driver.await;
        drop(self.app);
        self.dir
    }
}
