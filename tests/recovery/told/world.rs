//! A person with the app, a clock and a zone.

use std::sync::{Arc, Mutex};

use jiff::{civil::Date, tz::TimeZone};
use serde_json::{Value, json};
use soleus_api::{
    App, Failure, commands,
    ports::{Clock, Ports},
};
use soleus_core::time::{DAY_MS, Now, Stamp, Tick};
use tempfile::TempDir;

/// True time, how far the wall clock is off, and the zone of the machine.
pub(super) struct Hands {
    pub(super) true_ms: i64,
    pub(super) shift_ms: i64,
    pub(super) zone: TimeZone,
    pub(super) started_ms: i64,
}

struct StoryClock(Arc<Mutex<Hands>>);

impl Clock for StoryClock {
    fn offset_at(&self, ms: i64) -> i16 {
        let instant = jiff::Timestamp::from_millisecond(ms).unwrap();
        let offset = self.0.lock().unwrap().zone.to_offset(instant);
        i16::try_from(offset.seconds() / 60).unwrap()
    }

    fn now(&self) -> Now {
        let (wall, tick) = {
            let hands = self.0.lock().unwrap();
            (hands.true_ms + hands.shift_ms, hands.true_ms - hands.started_ms)
        };
        let tick = Tick(u64::try_from(tick).unwrap());
        Now {
            tick,
            boot: Some(tick),
            stamp: Stamp::new(wall, self.offset_at(wall)),
        }
    }
}

pub(super) struct World {
    pub(super) hands: Arc<Mutex<Hands>>,
    app: Option<App>,
    dir: TempDir,
    pub(super) date: Date,
    pub(super) home: TimeZone,
    /// Ids of the episodes in the order they were opened.
    pub(super) episodes: Vec<Value>,
    /// Options of "About me" by question.
    pub(super) risks: Vec<(&'static str, &'static str)>,
    pub(super) about_known: bool,
    /// The newest of each kind, and what the last event answered.
    pub(super) check_in: Value,
    pub(super) check: Value,
    pub(super) red: Option<bool>,
    pub(super) run: Value,
    pub(super) word: Value,
    pub(super) cramp: Value,
    pub(super) last: Result<Value, Failure>,
}

impl World {
    pub(super) fn new(person: &[String]) -> Self {
        let after = |key: &str| person.iter().find_map(|word| word.strip_prefix(key));
        let home = match after("zone=") {
            Some(name) => TimeZone::get(name).unwrap(),
            None => TimeZone::fixed(jiff::tz::offset(1)),
        };
        let date: Date = after("date=").unwrap_or("2026-06-07").parse().unwrap();
        let start = home.to_timestamp(date.at(0, 0, 0, 0)).unwrap().as_millisecond();
        let hands = Arc::new(Mutex::new(Hands {
            true_ms: start,
            shift_ms: 0,
            zone: home.clone(),
            started_ms: start,
        }));
        let mut world = Self {
            hands,
            app: None,
            dir: TempDir::new_in(if std::path::Path::new("/dev/shm").is_dir() {
                "/dev/shm"
            } else {
                "."
            })
            .unwrap(),
            date,
            home,
            episodes: Vec::new(),
            risks: Vec::new(),
            about_known: after("about=") != Some("never"),
            check_in: Value::Null,
            check: Value::Null,
            red: None,
            run: Value::Null,
            word: Value::Null,
            cramp: Value::Null,
            last: Ok(Value::Null),
        };
        world.start();
        for risk in person.iter().skip(1) {
            world.risk(risk);
        }
        world.about();
        world
    }

    pub(super) fn start(&mut self) {
        {
            let mut hands = self.hands.lock().unwrap();
            hands.started_ms = hands.true_ms;
        }
        let clock = StoryClock(Arc::clone(&self.hands));
        self.app = Some(App::start(self.dir.path(), Ports::silent(Box::new(clock))));
        // The window asks at once.
        self.ask("locks", Value::Null);
    }

