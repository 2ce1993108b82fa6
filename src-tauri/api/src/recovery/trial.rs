//! A functional test with its clock and count, driven here: the window shows it and sends the key presses.

use serde::Deserialize;
use soleus_core::{
    care::Side,
    journal::EntryId,
    permission::{
        activity::Asked,
        decide::{decide, offers},
    },
    recovery::{
        load::TestKind,
        trial::{BALANCE_MS, BEAT_MS, READY_MS, TestFigure, Trial, TrialPhase, TrialView},
    },
};

use crate::{
    app::App,
    failure::{Code, Failure},
    permission::ask,
    ports::{Cue, Tone},
    recovery::facts::Known,
    settings,
};

/// The metronome sounds for at most so long; nobody raises a heel for three minutes.
const MOST_BEATS: u64 = 180;

/// A test to be begun.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TrialStart {
    /// For which episode: its phase decides whether the test is offered.
    pub episode: EntryId,
    /// Which test.
    pub test: TestKind,
    /// Which leg; for both legs at once either.
    pub side: Side,
}

/// What the person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TrialDeed {
    /// One repetition: a key or a tap.
    Count,
    /// Only look.
    Look,
    /// That was the last one.
    Stop,
    /// Put it away.
    Leave,
}

/// How every test is drawn, in the order they are shown.
///
/// # Errors
/// None; the signature is every command's.
pub fn figures(_: &App, (): ()) -> Result<Vec<TestFigure>, Failure> {
    Ok(soleus_guide::content().tests.clone())
}

/// Begins a test.
///
/// # Errors
/// `Locked` before its phase or under a lock; `BadInput` for a test that needs no clock.
pub fn start(app: &App, start: TrialStart) -> Result<Option<TrialView>, Failure> {
    let facts = Known::read(app, Some(&start.episode))?;
    facts.episode(&start.episode)?;
    let asked = Asked::Test {
        episode: start.episode.clone(),
        test: start.test,
    };
    if !offers(&facts.permission, &start.episode, start.test) {
        return Err(Failure::new(Code::Locked, "this plan has no such test"));
    }
    ask::refuse(decide(&facts.permission, &asked).as_ref())?;
    let now = app.now().tick;
    let trial = Trial::start(start.test, start.side, now)
        .ok_or_else(|| Failure::bad_input("this test is a measure and needs no clock"))?;
    let volume = settings::get(app, ()).map_or(50, |settings| settings.volume);
    app.ports.cues.schedule(&tones(&trial), volume);
    *app.state.trial.lock() = Some(trial);
    Ok(Some(trial.view(now)))
}

/// Counts, looks, stops or leaves; `None` when no test is under way.
///
/// # Errors
/// None; the signature is every command's.
pub fn deed(app: &App, deed: TrialDeed) -> Result<Option<TrialView>, Failure> {
    let now = app.now().tick;
    let mut kept = app.state.trial.lock();
    let Some(trial) = *kept else { return Ok(None) };
    let was = trial.view(now).phase;
    let next = match deed {
        TrialDeed::Count => trial.count(now),
        TrialDeed::Look => trial,
        TrialDeed::Stop | TrialDeed::Leave => trial.stop(now),
    };
    if next.view(now).phase == TrialPhase::Over && was != TrialPhase::Over {
        app.ports.cues.schedule(&[], 0);
    }
    *kept = (deed != TrialDeed::Leave).then_some(next);
    Ok(kept.map(|trial| trial.view(now)))
}

fn tones(trial: &Trial) -> Vec<Cue> {
    let cue = |after_ms, tone| Cue { after_ms, tone };
    let mut tones: Vec<Cue> = (1..=3)
        .rev()
        .map(|seconds| cue(READY_MS - seconds * 1_000, Tone::Countdown))
        .collect();
    tones.push(cue(READY_MS, Tone::Start));
    if trial.beats() {
        tones.extend((1..MOST_BEATS).map(|beat| cue(READY_MS + beat * BEAT_MS, Tone::Beat)));
    } else if trial.test() == TestKind::Balance {
        tones.push(cue(READY_MS + BALANCE_MS / 2, Tone::Halfway));
        tones.push(cue(READY_MS + BALANCE_MS, Tone::End));
    }
    tones
}
