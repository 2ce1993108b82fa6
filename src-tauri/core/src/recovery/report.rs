//! Single facts of an episode with the time at which they became known.

use super::{
    checkin::{CheckIn, LegReport},
    rows::DailyRows,
};
use crate::{
    care::Pain,
    journal::EntryId,
    time::{Day, Stamp},
};

/// One check-in seen from one episode.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report<'a> {
    pub(crate) id: &'a EntryId,
    pub(crate) written: i64,
    pub(crate) eff: i64,
    pub(crate) day: Day,
    pub(crate) wall: Stamp,
    pub(crate) body: &'a CheckIn,
    pub(crate) rows: &'a DailyRows,
    /// The worse of the episode's legs; `None` when none of them was asked.
    pub(crate) leg: Option<LegReport>,
    /// Entered on the day it is about, before noon. Reckoned once: replay asks it of every load.
    pub(crate) is_morning: bool,
    /// Entered on the day it is about or the day after: later ones count for stops, never towards opening.
    pub(crate) is_timely: bool,
    /// The lowest rest and walking pain of all earlier days.
    pub(crate) best: (Option<Pain>, Option<Pain>),
}

/// A dated thing with its effective time.
#[derive(Debug)]
pub(crate) struct Timed<'a, T> {
    pub(crate) id: &'a EntryId,
    pub(crate) written: i64,
    pub(crate) eff: i64,
    pub(crate) wall: Stamp,
    /// The check-in day of `wall`.
    pub(crate) day: Day,
    pub(crate) body: &'a T,
}

// Derived, both would ask the same of `T`, which is only pointed at.
impl<T> Clone for Timed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Timed<'_, T> {}
