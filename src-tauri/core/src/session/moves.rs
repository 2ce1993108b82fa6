//! What the person's commands do to the plan, the account and the place in it.

use super::{
    ADD_MS, AfterHurt, Ending, EventKind, Handled, Ledger, MOST_ADDED_MS, PainReport, PauseReason, Phase,
    SHORT_PAUSE_MS, Session,
};
use crate::{care::Pain, stretch::Work, time::Tick};

/// A hold that has run this long is started again by "back"; a younger one gives way to the hold before.
const BACK_RESTARTS_MS: u64 = 3_000;

impl Session {
    pub(super) fn resume(&mut self, since: Tick, why: PauseReason) -> Handled {
        let long = match why {
            PauseReason::Asked | PauseReason::Stalled => self.seen.since(since) > SHORT_PAUSE_MS,
            PauseReason::Slept | PauseReason::ScreenLocked | PauseReason::Restored => true,
        };
        if self.step().kind.is_work() && long {
            self.ledger[self.cursor].begin_again();
        }
        self.enter(since);
        Handled::Done
    }

    /// Leaves the rest of this step out; `moving` goes straight on, otherwise the next step waits.
    pub(super) fn skip(&mut self, moving: bool) -> Handled {
        let target = self.step().target_ms;
        self.ledger[self.cursor].skip_rest(target);
        self.tell(self.seen, EventKind::Left { step: self.cursor });
        if moving || self.cursor + 1 == self.plan.steps.len() {
            self.go_on(self.seen);
        } else {
            self.cursor += 1;
            self.ledger[self.cursor].begin_again();
            self.wait();
        }
        Handled::Done
    }

    pub(super) fn back(&mut self, moving: bool) -> Handled {
        let here = self.step().kind.is_work() && self.ledger[self.cursor].credited_ms >= BACK_RESTARTS_MS;
        let before = (0..self.cursor)
            .rev()
            .find(|place| self.plan.steps[*place].kind.is_work());
        let to = if here { self.cursor } else { before.unwrap_or(0) };
        self.go_to(to, moving);
        Handled::Done
    }

    /// Forwards: what is passed over counts as skipped. Backwards: the step's credit will be replaced.
    pub(super) fn jump(&mut self, to: usize, moving: bool) -> Handled {
        if to >= self.plan.steps.len() {
            return Handled::Ignored;
        }
        for place in self.cursor..to {
            let target = self.plan.steps[place].target_ms;
            self.ledger[place].skip_rest(target);
        }
        self.go_to(to, moving);
        Handled::Done
    }

    /// Work is counted in; a pause between work runs at once.
    fn go_to(&mut self, to: usize, moving: bool) {
        self.tell(self.seen, EventKind::Left { step: self.cursor });
        self.cursor = to;
        self.ledger[to].begin_again();
        if !moving {
            self.wait();
        } else if self.step().kind.is_work() {
            self.enter(self.seen);
        } else {
            self.run_from(self.seen);
        }
    }

    /// Stays paused, at the beginning of a step.
    fn wait(&mut self) {
        self.phase = Phase::Paused {
            since: self.seen,
            why: PauseReason::Asked,
        };
        self.tell(
            self.seen,
            EventKind::Paused {
                why: PauseReason::Asked,
            },
        );
    }

    pub(super) fn add_ten(&mut self) -> Handled {
        let added = self.ledger[self.cursor].added_ms;
        let counted = matches!(self.step().work, Some(Work::Reps { .. }));
        if counted || added + ADD_MS > MOST_ADDED_MS {
            return Handled::Ignored;
        }
        self.ledger[self.cursor].added_ms += ADD_MS;
        if let Phase::Running { until } = &mut self.phase {
            *until = until.plus(ADD_MS);
        }
        self.tell(self.seen, EventKind::Lengthened);
        Handled::Done
    }

    pub(super) fn restart_hold(&mut self) -> Handled {
        if !self.step().kind.is_work() {
            return Handled::Ignored;
        }
        self.ledger[self.cursor].begin_again();
        self.enter(self.seen);
        Handled::Done
    }

    pub(super) fn hurts(&mut self) -> Handled {
        self.phase = Phase::Hurting { since: self.seen };
        self.tell(self.seen, EventKind::Hurts);
        Handled::Done
    }

    /// Pressed by mistake, or not to be told: it waits. The position was let go, so a hold begins again.
    pub(super) fn never_mind(&mut self) -> Handled {
        if self.step().kind.is_work() {
            self.ledger[self.cursor].begin_again();
        }
        self.wait();
        Handled::Done
    }

    pub(super) fn after_hurt(&mut self, pain: Pain, next: AfterHurt) -> Handled {
        if !next.open_at(pain) {
            return Handled::Ignored;
        }
        self.pains.push(PainReport {
            step: u16::try_from(self.cursor).unwrap_or(u16::MAX),
            pain,
            next,
        });
        match next {
            AfterHurt::Gentler => self.go_gently(),
            AfterHurt::SkipExercise => self.skip_exercise(),
            AfterHurt::End => self.finish(self.seen, Ending::Hurt),
        }
    }

    /// Halves what is still to be done of this exercise on this leg, and waits.
    fn go_gently(&mut self) -> Handled {
        let (item, side) = (self.step().item, self.step().side);
        for place in self.cursor..self.plan.steps.len() {
            let step = &mut self.plan.steps[place];
            let done = place > self.cursor && self.ledger[place].credited_ms > 0;
            if let Some(work) = step
                .work
                .filter(|_| step.item == item && step.side == side && !done)
            {
                let gentler = work.scaled(50);
                (step.work, step.target_ms) = (Some(gentler), gentler.total_ms());
                self.ledger[place] = Ledger::default();
            }
        }
        self.wait();
        Handled::Done
    }

    fn skip_exercise(&mut self) -> Handled {
        let item = self.step().item;
        let next = (self.cursor..self.plan.steps.len()).find(|place| self.plan.steps[*place].item != item);
        match next {
            Some(to) => self.jump(to, false),
            None => {
                for place in self.cursor..self.plan.steps.len() {
                    let target = self.plan.steps[place].target_ms;
                    self.ledger[place].skip_rest(target);
                }
                self.finish(self.seen, Ending::Hurt)
            }
        }
    }
}
