//! The record that is pictured as one in use: six weeks of a strain with check-ins, walks and runs, tests, cramps and
//! sessions, and checks of several levels.

use harness::{App, Builder, Page};
use serde_json::{Value, json};

const DAY: i64 = 24 * 3_600;
/// How long the strain lies back.
const DAYS: i64 = 42;
/// A question with its answer, by their ids.
type Answered = (&'static str, &'static str);
/// The days of the checks, whom they are about, and what is answered otherwise than by a leg that works.
const CHECKS: [(i64, &str, &[Answered]); 4] = [
    (
        0,
        "me",
        &[("start", "sudden"), ("steps", "limp"), ("pattern", "sore")],
    ),
    (5, "other", &[("swollen", "left")]),
    (9, "other", &[("foot_cold", "left")]),
    (21, "me", &[]),
];

/// An app whose clock stands six weeks back.
pub(crate) fn six_weeks_back() -> Builder {
    App::builder().wall_shift(-DAYS * DAY)
}

/// Lives through the six weeks; the clock then stands at today again.
pub(crate) fn live(app: &App) {
    let page = app.page();
    let no = "no";
    let signs = json!({ "pop": no, "noPushOff": no, "limp": no, "bruise": no, "largeBruiseOrDent": no, "weakRaise": no });
    let day = page.command("today", &Value::Null)["date"].clone();
    let episode = json!({ "condition": { "kind": "strain", "muscle": null, "signs": signs }, "legs": "left", "place": "calf-mid",
        "when": { "day": day, "time": null }, "doing": "Intervals", "factors": ["hills"], "returnedFrom": null });
    let id = page.command("episode_open", &episode)["episode"]["id"].clone();
    for day in 0..=DAYS {
        app.shift_wall((day - DAYS) * DAY);
        one_day(page, &id, day);
    }
    page.command(
        "question_add",
        &json!({ "text": "When may I race again?", "from": null, "asked": false }),
    );
    page.command(
        "question_add",
        &json!({ "text": "Could it be the soleus?", "from": null, "asked": true }),
    );
}

/// What is not open that day is refused, as it would be: the picture then shows a day without it.
fn one_day(page: &Page, episode: &Value, day: i64) {
    if let Some((_, who, answers)) = CHECKS.iter().find(|(on, ..)| *on == day) {
        check(page, who, answers);
    }
    let rows: serde_json::Map<String, Value> = "breath foot_cold foot_nerve pain swollen warm fever urine"
        .split(' ')
        .map(|row| (row.to_owned(), json!("no")))
        .collect();
    let walking = (5 - day / 4).max(0);
    if day % 9 != 8 {
        let leg = json!({ "rest": walking / 3, "walking": walking, "worst": walking + i64::from(day < 30), "swelling": "none" });
        let today = page.command("check_in", &Value::Null)["today"].clone();
        let entry = json!({ "day": today, "rows": rows, "left": leg, "right": null, "done": [], "confidence": (3 + day / 6).min(10),
            "note": if day == 12 { "Stairs are easy again" } else { "" }, "tags": [] });
        drop(page.try_command("check_in_save", &entry));
    }
    if day % 2 == 1 {
        let walk = json!({ "kind": "flat_walk", "minutes": 10 + day, "metres": null, "pain": walking.min(1), "limp": false, "terrain": "road" });
        drop(page.try_command("outing_save", &json!({ "when": null, "outing": walk })));
    }
    if day % 3 == 2 {
        let session = json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": walking.min(2), "note": "" });
        drop(page.try_command("session_add", &session));
    }
    if day % 5 == 1 {
        let cramp = json!({ "legs": "left", "came": if day % 2 == 0 { "exercise" } else { "night" }, "minutes": 1 + day % 4, "released": ["stretch"] });
        page.command("cramp_log", &json!({ "when": null, "cramp": cramp }));
    }
    if day % 7 == 6 {
        let result = |value: i64| json!({ "value": value, "pain": 0 });
        for (test, left, right) in [
            ("two_leg_raise", result(15 + day / 2), Value::Null),
            ("single_leg_raise", result(8 + day / 2), result(26)),
        ] {
            let right = if right.is_null() { left.clone() } else { right };
            drop(page.try_command(
                "functional_test_save",
                &json!({ "episode": episode, "test": { "test": test, "left": left, "right": right } }),
            ));
        }
    }
}

/// A whole check of the left leg: a cramp that let go, but for `answers`.
fn check(page: &Page, who: &str, answers: &[(&str, &str)]) {
    const CALM: [(&str, &str); 20] = [
        ("age", "a16_44"),
        ("foot_cold", "none"),
        ("foot_nerve", "normal"),
        ("fever", "no"),
        ("urine", "no"),
        ("body_cramps", "none"),
        ("which", "left"),
        ("rest", "no"),
        ("swollen", "none"),
        ("colour", "none"),
        ("warm", "none"),
        ("start", "cramp"),
        ("day", "d0"),
        ("trend", "better"),
        ("steps", "normal"),
        ("tiptoe", "can"),
        ("bruise", "none"),
        ("often", "rare"),
        ("pregnant", "no"),
        ("pattern", "brief"),
    ];
    let options = |chosen: &[&str]| json!({ "kind": "options", "chosen": chosen, "unsure": [] });
    let mut run = page.command("check_start", &json!({ "who": who }));
    while run["question"].is_object() {
        let asked = &run["question"];
        let id = asked["id"].as_str().unwrap_or_default();
        let has = |option: &str| {
            asked["options"]
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one["id"] == option))
        };
        let own = answers
            .iter()
            .chain(&CALM)
            .find(|(question, option)| *question == id && has(option));
        let answer = match (own, asked["kind"].as_str()) {
            _ if asked["sheet"].is_string() => options(&[]),
            (Some((_, option)), _) => options(&[option]),
            (None, Some("scale")) => json!({ "kind": "number", "value": 1 }),
            (None, Some("yes_no")) => options(&["no"]),
            (None, Some("one")) => options(&[asked["options"][0]["id"].as_str().unwrap_or_default()]),
            (None, _) => options(&[]),
        };
        run = page.command("check_answer", &json!({ "question": id, "answer": answer }));
    }
    page.command("check_finish", &Value::Null);
}
