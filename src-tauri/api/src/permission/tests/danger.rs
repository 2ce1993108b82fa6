//! What adding and taking away does to what may be done, over random histories.

use proptest::prelude::*;
use soleus_core::{
    care::Legs,
    permission::{
        activity::Asked,
        danger::StopReason,
        decide::decide,
        reason::{Closed, Reason},
    },
};

use super::{
    course::Course,
    deeds::{Deed, danger, history},
    walk::{everything, known, of_person, open},
};

fn removal() -> impl Strategy<Value = Deed> {
    prop::sample::select(vec![
        Deed::Recovery("close"),
        Deed::Recovery("delete"),
        Deed::Recovery("move"),
        Deed::CheckInAgain("delete"),
        Deed::CheckInAgain("edit"),
        Deed::LoadAway,
        Deed::CrampAway,
        Deed::WordAway,
        Deed::Risk(""),
        Deed::Restart,
        Deed::Fly(-9),
        Deed::Clock(-3000),
    ])
}

/// The dangers among the reasons, without the times that every new danger moves: what it is, and how many of the like there
/// are.
fn dangers(closed: Option<&Closed>) -> Vec<(String, u32)> {
    let all = closed.map_or(&[][..], |closed| &closed.reasons).iter();
    let danger = |reason: &Reason| match reason {
        Reason::Result {
            level, rows, again, ..
        } => Some((format!("{level:?} {rows:?}"), *again)),
        Reason::Stop { stop, again, .. } => Some((kind(stop), *again)),
        Reason::Lock { id, .. } => Some((id.clone(), 0)),
        Reason::Word { .. }
        | Reason::Gate { .. }
        | Reason::TimeLeft { .. }
        | Reason::RestDay { .. }
        | Reason::TooEarly { .. }
        | Reason::Rows
        | Reason::RowsRed
        | Reason::Aches { .. }
        | Reason::Risk { .. }
        | Reason::Unasked => None,
    };
    all.filter_map(danger).collect()
}

/// What a stop says, on whatever day.
fn kind(stop: &StopReason) -> String {
    match stop {
        StopReason::RedFlag { rows, .. } => format!("{rows:?}"),
        StopReason::PainDuring { pain } => format!("pain {pain}"),
        StopReason::AfterCramp
        | StopReason::Worse { .. }
        | StopReason::CameBack { .. }
        | StopReason::NotGone { .. }
        | StopReason::AfterRun { .. }
        | StopReason::PainUntold => format!("{:?}", std::mem::discriminant(stop)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_danger_never_opens_anything(history in history(14), after in prop::collection::vec(later(), 0..4), danger in danger()) {
        let mut without = Course::of(&history);
        let mut with = Course::of(&history);
        with.live(&danger);
        for deed in &after {
            without.live(deed);
            with.live(deed);
        }
        // The two records write the same things under ids of their own: recoveries are told by their place.
        let open_with: Vec<String> = of_course(&with);
        let open_without: Vec<String> = of_course(&without);
        for one in open_with {
            prop_assert!(open_without.contains(&one), "{one} opened");
        }
    }

    #[test]
    fn removing_closing_and_deleting_never_open_what_a_danger_closed(history in history(14), removals in prop::collection::vec(removal(), 1..4)) {
        let mut course = Course::of(&history);
        // What was just written may be taken back for ten minutes.
        course.pass(1);
        let before: Vec<(Asked, Vec<(String, u32)>)> = of_person()
            .into_iter()
            .map(|asked| {
                let closed = decide(&known(&course).permission, &asked);
                let dangers = dangers(closed.as_ref());
                (asked, dangers)
            })
            .collect();
        for removal in &removals {
            course.live(removal);
        }
        let known = known(&course);
        for (asked, then) in before {
            let now = dangers(decide(&known.permission, &asked).as_ref());
            for (danger, again) in then {
                let stands = |(other, as_often): &(String, u32)| *other == danger && *as_often >= again;
                prop_assert!(now.iter().any(stands), "{asked:?}: {danger} is gone: {now:?}");
            }
        }
    }

    #[test]
    fn of_several_recoveries_the_stricter_wins(history in history(18)) {
        let course = Course::of(&history);
        let known = known(&course);
        let facts = &known.permission;
        for asked in of_person() {
            let held = gates(decide(facts, &asked));
            for open in &facts.episodes {
                let mut alone = facts.clone();
                alone.episodes.retain(|one| one.state.episode == open.state.episode);
                for gate in gates(decide(&alone, &asked)) {
                    prop_assert!(held.contains(&gate), "{asked:?} lacks {gate:?}");
                }
            }
        }
        let mut unsaid = facts.clone();
        unsaid.words.clear();
        for class in soleus_core::care::Activity::ALL {
            let of = |legs| gates(decide(&unsaid, &crate::permission::ask::class(class, legs)));
            let both = of(Legs::Both);
            for gate in of(Legs::Left).into_iter().chain(of(Legs::Right)) {
                prop_assert!(both.contains(&gate), "{class:?}: both legs lack {gate:?}");
            }
        }
    }
}

/// The gates among the reasons.
fn gates(closed: Option<Closed>) -> Vec<Reason> {
    let reasons = closed.map_or_else(Vec::new, |closed| closed.reasons);
    let is_gate = |reason: &Reason| matches!(reason, Reason::Gate { .. });
    reasons.into_iter().filter(is_gate).collect()
}

/// What may follow a danger without ending it.
fn later() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (1_i64..30).prop_map(Deed::Pass),
        3 => Just(Deed::Rows),
        1 => Just(Deed::Restart),
        1 => (-9_i64..10).prop_map(Deed::Fly),
        1 => prop::sample::select(vec![Deed::Recovery("close"), Deed::Recovery("delete")]),
    ]
}

/// What is open, in words that two records share.
fn of_course(course: &Course) -> Vec<String> {
    let known = known(course);
    let place = |asked: &Asked| {
        let of = |episode: &soleus_core::journal::EntryId| {
            known
                .permission
                .episodes
                .iter()
                .position(|open| open.state.episode == *episode)
        };
        match asked {
            Asked::Test { episode, test } => format!("test {test:?} of {:?}", of(episode)),
            Asked::Step { episode, gate } => format!("step {gate} of {:?}", of(episode)),
            Asked::Class { .. } | Asked::Walk { .. } | Asked::FirstAid { .. } => format!("{asked:?}"),
        }
    };
    open(course, &everything(&known.permission))
        .iter()
        .map(place)
        .collect()
}
