//! The one table of what is pictured, and the record that the pictures show.

use harness::Page;
use serde_json::{Value, json};

/// One picture: its file name, and how one gets there.
pub(crate) struct Shot {
    pub(crate) name: &'static str,
    pub(crate) before_welcome: bool,
    pub(crate) open: fn(&Page),
}

const fn shot(name: &'static str, open: fn(&Page)) -> Shot {
    Shot {
        name,
        before_welcome: false,
        open,
    }
}

/// Every screen and dialog.
pub(crate) const SHOTS: &[Shot] = &[
    Shot {
        name: "00-welcome",
        before_welcome: true,
        open: |page| _ = page.css("main h1").wait(),
    },
    shot("10-today", |page| page.go("today")),
    shot("20-cramp", |page| page.go("cramp")),
    shot("21-cramp-history", |page| page.go("cramp/history")),
    shot("30-check", |page| page.go("check")),
    shot("31-check-question", |page| {
        page.command("check_start", &json!({ "who": "me" }));
        page.go("check/run");
    }),
    shot("32-check-rules", |page| page.go("check/rules")),
    shot("40-stretch", |page| page.go("stretch")),
    shot("41-stretch-routine", |page| page.go("stretch/seed-three")),
    shot("42-stretch-session", session),
    shot("43-stretch-history", |page| {
        page.command("session_command", &json!({ "kind": "stop" }));
        page.command("session_close", &Value::Null);
        page.go("stretch/history");
    }),
    shot("44-stretch-build", |page| page.go("stretch/build")),
    shot("50-recovery", |page| page.go("recovery")),
    shot("51-recovery-new", |page| page.go("recovery/new")),
    shot("52-recovery-check-in", |page| page.go("recovery/check-in")),
    shot("53-recovery-plan", |page| {
        let episodes = page.command("episodes", &Value::Null);
        let id = episodes["episodes"][0]["episode"]["id"]
            .as_str()
            .expect("the record has an open episode")
            .to_owned();
        page.go(&format!("recovery/episode/{id}"));
    }),
    shot("60-guide", |page| page.go("guide")),
    shot("61-guide-page", |page| page.go("guide/calf-strain")),
    shot("62-guide-sources", |page| page.go("guide/sources")),
    shot("70-doctor", |page| page.go("doctor")),
    shot("80-settings", |page| page.go("settings")),
    shot("90-keys", |page| {
        page.go("today");
        page.press("F1");
        page.css("dialog[open]").wait();
    }),
    shot("91-jump", |page| {
        page.press("Escape");
        page.css("dialog[open]").wait_gone();
        page.press("Control+k");
        page.css("dialog[open]").wait();
    }),
];

/// A session in its first hold, paused, so that every picture shows the same moment.
fn session(page: &Page) {
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start = json!({ "routine": "seed-three", "choices": choices, "painBefore": 2, "noneOfThese": true });
    page.command("session_start", &start);
    page.command("session_command", &json!({ "kind": "skip" }));
    page.command("session_command", &json!({ "kind": "pause" }));
    page.go("stretch/session");
}

/// Fills the record, so that the pictures show the screens as they look in use.
pub(crate) fn fill(page: &Page) {
    let day =
        page.script("const day = new Date(Date.now() - 3 * 864e5); return day.toISOString().slice(0, 10)");
    let when = json!({ "day": day, "time": "18:30" });
    page.command(
        "cramp_log",
        &json!({ "when": null, "cramp": { "legs": "left", "came": "night", "minutes": 2 } }),
    );
    page.command(
        "session_add",
        &json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": 1, "note": "" }),
    );
    let episode = json!({ "condition": { "kind": "exercise_cramp" }, "legs": "left", "place": null, "when": when,
        "doing": "Running uphill", "factors": ["hills"], "returnedFrom": null });
    page.command("episode_open", &episode);
    page.command(
        "question_add",
        &json!({ "text": "Could it be the soleus?", "from": null, "asked": false }),
    );
    page.go("today");
}
