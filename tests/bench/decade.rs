//! Ten years of somebody's record: 3,650 check-ins, 10,000 sessions, 50,000 other events.

use harness::host::NOW;
use serde_json::{Value, json};
use soleus_core::journal::Body;
use soleus_core::recovery::{
    checkin::CheckIn,
    cramp::CrampLog,
    load::{FunctionalTest, Outing},
    record::Episode,
    rows::DailyRows,
};
use soleus_core::session::SessionEntry;
use soleus_core::time::Stamp;
use soleus_store::{Store, StoreError, Tx};
use std::path::Path;

/// Days of the record.
const DAYS: i64 = 3_650;

/// Sessions and other events over all days.
const SESSIONS: i64 = 10_000;
const CRAMPS: i64 = 25_000;
const OUTINGS: i64 = 25_000;
const EPISODES: i64 = 200;

const DAY_MS: i64 = 86_400_000;

/// Writes the record into `folder`.
pub(crate) fn write(folder: &Path) {
    let store = Store::open(folder, NOW).expect("a new record opens");
    for year in 0..10 {
        let written = store.transact(NOW, |tx| {
            (year * DAYS / 10..(year + 1) * DAYS / 10).try_for_each(|day| one_day(tx, day))
        });
        written.expect("a year is written");
    }
}

fn one_day(tx: &mut Tx<'_>, day: i64) -> Result<(), StoreError> {
    let morning = NOW.plus_ms((day - DAYS) * DAY_MS);
    insert::<CheckIn>(tx, morning, check_in(morning, day))?;
    for number in share(SESSIONS, day) {
        insert::<SessionEntry>(
            tx,
            morning.plus_ms(1_000 * number),
            session(morning, day + number),
        )?;
    }
    for number in share(CRAMPS, day) {
        insert::<CrampLog>(
            tx,
            morning.plus_ms(2_000 * number),
            json!({ "came": "night", "minutes": number % 9, "note": "woke me" }),
        )?;
    }
    for number in share(OUTINGS, day) {
        insert::<Outing>(tx, morning.plus_ms(3_000 * number), outing(day + number))?;
    }
    for number in share(EPISODES, day) {
        insert::<Episode>(tx, morning.plus_ms(4_000 * number), episode(morning))?;
        insert::<FunctionalTest>(tx, morning.plus_ms(5_000 * number), test())?;
    }
    Ok(())
}

/// The numbers of those of `total` events that fall on `day`.
fn share(total: i64, day: i64) -> std::ops::Range<i64> {
    0..(total * (day + 1) / DAYS - total * day / DAYS)
}

fn insert<T: Body>(tx: &mut Tx<'_>, at: Stamp, body: Value) -> Result<(), StoreError> {
    let body: T = serde_json::from_value(body).unwrap_or_else(|error| panic!("{}: {error}", T::KIND));
    tx.insert(at, None, &body).map(drop)
}

fn check_in(at: Stamp, day: i64) -> Value {
    json!({
        "day": at.day(),
        "rows": DailyRows::none_of_these(),
        "left": { "rest": day % 4, "walking": day % 6, "worst": day % 8, "stiffness": "under_ten", "swelling": "none",
                  "trend": "same" },
        "right": null,
        "done": ["walked", "stretched"],
        "note": "a little stiff on the stairs",
    })
}

/// A closed one: it lasted twelve days.
fn episode(at: Stamp) -> Value {
    json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "onsetLatest": null, "planVersion": 2,
        "closings": [{ "at": at.plus_ms(12 * DAY_MS), "why": "recovered", "reopened": null }] })
}

fn test() -> Value {
    let result = json!({ "value": 20.0, "pain": 0 });
    json!({ "test": "single_leg_raise", "left": result, "right": result })
}

fn session(at: Stamp, seed: i64) -> Value {
    let step = |set: i64, side: &str| {
        json!({ "exercise": "wall-calf", "set": set, "side": side, "plannedMs": 30_000, "doneMs": 30_000,
                "skippedMs": 0, "reps": null, "full": true })
    };
    let work: Vec<Value> = (1..=3)
        .flat_map(|set| [step(set, "left"), step(set, "right")])
        .collect();
    json!({
        "routine": "calf-basics", "title": "Calf basics", "ended": at.plus_ms(600_000), "ending": "completed",
        "work": work, "pains": [], "painBefore": seed % 5, "painAfter": seed % 4, "effort": seed % 7, "note": "",
    })
}

fn outing(seed: i64) -> Value {
    json!({ "kind": "run", "minutes": 20 + seed % 40, "metres": 3_000 + seed % 5_000, "pain": seed % 4, "limp": false,
            "terrain": "road" })
}
