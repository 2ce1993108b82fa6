//! Random keys, edits, journeys and restarts on the forms of the window, against a model of the record: what was saved is
//! what is shown, what was typed is still there, and nothing else changed.
//!
//! A short run belongs to the suite. `SOLEUS_FORMS_MINUTES=60` makes it a long one, `SOLEUS_FORMS_SEED` another one.

use std::{collections::BTreeMap, time::Duration};

use harness::{App, Page, wait};
use serde_json::{Map, Value, json};

use super::{
    field, first_episode,
    forms::{Chance, Form, Typed, forms, type_with_slips},
    newest_outing,
};
use crate::recovery::steps::open_strain;

/// Rounds of the short run.
const ROUNDS: u32 = 12;

/// The record as its commands tell it: every entry by kind and id.
fn record(page: &Page, episode: &str) -> BTreeMap<String, Value> {
    let none = Value::Null;
    let routines = page.command("routines", &none);
    let own = routines
        .as_array()
        .into_iter()
        .flatten()
        .filter(|card| card["own"] == true);
    let own = own.map(|card| routine(page, &card["id"]));
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
        ("routines", own.collect()),
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

/// A routine as an entry, with its times beside its other fields.
fn routine(page: &Page, id: &Value) -> Value {
    let mut body = page.command("routine", &json!({ "id": id, "choices": null }))["routine"].clone();
    for time in ["getReadyS", "changeS", "restS"] {
        body[time] = body["times"][time].take();
    }
    json!({ "id": id, "at": null, "body": body })
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

/// Goes elsewhere in one of the ways there are; true if the app was started anew.
fn elsewhere(app: &mut App, chance: &mut Chance, form: &Form) -> bool {
    let page = app.page().clone();
    let way = chance.below(12);
    match way {
        0 => app.kill_and_restart(),
        1 => app.close_and_restart(),
        2 | 3 => page.reload(),
        4 | 5 => page.press("F3"),
        6 | 7 => page.go("guide/calf-strain"),
        // It logs a cramp, which is then the newest one.
        8 | 9 if form.kind != "cramps" => page.press("F4"),
        _ => page.press("F2"),
    }
    way < 2
}

/// Fills some fields of a form, goes elsewhere and comes back, and tries to save.
fn round(app: &mut App, chance: &mut Chance, ids: &[String; 2]) {
    let [episode, routine] = ids;
    let all = forms(episode, routine);
    let mut form = all[chance.below(all.len())].clone();
    let page = app.page().clone();
    (form.begin)(&page);
    form.visit(&page);
    (form.prepare)(&page);
    let mut typed = BTreeMap::new();
    for (place, &(label, _, takes)) in form.fields.iter().enumerate() {
        if typed.len() < form.needed || chance.below(2) == 0 {
            let text = takes.text(chance);
            field(&page, label).click();
            page.press("Control+a");
            page.press("Backspace");
            type_with_slips(&page, &text.0, chance);
            typed.insert(place, text);
        }
    }
    stands(&page, &form, &typed);
    if chance.below(3) == 0 {
        if elsewhere(app, chance, &form) {
            form = form.after_a_start();
        }
        form.visit(app.page());
    }
    let page = app.page().clone();
    stands(&page, &form, &typed);
    let kept = newest_outing(&page, episode)["body"].clone();
    let before = record(&page, episode);
    form.save(&page);
    let name = form.name();
    let Some(body) = expected(&form, &typed, &kept) else {
        refused(&page, &name);
        assert_eq!(
            changes(&before, &record(&page, episode)),
            [],
            "{name}: nothing is saved"
        );
        put_right(&page);
        return;
    };
    page.wait(&format!("{name} is saved"), |page| {
        page.command("drafts", &Value::Null) == json!({})
    });
    let changed = changes(&before, &record(&page, episode));
    check(&form, &name, &body, &changed);
    take_away(&page, &form, &changed);
}

/// What was typed stands in its fields, letter by letter.
#[track_caller]
fn stands(page: &Page, form: &Form, typed: &BTreeMap<usize, Typed>) {
    for (place, (text, _)) in typed {
        let (label, ..) = form.fields[*place];
        let field = field(page, label);
        page.wait(
            &format!("\"{text}\" stands in {label} of {}", form.name()),
            |_| field.property("value") == *text,
        );
    }
}

#[track_caller]
fn refused(page: &Page, name: &str) {
    const SAID: &str = "main [aria-invalid=true], dialog [aria-invalid=true], main [role=alert]";
    page.wait(&format!("{name} is refused at its field"), |page| {
        page.css(SAID).count() > 0
    });
}

/// What was refused is discarded, so that the next round begins with a form that can be saved.
fn put_right(page: &Page) {
    let drafts = page.command("drafts", &Value::Null);
    for (key, _) in drafts.as_object().into_iter().flatten() {
        page.command("draft_drop", &json!(key));
    }
    page.reload();
}

/// A new recovery or routine is taken away again: an hour makes many, and few are open at a time.
fn take_away(page: &Page, form: &Form, changed: &[(String, Value, Value)]) {
    let command = match (form.edits, form.kind) {
        (false, "episodes") => "episode_delete",
        (false, "routines") => "routine_delete",
        _ => return,
    };
    for id in changed.iter().filter_map(|(key, ..)| key.split(' ').nth(1)) {
        page.command(command, &json!(id));
    }
}

/// The fields the record is to hold; nothing if one of them cannot be saved. `walk` is the newest one as it is kept.
fn expected(form: &Form, typed: &BTreeMap<usize, Typed>, walk: &Value) -> Option<Map<String, Value>> {
    let body: Option<Map<String, Value>> = typed
        .iter()
        .map(|(place, (_, value))| Some((form.fields[*place].1.to_owned(), value.clone()?)))
        .collect();
    let body = body?;
    // A walk needs its minutes or its distance, typed now or kept before.
    let none = |name: &str| match body.get(name) {
        Some(value) => value.is_null(),
        None => !form.edits || walk[name].is_null(),
    };
    let bare = form.kind == "outings" && none("minutes") && none("metres");
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
    let mut chance = Chance::from_seed(seed);
    // So that a hold of a session takes no half minute.
    let mut app = App::builder().speed(30).start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.heading("What to do now").wait();
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
    let mine = page.command("routine", &json!({ "id": "balance", "choices": null }))["routine"].clone();
    let mine = page.command("routine_save", &json!({ "id": null, "routine": mine }));
    let routine = mine["kept"]["routine"]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    // A fresh strain closes stretching; whoever saw it may open it again.
    let visit = json!({ "who": "Dr Novak", "seen": { "day": today, "time": null }, "after": null, "found": "nothing", "followPlan": false,
        "gates": [], "permits": ["stretch"], "despite": [], "from": null, "notBefore": null, "until": null, "episode": null, "note": "" });
    page.command("clinician_add", &visit);
    page.reload();
    let until = number("SOLEUS_FORMS_MINUTES").map(|minutes| wait::now() + Duration::from_secs(minutes * 60));
    let ids = [episode, routine];
    let mut rounds = 0;
    while until.map_or(rounds < ROUNDS, |until| wait::now() < until) {
        rounds += 1;
        eprintln!("seed {seed}, round {rounds}");
        round(&mut app, &mut chance, &ids);
    }
    app.finish();
}
