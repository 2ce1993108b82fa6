//! The order of writing of entries that come from another file, brought into this record: see
//! [`soleus_core::journal::Entry::written`].

use std::collections::{BTreeMap, BTreeSet};

use crate::row::Raw;

/// A moment at which an entry was written or last changed, in the order of the file it comes from. A file without such
/// an order (the first version had none) is ordered by its clock, and at one instant by id, which grows with time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    place: i64,
    ms: i64,
    is_edit: bool,
    id: String,
}

impl Moment {
    /// When `raw` was written and when it was last changed; the same if it never was.
    pub(crate) fn both(raw: &Raw) -> (Self, Self) {
        let at = |place: i64, ms: i64, is_edit: bool| Self {
            place,
            // Where there is a place, the clock has no say.
            ms: if place > 0 { 0 } else { ms },
            is_edit,
            id: raw.id.clone(),
        };
        let numbered = raw.written > 0;
        let changed = if numbered {
            raw.edited > raw.written
        } else {
            raw.changed.ms > raw.created_ms
        };
        let written = at(raw.written.max(0), raw.created_ms, false);
        if changed {
            let edited = at(raw.edited.max(0), raw.changed.ms, true);
            (written, edited)
        } else {
            (written.clone(), written)
        }
    }
}

/// Where each moment of the other file comes in this record.
pub(crate) struct Places(BTreeMap<Moment, i64>);

impl Places {
    /// Gives the moments their places after `newest`, in their own order.
    pub(crate) fn after(newest: i64, moments: impl Iterator<Item = (Moment, Moment)>) -> Self {
        let ordered: BTreeSet<Moment> = moments.flat_map(|(written, edited)| [written, edited]).collect();
        Self(ordered.into_iter().zip(newest.saturating_add(1)..).collect())
    }

    /// `raw` with its places in this record.
    pub(crate) fn of(&self, raw: &Raw) -> Raw {
        let (written, edited) = Moment::both(raw);
        let place = |moment: &Moment| self.0.get(moment).copied().unwrap_or_default();
        Raw {
            written: place(&written),
            edited: place(&edited),
            ..raw.clone()
        }
    }
}

#[cfg(test)]
mod tests;
