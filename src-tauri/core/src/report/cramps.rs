//! The cramp history as a clinician asks for it: how often, when, held or jerking, how long, what released it, what went
//! before. A cramp is only here if it was logged; what was not said is counted as not said.

use std::collections::BTreeSet;

use crate::{
    care::{Legs, Tri},
    journal::Entry,
    recovery::{
        cramp::{CrampLog, CrampTime, Release, Spasm},
        record::Factor,
    },
    time::{Day, Stamp},
};

/// So many of the newest cramps are listed one by one.
const LISTED: usize = 10;
/// The weeks of a history; a rule of thumb: a clinician asks about weeks.
const WEEKS: u8 = 12;
/// A cramp that lasts longer, in minutes, is to be seen the same day (NHS-CRAMP-OLD).
const LONG_MIN: u16 = 10;

/// One week of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrampWeek {
    /// Its first day.
    pub from: Day,
    /// Cramps logged.
    pub all: usize,
    /// Of them at night or asleep.
    pub night: usize,
}

/// How long cramps lasted, in classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// Longer than ten minutes, or still locked when logged: when they came.
    pub long: Vec<Stamp>,
    /// Under a minute.
    pub under_one: usize,
    /// 1 to 5 minutes.
    pub to_five: usize,
    /// 6 to 10 minutes.
    pub to_ten: usize,
    /// Not said.
    pub unsaid: usize,
}

/// Twelve weeks of cramps, and those before by year.
#[derive(Clone, Debug, PartialEq)]
pub struct CrampHistory {
    /// The first day.
    pub since: Day,
    /// The last day.
    pub until: Day,
    /// All cramps of the span.
    pub all: usize,
    /// At night or asleep.
    pub night: usize,
    /// On so many nights.
    pub nights: usize,
    /// In the first four weeks, and in the last four.
    pub trend: (usize, usize),
    /// Week by week.
    pub weeks: Vec<CrampWeek>,
    /// When they came, the most frequent first.
    pub came: Vec<(CrampTime, usize)>,
    /// Held, jerking, not said.
    pub spasm: [usize; 3],
    /// How long they lasted.
    pub lengths: Lengths,
    /// What released them, the most frequent first.
    pub released: Vec<(Release, usize)>,
    /// What may have contributed, the most frequent first.
    pub factors: Vec<(Factor, usize)>,
    /// Left, right, both legs, not said.
    pub legs: [usize; 4],
    /// Woke the person.
    pub woke: usize,
    /// Left the muscle sore.
    pub sore: usize,
    /// The line about warning signs answered "yes" or "not sure".
    pub warned: Vec<(Stamp, Tri)>,
    /// Nothing but the time was said.
    pub bare: usize,
    /// The newest, newest first.
    pub newest: Vec<Entry<CrampLog>>,
    /// Before the span, by year, oldest first.
    pub years: Vec<(i16, usize)>,
}

/// The history that `cramps` give on the day `until`.
pub fn history(cramps: &[Entry<CrampLog>], until: Day) -> CrampHistory {
    let since = until.plus(1 - 7 * i64::from(WEEKS));
    let mut sorted: Vec<&Entry<CrampLog>> = cramps.iter().filter(|cramp| cramp.at.day() <= until).collect();
    sorted.sort_by_key(|cramp| (cramp.at.ms, cramp.written));
    let (before, mine): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|cramp| cramp.at.day() < since);
    let night = |cramp: &&&Entry<CrampLog>| cramp.body.came == Some(CrampTime::Night);
    let weeks = weeks(&mine, since);
    let four = |weeks: &[CrampWeek]| weeks.iter().map(|week| week.all).sum();
    CrampHistory {
        since,
        until,
        all: mine.len(),
        night: mine.iter().filter(night).count(),
        nights: mine
            .iter()
            .filter(night)
            .map(|cramp| cramp.at.day())
            .collect::<BTreeSet<_>>()
            .len(),
        trend: (four(&weeks[..4]), four(&weeks[weeks.len() - 4..])),
        weeks,
        came: tally(mine.iter().filter_map(|cramp| cramp.body.came)),
        spasm: [Some(Spasm::Static), Some(Spasm::Rhythmic), None]
            .map(|kind| count(&mine, |log| log.spasm == kind)),
        lengths: lengths(&mine),
        released: tally(mine.iter().flat_map(|cramp| cramp.body.released.iter().copied())),
        factors: tally(mine.iter().flat_map(|cramp| cramp.body.factors.iter().copied())),
        legs: [Some(Legs::Left), Some(Legs::Right), Some(Legs::Both), None]
            .map(|legs| count(&mine, |log| log.legs == legs)),
        woke: count(&mine, |log| log.woke == Some(Tri::Yes)),
        sore: count(&mine, |log| log.sore_after == Some(Tri::Yes)),
        warned: mine
            .iter()
            .filter_map(|cramp| Some((cramp.at, cramp.body.warning_sign.filter(|sign| *sign != Tri::No)?)))
            .collect(),
        bare: count(&mine, says_nothing),
        newest: mine
            .iter()
            .rev()
            .take(LISTED)
            .map(|cramp| (*cramp).clone())
            .collect(),
        years: years(&before),
    }
}

