//! The store on ten years of data: opening, writing, listing, backups, exports and an import.

use crate::{
    decade,
    table::{Row, p99},
};
use harness::{Sandbox, host::NOW, wait};
use soleus_core::{doctor::Question, journal::Body, recovery::cramp::CrampLog};
use soleus_store::{
    Query, Store,
    transfer::{csv::Form, seal::SecretString},
};
use std::fs;

/// Commits that are timed.
const COMMITS: usize = 1_000;

/// Everything the store does with the whole record.
pub(crate) fn store() -> Vec<Row> {
    let sandbox = Sandbox::new();
    decade::write(&sandbox.data());
    let out = sandbox.path("out");
    fs::create_dir(&out).expect("the sandbox is writable");
    let (opened, store) = timed(|| Store::open(&sandbox.data(), NOW).expect("it opens"));
    let (listed, newest) = timed(|| {
        let newest = Query {
            newest_first: true,
            limit: Some(50),
            ..Query::default()
        };
        store.list::<CrampLog>(&newest).expect("it is read").entries.len()
    });
    assert_eq!(newest, 50, "the newest entries are listed");
    let (backed, _) = timed(|| store.backup_now("asked", NOW).expect("it is made"));
    let (exported, ()) = timed(|| {
        store
            .export_to(&out.join("all.json"), None, NOW)
            .expect("it is written")
    });
    let (table, ()) = timed(|| {
        store
            .csv_to(&out.join("all.csv"), &[CrampLog::KIND], Form::Comma)
            .expect("it is written")
    });
    let (sealed, ()) = timed(|| {
        store
            .export_to(
                &out.join("all.age"),
                Some(&SecretString::from("correct horse")),
                NOW,
            )
            .expect("it is written");
    });
    let commits = commits(&store);
    vec![
        Row::at_most("store: open, with its quick check", opened, 50.0, "ms"),
        Row::at_most("store: a commit, p99", p99(commits), 5.0, "ms"),
        Row::at_most("store: list the newest 50 of 25,000", listed, 20.0, "ms"),
        Row::at_most("store: backup", backed, 1_000.0, "ms"),
        Row::at_most("store: export", exported, 2_000.0, "ms"),
        Row::at_most("store: table of 25,000", table, 2_000.0, "ms"),
        Row::note("store: encrypted export", sealed, "ms"),
        Row::note(
            "store: import",
            import(&fs::read(out.join("all.json")).expect("it is read")),
            "ms",
        ),
    ]
}

fn import(export: &[u8]) -> f64 {
    let empty = Store::in_memory().expect("a record in memory");
    let (took, report) = timed(|| empty.import(export, None, true).expect("it is read"));
    assert!(report.added > 60_000, "everything is imported");
    took
}

/// Milliseconds of each of [`COMMITS`] commits of one small entry.
fn commits(store: &Store) -> Vec<f64> {
    let question = |number: usize| Question {
        text: number.to_string(),
        from: None,
        asked: false,
        answer: String::new(),
    };
    (0..COMMITS)
        .map(|number| {
            timed(|| {
                store
                    .transact(NOW, |tx| tx.insert(NOW, None, &question(number)))
                    .expect("it is written")
            })
            .0
        })
        .collect()
}

/// What `work` gives, and the milliseconds it took.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let began = wait::now();
    let value = work();
    (
        wait::now().saturating_duration_since(began).as_secs_f64() * 1_000.0,
        value,
    )
}
