//! The one table of what is pictured.

use harness::Page;
use serde_json::{Value, json};

/// One picture: its file name, and how one gets there.
pub(crate) struct Shot {
    pub(crate) name: &'static str,
    pub(crate) before_welcome: bool,
    /// It is there without anything on record too.
    pub(crate) of_nothing: bool,
    pub(crate) open: fn(&Page),
}

const fn shot(name: &'static str, open: fn(&Page)) -> Shot {
    Shot {
        name,
        before_welcome: false,
        of_nothing: true,
        open,
    }
}

/// A picture of what somebody entered.
const fn entered(name: &'static str, open: fn(&Page)) -> Shot {
    Shot {
        of_nothing: false,
        ..shot(name, open)
    }
}

/// Every screen and dialog.
pub(crate) const SHOTS: &[Shot] = &[
    Shot {
        name: "00-welcome",
        before_welcome: true,
        of_nothing: true,
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
        drop(page.try_command("session_command", &json!({ "kind": "stop" })));
        drop(page.try_command("session_close", &Value::Null));
        page.go("stretch/history");
    }),
    shot("44-stretch-build", |page| page.go("stretch/build")),
    shot("50-recovery", |page| page.go("recovery")),
    shot("51-recovery-new", |page| page.go("recovery/new")),
    shot("52-recovery-check-in", |page| page.go("recovery/check-in")),
    entered("53-recovery-now", |page| recovery(page, "")),
    entered("54-recovery-plan", |page| recovery(page, "/plan")),
    entered("55-recovery-log", |page| recovery(page, "/log")),
    entered("56-recovery-charts", |page| recovery(page, "/charts")),
    entered("57-recovery-about", |page| recovery(page, "/about")),
    entered("33-check-result", |page| {
        let home = page.command("check_home", &Value::Null);
        let id = home["history"][0]["id"]
            .as_str()
            .expect("the record has a check")
            .to_owned();
        page.go(&format!("check/result/{id}"));
        page.css("main header h1").wait();
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

/// A page of the open recovery.
fn recovery(page: &Page, name: &str) {
    let list = page.command("episodes", &Value::Null);
    let id = list["episodes"][0]["episode"]["id"]
        .as_str()
        .expect("the record has an open episode")
        .to_owned();
    page.go(&format!("recovery/episode/{id}{name}"));
    page.css("main nav [aria-current]").wait();
}

/// A session in its first hold, paused, so that every picture shows the same moment.
fn session(page: &Page) {
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start = json!({ "routine": "seed-three", "choices": choices, "painBefore": 2, "noneOfThese": true });
    drop(page.try_command("session_start", &start));
    drop(page.try_command("session_command", &json!({ "kind": "skip" })));
    drop(page.try_command("session_command", &json!({ "kind": "pause" })));
    page.go("stretch/session");
}
