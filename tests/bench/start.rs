//! Start, memory and idle work of the app beside an empty window, both drawn as the app draws for a person.

use crate::decade;
use crate::table::{Row, median};
use harness::{Bare, OWN_RENDERER, Sandbox, app_binary, build_folder, procfs, wait};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Starts of each binary, taken in turn so that the machine's moods meet both.
const STARTS: usize = 11;

/// How long a window is left alone before and while it is measured.
const SETTLE: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_secs(60);

/// From exec to the first meaningful paint.
pub(crate) fn start() -> Vec<Row> {
    let sandbox = welcomed();
    // The first start of each fills the caches and is not counted.
    let time = |binary: &Path, folders: &Sandbox| {
        let app = Bare::start_binary(binary, copy_of(folders), &[], &[OWN_RENDERER]);
        app.wait_printed("soleus: first-paint").as_secs_f64() * 1000.0
    };
    let (mut empty, mut app, mut full) = (Vec::new(), Vec::new(), Vec::new());
    let lived = ten_years(&sandbox);
    for _ in 0..=STARTS {
        empty.push(time(&baseline(), &sandbox));
        app.push(time(&app_binary(), &sandbox));
        full.push(time(&app_binary(), &lived));
    }
    let [empty, app, full] = [empty, app, full].map(|mut times| median(times.split_off(1)));
    vec![
        Row::note("start to first paint, empty window", empty, "ms"),
        Row::at_most("start to first meaningful paint", app, empty + 150.0, "ms"),
        Row::at_most(
            "start to first meaningful paint, ten years",
            full,
            empty + 150.0,
            "ms",
        ),
    ]
}

/// Memory and processor time of a window that nobody touches.
pub(crate) fn idle() -> Vec<Row> {
    let (empty_memory, empty_work) = rest(&baseline());
    let (memory, work) = rest(&app_binary());
    vec![
        Row::note("memory (PSS) after 60 s idle, empty window", empty_memory, "MiB"),
        Row::at_most(
            "memory (PSS) after 60 s idle on Today",
            memory,
            empty_memory + 25.0,
            "MiB",
        ),
        Row::note("idle CPU, empty window", empty_work, "%"),
        Row::at_most("idle CPU", work, 0.1, "%"),
    ]
}

fn rest(binary: &Path) -> (f64, f64) {
    let app = Bare::start_binary(binary, copy_of(&welcomed()), &[], &[OWN_RENDERER]);
    app.wait_printed("soleus: first-paint");
    wait::pass(SETTLE);
    let work = || {
        app.processes()
            .into_iter()
            .map(procfs::processor_time)
            .sum::<Duration>()
    };
    let before = work();
    wait::pass(IDLE);
    let worked = work().saturating_sub(before);
    let memory: u64 = app.processes().into_iter().map(procfs::proportional_memory).sum();
    (
        memory as f64 / f64::from(1 << 20),
        worked.as_secs_f64() / IDLE.as_secs_f64() * 100.0,
    )
}

/// The empty window of the same build.
fn baseline() -> PathBuf {
    build_folder().join("soleus-baseline")
}

/// Folders of a person who has been through the first run.
fn welcomed() -> Sandbox {
    let mut app = harness::App::builder().start_welcomed();
    app.close();
    app.into_sandbox()
}

/// The same person after ten years.
fn ten_years(welcomed: &Sandbox) -> Sandbox {
    let lived = copy_of(welcomed);
    decade::write(&lived.data());
    lived
}

fn copy_of(sandbox: &Sandbox) -> Sandbox {
    let copy = Sandbox::new();
    for entry in std::fs::read_dir(sandbox.data()).into_iter().flatten().flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), copy.data().join(entry.file_name()))
                .expect("the sandbox is writable");
        }
    }
    copy
}
