//! What Linux says about running processes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Ids of all processes that carry `NAME=value` in their environment.
pub fn with_variable(variable: &str) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter(|id| carries(*id, variable) && !is_zombie(*id))
        .collect()
}

fn carries(id: u32, variable: &str) -> bool {
    let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
    environment
        .split(|byte| *byte == 0)
        .any(|found| found == variable.as_bytes())
}

fn is_zombie(id: u32) -> bool {
    fields(id).is_none_or(|fields| fields.first().is_some_and(|state| state == "Z"))
}

/// The program that a process runs.
pub fn program(id: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{id}/exe")).ok()
}

/// The name of the program, without its folder.
pub fn name(id: u32) -> String {
    let file =
        program(id).and_then(|path| Path::file_name(&path).map(|name| name.to_string_lossy().into_owned()));
    file.unwrap_or_default()
}

/// Whether a process is running.
pub fn alive(id: u32) -> bool {
    !is_zombie(id)
}

/// Sends a signal by name (`KILL`, `STOP`, `CONT`, `TERM`).
pub fn signal(id: u32, name: &str) {
    // The shell's own `kill`: the program of that name is not on every machine.
    let _ = Command::new("sh")
        .args(["-c", &format!("kill -{name} {id} 2>/dev/null")])
        .status();
}

/// The proportional set size in bytes: memory shared between processes is divided among them.
pub fn proportional_memory(id: u32) -> u64 {
    memory(id, "Pss:")
}

/// Of that, what belongs to no file: heaps, and what the page's scripts hold.
pub fn anonymous_memory(id: u32) -> u64 {
    memory(id, "Pss_Anon:")
}

fn memory(id: u32, kind: &str) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix(kind));
    let kilobytes = line
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// The processor time a process has used, user and system.
pub fn processor_time(id: u32) -> Duration {
    // Fields 14 and 15 of the manual page; the state, our first, is field 3. One tick is 10 ms on every Linux.
    let ticks = fields(id).map_or(0, |fields| {
        fields
            .iter()
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum()
    });
    Duration::from_millis(ticks * 10)
}

/// The fields of `/proc/<id>/stat` after the program's name, which may itself hold blanks.
fn fields(id: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    Some(rest.split_whitespace().map(ToOwned::to_owned).collect())
}
