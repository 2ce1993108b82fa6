//! The machine: what each command means in each phase, and what the passing of time does.

use std::collections::VecDeque;

use super::{
    Choices, Command, Ending, Event, EventKind, Handled, Ledger, PainReport, PauseReason, Phase, Plan,
    REENTRY_MS, STALL_MS, Step,
};
use crate::time::Tick;

/// A session: the plan, the account of every step, and where it stands.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) plan: Plan,
    pub(super) choices: Choices,
    pub(super) ledger: Vec<Ledger>,
    pub(super) cursor: usize,
    pub(super) phase: Phase,
    pub(super) pains: Vec<PainReport>,
    /// It was ended while something hurt, without saying how much.
    pub(super) unsaid: bool,
    /// The last tick at which it was alive. The ledger is exact as of here.
    pub(super) seen: Tick,
    stall_ms: u64,
    events: VecDeque<Event>,
}

impl Session {
    /// Begins at the first step. `None` for a plan without steps.
    pub fn begin(plan: Plan, choices: Choices, now: Tick) -> Option<Self> {
        let first = plan.steps.first()?.target_ms;
        let ledger = vec![Ledger::default(); plan.steps.len()];
        let phase = Phase::Running {
            until: now.plus(first),
        };
        let mut session = Self::at(plan, choices, ledger, 0, phase, now);
        session.tell(now, EventKind::Began { step: 0 });
        Some(session)
    }

    pub(super) fn at(
        plan: Plan,
        choices: Choices,
        ledger: Vec<Ledger>,
        cursor: usize,
        phase: Phase,
        now: Tick,
    ) -> Self {
        let (pains, events) = (Vec::new(), VecDeque::new());
        Self {
            plan,
            choices,
            ledger,
            cursor,
            phase,
            pains,
            unsaid: false,
            seen: now,
            stall_ms: STALL_MS,
            events,
        }
    }

