//! A running session as it is kept on disk, so that a killed app can offer it again.

use serde::{Deserialize, Serialize};

use super::{Choices, Ledger, PainReport, PauseReason, Phase, Plan, Session};
use crate::time::{Stamp, Tick};

/// The longest that any part of a step may last: a day.
const MOST_MS: u64 = 24 * 3_600_000;

/// Everything of a session that survives the process: no tick of this run, because the next run has another epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The plan.
    pub plan: Plan,
    /// The choices.
    pub choices: Choices,
    /// The account of every step when it was kept.
    pub ledger: Vec<Ledger>,
    /// The current step.
    pub cursor: u16,
    /// What hurt.
    pub pains: Vec<PainReport>,
    /// Whether it stood because something hurt, and how much was not said yet.
    #[serde(default)]
    pub hurting: bool,
    /// When the session was started.
    pub started: Stamp,
}

impl Saved {
    /// Whether it can be taken up: a damaged or foreign one cannot, nor one whose times are beyond a day or whose steps are
    /// more than its cursor can count.
    pub fn is_sound(&self) -> bool {
        let times = |(ledger, step): (&Ledger, &super::Step)| {
            [
                ledger.credited_ms,
                ledger.skipped_ms,
                ledger.added_ms,
                step.target_ms,
            ]
            .into_iter()
            .all(|ms| ms <= MOST_MS)
        };
        if self.plan.steps.len() > usize::from(u16::MAX)
            || !self.ledger.iter().zip(&self.plan.steps).all(times)
        {
            return false;
        }
        let fits = |(ledger, step): (&Ledger, &super::Step)| {
            ledger.credited_ms.saturating_add(ledger.skipped_ms) <= ledger.whole(step.target_ms)
        };
        self.ledger.len() == self.plan.steps.len()
            && usize::from(self.cursor) < self.plan.steps.len()
            && self.ledger.iter().zip(&self.plan.steps).all(fits)
    }
}

impl Session {
    /// What to keep on disk. `started` is the wall time of the start.
    pub fn save(&self, started: Stamp) -> Saved {
        Saved {
            plan: self.plan.clone(),
            choices: self.choices,
            ledger: self.ledger.clone(),
            cursor: u16::try_from(self.cursor).unwrap_or(u16::MAX),
            pains: self.pains.clone(),
            hurting: matches!(self.phase, Phase::Hurting { .. }),
            started,
        }
    }

    /// Takes a kept session up again: paused, or asking again how much it hurts, with the completed steps intact. The pause counts as a long one, so a
    /// hold that was cut off is held again from its beginning. `None` if it is not sound.
    pub fn restore(saved: Saved, now: Tick) -> Option<Self> {
        if !saved.is_sound() {
            return None;
        }
        let mut ledger = saved.ledger;
        let cursor = usize::from(saved.cursor);
        let unfinished = saved.plan.steps[cursor].kind.is_work()
            && !ledger[cursor].done(saved.plan.steps[cursor].target_ms);
        if unfinished {
            ledger[cursor].begin_again();
        }
        let phase = if saved.hurting {
            Phase::Hurting { since: now }
        } else {
            Phase::Paused {
                since: now,
                why: PauseReason::Restored,
            }
        };
        let mut session = Self::at(saved.plan, saved.choices, ledger, cursor, phase, now);
        session.pains = saved.pains;
        Some(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Step, StepKind};

    fn saved(steps: usize, added_ms: u64) -> Saved {
        let step = Step {
            kind: StepKind::Rest,
            exercise: String::new(),
            item: 0,
            set: 1,
            sets: 1,
            side: None,
            target_ms: 1000,
            work: None,
        };
        let ledger = Ledger {
            credited_ms: 0,
            skipped_ms: 0,
            added_ms,
        };
        Saved {
            plan: Plan {
                routine: String::new(),
                title: String::new(),
                steps: vec![step; steps],
            },
            choices: Choices::default(),
            ledger: vec![ledger; steps],
            cursor: 0,
            pains: Vec::new(),
            hurting: false,
            started: Stamp::new(0, 0),
        }
    }

    #[test]
    fn a_kept_session_with_times_or_steps_beyond_any_count_is_not_taken_up() {
        assert!(saved(3, 10_000).is_sound());
        assert!(!saved(3, u64::MAX).is_sound(), "a sum would overflow");
        assert!(!saved(70_000, 0).is_sound(), "the cursor could not reach the end");
        assert!(!saved(0, 0).is_sound());
    }
}
