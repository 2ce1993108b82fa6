//! Cold packs for comfort: wrapped, short, seldom, and only in the first days.
//!
//! Whether cold may be shown at all is the check's word, not this module's; here only times count.

use serde::{Deserialize, Serialize};

use super::{clock::Moment, plan::ColdAdvice, record::Episode, timeline::onset_ms};
use crate::{
    journal::{Body, Entry},
    time::{DAY_MS, HOUR_MS, Stamp},
};

/// One cold pack. The entry's `at` is when it was put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdPack {
    /// Minutes it was meant to stay on.
    pub minutes: u8,
    /// Seconds it stayed on; `None` while it is on, or when the app ended before it came off.
    #[serde(default)]
    pub held_s: Option<u32>,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub lead_ms: i64,
}

impl Body for ColdPack {
    const KIND: &'static str = "cold_pack";
}

/// Why no pack may go on now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ColdWait {
    /// The first days are over.
    Over,
    /// The last one came off too short a time ago.
    Spaced,
    /// As many as a day allows.
    Enough,
}

/// What the times of earlier packs allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColdState {
    /// What holds the next one, if anything.
    pub wait: Option<ColdWait>,
    /// When the next one may go on; `None` if now, or never again.
    pub from: Option<Stamp>,
    /// Packs of the last 24 hours.
    pub lately: u8,
    /// When the first days end.
    pub until: Stamp,
}

/// When a pack came off, in believed time: one whose end nobody saw is taken to have stayed on for its whole time.
fn off_ms(pack: &Entry<ColdPack>) -> i64 {
    let held = pack
        .body
        .held_s
        .map_or(i64::from(pack.body.minutes) * 60_000, |seconds| {
            i64::from(seconds) * 1_000
        });
    on_ms(pack).saturating_add(held)
}

fn on_ms(pack: &Entry<ColdPack>) -> i64 {
    pack.at.ms.saturating_add(pack.body.lead_ms)
}

/// What `packs` allow for `episode` at `now`. Every pack counts, whichever leg it was for: the careful reading.
pub fn cold(
    advice: &ColdAdvice,
    episode: &Entry<Episode>,
    packs: &[Entry<ColdPack>],
    now: Moment,
) -> ColdState {
    let until = onset_ms(episode).saturating_add(i64::from(advice.first_hours) * HOUR_MS);
    let mut lately: Vec<i64> = packs
        .iter()
        .map(on_ms)
        .filter(|on| now.ms.saturating_sub(*on) < DAY_MS)
        .collect();
    lately.sort_unstable();
    let spaced = packs
        .iter()
        .map(|pack| off_ms(pack).saturating_add(i64::from(advice.apart_hours) * HOUR_MS))
        .max()
        .filter(|from| *from > now.ms);
    // The pack that has to be a day old before another fits.
    let enough = lately
        .len()
        .checked_sub(usize::from(advice.a_day.max(1)))
        .and_then(|index| lately.get(index))
        .map(|on| on.saturating_add(DAY_MS));
    let (wait, from) = match (spaced, enough) {
        (None, None) => (None, None),
        (Some(from), None) => (Some(ColdWait::Spaced), Some(from)),
        (spaced, Some(from)) => (Some(ColdWait::Enough), spaced.max(Some(from))),
    };
    let over = now.ms >= until || from.is_some_and(|from| from >= until);
    ColdState {
        wait: if over { Some(ColdWait::Over) } else { wait },
        from: from.filter(|_| !over).map(|ms| now.wall_at(ms)),
        lately: u8::try_from(lately.len()).unwrap_or(u8::MAX),
        until: now.wall_at(until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        care::Legs,
        journal::EntryId,
        recovery::{basis::Basis, record::Condition},
    };

    const ADVICE: ColdAdvice = ColdAdvice {
        text: String::new(),
        least_minutes: 10,
        most_minutes: 15,
        look_minutes: 5,
        apart_hours: 2,
        a_day: 4,
        first_hours: 72,
        basis: Basis {
            source: Vec::new(),
            ours: true,
        },
    };

    fn entry<T>(hours: f64, body: T) -> Entry<T> {
        let at = Stamp::new((hours * 3_600_000.0) as i64, 0);
        Entry {
            id: EntryId(format!("{hours}")),
            at,
            subject: None,
            changed: at,
            written: 1,
            edited: 1,
            body,
        }
    }

    fn episode() -> Entry<Episode> {
        entry(
            0.0,
            Episode {
                condition: Condition::ExerciseCramp,
                legs: Legs::Left,
                place: None,
                onset_latest: None,
                doing: String::new(),
                factors: Vec::new(),
                aches: None,
                returned_from: None,
                ladder: None,
                closings: Vec::new(),
                plan_version: 1,
                revisions: Vec::new(),
                lead_ms: 0,
            },
        )
    }

    fn pack(hours: f64, held_s: Option<u32>) -> Entry<ColdPack> {
        entry(
            hours,
            ColdPack {
                minutes: 15,
                held_s,
                lead_ms: 0,
            },
        )
    }

    fn at(hours: f64, packs: &[Entry<ColdPack>]) -> ColdState {
        cold(
            &ADVICE,
            &episode(),
            packs,
            Moment::of(Stamp::new((hours * 3_600_000.0) as i64, 0)),
        )
    }

    #[test]
    fn two_hours_lie_between_one_pack_coming_off_and_the_next() {
        let packs = [pack(1.0, Some(600))];
        assert_eq!(at(2.0, &packs).wait, Some(ColdWait::Spaced));
        assert_eq!(at(2.0, &packs).from.unwrap().ms, 3 * HOUR_MS + 600_000);
        assert_eq!(at(3.2, &packs).wait, None);
    }

    #[test]
    fn a_pack_nobody_took_off_counts_as_a_whole_one() {
        assert_eq!(at(3.2, &[pack(1.0, None)]).wait, Some(ColdWait::Spaced));
        assert_eq!(at(3.3, &[pack(1.0, None)]).wait, None);
    }

    #[test]
    fn four_packs_fill_any_day_of_24_hours() {
        let packs = [1.0, 4.0, 7.0, 10.0].map(|hours| pack(hours, Some(900)));
        let state = at(13.0, &packs);
        assert_eq!((state.wait, state.lately), (Some(ColdWait::Enough), 4));
        assert_eq!(state.from.unwrap().ms, 25 * HOUR_MS);
        assert_eq!(at(25.0, &packs).wait, None);
    }

    #[test]
    fn after_72_hours_no_pack_is_offered_any_more() {
        assert_eq!(at(71.9, &[]).wait, None);
        assert_eq!(at(72.0, &[]).wait, Some(ColdWait::Over));
        assert_eq!(
            at(71.0, &[pack(70.5, Some(900))]).wait,
            Some(ColdWait::Over),
            "the next would come too late"
        );
    }
}
