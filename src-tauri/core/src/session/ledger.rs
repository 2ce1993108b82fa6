//! What became of each step's time.

use serde::{Deserialize, Serialize};

/// The account of one step. credited + skipped + remaining = target + added, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ledger {
    /// Milliseconds that were really done.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub credited_ms: u64,
    /// Milliseconds that were skipped.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub skipped_ms: u64,
    /// Milliseconds added with "+10 s".
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub added_ms: u64,
}

impl Ledger {
    /// What is left of a step of `target` milliseconds.
    pub fn remaining(self, target: u64) -> u64 {
        self.whole(target)
            .saturating_sub(self.credited_ms + self.skipped_ms)
    }

    /// The step's whole length with what was added.
    pub fn whole(self, target: u64) -> u64 {
        target + self.added_ms
    }

    /// Whether the step was done in full.
    pub fn done(self, target: u64) -> bool {
        self.credited_ms == self.whole(target)
    }

    /// Credits the step so that `left` milliseconds remain.
    pub(super) fn credit_down_to(&mut self, target: u64, left: u64) {
        self.credited_ms = self.whole(target).saturating_sub(self.skipped_ms + left);
    }

    /// Marks all that remains as skipped.
    pub(super) fn skip_rest(&mut self, target: u64) {
        self.skipped_ms += self.remaining(target);
    }

    /// The step begins anew: its credit is replaced by the new attempt. What was added stays.
    pub(super) fn begin_again(&mut self) {
        self.credited_ms = 0;
        self.skipped_ms = 0;
    }
}
