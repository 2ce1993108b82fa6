//! What may happen to a record.

use proptest::{prelude::*, sample::Index};
use soleus_core::care::Level;

/// One thing that happens.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// Hours pass.
    Pass(i64),
    /// The machine's zone is so many hours east of home.
    Fly(i64),
    /// The wall clock is off by so many days.
    Clock(i64),
    Restart,
    Open(usize, usize),
    /// Of the newest recovery: closed, opened again, deleted, brought back, its beginning moved.
    Recovery(&'static str),
    /// All rows "no".
    Rows,
    Red(usize, &'static str),
    CheckIn {
        rest: u8,
        walking: u8,
        worse: bool,
        up: bool,
    },
    /// Of the newest check-in: deleted, brought back, edited to "no" and no pain.
    CheckInAgain(&'static str),
    Check {
        level: Level,
        complete: bool,
        leg: usize,
    },
    Word {
        what: usize,
        days_ago: i64,
        after: Option<bool>,
        until: bool,
    },
    WordAway,
    Load {
        kind: &'static str,
        minutes: u32,
        pain: u8,
    },
    LoadAway,
    Cramp(&'static str),
    CrampAway,
    Risk(&'static str),
    Session(u8),
}

/// Dangers that are no load, no complete check and no morning after one: they can do nothing but close.
pub(super) fn danger() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0..8_usize, answer()).prop_map(|(row, answer)| Deed::Red(row, answer)),
        2 => prop::sample::select(vec![Level::SameDay, Level::Emergency])
            .prop_map(|level| Deed::Check { level, complete: false, leg: 0 }),
        1 => answer().prop_map(Deed::Cramp),
    ]
}

fn answer() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["yes", "not_sure"])
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    let level = prop::sample::select(vec![
        Level::SelfCare,
        Level::SelfCare,
        Level::ClinicianDays,
        Level::SameDay,
        Level::Emergency,
    ]);
    prop_oneof![
        8 => (1_i64..40).prop_map(Deed::Pass),
        1 => (-9_i64..10).prop_map(Deed::Fly),
        1 => prop::sample::select(vec![-3000, -2, 0, 0, 0, 2, 900]).prop_map(Deed::Clock),
        1 => Just(Deed::Restart),
        3 => (0..5_usize, 0..3_usize).prop_map(|(what, legs)| Deed::Open(what, legs)),
        2 => prop::sample::select(vec!["close", "reopen", "delete", "restore", "move"]).prop_map(Deed::Recovery),
        5 => Just(Deed::Rows),
        2 => (0..8_usize, answer()).prop_map(|(row, answer)| Deed::Red(row, answer)),
        4 => (0_u8..6, 0_u8..8, any::<bool>(), any::<bool>())
            .prop_map(|(rest, walking, worse, up)| Deed::CheckIn { rest, walking, worse, up: up && worse }),
        1 => prop::sample::select(vec!["delete", "restore", "edit"]).prop_map(Deed::CheckInAgain),
        4 => (level, any::<bool>(), 0..3_usize).prop_map(|(level, complete, leg)| Deed::Check { level, complete, leg }),
        2 => (0..4_usize, 0_i64..3, prop::sample::select(vec![None, Some(true), Some(false)]), any::<bool>())
            .prop_map(|(what, days_ago, after, until)| Deed::Word { what, days_ago, after, until }),
        1 => Just(Deed::WordAway),
        2 => (prop::sample::select(vec!["flat_walk", "brisk_walk", "walk_run", "run"]), 5_u32..50, 0_u8..8)
            .prop_map(|(kind, minutes, pain)| Deed::Load { kind, minutes, pain }),
        1 => Just(Deed::LoadAway),
        1 => prop::sample::select(vec!["no", "yes", "not_sure"]).prop_map(Deed::Cramp),
        1 => Just(Deed::CrampAway),
        1 => prop::sample::select(vec!["", "thinner", "raynaud"]).prop_map(Deed::Risk),
        1 => (0_u8..8).prop_map(Deed::Session),
    ]
}

pub(super) fn history(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    // Most histories begin with a recovery and a check: without them nearly everything is closed.
    let start = (0..5_usize, 0..3_usize, 0..3_usize).prop_map(|(what, legs, leg)| {
        vec![
            Deed::Open(what, legs),
            Deed::Check {
                level: Level::SelfCare,
                complete: true,
                leg,
            },
            Deed::Pass(3),
            Deed::Rows,
        ]
    });
    (
        prop::option::weighted(0.7, start),
        prop::collection::vec(deed(), 1..most),
    )
        .prop_map(|(start, deeds)| start.unwrap_or_default().into_iter().chain(deeds).collect())
}

/// One of `all`, by an index that a history carries.
pub(super) fn pick<'a, T>(all: &'a [T], index: &Index) -> Option<&'a T> {
    (!all.is_empty()).then(|| &all[index.index(all.len())])
}
