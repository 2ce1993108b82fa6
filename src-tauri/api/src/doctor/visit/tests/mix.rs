//! Properties of every sheet: each warning sign is on it as it was answered, and nobody else's words are.

use proptest::prelude::*;
use serde_json::json;
use soleus_core::{
    care::{Legs, Pain, Tri},
    doctor::Question as Asked,
    permission::word::ClinicianWord,
    recovery::{
        checkin::{CheckIn, LegReport},
        cramp::CrampLog,
        load::{Outing, OutingKind},
        record::{Condition, Episode},
        rows::{DailyRows, Row},
    },
    report::{
        document::Piece,
        flags::{self, Said},
    },
    triage::{
        Answer, Answers,
        answer::Who,
        question::{Kind, Question, Stage},
        record::AboutMe,
    },
};

use super::world::{World, block, text_of};
use crate::check::content::triage;

/// A way to answer `question`, or none.
fn answer(question: &Question, pick: u8) -> Option<Answer> {
    let option = question
        .options
        .get(usize::from(pick) % question.options.len().max(1))
        .map(|option| option.id.clone());
    match (pick % 5, question.kind) {
        (0, _) => None,
        (1, _) => Some(Answer::NotSure),
        (_, Kind::Scale) => Some(Answer::Number { value: pick % 11 }),
        (2, Kind::Many) => Some(Answer::Options {
            chosen: [].into(),
            unsure: option.into_iter().collect(),
        }),
        (3, _) => question.clearing_answer().or(Some(Answer::NotSure)),
        _ => option.map(|option| Answer::one(&option)),
    }
}

fn answers(picks: &[u8]) -> Answers {
    let asked = triage().question.iter().zip(picks);
    asked
        .filter_map(|(question, pick)| Some((question.id.clone(), answer(question, *pick)?)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_warning_sign_stands_once_under_the_answer_it_was_given(picks in proptest::collection::vec(any::<u8>(), 60)) {
        let world = World::new();
        let answers = answers(&picks);
        world.check(Who::Me, 1, &answers);
        for form in ["first", "follow_up", "emergency"] {
            let view = world.sheet(json!({ "form": form, "about": { "kind": "me", "episode": null } }));
            let flags_block = block(&view.document, "flags");
            for question in triage().question.iter().filter(|question| question.stage == Stage::Red) {
                let said = flags::said(question, answers.get(&question.id));
                let label = match said {
                    Said::Yes { .. } => "Yes",
                    Said::NotSure(_) => "Not sure",
                    Said::No => "No",
                    Said::NotAsked => "Not asked",
                    Said::Number(_) => "",
                };
                let holds = |piece: &Piece| match piece {
                    Piece::List { label: Some(of), items, .. } => of == label && items.iter().any(|item| item.text == question.short || item.text.starts_with(&format!("{}: ", question.short))),
                    Piece::Text { label: Some(of), text } => of == label && text.text.split("; ").any(|sign| sign == question.short),
                    Piece::Text { label: None, text } => label.is_empty() && text.text.contains(&format!("{}: ", question.short)),
                    Piece::List { .. } | Piece::Table { .. } | Piece::Chart { .. } | Piece::Blank { .. } | Piece::Boxes { .. } => false,
                };
                let times = flags_block.pieces.iter().filter(|piece| holds(piece)).count();
                prop_assert_eq!(times, 1, "{} under {:?} in {}", question.short, label, text_of(flags_block));
            }
        }
    }
}

const OWN: &str = "Ownwords";

/// A record full of words that only the owner wrote.
fn full(world: &World) {
    let episode = Episode {
        condition: Condition::ExerciseCramp,
        legs: Legs::Left,
        place: Some("calf_mid".into()),
        onset_latest: None,
        doing: format!("{OWN} running"),
        factors: Vec::new(),
        aches: None,
        returned_from: None,
        ladder: None,
        closings: Vec::new(),
        plan_version: 1,
        revisions: Vec::new(),
        lead_ms: 0,
    };
    world.put(world.ago(20), &episode);
    let leg = LegReport {
        walking: Pain::new(4),
        ..LegReport::default()
    };
    for days in 1..8 {
        let check_in = CheckIn {
            day: world.ago(days).day(),
            rows: DailyRows::none_of_these().with(Row::Fever, Some(Tri::NotSure)),
            left: Some(leg),
            right: None,
            done: Vec::new(),
            confidence: None,
            note: format!("{OWN} note"),
            tags: Vec::new(),
            lead_ms: 0,
        };
        world.put(world.ago(days), &check_in);
    }
    world.put(world.ago(3), &CrampLog::default());
    let run = Outing {
        kind: OutingKind::Run,
        minutes: Some(31),
        metres: None,
        run_minutes: None,
        run_metres: None,
        pain: None,
        limp: Some(false),
        morning: None,
        terrain: None,
        level: None,
        note: String::new(),
        lead_ms: 0,
    };
    world.put(world.ago(2), &run);
    world.put(
        world.ago(2),
        &ClinicianWord::new(&format!("Dr {OWN}"), world.ago(4).date(), "a strain"),
    );
    let question = Asked {
        text: format!("{OWN} asks?"),
        from: None,
        asked: false,
        answer: String::new(),
    };
    world.put(world.ago(2), &question);
    let about = AboutMe {
        answers: [("clot".to_owned(), Answer::many(&["cancer"]))].into(),
    };
    world.put(world.ago(2), &about);
}

#[test]
fn a_sheet_about_somebody_else_holds_nothing_of_the_owner_and_the_owners_nothing_of_them() {
    let world = World::new();
    full(&world);
    let theirs: Answers = [
        ("which".to_owned(), Answer::one("right")),
        ("clot".to_owned(), Answer::many(&["plaster"])),
        ("fever".to_owned(), Answer::NotSure),
    ]
    .into();
    let check = world.check(Who::Other, 0, &theirs);
    let other = world.sheet(json!({ "about": { "kind": "other", "check": check } }));
    assert!(
        other.plain.contains("Right leg") && other.plain.contains("Leg cast"),
        "{}",
        other.plain
    );
    for mine in [
        OWN,
        "Left leg",
        "Cancer",
        "31 min",
        "Cramps logged",
        "Middle of the calf",
        "Daily questions",
    ] {
        assert!(!other.plain.contains(mine), "{mine} in {}", other.plain);
    }
    let own = world.mine();
    assert!(
        own.plain.contains("31 min, pain not said, without a limp"),
        "{}",
        own.plain
    );
    assert!(
        own.plain.contains(&format!("{OWN} asks?")) && own.plain.contains("Cancer"),
        "{}",
        own.plain
    );
    for theirs in ["Leg cast", "Right leg"] {
        assert!(!own.plain.contains(theirs), "{theirs} in {}", own.plain);
    }
}

#[test]
fn a_check_about_oneself_is_no_sheet_about_somebody_else() {
    let world = World::new();
    let mine = world.check(Who::Me, 0, &Answers::new());
    let wish = serde_json::from_value(json!({ "about": { "kind": "other", "check": mine } })).unwrap();
    assert!(super::super::view(&world.app, wish).is_err());
}
