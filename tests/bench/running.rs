//! A running session: work of the processors while the figure is still, growth of memory, drift.

use crate::table::{Row, median};
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
/// A simulated hour at this speed takes a minute.
const SPEED: u32 = 60;
const HOUR: Duration = Duration::from_secs(3_600 / SPEED as u64);
/// Hours that are measured, after one in which caches fill and scripts are compiled. The promise is made for two; but a
/// page grows by its garbage until that is collected, every hour or so, and two teeth of a saw have no slope.
const HOURS: u32 = 6;

/// Processor time, memory slope, drift.
pub(crate) fn running() -> Vec<Row> {
    let mut rows = vec![work()];
    rows.extend(slope());
    rows.push(drift());
    rows
}

/// Starts a routine of `items` times `sets` holds of `seconds` for each leg, and shows its first hold.
fn start(app: &App, seconds: u16, sets: u8, items: usize) {
    let page = app.page();
    let item = json!({ "exercise": "wall-calf", "sets": sets, "sides": "each", "work": { "kind": "hold", "seconds": seconds } });
    let items = vec![item; items];
    let times = json!({ "getReadyS": 0, "changeS": 7, "restS": 10 });
    let routine = json!({ "id": "", "title": "Long", "whoFor": "", "notWhen": "", "sources": [], "ours": null, "times": times,
        "order": "legs_within_set", "sound": "distinct", "items": items, "ownExercises": [] });
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

/// Work of the app and its engine in the middle of a long hold, drawn as for a person.
fn work() -> Row {
    let app = App::builder().start_welcomed();
    start(&app, 90, 1, 1);
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

/// Growth of memory of the app and of the page: of the slopes between the lowest points of any two hours the middle one.
/// Only a debug build has a clock that runs fast.
fn slope() -> Vec<Row> {
    let name = |of: &str| {
        format!(
            "memory of a session, {of}: slope over {HOURS} hours after one, at {SPEED} times the speed (debug build)"
        )
    };
    let Some(binary) = debug_build() else {
        return vec![Row::absent(
            name("app and page"),
            "needs target/debug/soleus: cargo build -p soleus",
        )];
    };
    let app = App::builder().binary(binary).speed(SPEED).start_welcomed();
    start(&app, 200, 20, 5);
    let (own, page) = (app.process(), app.web_process());
    wait::pass(HOUR);
    let (lows, pages): (Vec<_>, Vec<_>) = (0..HOURS).map(|hour| lowest_of_an_hour(own, page, hour)).unzip();
    let left = app.page().command("session_view", &Value::Null)["moving"].clone();
    if left != "running" && left != "entering" {
        return vec![Row::absent(
            name("app and page"),
            format!("the session was {left} before the time was over"),
        )];
    }
    println!("lowest of each hour, h and MB: app {lows:.1?}; page {pages:.1?}");
    let row = |of: &str, points: &[(f64, f64)]| Row::at_most(name(of), rise(points), 1.0, "MB/h");
    vec![row("app", &lows), row("page", &pages)]
}

/// The hour and the least that the app and the page held in it, in MB.
fn lowest_of_an_hour(own: u32, page: u32, hour: u32) -> ((f64, f64), (f64, f64)) {
    let (mut low, mut page_low) = (f64::MAX, f64::MAX);
    for _ in 0..HOUR.as_secs() {
        wait::pass(Duration::from_secs(1));
        low = low.min(procfs::anonymous_memory(own) as f64 / 1e6);
        page_low = page_low.min(procfs::anonymous_memory(page) as f64 / 1e6);
    }
    ((f64::from(hour), low), (f64::from(hour), page_low))
}

fn debug_build() -> Option<PathBuf> {
    let beside = build_folder().parent()?.join("debug/soleus");
    beside.exists().then_some(beside)
}

/// The middle one of the slopes between any two points: one odd point does not move it.
fn rise(points: &[(f64, f64)]) -> f64 {
    let slope = |(place, later): (usize, &(f64, f64))| {
        let earlier = points[..place].iter();
        earlier
            .map(|point| (later.1 - point.1) / (later.0 - point.0))
            .collect::<Vec<f64>>()
    };
    median(points.iter().enumerate().flat_map(slope).collect())
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
fn the_slope_of_a_straight_line_is_its_own_whatever_one_point_does() {
    let mut points: Vec<(f64, f64)> = (0..10)
        .map(|x| (f64::from(x), 3.0 + 0.5 * f64::from(x)))
        .collect();
    points[4].1 = 90.0;
    assert!((rise(&points) - 0.5).abs() < 1e-9);
}
