//! What may be asked at a visit and which tests may come: by groups of causes, never by a diagnosis.

use serde::Deserialize;

use crate::{recovery::record::Condition, triage::answer::Id, triage::causes::Weighed};

/// The most groups that the causes of a check choose. A rule of thumb: more is no help in a short visit.
const MOST_GROUPS: usize = 3;

/// Causes that call for the same questions and tests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// Its name within a sentence: "a clot".
    pub name: String,
    /// The check's causes in it.
    pub causes: Vec<Id>,
    /// The recoveries in it, by the name a condition is stored under.
    #[serde(default)]
    pub conditions: Vec<Id>,
}

/// A question that may be worth asking.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its id.
    pub id: Id,
    /// The group it belongs to; empty if it fits every visit.
    pub group: Id,
    /// The question as the person asks it.
    pub text: String,
    /// What it rests on.
    #[serde(default)]
    pub sources: Vec<Id>,
    /// Whether it is our own.
    #[serde(default)]
    pub ours: bool,
}

/// A test that may come.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examination {
    /// Its id.
    pub id: Id,
    /// The groups it belongs to.
    pub groups: Vec<Id>,
    /// Its name.
    pub name: String,
    /// What it can show.
    pub shows: String,
    /// What it does not show.
    pub misses: String,
    /// What it feels like, and what to bring.
    pub feels: String,
    /// What that rests on.
    pub sources: Vec<Id>,
}

/// Everything that can be offered before a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preparing {
    /// The groups.
    pub group: Vec<Group>,
    /// The questions.
    pub question: Vec<Prompt>,
    /// The tests.
    pub test: Vec<Examination>,
}

impl Preparing {
    /// The groups that fit: of the causes of a check, those that must not be missed first, at most three; and that of the
    /// recovery under way.
    pub fn fitting(&self, causes: &[Weighed], condition: Option<&Condition>) -> Vec<&Group> {
        let (first, then): (Vec<_>, Vec<_>) = causes.iter().partition(|cause| cause.must_not_miss);
        let of_causes = first.into_iter().chain(then).filter_map(|weighed| {
            self.group
                .iter()
                .find(|group| group.causes.contains(&weighed.cause))
        });
        let mut fitting: Vec<&Group> = Vec::new();
        for group in of_causes {
            if fitting.len() < MOST_GROUPS && !fitting.contains(&group) {
                fitting.push(group);
            }
        }
        let of_recovery = condition.and_then(stored).and_then(|stored| {
            let holds = |group: &&Group| group.conditions.iter().any(|one| one == stored);
            self.group.iter().find(holds)
        });
        if let Some(group) = of_recovery.filter(|group| !fitting.contains(group)) {
            fitting.push(group);
        }
        fitting
    }

    /// The questions of `group`, or with an empty one those for every visit.
    pub fn questions<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Prompt> {
        self.question.iter().filter(move |prompt| prompt.group == group)
    }

    /// The tests of any of `groups`, each once.
    pub fn tests<'a>(&'a self, groups: &'a [&Group]) -> impl Iterator<Item = &'a Examination> {
        let fits = move |test: &&Examination| groups.iter().any(|group| test.groups.contains(&group.id));
        self.test.iter().filter(fits)
    }
}

/// The name under which a condition is stored; `None` for one that a clinician named.
fn stored(condition: &Condition) -> Option<&'static str> {
    match condition {
        Condition::ExerciseCramp => Some("exercise_cramp"),
        Condition::Strain { .. } => Some("strain"),
        Condition::Tightness => Some("tightness"),
        Condition::Bruise => Some("bruise"),
        Condition::Named { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(cause: &str, must_not_miss: bool) -> Weighed {
        Weighed {
            cause: cause.into(),
            score: 1,
            speaks_for: Vec::new(),
            against: Vec::new(),
            must_not_miss,
        }
    }

    fn preparing() -> Preparing {
        let group = |id: &str, causes: &[&str], conditions: &[&str]| Group {
            id: id.into(),
            name: id.into(),
            causes: causes.iter().map(|one| (*one).into()).collect(),
            conditions: conditions.iter().map(|one| (*one).into()).collect(),
        };
        Preparing {
            group: vec![
                group("muscle", &["strain", "tight"], &["strain"]),
                group("clot", &["dvt"], &[]),
                group("bone", &["fracture"], &[]),
                group("nerve", &["sciatica"], &[]),
                group("bleed", &["contusion"], &["bruise"]),
            ],
            ..Preparing::default()
        }
    }

    fn ids(groups: &[&Group]) -> Vec<Id> {
        groups.iter().map(|group| group.id.clone()).collect()
    }

    #[test]
    fn what_must_not_be_missed_comes_first_and_no_group_twice() {
        let causes = [
            weighed("strain", false),
            weighed("tight", false),
            weighed("dvt", true),
        ];
        assert_eq!(ids(&preparing().fitting(&causes, None)), ["clot", "muscle"]);
    }

    #[test]
    fn causes_choose_three_groups_and_the_recovery_keeps_its_own() {
        let causes = ["strain", "dvt", "fracture", "sciatica"].map(|cause| weighed(cause, false));
        let fitting = ids(&preparing().fitting(&causes, Some(&Condition::Bruise)));
        assert_eq!(fitting, ["muscle", "clot", "bone", "bleed"]);
        let alone = ids(&preparing().fitting(&[], Some(&Condition::Bruise)));
        assert_eq!(alone, ["bleed"]);
        assert!(preparing().fitting(&[], Some(&Condition::Tightness)).is_empty());
    }
}
