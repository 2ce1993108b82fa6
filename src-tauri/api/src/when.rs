//! A day and perhaps a time of day, as a form gives them, turned into stamps.

use serde::{Deserialize, Serialize};
use soleus_core::{
    recovery::clock::{Moment, stamp_of},
    time::{Day, Stamp},
};

use crate::{app::App, failure::Failure};

/// Nothing that a person enters is older: a year like 26 is a slip of the finger.
const FIRST_YEAR: i16 = 1900;

/// A calendar date and, if known, a time on the person's clock.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct When {
    /// The date.
    pub day: Day,
    /// `HH:MM`; if missing, the time of day is not known.
    pub time: Option<String>,
}

/// Which day and time it is on the person's clock.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Today {
    /// The date.
    pub date: Day,
    /// The check-in day, which begins at 04:00.
    pub day: Day,
    /// `HH:MM`.
    pub time: String,
}

/// Which day and time it is.
///
/// # Errors
/// None; the signature is every command's.
pub fn today(app: &App, (): ()) -> Result<Today, Failure> {
    let now = app.now().stamp;
    let civil = now.civil();
    Ok(Today {
        date: now.date(),
        day: now.day(),
        time: format!("{:02}:{:02}", civil.hour(), civil.minute()),
    })
}

impl When {
    /// The moment, in the zone and with the offset that was in force on that day. An unknown time of day is the latest it
    /// could have been: the end of that day, but never later than now.
    ///
    /// # Errors
    /// `BadInput` for a time no clock shows, a day before 1900 or a moment in the future.
    pub fn stamp(&self, app: &App, now: Moment) -> Result<Stamp, Failure> {
        self.past(now, |ms| app.offset_at(ms))
    }

    /// The moment that an entry which was at `kept` is moved to. One that was made in another zone than this stays in that
    /// zone: what its form shows is the clock there.
    ///
    /// # Errors
    /// As [`When::stamp`].
    pub(crate) fn moved(&self, app: &App, now: Moment, kept: Stamp) -> Result<Stamp, Failure> {
        if app.offset_at(kept.ms) == kept.offset_min {
            return self.stamp(app, now);
        }
        self.past(now, |_| kept.offset_min)
    }

    fn past(&self, now: Moment, offset_at: impl Fn(i64) -> i16) -> Result<Stamp, Failure> {
        let stamp = self.in_zone((23, 59), offset_at)?;
        if self.time.is_none() && stamp.ms > now.wall.ms && self.day <= Day(now.wall.civil().date()) {
            return Ok(now.wall);
        }
        // A form shows minutes: the present minute is not the future.
        if stamp.ms > now.wall.ms + 60_000 {
            return Err(Failure::bad_input("that is in the future"));
        }
        Ok(if stamp.ms > now.wall.ms { now.wall } else { stamp })
    }

    fn in_zone(&self, else_at: (i8, i8), offset_at: impl Fn(i64) -> i16) -> Result<Stamp, Failure> {
        let (hour, minute) = match &self.time {
            Some(time) => {
                clock_time(time).ok_or_else(|| Failure::bad_input(format!("no clock shows \"{time}\"")))?
            }
            None => else_at,
        };
        if self.day.0.year() < FIRST_YEAR {
            return Err(Failure::bad_input(format!("{} is too long ago", self.day)));
        }
        let with = |offset_min| {
            stamp_of(self.day, hour, minute, offset_min)
                .ok_or_else(|| Failure::bad_input(format!("{} is not a day of the calendar", self.day)))
        };
        // The offset depends on the instant and the instant on the offset: two steps settle it everywhere but within the
        // hour of a change, where either is right.
        let first = with(offset_at(with(0)?.ms))?;
        with(offset_at(first.ms))
    }
}

/// The instant of a date and time that may lie ahead: without a time the beginning of the day, or its end.
///
/// # Errors
/// `BadInput` for a time no clock shows.
pub(crate) fn instant(app: &App, when: &When, end: bool) -> Result<Stamp, Failure> {
    let day = When {
        day: if end && when.time.is_none() {
            when.day.plus(1)
        } else {
            when.day
        },
        time: when.time.clone(),
    };
    day.in_zone((0, 0), |ms| app.offset_at(ms))
}

/// The hour and minute of `HH:MM`.
pub(crate) fn clock_time(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment::of(Stamp::new(1_790_000_000_000, 120))
    }

    #[test]
    fn a_day_without_a_time_is_the_latest_it_could_have_been() {
        let today = Day(now().wall.civil().date());
        assert_eq!(
            When {
                day: today,
                time: None
            }
            .past(now(), |_| 120)
            .unwrap(),
            now().wall
        );
        let yesterday = When {
            day: today.plus(-1),
            time: None,
        }
        .past(now(), |_| 120)
        .unwrap();
        assert_eq!((yesterday.civil().hour(), yesterday.civil().minute()), (23, 59));
    }

    #[test]
    fn the_future_and_times_no_clock_shows_are_refused() {
        let today = Day(now().wall.civil().date());
        assert!(
            When {
                day: today.plus(1),
                time: None
            }
            .past(now(), |_| 120)
            .is_err()
        );
        for time in ["24:00", "12:60", "-1:00", "noon", ""] {
            assert!(
                When {
                    day: today,
                    time: Some(time.into())
                }
                .past(now(), |_| 120)
                .is_err(),
                "{time}"
            );
        }
    }

    #[test]
    fn a_day_before_1900_is_refused() {
        for day in ["0026-11-20", "1899-12-31", "-000001-01-01"] {
            let when = When {
                day: Day(day.parse().unwrap()),
                time: None,
            };
            assert!(when.past(now(), |_| 120).is_err(), "{day}");
        }
    }
}
