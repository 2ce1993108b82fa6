//! The child of the kills in `session.rs`: guided sessions without a window, on a clock that only its own loop moves.

use std::{
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use serde_json::{Value, json};
use soleus_api::{
    App, commands,
    ports::{Clock, Ports, Signal, Signals},
    session::run::{self, StartSession},
    session::views::OfferAnswer,
};
use soleus_core::{
    recovery::rows::DailyRows,
    session::{Choices, Command},
    time::{DAY_MS, Now, Tick},
};

use crate::{NOW, child};

/// Which life of the child this is: each has a day of its own.
pub(crate) const RUN: &str = "SOLEUS_FAULT_RUN";

/// The time between two looks of the driver, in session milliseconds.
const BEAT_MS: u64 = 250;

#[derive(Clone)]
struct Desk {
    tick: Arc<AtomicU64>,
    run: i64,
}

impl Clock for Desk {
    fn offset_at(&self, _: i64) -> i16 {
        self.now().stamp.offset_min
    }

    fn now(&self) -> Now {
        let tick = self.tick.load(Ordering::Relaxed);
        Now {
            tick: Tick(tick),
            boot: Some(Tick(tick)),
            stamp: NOW.plus_ms(self.run * DAY_MS + tick.cast_signed()),
        }
    }
}

impl Signals for Desk {
    fn send(&self, signal: Signal) {
        let Signal::SessionChanged(view) = signal else {
            return;
        };
        let states: String = view["steps"]
            .as_array()
            .into_iter()
            .flatten()
            .map(letter)
            .collect();
        say(&format!(
            "told {} {} {} {} {states}",
            view["started"]["ms"],
            view["moving"].as_str().unwrap_or_default(),
            view["cursor"],
            view["asOf"],
        ));
    }
}

fn letter(step: &Value) -> char {
    match (step["work"].is_null(), step["state"].as_str()) {
        (true, _) => 'P',
        (false, Some("done")) => 'd',
        (false, _) => 'w',
    }
}

fn say(words: &str) {
    println!("{words}.");
    std::io::stdout().flush().expect("the parent listens");
}

fn start(app: &App) {
    let args = StartSession {
        routine: "tight-calves".into(),
        choices: Choices::default(),
        pain_before: None,
        none_of_these: true,
    };
    run::start(app, args).expect("it starts");
}

/// A day has gone by since the last life: what is taken up again waits for today's rows.
fn answer_rows(app: &App) {
    let today = commands::dispatch(app, "check_in", Value::Null).expect("it is read")["today"].clone();
    let form = json!({ "day": today, "rows": DailyRows::none_of_these(), "left": null, "right": null, "done": [], "confidence": null,
        "note": "", "tags": [] });
    commands::dispatch(app, "check_in_save", form).expect("the rows are kept");
}

#[test]
#[ignore = "a child of the kills"]
fn child_stretches() {
    let run = std::env::var(RUN)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let desk = Desk {
        tick: Arc::default(),
        run,
    };
    let ports = Ports {
        signals: Box::new(desk.clone()),
        ..Ports::silent(Box::new(desk.clone()))
    };
    let app = App::start(&child::dir(), ports);
    println!();
    match run::offer(&app, ()).expect("it is read") {
        Some(_) => {
            answer_rows(&app);
            let view = run::answer(&app, OfferAnswer::Resume).expect("it is taken up");
            let view = view.expect("a session");
            let step = &view.steps[view.cursor];
            // A hold that was cut off begins anew: nothing of it is kept as done.
            assert!(step.work.is_none() || view.step_left_ms == step.whole_ms);
            run::command(&app, Command::Resume).expect("it goes on");
        }
        None => start(&app),
    }
    let ask = |command| drop(run::command(&app, command).expect("a session is there"));
    for beat in 1_u64.. {
        let tick = desk.tick.load(Ordering::Relaxed) + BEAT_MS;
        say(&format!("alive {tick}"));
        desk.tick.store(tick, Ordering::Relaxed);
        if run::turn(&app).is_none() {
            run::close(&app, ()).expect("it is put away");
            start(&app);
        }
        // Now and then what a person does: a pause, a skip, ten seconds more.
        match (beat + run.unsigned_abs() * 31) % 409 {
            13 => {
                ask(Command::Pause);
                ask(Command::Resume);
            }
            151 => ask(Command::AddTen),
            301 => ask(Command::Skip),
            _ => {}
        }
    }
}
