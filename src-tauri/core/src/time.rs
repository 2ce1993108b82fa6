//! Time as values: monotonic ticks for sessions, wall stamps with their offset for the record, medical and check-in days.
//!
//! Nothing here asks what time it is. A stamp carries the UTC offset in force when it was made, so an entry keeps its
//! local date after the person travels.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::Offset};
use serde::{Deserialize, Serialize};

/// A point on the monotonic clock in milliseconds since an arbitrary epoch of this run. Never wall time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tick(#[cfg_attr(feature = "bindings", ts(type = "number"))] pub u64);

impl Tick {
    /// The tick `ms` milliseconds later.
    pub fn plus(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to `self`, zero if `earlier` is later.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A wall-clock instant with the UTC offset that was in force: what the record stores. One that is read from a record, an
/// import or a command lies within the calendar of [`Stamp::checked`]; anything else is refused there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "UncheckedStamp")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub ms: i64,
    /// Minutes east of UTC, -1560..=1560.
    pub offset_min: i16,
}

/// A stamp as it is written, before it is known to lie within the calendar.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UncheckedStamp {
    ms: i64,
    offset_min: i16,
}

impl TryFrom<UncheckedStamp> for Stamp {
    type Error = &'static str;

    fn try_from(raw: UncheckedStamp) -> Result<Self, Self::Error> {
        Self::checked(raw.ms, raw.offset_min)
            .ok_or("a time beyond the years 1900 to 9999 or 26 hours from UTC")
    }
}

/// The instants that a stamp may have: 1900-01-01 to 9999-12-30, UTC. Every calendar holds them, with any offset, and sums
/// of them with spans that occur here do not overflow.
const CALENDAR_MS: std::ops::RangeInclusive<i64> = -2_208_988_800_000..=253_402_128_000_000;
/// The farthest that a zone may lie from UTC, in minutes either way.
const MOST_OFFSET_MIN: i16 = 1560;

/// One hour in milliseconds.
pub const HOUR_MS: i64 = 3_600_000;
/// One day of 24 whole hours in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;
/// The local hour at which a check-in day begins (04:00, so a cramp at 3 a.m. belongs to the evening before).
pub const ROLLOVER_HOUR: i64 = 4;

impl Stamp {
    /// A stamp at `ms` since the epoch with `offset_min` minutes east of UTC.
    pub fn new(ms: i64, offset_min: i16) -> Self {
        Self { ms, offset_min }
    }

    /// A stamp that was read from elsewhere; `None` if no clock of ours can have made it: an instant before 1900 or after
    /// 9999, or an offset beyond 26 hours. This is the one home of these limits.
    pub fn checked(ms: i64, offset_min: i16) -> Option<Self> {
        let sound = CALENDAR_MS.contains(&ms) && (-MOST_OFFSET_MIN..=MOST_OFFSET_MIN).contains(&offset_min);
        sound.then_some(Self { ms, offset_min })
    }

    /// The same offset, `ms` milliseconds later (earlier if negative).
    pub fn plus_ms(self, ms: i64) -> Self {
        Self {
            ms: self.ms.saturating_add(ms),
            ..self
        }
    }

    /// Milliseconds from `earlier` to `self`; negative if `earlier` is later.
    pub fn since_ms(self, earlier: Self) -> i64 {
        self.ms.saturating_sub(earlier.ms)
    }

    /// The civil date and time on the person's clock; a value beyond the calendar counts as the nearest one within.
    pub fn civil(self) -> jiff::civil::DateTime {
        let secs = i32::from(self.offset_min.clamp(-1559, 1559)) * 60;
        let offset = Offset::from_seconds(secs).unwrap_or(Offset::UTC);
        let ms = self.ms.clamp(*CALENDAR_MS.start(), *CALENDAR_MS.end());
        let instant = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
        offset.to_datetime(instant)
    }

    /// The check-in day: the local date, with the day beginning at [`ROLLOVER_HOUR`].
    pub fn day(self) -> Day {
        Day(self.plus_ms(-ROLLOVER_HOUR * HOUR_MS).civil().date())
    }

    /// The date on the person's calendar, which begins at midnight: what a date field means.
    pub fn date(self) -> Day {
        Day(self.civil().date())
    }
}

/// A check-in day: a local calendar date after the 04:00 rollover. Written `YYYY-MM-DD`; one that is read lies in the years
/// 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Date")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct Day(pub Date);

impl TryFrom<Date> for Day {
    type Error = &'static str;

    fn try_from(date: Date) -> Result<Self, Self::Error> {
        let sound = date.year() >= 1900;
        sound.then_some(Self(date)).ok_or("a year before 1900")
    }
}

impl Day {
    /// The day `days` later (earlier if negative); stays put at the ends of the calendar.
    pub fn plus(self, days: i64) -> Self {
        Self(
            self.0
                .checked_add(SignedDuration::from_hours(days.saturating_mul(24)))
                .unwrap_or(self.0),
        )
    }

    /// Days from `earlier` to `self`; negative if `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Everything the clock port tells at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Monotonic time, which stops while the machine sleeps on some systems.
    pub tick: Tick,
    /// Monotonic time that counts sleep, where the system has such a clock.
    pub boot: Option<Tick>,
    /// Wall time and offset.
    pub stamp: Stamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset_min: i16) -> Stamp {
        let ms = text.parse::<Timestamp>().unwrap().as_millisecond();
        Stamp::new(ms, offset_min)
    }

    #[test]
    fn a_cramp_at_three_in_the_morning_belongs_to_the_evening_before() {
        assert_eq!(at("2026-11-20T02:00:00Z", 60).day().to_string(), "2026-11-19");
        assert_eq!(at("2026-11-20T03:00:00Z", 60).day().to_string(), "2026-11-20");
    }

    #[test]
    fn an_impossible_offset_or_instant_is_clamped_and_never_panics() {
        let _ = Stamp::new(i64::MAX, i16::MAX).day();
        let _ = Stamp::new(i64::MIN, i16::MIN).plus_ms(i64::MIN).civil();
    }

    #[test]
    fn what_no_calendar_holds_is_refused_where_it_is_read() {
        let read = |ms: i64, offset: i64| {
            serde_json::from_str::<Stamp>(&format!(r#"{{"ms":{ms},"offsetMin":{offset}}}"#)).is_ok()
        };
        assert!(read(0, 0) && read(1_795_000_000_000, -210) && read(253_402_128_000_000, 1560));
        for (ms, offset) in [
            (9_000_000_000_000_000, 0),
            (i64::MIN, 0),
            (-61_346_764_800_000, 0),
            (0, 1561),
        ] {
            assert!(!read(ms, offset), "{ms} {offset}");
        }
        let day = |text: &str| serde_json::from_str::<Day>(&format!("\"{text}\"")).is_ok();
        assert!(day("1900-01-01") && day("2026-11-30"));
        assert!(!day("0026-11-30") && !day("-009999-01-01"));
    }

    #[test]
    fn days_count_over_month_ends() {
        let day = at("2026-02-27T12:00:00Z", 0).day();
        assert_eq!(day.plus(2).to_string(), "2026-03-01");
        assert_eq!(day.plus(2).since(day), 2);
    }
}
