//! A running session: work of the processors while the figure is still, growth of memory, drift.

use crate::table::Row;
use harness::{App, app_binary, build_folder, procfs, wait};
use serde_json::{Value, json};
use soleus_core::{
    session::{Choices, Plan, Session},
    time::Tick,
};
use std::path::PathBuf;
use std::time::Duration;

/// How long the still figure is watched.
const WATCHED: Duration = Duration::from_secs(45);
/// Two simulated hours at this speed take two minutes.
const SPEED: u32 = 60;
const TWO_HOURS: Duration = Duration::from_secs(2 * 3_600 / SPEED as u64);

/// Processor time, memory slope, drift.
pub(crate) fn running() -> Vec<Row> {
    vec![work(), slope(), drift()]
}

/// Starts a routine of `sets` holds of `seconds` for each leg, and shows its first hold.
fn start(app: &App, seconds: u16, sets: u8) {
    let page = app.page();
    let item = json!({ "exercise": "wall-calf", "sets": sets, "sides": "each", "work": { "kind": "hold", "seconds": seconds } });
    let times = json!({ "getReadyS": 0, "changeS": 7, "restS": 10 });
    let routine = json!({ "id": "", "title": "Long", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": [item], "ownExercises": [] });
    let kept = page.command("routine_save", &json!({ "id": null, "routine": routine }));
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start = json!({ "routine": kept["kept"]["routine"]["id"], "choices": choices, "painBefore": null, "noneOfThese": true });
    page.command("session_start", &start);
    page.go("stretch/session");
    page.css(".player.hold").wait();
}

fn processes(app: &App) -> Vec<u32> {
    let own = app.process();
    let engine = app.desk().processes().into_iter();
    let engine =
        engine.filter(|id| procfs::name(*id).starts_with("WebKit") && procfs::name(*id) != "WebKitWebDriver");
    std::iter::once(own).chain(engine).collect()
}

/// Work of the app and its engine in the middle of a long hold.
fn work() -> Row {
    let app = App::builder().start_welcomed();
    start(&app, 120, 1);
    wait::pass(Duration::from_secs(4));
    let time = || {
        processes(&app)
            .into_iter()
            .map(procfs::processor_time)
            .sum::<Duration>()
    };
    let before = time();
    wait::pass(WATCHED);
    let worked = time().saturating_sub(before).as_secs_f64() / WATCHED.as_secs_f64() * 100.0;
    Row::at_most(
        format!("running session, figure still, CPU ({})", build()),
        worked,
        1.5,
        "%",
    )
}

fn build() -> String {
    let folder = app_binary()
        .parent()
        .and_then(|folder| folder.file_name())
        .map(|name| name.to_string_lossy().into_owned());
    format!("{} build", folder.unwrap_or_default())
}

/// Growth of memory over two simulated hours. Only a debug build has a clock that runs fast.
fn slope() -> Row {
    const NAME: &str = "memory of a session, slope over two hours at speed (debug build)";
    let Some(binary) = debug_build() else {
        return Row::absent(NAME, "needs target/debug/soleus: cargo build -p soleus");
    };
    let app = App::builder().binary(binary).speed(SPEED).start_welcomed();
    start(&app, 200, 20);
    let memory = || {
        processes(&app)
            .into_iter()
            .map(procfs::proportional_memory)
            .sum::<u64>() as f64
            / 1e6
    };
    // The first tenth fills caches.
    wait::pass(TWO_HOURS / 10);
    let mut points = Vec::new();
    for step in 0..30_u32 {
        wait::pass(TWO_HOURS * 9 / 10 / 30);
        points.push((f64::from(step) * 1.8 / 30.0, memory()));
    }
    let left = app.page().command("session_view", &Value::Null)["moving"].clone();
    if left != "running" && left != "entering" {
        return Row::absent(NAME, format!("the session was {left} before the time was over"));
    }
    Row::at_most(NAME, rise(&points), 1.0, "MB/h")
}

fn debug_build() -> Option<PathBuf> {
    let beside = build_folder().parent()?.join("debug/soleus");
    beside.exists().then_some(beside)
}

/// The slope of the straight line through the points.
fn rise(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| {
        (x + point.0 / count, y + point.1 / count)
    });
    let over: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let under: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    over / under
}

/// How far the end of an hour of sessions lies from the sum of its steps, when every look at the clock comes late.
fn drift() -> Row {
    let content = soleus_guide::content();
    let (mut now, mut planned, mut late) = (0_u64, 0_u64, 0_u64);
    while planned < 3_600_000 {
        for routine in &content.stretches.routines {
            let plan = Plan::of(routine, Choices::default()).expect("a shipped routine has steps");
            planned += plan.total_ms();
            let mut session = Session::begin(plan, Choices::default(), Tick(now)).expect("it has steps");
            let mut look = now;
            while session.poll_timeout().is_some() {
                late = (late * 31 + 137) % 900;
                look += 100 + late;
                session.handle_timeout(Tick(look));
            }
            while let Some(event) = session.poll_event() {
                now = event.at.0;
            }
        }
    }
    Row::at_most(
        "drift over an hour and more, simulated",
        now.abs_diff(planned) as f64,
        0.0,
        "ms",
    )
}

#[test]
fn the_slope_of_a_straight_line_is_its_own() {
    let points: Vec<(f64, f64)> = (0..10)
        .map(|x| (f64::from(x), 3.0 + 0.5 * f64::from(x)))
        .collect();
    assert!((rise(&points) - 0.5).abs() < 1e-9);
}
