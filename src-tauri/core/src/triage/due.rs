//! By when to be seen: one pure function of level, days and the person's clock.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use crate::{
    care::Level,
    time::{Day, Stamp},
};

/// When to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckDue"))]
pub enum Due {
    /// Now.
    Now,
    /// Today, by this full hour of the person's clock (18 to 21).
    Today {
        /// The hour.
        hour: u8,
    },
    /// Tonight, through the out-of-hours service: between 18:00 and 06:00.
    Tonight,
    /// By this weekday, at the latest.
    By {
        /// The date on the person's calendar.
        day: Day,
        /// Monday = 1 to Friday = 5.
        weekday: u8,
        /// No weekday lay within the rule's days, so this is the first one after them.
        later_than_wished: bool,
    },
    /// Nobody needs to be seen; look again at the next check-in: a day later.
    LookAgain {
        /// The date of the first check-in.
        day: Day,
    },
}

/// By when. `days` is the fewest days a fired rule gives (rule of thumb: 18:00 for the same day, or three hours from now).
pub fn due(level: Level, days: u8, now: Stamp) -> Due {
    let local = now.civil();
    match level {
        Level::Emergency => Due::Now,
        Level::SameDay => match u8::try_from(local.hour()).unwrap_or(0) {
            0..=5 | 18.. => Due::Tonight,
            6..=14 => Due::Today { hour: 18 },
            hour => Due::Today {
                hour: hour + if local.minute() == 0 { 3 } else { 4 },
            },
        },
        Level::ClinicianDays => by_weekday(local.date(), days.max(1)),
        Level::SelfCare => Due::LookAgain {
            day: Day(later(local.date(), 1)),
        },
    }
}

fn by_weekday(today: Date, days: u8) -> Due {
    let within = (1..=days)
        .rev()
        .map(|ahead| later(today, ahead))
        .find(|d| is_weekday(*d));
    let beyond = || {
        (days..=days + 3)
            .map(|ahead| later(today, ahead))
            .find(|d| is_weekday(*d))
    };
    let day = within.or_else(beyond).unwrap_or(today);
    let weekday = u8::try_from(day.weekday().to_monday_one_offset()).unwrap_or(1);
    Due::By {
        day: Day(day),
        weekday,
        later_than_wished: within.is_none(),
    }
}

fn is_weekday(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn later(date: Date, days: u8) -> Date {
    date.checked_add(i32::from(days).days()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset_min: i16) -> Stamp {
        Stamp::new(
            text.parse::<jiff::Timestamp>().unwrap().as_millisecond(),
            offset_min,
        )
    }

    fn by(days: u8, now: Stamp) -> (String, bool) {
        let due = due(Level::ClinicianDays, days, now);
        let Due::By {
            day,
            later_than_wished,
            ..
        } = due
        else {
            panic!("{due:?}")
        };
        (day.to_string(), later_than_wished)
    }

    #[test]
    fn an_emergency_is_always_now() {
        assert_eq!(due(Level::Emergency, 3, at("2026-11-20T23:59:00Z", 0)), Due::Now);
    }

    #[test]
    fn the_same_day_is_six_in_the_evening_then_a_few_hours_then_tonight() {
        let day = |clock: &str| due(Level::SameDay, 0, at(&format!("2026-11-20T{clock}:00Z"), 0));
        assert_eq!(day("06:00"), Due::Today { hour: 18 });
        assert_eq!(day("14:59"), Due::Today { hour: 18 });
        assert_eq!(day("15:00"), Due::Today { hour: 18 });
        assert_eq!(day("15:01"), Due::Today { hour: 19 });
        assert_eq!(day("17:59"), Due::Today { hour: 21 });
        assert_eq!(day("18:00"), Due::Tonight);
        assert_eq!(day("23:59"), Due::Tonight);
        assert_eq!(day("00:00"), Due::Tonight, "after midnight it is still the night");
        assert_eq!(day("05:59"), Due::Tonight);
    }

    #[test]
    fn the_clock_is_the_persons_own() {
        let now = "2026-11-20T17:30:00Z";
        assert_eq!(due(Level::SameDay, 0, at(now, 60)), Due::Tonight);
        assert_eq!(due(Level::SameDay, 0, at(now, -300)), Due::Today { hour: 18 });
    }

    #[test]
    fn within_days_falls_on_the_last_weekday_that_is_early_enough() {
        // 2026-11-20 is a Friday.
        assert_eq!(by(7, at("2026-11-20T12:00:00Z", 0)), ("2026-11-27".into(), false));
        assert_eq!(by(3, at("2026-11-20T12:00:00Z", 0)), ("2026-11-23".into(), false));
        assert_eq!(by(2, at("2026-11-18T12:00:00Z", 0)), ("2026-11-20".into(), false));
        assert_eq!(
            by(3, at("2026-11-18T12:00:00Z", 0)),
            ("2026-11-20".into(), false),
            "Saturday goes back to Friday"
        );
    }

    #[test]
    fn a_weekend_that_swallows_the_days_says_so() {
        assert_eq!(by(2, at("2026-11-20T12:00:00Z", 0)), ("2026-11-23".into(), true));
        assert_eq!(by(1, at("2026-11-21T12:00:00Z", 0)), ("2026-11-23".into(), true));
    }

    #[test]
    fn the_date_turns_at_the_persons_midnight() {
        assert_eq!(by(1, at("2026-11-17T23:30:00Z", 0)), ("2026-11-18".into(), false));
        assert_eq!(
            by(1, at("2026-11-17T23:30:00Z", 60)),
            ("2026-11-19".into(), false)
        );
    }
}
