//! How far back what stands has to be read: a result that stands whatever came before it makes all earlier ones idle.

use super::Given;
use crate::{care::Level, time::DAY_MS};

/// Whether the first of `newest_first` stands whatever was before it, given the results just older than it: an emergency
/// always does; a complete result does when the one before it is a day older or more, or when there is none.
fn stands_alone(newest_first: &[Given], all_read: bool) -> bool {
    let Some((this, older)) = newest_first.split_first() else {
        return false;
    };
    let a_day_apart = match older.first() {
        Some(before) => this.at.since_ms(before.at) >= DAY_MS,
        None => all_read,
    };
    this.outcome.level == Level::Emergency || (this.outcome.is_complete() && a_day_apart)
}

/// How many of the results, newest first, decide what stands; `None` while more have to be read. [`super::standing`] of
/// that many gives the same as of all.
pub fn enough(newest_first: &[Given], all_read: bool) -> Option<usize> {
    let anchor = (0..newest_first.len()).find(|&i| stands_alone(&newest_first[i..], all_read));
    anchor
        .map(|i| i + 1)
        .or_else(|| all_read.then_some(newest_first.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Activity;
    use crate::{
        locks::standing,
        time::Stamp,
        triage::engine::{Locked, Outcome},
    };

    fn outcome(dice: u32) -> Outcome {
        let levels = [
            Level::SelfCare,
            Level::ClinicianDays,
            Level::SameDay,
            Level::Emergency,
        ];
        Outcome {
            level: levels[(dice % 4) as usize],
            fired: vec![],
            patterns: vec![],
            unsure: if dice.is_multiple_of(3) {
                vec!["warm".into()]
            } else {
                vec![]
            },
            missing: vec![],
            locks: vec![Locked {
                activity: Activity::ALL[(dice % 5) as usize],
                reasons: vec![format!("r{}", dice % 7)],
            }],
            hidden: vec![format!("g{}", dice % 4)],
            must_not_miss: vec![],
            within_days: 0,
            strangers: vec![],
        }
    }

    #[test]
    fn what_stands_by_the_newest_results_is_what_stands_by_all_of_them() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut dice = move |below: u32| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            u32::try_from((state >> 33) % u64::from(below)).unwrap()
        };
        let mut shorter = 0;
        for _ in 0..20_000 {
            let outcomes: Vec<Outcome> = (0..=dice(9)).map(|_| outcome(dice(1_000))).collect();
            let mut at = Stamp::new(1_790_000_000_000, 0);
            let mut given: Vec<Given> = Vec::new();
            for outcome in &outcomes {
                at = at.plus_ms(i64::from(1 + dice(40)) * 3_600_000);
                given.push(Given { at, outcome });
            }
            let now = at.plus_ms(3_600_000);
            let newest: Vec<Given> = given.iter().rev().copied().collect();
            let some = enough(&newest, true).unwrap();
            shorter += usize::from(some < newest.len());
            assert_eq!(standing(&newest[..some], &[], now), standing(&given, &[], now));
            // With only a part read, the answer is either the same or "read on".
            let part = newest.len().min(3);
            if let Some(some) = enough(&newest[..part], part == newest.len()) {
                assert_eq!(standing(&newest[..some], &[], now), standing(&given, &[], now));
            }
        }
        assert!(shorter > 5_000, "it hardly ever saves a reading: {shorter}");
    }
}