fn count(cramps: &[&Entry<CrampLog>], fits: impl Fn(&CrampLog) -> bool) -> usize {
    cramps.iter().filter(|cramp| fits(&cramp.body)).count()
}

fn says_nothing(log: &CrampLog) -> bool {
    let told = CrampLog {
        lead_ms: log.lead_ms,
        entered_later: log.entered_later,
        ..CrampLog::default()
    };
    *log == told
}

fn weeks(cramps: &[&Entry<CrampLog>], since: Day) -> Vec<CrampWeek> {
    let mut weeks: Vec<CrampWeek> = (0..WEEKS)
        .map(|week| CrampWeek {
            from: since.plus(7 * i64::from(week)),
            all: 0,
            night: 0,
        })
        .collect();
    for cramp in cramps {
        let index = usize::try_from(cramp.at.day().since(since) / 7).unwrap_or(0);
        if let Some(week) = weeks.get_mut(index) {
            week.all += 1;
            week.night += usize::from(cramp.body.came == Some(CrampTime::Night));
        }
    }
    weeks
}

fn lengths(cramps: &[&Entry<CrampLog>]) -> Lengths {
    cramps.iter().fold(Lengths::default(), |mut sum, cramp| {
        let locked = cramp.body.released.contains(&Release::StillLocked);
        match cramp.body.minutes {
            Some(minutes) if locked || minutes > LONG_MIN => sum.long.push(cramp.at),
            None if locked => sum.long.push(cramp.at),
            Some(0) => sum.under_one += 1,
            Some(1..=5) => sum.to_five += 1,
            Some(_) => sum.to_ten += 1,
            None => sum.unsaid += 1,
        }
        sum
    })
}

/// How often each value occurs, the most frequent first; of equal ones the one that occurred first.
fn tally<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn years(before: &[&Entry<CrampLog>]) -> Vec<(i16, usize)> {
    let mut years = tally(before.iter().map(|cramp| cramp.at.day().0.year()));
    years.sort_by_key(|(year, _)| *year);
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        journal::EntryId,
        time::{DAY_MS, HOUR_MS},
    };

    /// Noon of the last day.
    const NOON: i64 = 1_780_833_600_000;

    fn cramp(days_ago: i64, body: CrampLog) -> Entry<CrampLog> {
        let at = Stamp::new(NOON - days_ago * DAY_MS, 0);
        Entry {
            id: EntryId(days_ago.to_string()),
            at,
            subject: None,
            changed: at,
            written: 1000 - days_ago,
            edited: 1000 - days_ago,
            body,
        }
    }

    fn at_night(minutes: Option<u16>) -> CrampLog {
        CrampLog {
            came: Some(CrampTime::Night),
            minutes,
            ..CrampLog::default()
        }
    }

    #[test]
    fn weeks_nights_and_the_trend_are_counted_and_older_ones_go_by_year() {
        let mut cramps = vec![cramp(400, CrampLog::default()), cramp(83, at_night(None))];
        cramps.push(cramp(1, at_night(Some(3))));
        let mut same_night = cramp(1, at_night(Some(0)));
        same_night.at = same_night.at.plus_ms(HOUR_MS);
        cramps.push(same_night);
        cramps.push(cramp(0, CrampLog::default()));
        let history = history(&cramps, Stamp::new(NOON, 0).day());
        assert_eq!((history.all, history.night, history.nights), (4, 3, 2));
        assert_eq!(history.trend, (1, 3));
        assert_eq!(history.weeks.iter().map(|week| week.all).sum::<usize>(), 4);
        assert_eq!((history.weeks[0].all, history.weeks[11].all), (1, 3));
        assert_eq!((history.bare, history.years.clone()), (1, vec![(2025, 1)]));
    }

    #[test]
    fn a_cramp_over_ten_minutes_or_still_locked_is_long_whatever_else_is_said() {
        let locked = CrampLog {
            released: vec![Release::StillLocked],
            minutes: Some(2),
            ..CrampLog::default()
        };
        let cramps = [
            cramp(3, at_night(Some(11))),
            cramp(2, locked),
            cramp(1, at_night(Some(10))),
            cramp(0, at_night(None)),
        ];
        let lengths = history(&cramps, Stamp::new(NOON, 0).day()).lengths;
        assert_eq!((lengths.long.len(), lengths.to_ten, lengths.unsaid), (2, 1, 1));
    }

    #[test]
    fn no_cramp_is_no_zero_minutes() {
        let history = history(&[], Stamp::new(NOON, 0).day());
        assert_eq!(
            (history.all, history.lengths.under_one, history.weeks.len()),
            (0, 0, 12)
        );
    }
}
