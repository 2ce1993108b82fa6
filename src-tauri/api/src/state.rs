//! What each domain keeps in memory between two commands. Every slot knows nothing but itself.

use std::path::Path;

use crate::{
    check::slot::CheckSlot,
    cramp::hold::CrampHoldSlot,
    record::slots::{PickedSlot, RefusalBell, UpkeepSlot},
    recovery::slots::{BelievedClockSlot, ColdPackTurn, TrialSlot},
    session::slot::SessionSlot,
    settings::Fallback,
};

/// The slots of all domains.
pub(crate) struct State {
    pub(crate) check: CheckSlot,
    pub(crate) cramp_hold: CrampHoldSlot,
    pub(crate) picked: PickedSlot,
    pub(crate) refusals: RefusalBell,
    pub(crate) upkeep: UpkeepSlot,
    pub(crate) believed_clock: BelievedClockSlot,
    pub(crate) cold_pack: ColdPackTurn,
    pub(crate) trial: TrialSlot,
    pub(crate) session: SessionSlot,
    pub(crate) settings: Fallback,
}

impl State {
    /// Nothing is under way; the copy of the settings lies in the usual folder `home`.
    pub(crate) fn new(home: &Path) -> Self {
        Self {
            check: CheckSlot::default(),
            cramp_hold: CrampHoldSlot::default(),
            picked: PickedSlot::default(),
            refusals: RefusalBell::default(),
            upkeep: UpkeepSlot::default(),
            believed_clock: BelievedClockSlot::default(),
            cold_pack: ColdPackTurn::default(),
            trial: TrialSlot::default(),
            session: SessionSlot::default(),
            settings: Fallback::beside(home),
        }
    }

    /// Lets go of what was under way, which belongs to the record it began in: a check, a test, a hold, an ended session, a
    /// picked file, and the believed time. For when another record has taken its place; hold the check's turn meanwhile, so
    /// that no step of a check begins in one record and ends in the other.
    pub(crate) fn leave_record(&self) {
        *self.check.open() = None;
        self.believed_clock.forget();
        self.trial.forget();
        self.cramp_hold.forget();
        self.session.forget_ended();
        drop(self.picked.take());
    }
}
