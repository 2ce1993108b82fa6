use super::*;
use crate::triage::engine::LOCKED_BY_LEVEL;

const HOUR: i64 = 3_600_000;
const START: i64 = 1_790_000_000_000;

fn at(hours: i64) -> Stamp {
    Stamp::new(START + hours * HOUR, 0)
}

fn outcome(level: Level, complete: bool) -> Outcome {
    let by_level = Activity::ALL.map(|activity| Locked {
        activity,
        reasons: vec![LOCKED_BY_LEVEL.into()],
    });
    Outcome {
        level,
        fired: vec![],
        patterns: vec![],
        unsure: if complete { vec![] } else { vec!["swollen".into()] },
        missing: vec![],
        locks: if level >= Level::SameDay {
            by_level.to_vec()
        } else {
            vec![]
        },
        hidden: vec![],
        must_not_miss: vec![],
        within_days: 0,
        strangers: vec![],
    }
}

fn record(permits: &[Activity], diagnosis: &str, hours: i64) -> ClinicianRecord {
    ClinicianRecord {
        seen: at(hours).day(),
        who: "A&E".into(),
        diagnosis: diagnosis.into(),
        permits: permits.iter().copied().collect(),
        gates: BTreeSet::new(),
        episode: None,
        until: None,
        note: String::new(),
    }
}

#[test]
fn a_level_rises_at_once() {
    let (low, high) = (outcome(Level::SelfCare, true), outcome(Level::SameDay, true));
    let given = [
        Given {
            at: at(0),
            outcome: &low,
        },
        Given {
            at: at(1),
            outcome: &high,
        },
    ];
    assert_eq!(standing(&given, &[], at(2)).level, Some(Level::SameDay));
}

#[test]
fn a_level_falls_only_by_a_complete_check_24_hours_later() {
    let (high, low, gaps) = (
        outcome(Level::SameDay, true),
        outcome(Level::SelfCare, true),
        outcome(Level::SelfCare, false),
    );
    let after = |hours, second| {
        let given = [
            Given {
                at: at(0),
                outcome: &high,
            },
            Given {
                at: at(hours),
                outcome: second,
            },
        ];
        standing(&given, &[], at(hours + 1)).level
    };
    assert_eq!(after(23, &low), Some(Level::SameDay));
    assert_eq!(after(24, &low), Some(Level::SelfCare));
    assert_eq!(
        after(48, &gaps),
        Some(Level::SameDay),
        "a check with a `not sure` lowers nothing"
    );
}

#[test]
fn a_repeated_high_result_starts_the_day_anew() {
    let (high, low) = (outcome(Level::SameDay, true), outcome(Level::SelfCare, true));
    let given = [
        Given {
            at: at(0),
            outcome: &high,
        },
        Given {
            at: at(20),
            outcome: &high,
        },
        Given {
            at: at(30),
            outcome: &low,
        },
    ];
    assert_eq!(standing(&given, &[], at(31)).level, Some(Level::SameDay));
}

#[test]
fn a_clinicians_record_opens_exactly_what_it_permits() {
    let high = outcome(Level::SameDay, true);
    let given = [Given {
        at: at(0),
        outcome: &high,
    }];
    let record = record(&[Activity::Stretch], "calf strain, clot excluded", 3);
    let stands = standing(
        &given,
        &[Entered {
            at: at(3),
            record: &record,
        }],
        at(4),
    );
    assert!(!stands.is_locked(Activity::Stretch));
    assert!(stands.is_locked(Activity::Massage) && stands.is_locked(Activity::Running));
    assert_eq!(stands.permitted, [Activity::Stretch]);
}

#[test]
fn having_been_seen_without_a_diagnosis_opens_nothing() {
    let high = outcome(Level::SameDay, true);
    let given = [Given {
        at: at(0),
        outcome: &high,
    }];
    let record = record(&Activity::ALL, "  ", 3);
    assert!(
        standing(
            &given,
            &[Entered {
                at: at(3),
                record: &record
            }],
            at(4)
        )
        .is_locked(Activity::Stretch)
    );
}

#[test]
fn an_old_record_says_nothing_about_a_newer_result() {
    let high = outcome(Level::SameDay, true);
    let record = record(&Activity::ALL, "strain", 1);
    let given = [Given {
        at: at(2),
        outcome: &high,
    }];
    assert!(
        standing(
            &given,
            &[Entered {
                at: at(1),
                record: &record
            }],
            at(3)
        )
        .is_locked(Activity::Stretch)
    );
}

#[test]
fn a_permission_ends_on_its_last_day() {
    let high = outcome(Level::SameDay, true);
    let given = [Given {
        at: at(0),
        outcome: &high,
    }];
    let mut record = record(&[Activity::Stretch], "strain", 1);
    record.until = Some(at(24).day());
    let entered = [Entered {
        at: at(1),
        record: &record,
    }];
    assert!(!standing(&given, &entered, at(20)).is_locked(Activity::Stretch));
    assert!(standing(&given, &entered, at(72)).is_locked(Activity::Stretch));
}

#[test]
fn the_order_of_the_journal_does_not_matter() {
    let (high, low) = (outcome(Level::SameDay, true), outcome(Level::SelfCare, true));
    let given = [
        Given {
            at: at(30),
            outcome: &low,
        },
        Given {
            at: at(0),
            outcome: &high,
        },
    ];
    assert_eq!(standing(&given, &[], at(31)).level, Some(Level::SelfCare));
}

#[test]
fn without_a_check_nothing_is_locked_here() {
    assert_eq!(standing(&[], &[], at(0)), Standing::default());
}
