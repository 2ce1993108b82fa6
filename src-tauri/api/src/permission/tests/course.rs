//! A record to which things happen, done through the commands. What the app refuses changes nothing.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use soleus_core::{
    care::Level,
    recovery::rows::Row,
    time::{DAY_MS, HOUR_MS},
    triage::answer::Answer,
};

use super::deeds::Deed;
use crate::{
    Code,
    commands::dispatch,
    recovery::{
        belief::moment,
        tests::world::{World, none, word},
    },
    rehearsal::own_check,
};

const LEGS: [&str; 3] = ["left", "right", "both"];

/// A record that lives through what happens.
pub(super) struct Course {
    pub(super) world: Option<World>,
    hours: i64,
    episode: Value,
    check_in: Value,
    load: Value,
    cramp: Value,
    word: Value,
}

impl Course {
    pub(super) fn new() -> Self {
        let world = World::new();
        world.no_risks();
        Self {
            world: Some(world),
            hours: 0,
            episode: Value::Null,
            check_in: Value::Null,
            load: Value::Null,
            cramp: Value::Null,
            word: Value::Null,
        }
    }

    pub(super) fn of(deeds: &[Deed]) -> Self {
        let mut course = Self::new();
        for deed in deeds {
            course.live(deed);
        }
        course
    }

    pub(super) fn world(&self) -> &World {
        self.world.as_ref().unwrap()
    }

    /// Asks; a refusal is an answer, a fault of the app is not.
    pub(super) fn ask(&self, name: &str, args: Value) -> Option<Value> {
        match dispatch(&self.world().app, name, args) {
            Ok(answer) => Some(answer),
            Err(failure) => {
                assert!(failure.code != Code::Internal, "{name}: {failure}");
                None
            }
        }
    }

    pub(super) fn restart(&mut self) {
        self.world = self.world.take().map(World::reopen);
    }

    pub(super) fn pass(&mut self, hours: i64) {
        self.hours += hours;
        let hands = &self.world().hands;
        hands.passed_ms.store(self.hours * HOUR_MS, Ordering::Relaxed);
    }

    pub(super) fn live(&mut self, deed: &Deed) {
        match deed {
            Deed::Pass(hours) => self.pass(*hours),
            Deed::Fly(hours) => self.world().hands.east_min.store(hours * 60, Ordering::Relaxed),
            Deed::Clock(days) => self
                .world()
                .hands
                .shift_ms
                .store(days * DAY_MS, Ordering::Relaxed),
            Deed::Restart => self.restart(),
            Deed::Open(what, legs) => self.open(*what, LEGS[*legs]),
            Deed::Recovery(what) => self.recovery(what),
            Deed::Rows => self.check_in(none(), Value::Null),
            Deed::Red(row, answer) => {
                let mut rows = none();
                let row = json!(Row::ALL[*row]);
                rows[row.as_str().unwrap()] = json!(answer);
                self.check_in(rows, Value::Null);
            }
            Deed::CheckIn {
                rest,
                walking,
                worse,
                up,
            } => {
                let leg = json!({ "rest": rest, "walking": walking, "worst": rest.max(walking),
                    "swelling": if *up { "more" } else { "none" }, "trend": if *worse { "worse" } else { "same" } });
                self.check_in(none(), leg);
            }
            Deed::CheckInAgain(what) => self.check_in_again(what),
            Deed::Check { level, complete, leg } => self.check(*level, *complete, LEGS[*leg]),
            Deed::Word {
                what,
                days_ago,
                after,
                until,
            } => self.said(*what, *days_ago, *after, *until),
            Deed::WordAway => drop(self.ask("clinician_delete", self.word.clone())),
            Deed::Load { kind, minutes, pain } => {
                let outing = json!({ "kind": kind, "minutes": minutes, "metres": null, "pain": pain, "limp": false,
                    "terrain": null, "level": (*kind == "walk_run").then_some(1) });
                let saved = self.ask(
                    "outing_save",
                    json!({ "id": null, "when": null, "outing": outing }),
                );
                self.load = saved.map_or(Value::Null, |saved| saved["outing"]["id"].clone());
            }
            Deed::LoadAway => drop(self.ask("load_delete", self.load.clone())),
            Deed::Cramp(sign) => {
                let cramp = json!({ "came": "exercise", "warningSign": sign });
                let logged = self.ask("cramp_log", json!({ "when": null, "cramp": cramp }));
                self.cramp = logged.map_or(Value::Null, |logged| logged["cramp"]["id"].clone());
            }
            Deed::CrampAway => drop(self.ask("cramp_delete", self.cramp.clone())),
            Deed::Risk(risk) => self.risk(risk),
            Deed::Session(pain) => {
                let form = json!({ "routine": "seed-three", "when": null, "legs": "both", "painAfter": pain, "note": "" });
                self.ask("session_add", form);
            }
        }
    }

