//! What people say (`stories.txt`), what they would answer, and the level it must end at. Written before the rules were
//! tuned, many of them after published cases named in content/sources.toml.

use soleus_core::{
    care::Level,
    triage::{Answers, decide},
};

use crate::common::{answers, level, triage};

fn stories() -> impl Iterator<Item = (&'static str, Answers, Level)> {
    let lines = include_str!("stories.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        (parts[0], answers(parts[1], parts[2]), level(parts[3]))
    })
}

#[test]
fn every_story_ends_at_its_level() {
    let mut wrong = Vec::new();
    for (words, answers, want) in stories() {
        let outcome = decide(triage(), &answers);
        if outcome.level != want {
            wrong.push(format!(
                "{words}\n    wanted {want:?}, got {:?} by {:?}",
                outcome.level,
                outcome.ids()
            ));
        }
    }
    assert!(stories().count() >= 40);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The level each story must have, for the mutation run.
pub(crate) fn all() -> impl Iterator<Item = (Answers, Level)> {
    stories().map(|(_, answers, level)| (answers, level))
}
