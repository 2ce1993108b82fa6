//! How long the next run may be, and what is said of one.

use super::*;
use crate::journal::EntryId;

const NOW: i64 = 1_790_000_000_000;

fn run(days_ago: i64, body: &str) -> Entry<Outing> {
    let at = Stamp::new(NOW - days_ago * DAY_MS, 60);
    Entry {
        id: EntryId(format!("run-{days_ago}-{body}")),
        at,
        subject: None,
        body: serde_json::from_str(body).unwrap(),
        changed: at,
        written: 1,
        edited: 1,
    }
}

fn far(days_ago: i64, metres: u32) -> Entry<Outing> {
    let body = format!(r#"{{"kind":"run","minutes":30,"metres":{metres},"terrain":null}}"#);
    run(days_ago, &body)
}

fn since(days_ago: i64) -> History {
    History {
        first: Some(Stamp::new(NOW - days_ago * DAY_MS, 60)),
        strained: None,
    }
}

#[test]
fn no_history_known_is_not_no_run() {
    assert_eq!(
        guard([].iter(), History::default(), NOW).basis,
        GuardBasis::Unknown
    );
    assert_eq!(guard([].iter(), since(10), NOW).basis, GuardBasis::Unknown);
    let known = guard([].iter(), since(31), NOW);
    assert_eq!(
        (known.basis, known.limit_metres),
        (GuardBasis::Comeback, Some(1_000))
    );
    assert_eq!(guard([].iter(), History::default(), NOW).limit_metres, None);
    let five = far(0, 5_000);
    assert_eq!(
        notices([].iter(), History::default(), &five.body, five.at),
        [RunNotice::NoHistory]
    );
    assert_eq!(
        notices([].iter(), since(31), &five.body, five.at),
        [RunNotice::Comeback]
    );
}

#[test]
fn the_limit_is_ten_per_cent_above_the_longest_single_run_of_thirty_days() {
    let runs = [far(31, 12_000), far(20, 5_000), far(3, 4_000)];
    let told = guard(runs.iter(), since(31), NOW);
    assert_eq!(
        (told.basis, told.limit_metres),
        (GuardBasis::Longest, Some(5_500))
    );
    assert_eq!(told.longest_on, Some(runs[1].at.day()));
    let (just, more) = (far(0, 5_500), far(0, 5_501));
    assert_eq!(notices(runs.iter(), since(31), &just.body, just.at), []);
    let told = notices(runs.iter(), since(31), &more.body, more.at);
    assert_eq!(told, [RunNotice::Longer, RunNotice::LongerAndFaster]);
}

#[test]
fn of_a_walk_run_the_running_alone_counts() {
    let whole = r#"{"kind":"walk_run","minutes":60,"metres":5000,"terrain":null}"#;
    let told = guard([run(2, whole)].iter(), since(31), NOW);
    assert_eq!((told.basis, told.limit_metres), (GuardBasis::Unmeasured, None));
    let part =
        r#"{"kind":"walk_run","minutes":60,"metres":5000,"runMetres":1000,"runMinutes":7,"terrain":null}"#;
    let told = guard([run(2, part)].iter(), since(31), NOW);
    assert_eq!((told.limit_metres, told.limit_minutes), (Some(1_100), Some(7)));
    let three = far(0, 3_000);
    assert_eq!(
        notices([run(2, part)].iter(), since(31), &three.body, three.at),
        [RunNotice::Longer]
    );
}

#[test]
fn after_a_strain_a_run_from_before_it_licenses_none() {
    let history = History {
        strained: Some(Stamp::new(NOW - 10 * DAY_MS, 60)),
        ..since(60)
    };
    let told = guard([far(12, 12_000)].iter(), history, NOW);
    assert_eq!(
        (told.basis, told.limit_metres),
        (GuardBasis::Comeback, Some(1_000))
    );
    assert!(told.since.is_some());
    let told = guard([far(12, 12_000), far(2, 2_000)].iter(), history, NOW);
    assert_eq!(told.limit_metres, Some(2_200));
    let long_ago = History {
        strained: Some(Stamp::new(NOW - 31 * DAY_MS, 60)),
        ..since(60)
    };
    assert_eq!(
        guard([far(12, 12_000)].iter(), long_ago, NOW).limit_metres,
        Some(13_200)
    );
}