    fn open(&mut self, what: usize, legs: &str) {
        let strain = |limp: &str| {
            json!({ "kind": "strain", "muscle": null, "signs": { "pop": "no", "noPushOff": "no", "limp": limp,
                "bruise": "no", "largeBruiseOrDent": "no", "weakRaise": "no" } })
        };
        let condition = match what {
            0 => json!({ "kind": "exercise_cramp" }),
            1 => strain("no"),
            2 => strain("yes"),
            3 => json!({ "kind": "tightness" }),
            _ => json!({ "kind": "bruise" }),
        };
        let form = json!({ "condition": condition, "legs": legs, "place": null, "doing": "", "factors": [],
            "returnedFrom": null, "when": null, "aches": null });
        if let Some(view) = self.ask("episode_open", form) {
            self.episode = view["episode"]["id"].clone();
        }
    }

    fn recovery(&mut self, what: &str) {
        let id = self.episode.clone();
        if id.is_null() {
            return;
        }
        match what {
            "close" => drop(self.ask("episode_close", json!({ "id": id, "why": "recovered" }))),
            "reopen" => drop(self.ask("episode_reopen", id)),
            "delete" => drop(self.ask("episode_delete", id)),
            "restore" => drop(self.ask("episode_restore", id)),
            _ => {
                let day = self.world().app.now().stamp.date().plus(-3);
                let when = json!({ "day": day, "time": "09:00" });
                let change = json!({ "was": {}, "now": {} });
                self.ask(
                    "episode_edit",
                    json!({ "id": id, "when": when, "change": change }),
                );
            }
        }
    }

    fn check_in(&mut self, rows: Value, leg: Value) {
        let today = self.ask("check_in", Value::Null).unwrap()["today"].clone();
        let form = json!({ "day": today, "rows": rows, "left": leg, "right": leg, "done": [], "confidence": null,
            "note": "", "tags": [] });
        if let Some(saved) = self.ask("check_in_save", form) {
            self.check_in = saved["id"].clone();
        }
    }

    fn check_in_again(&mut self, what: &str) {
        let id = self.check_in.clone();
        if id.is_null() {
            return;
        }
        match what {
            "delete" => drop(self.ask("check_in_delete", id)),
            "restore" => drop(self.ask("check_in_restore", id)),
            _ => {
                let view = self.ask("check_in", Value::Null).unwrap();
                let kept = view["recent"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|entry| entry["id"] == id)
                    .cloned();
                let Some(kept) = kept else { return };
                let leg =
                    json!({ "rest": 0, "walking": 0, "worst": 0, "swelling": "none", "trend": "better" });
                let was = ["rows", "left", "right"].map(|name| (name.to_owned(), kept["body"][name].clone()));
                let was = Value::Object(was.into_iter().collect());
                let now = json!({ "rows": none(), "left": leg, "right": leg });
                self.ask(
                    "check_in_edit",
                    json!({ "id": id, "change": { "was": was, "now": now } }),
                );
            }
        }
    }

    fn check(&mut self, level: Level, complete: bool, leg: &str) {
        let app = &self.world().app;
        let now = moment(app);
        let missing: &[&str] = if complete { &[] } else { &["swollen"] };
        let mut run = own_check(now.wall, now.lead_ms(), level, missing);
        run.answer("which", Answer::one(leg), now.wall);
        app.write(|tx| tx.insert(now.wall, None, &run)).unwrap();
    }

    fn said(&mut self, what: usize, days_ago: i64, after: Option<bool>, until: bool) {
        let today = self.world().app.now().stamp.date();
        let mut form = word(&today.plus(-days_ago).to_string(), "strain");
        form["after"] = json!(after);
        match what {
            0 => form["followPlan"] = json!(true),
            1 => form["gates"] = json!(["strain/phase-2"]),
            2 => form["permits"] = json!(["stretch", "massage"]),
            _ => form["notBefore"] = json!({ "day": today.plus(2), "time": null }),
        }
        if until {
            form["until"] = json!({ "day": today.plus(1), "time": null });
        }
        if self.ask("clinician_add", form).is_some() {
            let all = self.ask("clinicians", Value::Null).unwrap();
            let rows = all["records"].as_array().unwrap();
            let newest = rows.iter().max_by_key(|row| row["entry"]["written"].as_i64());
            self.word = newest.map_or(Value::Null, |row| row["entry"]["id"].clone());
        }
    }

    fn risk(&mut self, risk: &str) {
        let of = |question: &str| {
            let mine = match risk {
                "thinner" => "medicines",
                "raynaud" => "conditions",
                _ => "",
            };
            let chosen: Vec<&str> = (mine == question).then_some(risk).into_iter().collect();
            json!({ "kind": "options", "chosen": chosen, "unsure": [] })
        };
        let names = ["clot", "medicines", "minor", "veins", "conditions", "history"];
        let mut answers: Value = names.iter().map(|name| ((*name).to_owned(), of(name))).collect();
        answers["age"] = json!({ "kind": "options", "chosen": ["a16_44"], "unsure": [] });
        answers["pregnant"] = json!({ "kind": "options", "chosen": ["no"], "unsure": [] });
        self.ask("about_me_put", json!({ "answers": answers }));
    }
}
