//! A real export holds to the published schema, and a changed one does not.
//!
//! The reader of JSON Schema here knows the words that our schema uses and stops at any other, so that a new word in the
//! schema is not passed over.

use serde_json::{Value, json};
use soleus_store::{Store, transfer};

use crate::{NOW, add, fuzz::use_cases::Lived, note};

/// What is wrong with `value` under `schema`, at its first place.
fn wrong(schema: &Value, value: &Value, root: &Value, place: &str) -> Option<String> {
    let rules = schema.as_object()?;
    rules
        .iter()
        .find_map(|(word, rule)| broken(word, rule, schema, value, root, place))
}

fn broken(
    word: &str,
    rule: &Value,
    schema: &Value,
    value: &Value,
    root: &Value,
    place: &str,
) -> Option<String> {
    let text = || value.as_str().unwrap_or_default();
    let limit = rule.as_i64().unwrap_or(0);
    let holds = match word {
        "$schema" | "title" | "description" | "$defs" => true,
        "type" => has_type(value, rule.as_str().unwrap_or_default()),
        "const" => value == rule,
        "minLength" => text().chars().count() >= usize::try_from(limit).unwrap_or(0),
        "maxLength" => text().chars().count() <= usize::try_from(limit).unwrap_or(0),
        "minimum" => value.as_i64().is_none_or(|number| number >= limit),
        "maximum" => value.as_i64().is_none_or(|number| number <= limit),
        "format" => rule == "uuid" && is_uuid(text()),
        "required" => names(rule).all(|name| value.get(name).is_some()),
        "additionalProperties" => {
            let known = &schema["properties"];
            *rule == json!(false) && members(value).all(|(name, _)| known.get(name).is_some())
        }
        "properties" => {
            let inner = members(value).filter_map(|(name, member)| Some((name, rule.get(name)?, member)));
            let mut inner = inner
                .filter_map(|(name, rule, member)| wrong(rule, member, root, &format!("{place}.{name}")));
            return inner.next();
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            let mut items = items.filter_map(|(at, item)| wrong(rule, item, root, &format!("{place}[{at}]")));
            return items.next();
        }
        "anyOf" => {
            let mut ways = rule.as_array().into_iter().flatten();
            ways.any(|way| wrong(way, value, root, place).is_none())
        }
        "$ref" => {
            let name = rule.as_str().unwrap_or_default().trim_start_matches('#');
            return wrong(root.pointer(name).expect("a definition"), value, root, place);
        }
        other => panic!("the schema says \"{other}\", which this test does not know"),
    };
    (!holds).then(|| format!("{place}: {word} {rule}"))
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema names a type \"{other}\""),
    }
}

fn names(rule: &Value) -> impl Iterator<Item = &str> {
    rule.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn schema() -> Value {
    serde_json::from_str(transfer::SCHEMA).expect("the schema is JSON")
}

#[test]
fn an_export_of_a_record_that_was_lived_in_holds_to_the_published_schema() {
    let schema = schema();
    let lived = Lived::new();
    assert_eq!(wrong(&schema, lived.export(), &schema, "export"), None);
    let store = Store::in_memory().expect("a record");
    let id = add(&store, "first");
    store
        .transact(NOW, |tx| {
            tx.update(&id, NOW, &note("second"))?;
            tx.delete(&id)?;
            tx.put_running(&json!({ "step": 2 }))
        })
        .expect("it is written");
    store
        .forget_deleted(NOW.plus_ms(40 * 86_400_000))
        .expect("it is forgotten");
    for export in [store, Store::in_memory().expect("a record")].map(|store| store.export(NOW)) {
        let export: Value = serde_json::from_slice(&export.expect("it is exported")).expect("it is JSON");
        assert_eq!(wrong(&schema, &export, &schema, "export"), None);
    }
}

#[test]
fn what_the_schema_forbids_is_seen() {
    let schema = schema();
    let lived = Lived::new();
    let changes: [(&str, Value); 8] = [
        ("/version", json!(3)),
        ("/format", json!("other")),
        ("/entries/0/id", json!("not-an-id")),
        ("/entries/0/kind", json!("")),
        ("/entries/0/at/offsetMin", json!(1561)),
        ("/entries/0/deleted", json!(0)),
        ("/entries/0/subject", json!(5)),
        ("/exported", json!({ "ms": 1, "offsetMin": 0, "zone": "UTC" })),
    ];
    for (place, other) in changes {
        let mut export = lived.export().clone();
        *export.pointer_mut(place).expect("the place is there") = other;
        assert!(
            wrong(&schema, &export, &schema, "export").is_some(),
            "{place} was passed over"
        );
    }
}
