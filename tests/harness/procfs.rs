//! What Linux says about running processes.

use ::procfs::process::{ProcState, Process, all_processes};
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

fn process(id: u32) -> Option<Process> {
    Process::new(i32::try_from(id).ok()?).ok()
}

/// Ids of all running processes that carry `name` with this value in their environment.
pub fn with_variable(name: &str, value: &str) -> Vec<u32> {
    let carries = |process: &Process| {
        let environment = process.environ().unwrap_or_default();
        environment
            .get(OsStr::new(name))
            .is_some_and(|found| found == value)
    };
    let running = all_processes().into_iter().flatten().flatten();
    running
        .filter(|process| carries(process))
        .filter_map(|process| u32::try_from(process.pid).ok())
        .filter(|id| alive(*id))
        .collect()
}

/// The program that a process runs.
pub fn program(id: u32) -> Option<PathBuf> {
    process(id)?.exe().ok()
}

/// The name of the program, without its folder.
pub fn name(id: u32) -> String {
    let file = program(id).and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
    file.unwrap_or_default()
}

/// Whether a process is running.
pub fn alive(id: u32) -> bool {
    let state = process(id).and_then(|process| process.stat().ok()?.state().ok());
    state.is_some_and(|state| state != ProcState::Zombie && state != ProcState::Dead)
}

/// Sends a signal by name (`KILL`, `STOP`, `CONT`, `TERM`, `INT`, `HUP`); to a process that has ended, nothing happens.
#[track_caller]
pub fn signal(id: u32, name: &str) {
    let signal = match name {
        "KILL" => Signal::KILL,
        "STOP" => Signal::STOP,
        "CONT" => Signal::CONT,
        "TERM" => Signal::TERM,
        "INT" => Signal::INT,
        "HUP" => Signal::HUP,
        other => panic!("no signal is named `{other}`"),
    };
    if let Some(id) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process(id, signal);
    }
}

/// The proportional set size in bytes: memory shared between processes is divided among them.
pub fn proportional_memory(id: u32) -> u64 {
    memory(id, "Pss")
}

/// Of that, what belongs to no file: heaps, and what the page's scripts hold.
pub fn anonymous_memory(id: u32) -> u64 {
    memory(id, "Pss_Anon")
}

fn memory(id: u32, kind: &str) -> u64 {
    let maps = process(id).and_then(|process| process.smaps_rollup().ok());
    let rollup = maps.and_then(|maps| maps.memory_map_rollup.into_iter().next());
    rollup
        .and_then(|map| map.extension.map.get(kind).copied())
        .unwrap_or(0)
}

/// The processor time a process has used, user and system.
pub fn processor_time(id: u32) -> Duration {
    let ticks = process(id)
        .and_then(|process| process.stat().ok())
        .map_or(0, |stat| stat.utime + stat.stime);
    Duration::from_millis(ticks * 1_000 / ::procfs::ticks_per_second())
}
