//! What the words of a story say of a day and of a test.

use soleus_core::{
    care::Tri,
    recovery::{
        checkin::{CheckIn, Done, LegReport, Swelling, Trend},
        load::{FunctionalTest, TestKind, TestResult},
        rows::{DailyRows, Row},
    },
    time::Stamp,
};

use crate::teller::{pain, parse};

pub(crate) fn check_in(words: &[String], at: Stamp) -> CheckIn {
    let has = |word: &str| words.iter().any(|given| given == word);
    let mut scores = words[1].split('/').map(pain);
    let mut rows = if has("norows") {
        DailyRows::default()
    } else {
        DailyRows::none_of_these()
    };
    for red in words.iter().filter_map(|word| word.strip_prefix("red:")) {
        let (row, answer) = red.split_once('=').unwrap();
        let answer = if answer == "yes" { Tri::Yes } else { Tri::NotSure };
        rows = rows.with(parse::<Row>(row), Some(answer));
    }
    let trend = [
        ("worse", Trend::Worse),
        ("better", Trend::Better),
        ("same", Trend::Same),
        ("back", Trend::CameBack),
    ];
    let leg = LegReport {
        rest: scores.next(),
        walking: scores.next(),
        worst: scores.next(),
        stiffness: None,
        swelling: Some(if has("up") { Swelling::More } else { Swelling::None }),
        trend: trend
            .into_iter()
            .find(|(word, _)| has(word))
            .map(|(_, trend)| trend),
        aches: None,
    };
    CheckIn {
        day: at.day().plus(if has("yesterday") { -1 } else { 0 }),
        rows,
        left: Some(leg),
        right: Some(leg),
        done: if has("did") {
            vec![Done::Exercises]
        } else {
            Vec::new()
        },
        confidence: None,
        note: String::new(),
        tags: Vec::new(),
        lead_ms: 0,
    }
}

pub(crate) fn test(words: &[String]) -> FunctionalTest {
    let (sore, other) = words[2].split_once('/').unwrap_or((&words[2], ""));
    let result = |value: &str| {
        value.parse().ok().map(|value| TestResult {
            value,
            pain: pain(words.get(3).map_or("0", String::as_str)),
        })
    };
    FunctionalTest {
        test: short_test(&words[1]),
        left: result(sore),
        right: if words[1] == "two" {
            result(sore)
        } else {
            result(other)
        },
        note: String::new(),
        lead_ms: 0,
    }
}

pub(crate) fn short_test(word: &str) -> TestKind {
    match word {
        "two" => TestKind::TwoLegRaise,
        "raise" => TestKind::SingleLegRaise,
        "bent" => TestKind::BentKneeRaise,
        "wall" => TestKind::KneeToWall,
        other => parse(other),
    }
}
