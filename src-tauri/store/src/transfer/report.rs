//! What an import says about itself.

use std::collections::BTreeSet;

use soleus_core::time::Stamp;

/// So many of the entries that cannot be stored are named.
const MOST_NAMED: usize = 100;

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that were not here, without those that the file says are deleted.
    pub added: u32,
    /// Entries that the file had in a newer version that is not deleted.
    pub updated: u32,
    /// Entries that are here and that the file says are deleted; see [`FORGET_DAYS`](crate::FORGET_DAYS).
    pub deleted: u32,
    /// Deletions of entries that are not here: they are noted, nothing is seen of them.
    pub gone: u32,
    /// Entries that were here already, as new or newer.
    pub unchanged: u32,
    /// Old versions of entries that were not here.
    pub revisions: u32,
    /// Settings that were not here; a setting that is here stays.
    pub settings: u32,
    /// Whether the file's running session came in, because none was running here.
    pub running: bool,
    /// Entries that both sides had changed.
    pub conflicts: Vec<Conflict>,
    /// How many entries of the file cannot be stored.
    pub refusals: u32,
    /// The first of them, with the reason.
    pub refused: Vec<Refused>,
    /// The kinds of the entries added or updated.
    pub kinds: BTreeSet<String>,
}

/// An entry that both sides had changed; the version that lost is kept as a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The entry.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Which version counts.
    pub kept: Kept,
    /// When the version here was changed.
    pub here: Stamp,
    /// When the version in the file was changed.
    pub file: Stamp,
}

/// Which version of a conflict counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The one that was here.
    Here,
    /// The one in the file.
    File,
}

/// An entry of the file that cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the file's list, from 1.
    pub number: usize,
    /// What is wrong with it, for the log.
    pub why: String,
}

impl Imported {
    pub(super) fn changes_anything(&self) -> bool {
        let entries = self.added + self.updated + self.deleted + self.gone;
        self.running || entries + self.revisions + self.settings > 0
    }

    pub(super) fn refuse(&mut self, number: usize, why: String) {
        self.refusals += 1;
        if self.refused.len() < MOST_NAMED {
            self.refused.push(Refused { number, why });
        }
    }
}
