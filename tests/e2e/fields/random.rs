//! Random keys, edits, journeys and restarts on the forms of the window, against a model of the record: what was saved is
//! what is shown, what was typed is still there, and nothing else changed.
//!
//! A short run belongs to the suite. `SOLEUS_FORMS_MINUTES=60` makes it a long one, `SOLEUS_FORMS_SEED` another one.

use std::{collections::BTreeMap, time::Duration};

use harness::{App, Page, wait};
use serde_json::{Map, Value, json};

use super::{
    enter, field, first_episode,
    forms::{Chance, Form, Typed, forms},
};
use crate::recovery::steps::{open_strain, press_named};

/// Rounds of the short run.
const ROUNDS: u32 = 12;

/// The record as its commands tell it: every entry by kind and id.
fn record(page: &Page, episode: &str) -> BTreeMap<String, Value> {
    let none = Value::Null;
    let lists = [
        (
            "outings",
            page.command(
                "outings",
                &json!({ "episode": episode, "after": 0, "most": 100_000 }),
            ),
        ),
        (
            "cramps",
            page.command("cramps_earlier", &json!({ "after": 0, "most": 100_000 })),
        ),
        (
            "check_ins",
            page.command("check_ins_earlier", &json!({ "after": 0, "most": 100_000 })),
        ),
        (
            "sessions",
            page.command("session_history", &json!({ "back": 0 }))["rows"].clone(),
        ),
        ("questions", page.command("questions", &none)["questions"].clone()),
        ("episodes", page.command("episodes", &none)["episodes"].clone()),
        ("clinicians", page.command("clinicians", &none)["records"].clone()),
    ];
    let mut all = BTreeMap::new();
    for (kind, list) in lists {
        for row in list.as_array().into_iter().flatten() {
            let entry = ["outing", "entry", "episode"]
                .iter()
                .find_map(|name| row.get(*name))
                .unwrap_or(row);
            let id = entry["id"].as_str().unwrap_or_default();
            let mut body = entry["body"].clone();
            // What an edit replaces is kept beside it: that may grow.
            body.as_object_mut().map(|body| body.remove("revisions"));
            all.insert(format!("{kind} {id}"), json!({ "at": entry["at"], "body": body }));
        }
    }
    all
}

