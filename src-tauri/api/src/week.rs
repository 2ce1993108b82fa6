//! The last seven days at a glance, for Today.

use serde::Serialize;
use soleus_core::{
    care::Side,
    journal::{Body, Entry},
    recovery::{checkin::CheckIn, cramp::CrampLog, load::Outing},
    session::SessionEntry,
    time::{DAY_MS, Day},
};
use soleus_store::{Query, Store};

use crate::{app::App, failure::Failure};

/// How many days are shown, today among them.
const DAYS: i64 = 7;

/// What was recorded of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WeekDay {
    /// Which; it begins at 04:00.
    pub day: Day,
    /// Whether there is a check-in.
    pub checked_in: bool,
    /// The worse leg's pain when walking, 0 to 10, if it was told.
    pub walking: Option<u8>,
    /// Guided sessions.
    pub sessions: u32,
    /// Minutes of walks and runs.
    pub minutes: u32,
    /// Cramps.
    pub cramps: u32,
}

/// The last seven days, oldest first.
///
/// # Errors
/// While the record is closed.
pub fn week(app: &App, (): ()) -> Result<Vec<WeekDay>, Failure> {
    let store = app.store()?;
    let now = app.now().stamp;
    let (today, from_ms) = (now.day(), now.ms.saturating_sub((DAYS + 1) * DAY_MS));
    // A check-in for an earlier day is dated by its own day, not by when it was written.
    let check_ins = lately::<CheckIn>(&store, from_ms)?;
    let sessions = lately::<SessionEntry>(&store, from_ms)?;
    let outings = lately::<Outing>(&store, from_ms)?;
    let cramps = lately::<CrampLog>(&store, from_ms)?;
    let of = |day: Day| WeekDay {
        day,
        checked_in: check_ins.iter().any(|entry| entry.body.day == day),
        walking: check_ins
            .iter()
            .filter(|entry| entry.body.day == day)
            .filter_map(|entry| walking(&entry.body))
            .max(),
        sessions: count(&sessions, day),
        minutes: outings
            .iter()
            .filter(|entry| entry.at.day() == day)
            .filter_map(|entry| entry.body.minutes)
            .map(u32::from)
            .sum(),
        cramps: count(&cramps, day),
    };
    Ok((0..DAYS).rev().map(|back| of(today.plus(-back))).collect())
}

fn lately<B: Body>(store: &Store, from_ms: i64) -> Result<Vec<Entry<B>>, Failure> {
    let query = Query {
        from_ms: Some(from_ms),
        ..Query::default()
    };
    Ok(store.list::<B>(&query)?.entries)
}

fn count<B>(entries: &[Entry<B>], day: Day) -> u32 {
    let of_day = entries.iter().filter(|entry| entry.at.day() == day).count();
    u32::try_from(of_day).unwrap_or(u32::MAX)
}

fn walking(check_in: &CheckIn) -> Option<u8> {
    [Side::Left, Side::Right]
        .into_iter()
        .filter_map(|side| check_in.leg(side)?.walking)
        .map(|pain| pain.score())
        .max()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::check::tests::world::World;

    #[test]
    fn the_week_has_seven_days_and_what_was_recorded_of_each() {
        let world = World::new();
        let walk = json!({ "kind": "flat_walk", "minutes": 20, "metres": null, "pain": 0, "limp": false, "terrain": null });
        world.call("outing_save", json!({ "id": null, "when": null, "outing": walk }));
        world.later(24);
        world.call("cramp_log", json!({ "when": null, "cramp": {} }));
        let week = world.call("week", Value::Null);
        let days = week.as_array().unwrap();
        assert_eq!(days.len(), 7);
        assert_eq!((&days[5]["minutes"], &days[6]["cramps"]), (&json!(20), &json!(1)));
        assert_eq!(
            (&days[6]["minutes"], &days[6]["checkedIn"]),
            (&json!(0), &json!(false))
        );
        assert!(days[6]["walking"].is_null(), "what was not told is no zero");
    }
}
