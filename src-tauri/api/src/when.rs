//! A day and perhaps a time of day, as a form gives them, turned into stamps.

use serde::Deserialize;
use soleus_core::{
    recovery::clock::{Moment, stamp_of},
    time::{Day, Stamp},
};

use crate::failure::Failure;

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

impl When {
    /// The moment. An unknown time of day is the latest it could have been (rulings "Recovery"): the end of that day,
    /// but never later than now.
    ///
    /// # Errors
    /// `BadInput` for a time no clock shows or a moment in the future.
    pub fn stamp(&self, now: Moment) -> Result<Stamp, Failure> {
        let (hour, minute) = match &self.time {
            Some(time) => {
                clock_time(time).ok_or_else(|| Failure::bad_input(format!("no clock shows \"{time}\"")))?
            }
            None => (23, 59),
        };
        let stamp = stamp_of(self.day, hour, minute, now.wall.offset_min)
            .ok_or_else(|| Failure::bad_input(format!("{} is not a day of the calendar", self.day)))?;
        if self.time.is_none() && stamp.ms > now.wall.ms && self.day <= Day(now.wall.civil().date()) {
            return Ok(now.wall);
        }
        // A form shows minutes: the present minute is not the future.
        if stamp.ms > now.wall.ms + 60_000 {
            return Err(Failure::bad_input("that is in the future"));
        }
        Ok(if stamp.ms > now.wall.ms { now.wall } else { stamp })
    }
}

fn clock_time(text: &str) -> Option<(i8, i8)> {
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
            .stamp(now())
            .unwrap(),
            now().wall
        );
        let yesterday = When {
            day: today.plus(-1),
            time: None,
        }
        .stamp(now())
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
            .stamp(now())
            .is_err()
        );
        for time in ["24:00", "12:60", "-1:00", "noon", ""] {
            assert!(
                When {
                    day: today,
                    time: Some(time.into())
                }
                .stamp(now())
                .is_err(),
                "{time}"
            );
        }
    }
}
