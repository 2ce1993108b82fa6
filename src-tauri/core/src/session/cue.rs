//! Which tones a session needs from here to the end of its current step, each with its offset.

use super::{Phase, REENTRY_MS, Session, Step, StepKind};
use crate::stretch::{SoundProfile, Work};

/// The sound of one cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// An exercise is about to begin.
    GetReady,
    /// The work begins.
    Start,
    /// Half of a hold is over.
    Halfway,
    /// One of the last three seconds; the last one sounds a second before zero.
    Countdown,
    /// Change legs.
    Change,
    /// Rest.
    Rest,
    /// A repetition begins.
    Beat,
    /// The session is over.
    End,
}

/// A tone due `after_ms` milliseconds after the session's last look at the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueAt {
    /// Milliseconds of session time.
    pub after_ms: u64,
    /// Which tone.
    pub tone: Tone,
}

/// A hold shorter than this has no halfway tone: it would crowd the last seconds.
const HALFWAY_FROM_MS: u64 = 15_000;
/// A step shorter than this has no countdown.
const COUNTDOWN_FROM_MS: u64 = 4_000;

/// The tones from now to the end of the current step, in order, with the tone that opens the step after it: so the edge
/// itself is exact however late the caller wakes. The step's own opening tone stands at offset 0 if it has just begun.
/// Empty while the session stands still.
pub fn cues(session: &Session, profile: SoundProfile) -> Vec<CueAt> {
    let mut cues = match session.phase() {
        Phase::Running { .. } => step_cues(session.step(), session.step_left_ms(), whole(session)),
        Phase::Entering { until, .. } => {
            entry_cues(until.since(session.seen()).min(REENTRY_MS), session.step())
        }
        Phase::Paused { .. } | Phase::Hurting { .. } | Phase::Finished { .. } => return Vec::new(),
    };
    if matches!(session.phase(), Phase::Running { .. }) {
        let next = session.plan().steps.get(session.cursor() + 1);
        cues.push(CueAt {
            after_ms: session.step_left_ms(),
            tone: next.map_or(Tone::End, opening),
        });
    }
    cues.retain(|cue| heard(profile, cue.tone));
    if profile == SoundProfile::SingleBeep {
        for cue in &mut cues {
            cue.tone = Tone::Start;
        }
    }
    cues
}

fn whole(session: &Session) -> u64 {
    session.ledger()[session.cursor()].whole(session.step().target_ms)
}

fn heard(profile: SoundProfile, tone: Tone) -> bool {
    let edge = matches!(
        tone,
        Tone::GetReady | Tone::Start | Tone::Change | Tone::Rest | Tone::End
    );
    match profile {
        SoundProfile::Distinct => true,
        SoundProfile::Soft => edge || tone == Tone::Beat,
        SoundProfile::SingleBeep => edge,
        SoundProfile::Silent => false,
    }
}

fn opening(step: &Step) -> Tone {
    match step.kind {
        StepKind::GetReady => Tone::GetReady,
        StepKind::Hold | StepKind::Reps => Tone::Start,
        StepKind::Change => Tone::Change,
        StepKind::Rest => Tone::Rest,
    }
}

fn step_cues(step: &Step, left: u64, whole: u64) -> Vec<CueAt> {
    let elapsed = whole.saturating_sub(left);
    let mut at: Vec<(u64, Tone)> = vec![(0, opening(step))];
    if let Some(Work::Reps { count, tempo }) = step.work {
        at.extend((1..u64::from(count)).map(|rep| (rep * tempo.total_ms(), Tone::Beat)));
    } else {
        if step.kind == StepKind::Hold && whole >= HALFWAY_FROM_MS {
            at.push((whole / 2, Tone::Halfway));
        }
        if whole >= COUNTDOWN_FROM_MS {
            at.extend([3_000, 2_000, 1_000].map(|before| (whole - before, Tone::Countdown)));
        }
    }
    at.into_iter()
        .filter(|(when, _)| *when >= elapsed)
        .map(|(when, tone)| CueAt {
            after_ms: when - elapsed,
            tone,
        })
        .collect()
}

/// Three ticks, then the step's opening tone.
fn entry_cues(left: u64, step: &Step) -> Vec<CueAt> {
    let ticks = [3_000, 2_000, 1_000].into_iter().filter(|before| *before <= left);
    let mut cues: Vec<_> = ticks
        .map(|before| CueAt {
            after_ms: left - before,
            tone: Tone::Countdown,
        })
        .collect();
    cues.push(CueAt {
        after_ms: left,
        tone: opening(step),
    });
    cues
}
