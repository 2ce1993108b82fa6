//! A calendar file (RFC 5545) with one event: all day, or at an instant in UTC. No zone, no recurrence.

use crate::time::{Day, Stamp};

/// The longest line, in bytes without its end.
const LONGEST: usize = 75;

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The whole day.
    Day(Day),
    /// From this instant.
    At(Stamp),
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names the event for good: the same one is the same event when it is read again.
    pub uid: String,
    /// When it is.
    pub start: Start,
    /// Its title. Calendars are synchronised: nothing about the body belongs here.
    pub title: String,
    /// Where, or nothing.
    pub place: String,
}

impl Event {
    /// The file with this event, made at `made`. The calendar is asked to remind a day ahead.
    pub fn file(&self, made: Stamp) -> String {
        let title = escaped(&self.title);
        let stamp = utc(made);
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Soleus//EN".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("DTSTAMP:{stamp}"),
            format!("LAST-MODIFIED:{stamp}"),
            format!("SEQUENCE:{}", sequence(made)),
            match self.start {
                Start::Day(day) => format!("DTSTART;VALUE=DATE:{}", date(day)),
                Start::At(at) => format!("DTSTART:{}", utc(at)),
            },
            format!("SUMMARY:{title}"),
        ];
        if !self.place.is_empty() {
            lines.push(format!("LOCATION:{}", escaped(&self.place)));
        }
        lines.extend([
            "CLASS:PRIVATE".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{title}"),
            "TRIGGER:-P1D".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ]);
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// Minutes since 2020: a file made later counts as the newer one, without any memory of the earlier.
fn sequence(made: Stamp) -> i64 {
    const YEAR_2020_MS: i64 = 1_577_836_800_000;
    made.ms.saturating_sub(YEAR_2020_MS).max(0) / 60_000
}

fn date(day: Day) -> String {
    let date = day.0;
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn utc(at: Stamp) -> String {
    let civil = Stamp::new(at.ms, 0).civil();
    let (hour, minute, second) = (civil.hour(), civil.minute(), civil.second());
    format!("{}T{hour:02}{minute:02}{second:02}Z", date(Day(civil.date())))
}

/// A text as the format wants it; characters that no calendar shows are gone.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The line with its end, cut between letters so that no piece is longer than the format allows. What is escaped stays
/// together.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letters.next_if(|_| letter == '\\');
        let size = letter.len_utf8() + escaped.map_or(0, char::len_utf8);
        if used + size > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        out.extend(escaped);
        used += size;
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(title: &str, place: &str, start: Start) -> String {
        let event = Event {
            uid: "visit-1".to_owned(),
            start,
            title: title.to_owned(),
            place: place.to_owned(),
        };
        event.file(Stamp::new(1_796_090_400_000, 60))
    }

    /// Every line, with what was folded joined again.
    fn lines(file: &str) -> Vec<String> {
        let joined = file.replace("\r\n ", "");
        joined.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_instant_is_told_in_utc_and_a_day_without_a_time() {
        let at = Stamp::new(1_796_111_100_000, 120);
        let timed = lines(&event("Visit", "", Start::At(at)));
        assert!(
            timed.contains(&"DTSTART:20261201T074500Z".to_owned()),
            "{timed:?}"
        );
        assert!(
            timed.contains(&"DTSTAMP:20261201T020000Z".to_owned()),
            "{timed:?}"
        );
        let day = lines(&event("Visit", "", Start::Day(at.date())));
        assert!(day.contains(&"DTSTART;VALUE=DATE:20261201".to_owned()), "{day:?}");
        assert!(!day.iter().any(|line| line.starts_with("LOCATION")), "{day:?}");
        assert_eq!(
            timed.iter().position(|line| line == "BEGIN:VALARM"),
            timed
                .iter()
                .position(|line| line == "CLASS:PRIVATE")
                .map(|at| at + 1),
            "the alarm comes last inside the event"
        );
    }

    #[test]
    fn a_later_file_counts_as_the_newer_one() {
        let one = Stamp::new(1_796_090_400_000, 0);
        assert!(sequence(one) > 0 && sequence(one.plus_ms(60_000)) == sequence(one) + 1);
        assert_eq!(sequence(Stamp::new(0, 0)), 0);
    }

    #[test]
    fn what_means_something_to_the_format_is_escaped() {
        let file = lines(&event(
            "a\\b;c,d\r\ne\u{7}f",
            "x",
            Start::Day(Stamp::new(0, 0).date()),
        ));
        assert!(
            file.contains(&"SUMMARY:a\\\\b\\;c\\,d\\nef".to_owned()),
            "{file:?}"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_the_title_comes_back(title in "\\PC{0,200}") {
            let file = event(&title, "", Start::Day(Stamp::new(0, 0).date()));
            prop_assert!(file.ends_with("\r\n"));
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{}", line.len());
            }
            let all = lines(&file);
            let said = all.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            prop_assert_eq!(said.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"), title);
        }
    }
}
