//! The store's own numbers on ten years of data: printed, never asserted as times.
//!
//! `cargo test --release -p soleus-tests --test faults -- --ignored --nocapture numbers`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::{fs, path::Path, time::Instant};

use serde_json::{Value, json};
use soleus_core::{
    journal::Body,
    time::{DAY_MS, HOUR_MS},
};
use soleus_store::{Query, Store, StoreError};
use tempfile::TempDir;

use crate::{NOW, db, note};

/// Days, sessions and other events of ten years (DESIGN.md "Numbers to hold").
const DAYS: i64 = 3650;
const SESSIONS: i64 = 10_000;
const EVENTS: i64 = 50_000;

macro_rules! kinds {
    ($($name:ident = $kind:literal;)*) => {$(
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        struct $name(Value);

        impl Body for $name {
            const KIND: &'static str = $kind;
        }
    )*};
}

kinds! {
    CheckIn = "check_in";
    Session = "session";
    Event = "cramp";
}

fn write_decade(dir: &Path) {
    let store = Store::open(dir, NOW).expect("the record opens");
    let at =
        |number: i64, of: i64| NOW.plus_ms((number * DAYS / of - DAYS) * DAY_MS + (number % 12) * HOUR_MS);
    let write = |tx: &mut soleus_store::Tx<'_>| -> Result<(), StoreError> {
        for day in 0..DAYS {
            let body = json!({"rest": day % 5, "walk": day % 7, "swelling": "none", "note": "a bit stiff in the morning", "rows": {"breath": "no", "foot": "no", "numb": "no", "severe": "no"}});
            tx.insert(at(day, DAYS), None, &CheckIn(body))?;
        }
        for number in 0..SESSIONS {
            let steps: Vec<Value> = (0..12).map(|step| json!({"exercise": "wall-calf", "side": if step % 2 == 0 { "left" } else { "right" }, "targetMs": 30_000, "creditedMs": 30_000})).collect();
            tx.insert(
                at(number, SESSIONS),
                None,
                &Session(json!({"routine": "calf-basic", "steps": steps})),
            )?;
        }
        for number in 0..EVENTS {
            let body = json!({"came": "night", "legs": "left", "minutes": number % 9, "doing": "sleeping", "soreness": number % 3});
            tx.insert(at(number, EVENTS), None, &Event(body))?;
        }
        Ok(())
    };
    store.transact(NOW, write).expect("ten years are written");
}

#[test]
#[ignore = "prints numbers; run it with --release --nocapture"]
fn numbers_on_ten_years() {
    let (dir, out) = (
        TempDir::new().expect("a folder"),
        TempDir::new().expect("a folder"),
    );
    write_decade(dir.path());
    println!(
        "ten years: {} entries, {} MB",
        DAYS + SESSIONS + EVENTS,
        fs::metadata(db(dir.path())).expect("it is there").len() / 1_000_000
    );
    let once = |what: &str, bound: &str, work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        println!(
            "{what}: {:.1} ms (bound {bound})",
            start.elapsed().as_secs_f64() * 1000.0
        );
    };
    let mut store = None;
    once("open, with quick_check", "quick_check 50 ms", &mut || {
        store = Some(Store::open(dir.path(), NOW).expect("it opens"))
    });
    let store = store.expect("it is open");
    let mut commits: Vec<f64> = (0..1000)
        .map(|number| {
            let start = Instant::now();
            store
                .transact(NOW, |tx| tx.insert(NOW, None, &note(&number.to_string())))
                .expect("it is written");
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    commits.sort_by(f64::total_cmp);
    println!(
        "a commit: median {:.2} ms, p99 {:.2} ms (bound p99 5 ms)",
        commits[500], commits[990]
    );
    once("list the newest 50 of 50,000", "20 ms", &mut || {
        let newest = Query {
            newest_first: true,
            limit: Some(50),
            ..Query::default()
        };
        assert_eq!(
            store.list::<Event>(&newest).expect("it is read").entries.len(),
            50
        );
    });
    once("backup", "1 s", &mut || {
        drop(store.backup_now("asked", NOW).expect("it is made"))
    });
    once("export", "2 s", &mut || {
        store
            .export_to(&out.path().join("all.json"), None, NOW)
            .expect("it is written")
    });
    once("table of 50,000", "2 s", &mut || {
        store
            .csv_to(&out.path().join("all.csv"), &[Event::KIND])
            .expect("it is written")
    });
    once("encrypted export", "none", &mut || {
        store
            .export_to(&out.path().join("all.age"), Some("correct horse"), NOW)
            .expect("it is written")
    });
    let export = fs::read(out.path().join("all.json")).expect("it is read");
    println!("the export has {} MB", export.len() / 1_000_000);
    let empty = Store::in_memory().expect("a record in memory");
    once("import", "none", &mut || {
        assert!(empty.import(&export, None, true).expect("it is read").added > 60_000)
    });
}
