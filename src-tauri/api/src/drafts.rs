//! Forms that were begun and not saved: kept in the record, so that nothing typed is lost by a key that goes elsewhere, a
//! dead web process or a closed window.
//!
//! A draft is the window's own text. Nothing here reads it; it counts for nothing until its form is saved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use soleus_core::time::{DAY_MS, Stamp};

use crate::{app::App, failure::Failure};

/// Where the record keeps them, beside the settings.
const KEY: &str = "drafts";
/// How many are kept; beyond that the oldest goes.
const MOST: usize = 60;
/// Bytes of one draft's JSON.
const MOST_BYTES: usize = 200_000;
/// A form nobody came back to for so long is let go.
const KEPT_MS: i64 = 90 * DAY_MS;

/// A form that was begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Draft {
    /// When it was begun.
    pub begun: Stamp,
    /// What the form showed before anything was typed.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub shown: Value,
    /// What stands in it.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub form: Value,
}

/// A form to be kept as it stands.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DraftPut {
    /// Which form, for instance `outing/new`.
    pub key: String,
    /// What it showed before anything was typed.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub shown: Value,
    /// What stands in it.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub form: Value,
}

type Drafts = BTreeMap<String, Draft>;

/// Every form that was begun, by its key.
///
/// # Errors
/// While the record is closed.
pub fn list(app: &App, (): ()) -> Result<Drafts, Failure> {
    Ok(app.store()?.setting::<Drafts>(KEY)?.unwrap_or_default())
}

/// Keeps a form as it stands; answers when it was begun.
///
/// # Errors
/// `BadInput` for a form longer than any form is; what the record refuses.
pub fn put(app: &App, put: DraftPut) -> Result<Stamp, Failure> {
    let bytes = put.shown.to_string().len() + put.form.to_string().len();
    if bytes > MOST_BYTES || put.key.len() > 200 {
        return Err(Failure::bad_input("a draft is too long to be kept"));
    }
    let now = app.now().stamp;
    change(app, |drafts| {
        let begun = drafts.get(&put.key).map_or(now, |before| before.begun);
        let draft = Draft {
            begun,
            shown: put.shown.clone(),
            form: put.form.clone(),
        };
        drafts.insert(put.key.clone(), draft);
        drafts.retain(|_, draft| now.since_ms(draft.begun) < KEPT_MS);
        while drafts.len() > MOST {
            let oldest = drafts
                .iter()
                .min_by_key(|(key, draft)| (**key == put.key, draft.begun.ms));
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            drafts.remove(&key);
        }
        begun
    })
}

/// Lets a form go: it was saved, or discarded.
///
/// # Errors
/// What the record refuses.
pub fn drop_one(app: &App, key: String) -> Result<(), Failure> {
    if !list(app, ())?.contains_key(&key) {
        return Ok(());
    }
    change(app, |drafts| drop(drafts.remove(&key)))
}

fn change<T>(app: &App, change: impl Fn(&mut Drafts) -> T) -> Result<T, Failure> {
    app.write_quietly(|tx| {
        let mut drafts = tx.setting::<Drafts>(KEY)?.unwrap_or_default();
        let answer = change(&mut drafts);
        tx.put_setting(KEY, &drafts)?;
        Ok(answer)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::tests::world::World;

    fn put_one(world: &World, key: &str, form: &str) {
        world.call(
            "draft_put",
            json!({"key": key, "shown": {"note": ""}, "form": {"note": form}}),
        );
    }

    #[test]
    fn a_begun_form_is_there_after_a_restart_with_the_moment_it_was_begun() {
        let world = World::new();
        put_one(&world, "outing/new", "s");
        let begun = world.call("drafts", json!(null))["outing/new"]["begun"].clone();
        world.later(2);
        put_one(&world, "outing/new", "stairs");
        let world = world.reopen();
        let kept = world.call("drafts", json!(null));
        assert_eq!(kept["outing/new"]["form"]["note"], "stairs");
        assert_eq!(kept["outing/new"]["begun"], begun);
        world.call("draft_drop", json!("outing/new"));
        assert_eq!(world.call("drafts", json!(null)), json!({}));
    }

    #[test]
    fn a_draft_that_is_too_long_is_refused_and_the_oldest_makes_room() {
        let world = World::new();
        let long = "x".repeat(MOST_BYTES);
        let put = json!({"key": "k", "shown": {}, "form": {"note": long}});
        assert!(crate::commands::dispatch(&world.app, "draft_put", put).is_err());
        for n in 0..MOST + 3 {
            put_one(&world, &format!("k{n}"), "a");
            world.later(1);
        }
        let kept = world.call("drafts", json!(null));
        assert_eq!(kept.as_object().map(serde_json::Map::len), Some(MOST));
        assert!(kept.get("k0").is_none() && kept.get(format!("k{}", MOST + 2)).is_some());
        world.later(24 * 91);
        put_one(&world, "new", "b");
        assert_eq!(
            world
                .call("drafts", json!(null))
                .as_object()
                .map(serde_json::Map::len),
            Some(1)
        );
    }
}
