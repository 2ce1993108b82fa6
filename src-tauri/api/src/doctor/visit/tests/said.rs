//! The words themselves: none is missing, none is left over.

use std::collections::BTreeSet;

/// The sources that say something.
const SOURCES: [&str; 10] = [
    include_str!("../mod.rs"),
    include_str!("../appointment.rs"),
    include_str!("../answers.rs"),
    include_str!("../blank.rs"),
    include_str!("../compose.rs"),
    include_str!("../course.rs"),
    include_str!("../cramps.rs"),
    include_str!("../say.rs"),
    include_str!("../told.rs"),
    include_str!("../trouble.rs"),
];

/// Tables whose keys are the stored names of values.
const NAMES: [&str; 12] = [
    "month",
    "answer",
    "factor",
    "release",
    "trend",
    "stiffness",
    "swelling",
    "test",
    "unit",
    "activity",
    "leg",
    "came",
];

fn said() -> BTreeSet<String> {
    let is_key = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        let plain =
            |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        parts.len() == 2 && parts.iter().all(plain)
    };
    let quoted = SOURCES
        .iter()
        .flat_map(|source| source.split('"').skip(1).step_by(2));
    quoted.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn every_text_that_is_said_is_there_and_every_text_that_is_there_is_said() {
    let words = &soleus_guide::content().report;
    let said = said();
    assert!(said.len() > 60, "the keys are found: {}", said.len());
    let missing: Vec<&String> = said.iter().filter(|key| words.get(key).is_none()).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    let named = |key: &String| NAMES.iter().any(|table| key.starts_with(&format!("{table}.")));
    let idle: Vec<String> = words
        .keys()
        .filter(|key| !said.contains(key) && !named(key))
        .collect();
    assert!(idle.is_empty(), "nobody says: {idle:?}");
}

#[test]
fn every_value_of_the_record_has_a_name() {
    use super::super::say::name;
    use soleus_core::{
        care::{Activity, Tri},
        recovery::{
            checkin::{Stiffness, Swelling, Trend},
            cramp::Release,
            load::TestKind,
            record::Factor,
        },
    };
    let factors = {
        use Factor::*;
        [
            Heat, Clothing, Fatigue, Distance, Hills, Speed, NewShoes, Sleep, Fluids, Sitting,
        ]
    };
    let releases = {
        use Release::*;
        [Stretch, Walking, Rubbing, Taste, ByItself, StillLocked]
    };
    let mut names: Vec<&str> = factors.iter().map(|one| name("factor", one)).collect();
    names.extend(releases.iter().map(|one| name("release", one)));
    names.extend(Activity::ALL.iter().map(|one| name("activity", one)));
    names.extend(TestKind::ALL.iter().map(|one| name("test", one)));
    names.extend(
        [Tri::No, Tri::NotSure, Tri::Yes]
            .iter()
            .map(|one| name("answer", one)),
    );
    names.extend(
        [Trend::Better, Trend::Same, Trend::Worse, Trend::CameBack]
            .iter()
            .map(|one| name("trend", one)),
    );
    let stiff = [
        Stiffness::None,
        Stiffness::UnderTen,
        Stiffness::TenToThirty,
        Stiffness::OverThirty,
    ];
    names.extend(stiff.iter().map(|one| name("stiffness", one)));
    let swollen = [
        Swelling::None,
        Swelling::Less,
        Swelling::Same,
        Swelling::More,
        Swelling::NotSure,
    ];
    names.extend(swollen.iter().map(|one| name("swelling", one)));
    assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
}
