//! The course of pain: what changed in one sentence, a small chart, and its weeks as a table.

use soleus_core::{
    care::Pain,
    recovery::response::CLEAR_FALL,
    report::{
        course::{Course, Week},
        document::{Block, Chart, Piece, Series, Stroke},
        summary::Measure,
        visit::Sheet,
    },
    time::Day,
};

use super::say::{block, fill, say, short_day, text};

/// The course; `None` without enough entries for one.
pub(super) fn course(sheet: &Sheet) -> Option<Block> {
    let course = &sheet.course;
    if !course.is_drawn() {
        return None;
    }
    let mut pieces: Vec<Piece> = change(sheet).into_iter().collect();
    pieces.extend(chart(course));
    if course.step > 1 {
        pieces.push(text(say("course.weekly")));
    }
    pieces.push(table(&course.weeks));
    if course.older_weeks > 0 {
        pieces.push(text(fill(
            "course.older",
            &[("n", &course.older_weeks.to_string())],
        )));
    }
    Some(block("course", "course.title", pieces))
}

/// What pain walking did. A change counts from 2 points or 30 % on, whichever is less (GK-FARRAR-2001, SALAFFI04).
fn change(sheet: &Sheet) -> Option<Piece> {
    let walking = sheet.pain.iter().find(|line| line.measure == Measure::Walking)?;
    let ((first, first_day), (last, last_day)) = (walking.first?, walking.newest?);
    if first_day == last_day {
        return None;
    }
    let judged = judged(first, last);
    let told = [
        ("first", first.score().to_string()),
        ("first_when", short_day(first_day)),
        ("last", last.score().to_string()),
        ("last_when", short_day(last_day)),
        ("judged", judged),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Some(text(fill("course.change", &told)))
}

fn judged(first: Pain, last: Pain) -> String {
    let (from, to) = (f32::from(first.score()), f32::from(last.score()));
    let clear = f32::from(CLEAR_FALL).min(from * 0.3).max(f32::MIN_POSITIVE);
    let points = first.score().abs_diff(last.score()).to_string();
    if from - to >= clear {
        fill("course.better", &[("points", &points)])
    } else if to - from >= f32::from(CLEAR_FALL) {
        fill("course.worse", &[("points", &points)])
    } else {
        say("course.no_change").to_owned()
    }
}

fn chart(course: &Course) -> Option<Piece> {
    let first = course.first?;
    let count = i64::try_from(course.walking.len().saturating_sub(1)).unwrap_or(0);
    let last = first.plus(count * course.step);
    let series = [
        ("course.walking", &course.walking, Stroke::Solid),
        ("course.worst", &course.worst, Stroke::Dashed),
    ];
    let drawn = series
        .into_iter()
        .filter(|(_, values, _)| values.iter().any(Option::is_some));
    Some(Piece::Chart {
        alt: alt(course, first),
        chart: Chart {
            first,
            step: course.step,
            ends: (short_day(first), short_day(last)),
            series: drawn
                .map(|(name, values, stroke)| Series {
                    name: say(name).to_owned(),
                    values: values.clone(),
                    stroke,
                })
                .collect(),
        },
    })
}

/// What the chart shows, in sentences.
fn alt(course: &Course, first: Day) -> String {
    let told = |values: &[Option<u8>]| -> Vec<(usize, u8)> {
        values
            .iter()
            .enumerate()
            .filter_map(|(index, value)| Some((index, (*value)?)))
            .collect()
    };
    let when = |index: usize| short_day(first.plus(i64::try_from(index).unwrap_or(0) * course.step));
    let walking = told(&course.walking);
    let of_walking = walking.first().zip(walking.last()).map(|(from, to)| {
        let most = walking.iter().map(|(_, value)| *value).max().unwrap_or_default();
        let told = [
            ("first", from.1.to_string()),
            ("first_when", when(from.0)),
            ("last", to.1.to_string()),
            ("last_when", when(to.0)),
            ("most", most.to_string()),
        ];
        let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
        fill("course.alt_walking", &told)
    });
    let worst = told(&course.worst).into_iter().map(|(_, value)| value).max();
    let of_worst = worst.map(|most| fill("course.alt_worst", &[("most", &most.to_string())]));
    let empty = course
        .walking
        .iter()
        .zip(&course.worst)
        .filter(|(walking, worst)| walking.is_none() && worst.is_none());
    let gaps = match empty.count() {
        0 => say("course.alt_gaps_none").to_owned(),
        n => fill("course.alt_gaps", &[("n", &n.to_string())]),
    };
    let (walking, worst) = (of_walking.unwrap_or_default(), of_worst.unwrap_or_default());
    fill(
        "course.alt",
        &[("walking", &walking), ("worst", &worst), ("gaps", &gaps)],
    )
    .split_whitespace()
    .collect::<Vec<_>>()
    .join(" ")
}

fn table(weeks: &[Week]) -> Piece {
    let cell = |pain: Option<Pain>| {
        pain.map_or_else(|| say("course.none").to_owned(), |pain| pain.score().to_string())
    };
    let row = |week: &Week| {
        vec![
            short_day(week.from),
            week.entries.to_string(),
            cell(week.first),
            cell(week.last),
            cell(week.highest),
            cell(week.worst),
        ]
    };
    let head = [
        "course.week",
        "course.entries",
        "course.first",
        "course.last",
        "course.highest",
        "course.highest_worst",
    ];
    Piece::Table {
        label: say("course.table").to_owned(),
        head: head.map(|key| say(key).to_owned()).to_vec(),
        rows: weeks.iter().map(row).collect(),
    }
}
