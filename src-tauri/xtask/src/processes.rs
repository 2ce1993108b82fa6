//! Ends what a run of the window tests left behind: processes that a test started on a display of its own.

use std::path::Path;

/// Ends every process that carries this run's mark and a test desk's. What cargo, npm or the app of `cargo xtask run`
/// started, such as a file manager or a compile server, carries no desk's mark and is left alone.
pub(crate) fn end_leftovers(run_id: &str) {
    for id in left_behind(Path::new("/proc"), &format!("SOLEUS_RUN={run_id}")) {
        eprintln!("ending a process that a test left behind: {id}");
        let _ = std::process::Command::new("sh")
            .args(["-c", &format!("kill -9 {id}")])
            .status();
    }
}

fn left_behind(proc: &Path, mark: &str) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir(proc) else {
        return Vec::new();
    };
    let ids = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter(|id| {
        let environment = std::fs::read(proc.join(id.to_string()).join("environ")).unwrap_or_default();
        let mut variables = environment.split(|byte| *byte == 0);
        variables.clone().any(|variable| variable == mark.as_bytes())
            && variables.any(|variable| variable.starts_with(b"SOLEUS_DESK="))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_processes_of_this_run_on_a_test_desk_are_found() {
        let proc = std::env::temp_dir().join(format!("soleus-proc-{}", std::process::id()));
        for (id, environment) in [
            ("11", "A=1\0SOLEUS_RUN=xtask-1\0SOLEUS_DESK=7-0\0"),
            ("12", "SOLEUS_RUN=xtask-12\0SOLEUS_DESK=7-0\0"),
            ("13", "SOLEUS_RUN=xtask-1\0"),
            ("self", ""),
        ] {
            std::fs::create_dir_all(proc.join(id)).unwrap();
            std::fs::write(proc.join(id).join("environ"), environment).unwrap();
        }
        assert_eq!(left_behind(&proc, "SOLEUS_RUN=xtask-1"), [11]);
        std::fs::remove_dir_all(&proc).unwrap();
    }
}
