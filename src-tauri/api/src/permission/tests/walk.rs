//! Everything that can be asked, and what the one function answers.

use serde_json::Value;
use soleus_core::{
    care::{Activity, Legs},
    permission::{activity::Asked, decide::decide, facts::Facts, reason::Closed},
    recovery::load::{OutingKind, TestKind},
};

use super::course::Course;
use crate::{permission::ask, recovery::facts::Known};

const WALKS: [OutingKind; 3] = [
    OutingKind::FlatWalk,
    OutingKind::BriskWalk,
    OutingKind::InclineWalk,
];
pub(super) const TESTS: [TestKind; 6] = [
    TestKind::TwoLegRaise,
    TestKind::SingleLegRaise,
    TestKind::BentKneeRaise,
    TestKind::KneeToWall,
    TestKind::Balance,
    TestKind::Hop,
];

pub(super) fn known(course: &Course) -> Known {
    Known::read(&course.world().app, None).unwrap()
}

/// What concerns the person and not one recovery: every class and walk of every leg, and first aid.
pub(super) fn of_person() -> Vec<Asked> {
    let legs = [Legs::Left, Legs::Right, Legs::Both];
    let classes = legs
        .iter()
        .flat_map(|legs| Activity::ALL.map(|class| ask::class(class, *legs)));
    let walks = legs
        .iter()
        .flat_map(|legs| WALKS.map(|kind| ask::walk(kind, *legs)));
    let aid = [Activity::Stretch, Activity::Massage].map(|class| Asked::FirstAid { class });
    classes.chain(walks).chain(aid).collect()
}

/// The steps and tests of the open recoveries.
pub(super) fn of_recoveries(facts: &Facts<'_>) -> Vec<Asked> {
    let steps = facts.episodes.iter().flat_map(|open| {
        let gates = open.state.gates.iter();
        gates.map(|gate| Asked::Step {
            episode: open.state.episode.clone(),
            gate: gate.id.clone(),
        })
    });
    let tests = facts.episodes.iter().flat_map(|open| {
        TESTS.map(|test| Asked::Test {
            episode: open.state.episode.clone(),
            test,
        })
    });
    steps.chain(tests).collect()
}

pub(super) fn everything(facts: &Facts<'_>) -> Vec<Asked> {
    of_person().into_iter().chain(of_recoveries(facts)).collect()
}

pub(super) fn json(closed: Option<&Closed>) -> Value {
    serde_json::to_value(closed).unwrap()
}

/// What of `asked` is open.
pub(super) fn open(course: &Course, asked: &[Asked]) -> Vec<Asked> {
    let known = known(course);
    let free = asked
        .iter()
        .filter(|asked| decide(&known.permission, asked).is_none());
    free.cloned().collect()
}