    pub(super) fn quit(&mut self) {
        self.app = None;
    }

    pub(super) fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    pub(super) fn go(&mut self, day: i64, hour: &str) {
        let at = self.true_at(day, hour);
        let mut hands = self.hands.lock().unwrap();
        assert!(at >= hands.true_ms, "stories go forward");
        hands.true_ms = at;
    }

    pub(super) fn true_at(&self, day: i64, hour: &str) -> i64 {
        let (hour, minute) = hour.split_once(':').unwrap_or((hour, "0"));
        let date = self.date.checked_add(jiff::Span::new().days(day)).unwrap();
        let civil = date.at(hour.parse().unwrap(), minute.parse().unwrap(), 0, 0);
        self.home.to_timestamp(civil).unwrap().as_millisecond()
    }

    pub(super) fn day(&self, day: i64) -> String {
        self.date
            .checked_add(jiff::Span::new().days(day))
            .unwrap()
            .to_string()
    }

    /// A time value of a story as a form gives it: `d3`, `d3T15`, `d3T15:30`.
    pub(super) fn when(&self, text: &str) -> Value {
        let (day, hour) = text
            .split_once('T')
            .map_or((text, None), |(day, hour)| (day, Some(hour)));
        let time = hour.map(|hour| {
            let (hour, minute) = hour.split_once(':').unwrap_or((hour, "00"));
            format!("{:0>2}:{minute:0>2}", hour)
        });
        json!({ "day": self.day(day.strip_prefix('d').unwrap().parse().unwrap()), "time": time })
    }

    pub(super) fn wall(&self) -> Stamp {
        StoryClock(Arc::clone(&self.hands)).now().stamp
    }

    pub(super) fn lead_ms(&self) -> i64 {
        -self.hands.lock().unwrap().shift_ms
    }

    pub(super) fn ask(&self, name: &str, args: Value) -> Value {
        commands::dispatch(self.app(), name, args).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    pub(super) fn try_ask(&mut self, name: &str, args: Value) -> Value {
        self.last = commands::dispatch(self.app(), name, args);
        self.last.clone().unwrap_or(Value::Null)
    }

    /// `thinner=yes`, `thinner=no`.
    pub(super) fn risk(&mut self, text: &str) {
        let of = match text.split_once('=') {
            Some(("thinner", _)) => ("medicines", "thinner"),
            Some(("bleeding", _)) => ("medicines", "bleeding"),
            Some(("journey", _)) => ("clot", "journey"),
            Some(("cancer", _)) => ("clot", "cancer"),
            Some(("raynaud", _)) => ("conditions", "raynaud"),
            _ => return,
        };
        self.risks.retain(|risk| *risk != of);
        if text.ends_with("=yes") {
            self.risks.push(of);
        }
    }

    /// Writes "About me" as it is known now.
    pub(super) fn about(&mut self) {
        if !self.about_known {
            return;
        }
        let mut answers = json!({ "age": { "kind": "options", "chosen": ["a16_44"], "unsure": [] },
            "pregnant": { "kind": "options", "chosen": ["no"], "unsure": [] } });
        for question in ["clot", "medicines", "minor", "veins", "conditions", "history"] {
            let chosen: Vec<&str> = self
                .risks
                .iter()
                .filter(|(of, _)| *of == question)
                .map(|(_, id)| *id)
                .collect();
            answers[question] = json!({ "kind": "options", "chosen": chosen, "unsure": [] });
        }
        self.ask("about_me_put", json!({ "answers": answers }));
    }

    /// The entry of a kind as a screen shows it, to be changed in part.
    pub(super) fn change(body: &Value, now: Value) -> Value {
        let was: serde_json::Map<String, Value> = now
            .as_object()
            .unwrap()
            .keys()
            .map(|name| (name.clone(), body[name].clone()))
            .collect();
        json!({ "was": was, "now": now })
    }

    pub(super) fn days_from(&self, day: i64) -> i64 {
        day * DAY_MS
    }
}
