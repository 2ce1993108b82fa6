//! Whole sheets: an empty record, a full one, what is left out, what is typed.

use serde_json::json;
use soleus_core::triage::{Answer, Answers, answer::Who};

use super::world::{World, block, has_blank, text_of};
use crate::doctor::visit::{self, views::VisitForm};

/// A calf that swelled on one side: seen the same day.
fn swollen() -> Answers {
    [
        ("which".to_owned(), Answer::one("left")),
        ("swollen".to_owned(), Answer::one("left")),
        ("map".to_owned(), Answer::many(&["calf_mid"])),
        ("breath".to_owned(), Answer::many(&[])),
        ("pain".to_owned(), Answer::Number { value: 7 }),
    ]
    .into()
}

#[test]
fn an_empty_record_gives_a_sheet_to_fill_in_by_hand() {
    let world = World::new();
    let view = world.mine();
    for id in [
        "person",
        "why",
        "story",
        "pain",
        "tried",
        "flags",
        "risks",
        "medicines",
        "earlier",
        "can",
        "questions",
        "clinician",
    ] {
        assert!(
            has_blank(block(&view.document, id)),
            "{id}: {}",
            text_of(block(&view.document, id))
        );
    }
    for nonsense in ["null", "NaN", "undefined", "1970", "Invalid"] {
        assert!(!view.plain.contains(nonsense), "{}", view.plain);
    }
    let blank = world.sheet(json!({ "about": { "kind": "blank" } }));
    assert_eq!(blank.document.blocks, view.document.blocks);
}

#[test]
fn the_level_stands_with_its_day_its_reasons_and_what_was_left_open() {
    let world = World::new();
    world.check(Who::Me, 1, &swollen());
    let view = world.mine();
    let now = text_of(block(&view.document, "now"));
    assert!(
        now.contains("6 Jun 2026, 10:00") && now.contains("by an app’s question rules"),
        "{now}"
    );
    assert!(now.contains("Reasons:\n- "), "{now}");
    assert!(now.contains("Could have mattered, not answered"), "{now}");
    let why = text_of(block(&view.document, "why"));
    assert!(why.contains("Left leg; place: Middle of the calf."), "{why}");
    assert!(
        !view.plain.contains("likely"),
        "no cause is guessed at: {}",
        view.plain
    );
}

#[test]
fn an_emergency_that_stands_gives_a_hand_over() {
    let world = World::new();
    let cold: Answers = [
        ("which".to_owned(), Answer::one("left")),
        ("foot_cold".to_owned(), Answer::one("left")),
        ("breath".to_owned(), Answer::many(&["chest"])),
    ]
    .into();
    world.check(Who::Me, 0, &cold);
    let view = world.mine();
    assert_eq!(view.form, VisitForm::Emergency);
    assert_eq!(world.mine().document.title, "Emergency hand-over");
    assert!(text_of(block(&view.document, "flags")).contains("Chest or upper-back pain"));
}

#[test]
fn what_is_left_out_is_named_and_own_words_are_quoted() {
    let world = World::new();
    world.check(Who::Me, 1, &swollen());
    let view = world.sheet(json!({
        "about": { "kind": "me", "episode": null },
        "without": ["risks", "flags"],
        "instead": { "story": " It began on the stairs. " },
        "worry": "I fear a clot",
    }));
    assert!(
        view.document
            .blocks
            .iter()
            .all(|block| block.id != "risks" && block.id != "flags")
    );
    assert!(
        view.document
            .foot
            .contains("Left out by the patient: Warning signs asked about, Risks and conditions."),
        "{}",
        view.document.foot
    );
    assert!(text_of(block(&view.document, "story")).contains("“It began on the stairs.”"));
    assert!(text_of(block(&view.document, "why")).contains("Main worry: “I fear a clot”"));
    assert!(
        view.parts.iter().any(|part| part.id == "risks"),
        "it can be put back"
    );
}

#[test]
fn a_name_is_on_the_sheet_and_nowhere_else() {
    let world = World::new();
    let typed = json!({ "about": { "kind": "blank" }, "name": "Anna Novak", "born": "3 May 1980" });
    let view = world.sheet(typed);
    assert!(text_of(block(&view.document, "person")).contains("Name: Anna Novak"));
    assert!(!view.document.title.contains("Anna"));
    assert!(!world.mine().plain.contains("Anna"), "it is not kept");
    let hebrew = world.sheet(json!({ "about": { "kind": "blank" }, "name": "שרה" }));
    assert!(
        has_blank(block(&hebrew.document, "person")),
        "a line to write it by hand"
    );
}

#[test]
fn an_endless_text_is_refused() {
    let world = World::new();
    let wish =
        serde_json::from_value(json!({ "about": { "kind": "blank" }, "worry": "a".repeat(1_001) })).unwrap();
    assert!(visit::view(&world.app, wish).is_err());
}

#[test]
fn a_check_older_than_the_sheet_looks_back_is_only_named() {
    let world = World::new();
    world.check(Who::Me, 200, &swollen());
    let view = world.mine();
    assert!(
        view.plain
            .contains("An older check, of 19 Nov 2025, is not shown."),
        "{}",
        view.plain
    );
    assert!(!view.plain.contains("Middle of the calf"));
}

#[test]
fn a_sheet_is_written_whole_without_a_window() {
    let world = World::new();
    world.check(Who::Me, 1, &swollen());
    let file = world.dir.path().join("sheet.pdf");
    visit::write_to(&world.app, &file).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(
        bytes.starts_with(b"%PDF-1.7") && bytes.len() < 60_000,
        "{} bytes",
        bytes.len()
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o077,
            0,
            "private"
        );
    }
}

#[test]
fn a_cramp_history_counts_what_was_logged_and_says_when_nothing_was() {
    use soleus_core::recovery::cramp::{CrampLog, CrampTime, Release};
    let world = World::new();
    let wish = json!({ "form": "cramps", "about": { "kind": "me", "episode": null } });
    let empty = world.sheet(wish.clone());
    assert!(
        empty
            .plain
            .contains("No cramps logged between 16 Mar 2026 and 7 Jun 2026."),
        "{}",
        empty.plain
    );
    let night = CrampLog {
        came: Some(CrampTime::Night),
        minutes: Some(14),
        released: vec![Release::Stretch],
        note: "like a knot".into(),
        ..CrampLog::default()
    };
    world.put(world.ago(5), &night);
    world.put(world.ago(2), &CrampLog::default());
    let view = world.sheet(wish);
    assert_eq!(view.document.title, "Cramp history");
    let often = text_of(block(&view.document, "often"));
    assert!(
        often.contains("7 Jun 2026: 2. At night: 1; nights with one: 1."),
        "{often}"
    );
    assert!(
        often.contains("Cramps of which nothing but the time was said: 1."),
        "{often}"
    );
    let signs = text_of(block(&view.document, "signs"));
    assert!(
        signs.contains("Longer than ten minutes, or still locked when logged: 2 Jun 2026, 10:00"),
        "{signs}"
    );
    assert!(
        view.plain.contains("“like a knot”") && !view.plain.contains("null"),
        "{}",
        view.plain
    );
}