/// What differs between two states of the record: key, before, after.
fn changes(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> Vec<(String, Value, Value)> {
    let keys: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let of = |all: &BTreeMap<String, Value>, key: &str| all.get(key).cloned().unwrap_or_default();
    keys.into_iter()
        .map(|key| (key.clone(), of(before, key), of(after, key)))
        .filter(|(_, before, after)| before != after)
        .collect()
}

/// Goes elsewhere in one of the ways there are.
fn elsewhere(app: &mut App, chance: &mut Chance) {
    let page = app.page().clone();
    match chance.below(12) {
        0 => app.kill_and_restart(),
        1 => app.close_and_restart(),
        2 | 3 => page.reload(),
        4 | 5 => page.press("F3"),
        6 | 7 => page.go("guide/calf-strain"),
        _ => page.press("F2"),
    }
}

/// Fills some fields of a form, goes elsewhere and comes back, and tries to save.
fn round(app: &mut App, chance: &mut Chance, episode: &str) {
    let all = forms(episode);
    let form = &all[chance.below(all.len())];
    let page = app.page().clone();
    form.visit(&page);
    (form.prepare)(&page);
    let mut typed: BTreeMap<&str, (&str, Typed)> = BTreeMap::new();
    for &(label, name, takes) in form.fields {
        if typed.is_empty() || chance.below(2) == 0 {
            let text = takes.text(chance);
            enter(&page, label, &text.0);
            typed.insert(label, (name, text));
        }
    }
    if chance.below(3) == 0 {
        elsewhere(app, chance);
        form.visit(app.page());
    }
    let page = app.page().clone();
    for (label, (_, (text, _))) in &typed {
        let field = field(&page, label);
        page.wait(&format!("\"{text}\" stands in {label} of {}", form.place), |_| {
            field.property("value") == *text
        });
    }
    let before = record(&page, episode);
    press_named(&page, form.save);
    let body = expected(form, &typed);
    let name = format!("{} {}", form.kind, if form.edits { "edited" } else { "new" });
    let Some(body) = body else {
        page.wait(&format!("{name} is refused at its field"), |page| {
            page.css("main [aria-invalid=true], dialog [aria-invalid=true], main [role=alert]")
                .count()
                > 0
        });
        assert_eq!(
            changes(&before, &record(&page, episode)),
            [],
            "{name}: nothing is saved"
        );
        // It is put right, so that the next round begins with a form that can be saved.
        page.command("drafts", &Value::Null)
            .as_object()
            .into_iter()
            .flatten()
            .for_each(|(key, _)| {
                page.command("draft_drop", &json!(key));
            });
        page.reload();
        return;
    };
    page.wait(&format!("{name} is saved"), |page| {
        page.command("drafts", &Value::Null) == json!({})
    });
    check(form, &name, &body, &changes(&before, &record(&page, episode)));
}

/// The fields the record is to hold; nothing if one of them cannot be saved.
fn expected(form: &Form, typed: &BTreeMap<&str, (&str, Typed)>) -> Option<Map<String, Value>> {
    let body: Option<Map<String, Value>> = typed
        .values()
        .map(|(name, (_, value))| Some(((*name).to_owned(), value.clone()?)))
        .collect();
    let body = body?;
    let given = |name: &str| body.get(name).is_some_and(|value| !value.is_null());
    // A walk needs its minutes or its distance. One that is edited has them, unless both are emptied.
    let bare = form.kind == "outings" && !form.edits && !given("minutes") && !given("metres");
    (!bare).then_some(body)
}

#[track_caller]
fn check(form: &Form, name: &str, body: &Map<String, Value>, changed: &[(String, Value, Value)]) {
    assert!(
        changed.len() <= 1,
        "{name} changed more than one entry: {changed:#?}"
    );
    let Some((key, before, after)) = changed.first() else {
        assert!(form.edits, "{name} is in the record");
        return;
    };
    assert!(key.starts_with(form.kind), "{name} changed {key}");
    assert_eq!(before.is_null(), !form.edits, "{name} changed {key}");
    for (field, value) in body {
        assert_eq!(&after["body"][field], value, "{name}: {field} of {key}");
    }
    if form.edits {
        assert_eq!(before["at"], after["at"], "{name} moved {key}");
        let mut rest = before["body"].clone();
        for field in body.keys() {
            rest[field] = after["body"][field].clone();
        }
        assert_eq!(rest, after["body"], "{name} changed what it was not told to");
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn whatever_is_typed_pressed_and_left_the_record_holds_what_was_saved_and_nothing_else() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("SOLEUS_FORMS_SEED").unwrap_or(7);
    let mut chance = Chance(seed.max(1));
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("The way back").wait();
    let episode = first_episode(&page);
    let walk = json!({ "kind": "brisk_walk", "minutes": 20, "metres": 1500, "pain": 1, "limp": false, "terrain": "road" });
    page.command("outing_save", &json!({ "when": null, "outing": walk }));
    page.command(
        "cramp_log",
        &json!({ "when": null, "cramp": { "warningSign": "no" } }),
    );
    page.command(
        "question_add",
        &json!({ "text": "Is it a clot?", "from": null, "asked": false }),
    );
    page.command(
        "session_add",
        &json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": null, "note": "" }),
    );
    let rows = crate::recovery::steps::none();
    let today = page.command("check_in", &Value::Null)["today"].clone();
    page.command(
        "check_in_save",
        &json!({ "day": today, "rows": rows, "left": { "rest": 1, "walking": 2 }, "right": null, "done": [], "confidence": null, "note": "", "tags": [] }),
    );
    page.reload();
    let until = number("SOLEUS_FORMS_MINUTES").map(|minutes| wait::now() + Duration::from_secs(minutes * 60));
    let mut rounds = 0;
    while until.map_or(rounds < ROUNDS, |until| wait::now() < until) {
        rounds += 1;
        eprintln!("seed {seed}, round {rounds}");
        round(&mut app, &mut chance, &episode);
    }
    app.finish();
}
