//! What is offered follows the record, and nothing of somebody else.

use std::sync::Arc;

use serde_json::json;
use soleus_core::triage::{
    Answer, Answers,
    answer::Who,
    causes, due,
    facts::Facts,
    record::{CheckRun, Finished},
};
use tempfile::TempDir;

use super::{Preparation, view};
use crate::{
    App,
    check::content::triage,
    ports::Ports,
    test_clock::{ClockState, TestClock},
};

struct World {
    app: App,
    _dir: TempDir,
}

impl World {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let ports = Ports::silent(Box::new(TestClock(Arc::<ClockState>::default())));
        Self {
            app: App::start(dir.path(), ports),
            _dir: dir,
        }
    }

    /// A finished check with these answers, decided and weighed by the rules.
    fn check(&self, who: Who, answers: &Answers) {
        let at = self.app.now().stamp;
        let outcome = soleus_core::triage::decide(triage(), answers);
        let causes = causes::weigh(triage(), &Facts::read(triage(), answers), &outcome.must_not_miss);
        let mut run = CheckRun::new(who);
        run.answers = answers.clone();
        run.finished = Some(Finished {
            at,
            due: due::due(outcome.level, outcome.within_days, at),
            outcome,
            causes,
            content: triage().version.clone(),
            lead_ms: 0,
        });
        self.app.write(|tx| tx.insert(at, None, &run)).unwrap();
    }

    fn offers(&self) -> Preparation {
        view(&self.app, ()).unwrap()
    }
}

fn swollen() -> Answers {
    [
        ("which".to_owned(), Answer::one("left")),
        ("swollen".to_owned(), Answer::one("left")),
        ("warm".to_owned(), Answer::one("left")),
        ("fever".to_owned(), Answer::NotSure),
    ]
    .into()
}

fn names(preparation: &Preparation) -> Vec<&str> {
    preparation
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect()
}

#[test]
fn an_empty_record_is_offered_what_fits_every_visit() {
    let offers = World::new().offers();
    assert!(offers.groups.is_empty() && offers.tests.is_empty() && offers.unsure.is_empty());
    assert!(offers.checked.is_none() && !offers.recovering);
    assert!(offers.always.len() >= 4);
}

#[test]
fn a_swollen_calf_is_offered_the_questions_and_tests_of_a_clot_and_what_was_left_open() {
    let world = World::new();
    world.check(Who::Me, &swollen());
    let offers = world.offers();
    assert_eq!(names(&offers)[0], "a clot");
    let asked = &offers.groups[0].questions[0];
    assert_eq!(asked.text, "Could this be a clot, and what would settle that?");
    assert!(!asked.ground.is_empty(), "it names its source");
    assert!(
        offers
            .tests
            .iter()
            .any(|test| test.name == "Ultrasound of the veins")
    );
    assert_eq!(offers.unsure, ["Fever"]);
}

#[test]
fn somebody_elses_check_offers_nothing() {
    let world = World::new();
    world.check(Who::Other, &swollen());
    assert!(world.offers().groups.is_empty() && world.offers().unsure.is_empty());
}

#[test]
fn a_recovery_alone_brings_its_own_questions() {
    let world = World::new();
    let episode = serde_json::from_value(json!({
        "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": null, "aches": null,
        "doing": "", "factors": [], "returnedFrom": null
    }))
    .unwrap();
    crate::recovery::episode::commands::open(&world.app, episode).unwrap();
    let offers = world.offers();
    assert_eq!(names(&offers), ["cramps"]);
    assert!(offers.recovering);
}