    /// Multiplies what counts as a stall by the clock's speed (a debug clock may run fast). At least 1.
    pub fn with_speed(mut self, speed: u32) -> Self {
        self.stall_ms = STALL_MS * u64::from(speed.max(1));
        self
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was chosen before the start.
    pub fn choices(&self) -> Choices {
        self.choices
    }

    /// The account of every step, as of the last look at the clock.
    pub fn ledger(&self) -> &[Ledger] {
        &self.ledger
    }

    /// The place of the current step.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The current step.
    pub fn step(&self) -> &Step {
        &self.plan.steps[self.cursor]
    }

    /// What the session does.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// What hurt.
    pub fn pains(&self) -> &[PainReport] {
        &self.pains
    }

    /// Whether it was ended while something hurt, without saying how much: that counts as the worse answer.
    pub fn ended_unsaid(&self) -> bool {
        self.unsaid
    }

    /// The last tick at which it was alive.
    pub fn seen(&self) -> Tick {
        self.seen
    }

    /// What is left of the current step in milliseconds, as of the last look at the clock.
    pub fn step_left_ms(&self) -> u64 {
        self.ledger[self.cursor].remaining(self.step().target_ms)
    }

    /// What is left of the whole session in milliseconds, as of the last look at the clock.
    pub fn left_ms(&self) -> u64 {
        let steps = self.plan.steps.iter().zip(&self.ledger).skip(self.cursor + 1);
        self.step_left_ms()
            + steps
                .map(|(step, account)| account.whole(step.target_ms))
                .sum::<u64>()
    }

    /// When to call [`Session::handle_timeout`] at the latest; `None` while it stands still.
    pub fn poll_timeout(&self) -> Option<Tick> {
        match self.phase {
            Phase::Running { until } | Phase::Entering { until, .. } => Some(until),
            Phase::Paused { .. } | Phase::Hurting { .. } | Phase::Finished { .. } => None,
        }
    }

    /// Whether something happened that was not taken yet.
    pub fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// Takes the next thing that happened, oldest first.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Lets time pass up to `now`. A tick before the last one counts as that one. Call it at least every second.
    pub fn handle_timeout(&mut self, now: Tick) {
        let now = now.max(self.seen);
        if now.since(self.seen) > self.stall_ms {
            self.stand_still(PauseReason::Stalled);
        }
        while let Some(until) = self.poll_timeout().filter(|until| *until <= now) {
            self.pass(until);
        }
        self.seen = now;
        if let Phase::Running { until } = self.phase {
            let target = self.step().target_ms;
            self.ledger[self.cursor].credit_down_to(target, until.since(now));
        }
    }

    /// The machine slept (or time passed in which nobody was guided): pauses at the last live moment. A pause that was
    /// slept through is a long one, whatever the ticks say.
    pub fn handle_gap(&mut self, why: PauseReason, now: Tick) {
        self.stand_still(why);
        if let Phase::Paused { why: stored, .. } = &mut self.phase {
            *stored = why;
        }
        self.handle_timeout(now);
    }

    /// Does what the person asks, after letting time pass up to `now`.
    pub fn handle(&mut self, command: Command, now: Tick) -> Handled {
        self.handle_timeout(now);
        match self.phase {
            Phase::Running { .. } => self.while_moving(command, None),
            Phase::Entering { since, .. } => self.while_moving(command, Some(since)),
            Phase::Paused { since, why } => self.while_paused(command, since, why),
            Phase::Hurting { .. } => self.while_hurting(command),
            Phase::Finished { .. } => Handled::Ignored,
        }
    }

    /// `paused_since` is set while counting in.
    fn while_moving(&mut self, command: Command, paused_since: Option<Tick>) -> Handled {
        match command {
            Command::Pause => {
                let since = paused_since.unwrap_or(self.seen);
                self.pause(since, PauseReason::Asked)
            }
            Command::Skip => self.skip(true),
            Command::Back => self.back(true),
            Command::Jump { step } => self.jump(usize::from(step), true),
            Command::AddTen => self.add_ten(),
            Command::RestartHold => self.restart_hold(),
            Command::Stop => self.finish(self.seen, Ending::Stopped),
            Command::Hurts => self.hurts(),
            Command::Resume | Command::AfterHurt { .. } => Handled::Ignored,
        }
    }

    fn while_paused(&mut self, command: Command, since: Tick, why: PauseReason) -> Handled {
        match command {
            Command::Resume => self.resume(since, why),
            Command::Skip => self.skip(false),
            Command::Back => self.back(false),
            Command::Jump { step } => self.jump(usize::from(step), false),
            Command::AddTen => self.add_ten(),
            Command::RestartHold => self.restart_hold(),
            Command::Stop => self.finish(self.seen, Ending::Stopped),
            Command::Hurts => self.hurts(),
            Command::Pause | Command::AfterHurt { .. } => Handled::Ignored,
        }
    }

    fn while_hurting(&mut self, command: Command) -> Handled {
        match command {
            Command::AfterHurt { pain, next } => self.after_hurt(pain, next),
            Command::Stop => {
                self.unsaid = true;
                self.finish(self.seen, Ending::Hurt)
            }
            Command::Pause => self.never_mind(),
            Command::Resume
            | Command::Skip
            | Command::Back
            | Command::Jump { .. }
            | Command::AddTen
            | Command::RestartHold
            | Command::Hurts => Handled::Ignored,
        }
    }

    /// A deadline has come: the count-in gives way to the step, or the step to the next one.
    fn pass(&mut self, until: Tick) {
        match self.phase {
            Phase::Entering { .. } => self.run_from(until),
            Phase::Running { .. } => {
                let target = self.step().target_ms;
                self.ledger[self.cursor].credit_down_to(target, 0);
                self.tell(until, EventKind::Completed { step: self.cursor });
                self.go_on(until);
            }
            Phase::Paused { .. } | Phase::Hurting { .. } | Phase::Finished { .. } => {}
        }
    }

    /// The step after the current one runs from `from`, or the session is over.
    pub(super) fn go_on(&mut self, from: Tick) {
        if self.cursor + 1 < self.plan.steps.len() {
            self.cursor += 1;
            self.ledger[self.cursor].begin_again();
            self.run_from(from);
        } else {
            self.finish(from, Ending::Completed);
        }
    }

    pub(super) fn run_from(&mut self, from: Tick) {
        self.phase = Phase::Running {
            until: from.plus(self.step_left_ms()),
        };
        self.tell(from, EventKind::Began { step: self.cursor });
    }

    pub(super) fn enter(&mut self, since: Tick) {
        self.phase = Phase::Entering {
            until: self.seen.plus(REENTRY_MS),
            since,
        };
        self.tell(self.seen, EventKind::Entering { step: self.cursor });
    }

    fn pause(&mut self, since: Tick, why: PauseReason) -> Handled {
        self.phase = Phase::Paused { since, why };
        self.tell(self.seen, EventKind::Paused { why });
        Handled::Done
    }

    /// Pauses at the last live moment, if anything moves.
    fn stand_still(&mut self, why: PauseReason) {
        match self.phase {
            Phase::Running { .. } => self.pause(self.seen, why),
            Phase::Entering { since, .. } => self.pause(since, why),
            Phase::Paused { .. } | Phase::Hurting { .. } | Phase::Finished { .. } => Handled::Ignored,
        };
    }

    pub(super) fn finish(&mut self, at: Tick, how: Ending) -> Handled {
        self.phase = Phase::Finished { how };
        self.tell(at, EventKind::Finished { how });
        Handled::Done
    }

    pub(super) fn tell(&mut self, at: Tick, what: EventKind) {
        self.events.push_back(Event { at, what });
    }
}
