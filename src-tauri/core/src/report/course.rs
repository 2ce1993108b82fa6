//! Pain over time as a small chart and a table show it: gaps stay gaps, and over a long time a week is one point.

use crate::{care::Pain, recovery::checkin::LegReport, time::Day};

/// Up to so many days a point is a day; over more it is a week.
const DAILY: i64 = 120;
/// A chart needs so many entries.
const FEWEST: usize = 3;
/// A table of weeks has at most so many rows.
pub const MOST_WEEKS: usize = 8;

/// Pain over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The first point's day.
    pub first: Option<Day>,
    /// Days from one point to the next: 1 or 7.
    pub step: i64,
    /// Pain walking, by point; of a week the median.
    pub walking: Vec<Option<u8>>,
    /// The worst pain, by point; of a week the median.
    pub worst: Vec<Option<u8>>,
    /// Weeks that have an entry, oldest first, at most [`MOST_WEEKS`] of the newest.
    pub weeks: Vec<Week>,
    /// Weeks with an entry that are not among them.
    pub older_weeks: usize,
}

/// One week of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day, counted from the first entry.
    pub from: Day,
    /// Days with an entry.
    pub entries: usize,
    /// The first pain walking.
    pub first: Option<Pain>,
    /// The last pain walking.
    pub last: Option<Pain>,
    /// The highest pain walking.
    pub highest: Option<Pain>,
    /// The highest of the worst pains.
    pub worst: Option<Pain>,
}

impl Course {
    /// Whether there is enough for a chart.
    pub fn is_drawn(&self) -> bool {
        let told = |values: &[Option<u8>]| values.iter().flatten().count();
        told(&self.walking).max(told(&self.worst)) >= FEWEST
    }
}

/// The course of `reports`, one a day and in the order of days.
pub fn course(reports: &[(Day, LegReport)]) -> Course {
    let (Some((first, _)), Some((last, _))) = (reports.first(), reports.last()) else {
        return Course {
            first: None,
            step: 1,
            walking: Vec::new(),
            worst: Vec::new(),
            weeks: Vec::new(),
            older_weeks: 0,
        };
    };
    let days = last.since(*first);
    let step = if days < DAILY { 1 } else { 7 };
    let count = usize::try_from(days / step + 1).unwrap_or(1);
    let mut points: Vec<Vec<&LegReport>> = vec![Vec::new(); count];
    let mut by_week: Vec<Vec<&LegReport>> = vec![Vec::new(); usize::try_from(days / 7 + 1).unwrap_or(1)];
    for (day, report) in reports {
        let since = usize::try_from(day.since(*first)).unwrap_or(0);
        let step = usize::try_from(step).unwrap_or(1);
        points
            .get_mut(since / step)
            .into_iter()
            .for_each(|point| point.push(report));
        by_week
            .get_mut(since / 7)
            .into_iter()
            .for_each(|week| week.push(report));
    }
    let median_of = |of: fn(&LegReport) -> Option<Pain>| {
        let one = |point: &Vec<&LegReport>| median(point.iter().filter_map(|report| of(report)).collect());
        points.iter().map(one).collect()
    };
    let (weeks, older_weeks) = weeks(*first, &by_week);
    Course {
        first: Some(*first),
        step,
        walking: median_of(|report| report.walking),
        worst: median_of(|report| report.worst),
        weeks,
        older_weeks,
    }
}

/// The middle value; of two middle ones the higher, so that nothing is made to look better than it was.
fn median(mut values: Vec<Pain>) -> Option<u8> {
    values.sort_unstable();
    values.get(values.len() / 2).map(|pain| pain.score())
}

fn weeks(first: Day, by_week: &[Vec<&LegReport>]) -> (Vec<Week>, usize) {
    let week = |(index, reports): (usize, &Vec<&LegReport>)| {
        let walking = || reports.iter().filter_map(|report| report.walking);
        Week {
            from: first.plus(i64::try_from(index).unwrap_or(0) * 7),
            entries: reports.len(),
            first: walking().next(),
            last: walking().next_back(),
            highest: walking().max(),
            worst: reports.iter().filter_map(|report| report.worst).max(),
        }
    };
    let all: Vec<Week> = by_week
        .iter()
        .enumerate()
        .filter(|(_, reports)| !reports.is_empty())
        .map(week)
        .collect();
    let older = all.len().saturating_sub(MOST_WEEKS);
    (all.into_iter().skip(older).collect(), older)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i64) -> Day {
        Day(jiff::civil::date(2026, 11, 1)).plus(offset)
    }

    fn report(walking: u8) -> LegReport {
        LegReport {
            walking: Pain::new(walking),
            ..LegReport::default()
        }
    }

    #[test]
    fn a_day_without_an_entry_is_a_gap_and_not_a_zero() {
        let course = course(&[(day(0), report(6)), (day(2), report(3))]);
        assert_eq!(course.walking, [Some(6), None, Some(3)]);
        assert_eq!(course.worst, [None, None, None]);
        assert!(!course.is_drawn(), "two entries are no course");
    }

    #[test]
    fn over_a_long_time_a_point_is_a_week_and_an_empty_week_stays_empty() {
        let course = course(&[(day(0), report(2)), (day(1), report(8)), (day(140), report(1))]);
        assert_eq!((course.step, course.walking.len()), (7, 21));
        assert_eq!(
            (course.walking[0], course.walking[1], course.walking[20]),
            (Some(8), None, Some(1))
        );
        assert_eq!(course.weeks.len(), 2);
    }

    #[test]
    fn the_table_keeps_the_newest_weeks_and_counts_the_others() {
        let reports: Vec<_> = (0..70).map(|offset| (day(offset), report(4))).collect();
        let course = course(&reports);
        assert_eq!((course.weeks.len(), course.older_weeks), (MOST_WEEKS, 2));
        assert_eq!(course.weeks[0].from, day(14));
    }
}
