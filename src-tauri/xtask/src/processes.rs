//! Ends what a run left behind: every process that carries the run's mark in its environment.

use std::path::Path;

/// Ends every process started by this run that is still there, by its id.
pub(crate) fn end_leftovers(run_id: &str) {
    let mark = format!("SOLEUS_RUN={run_id}");
    for id in marked(Path::new("/proc"), &mark) {
        eprintln!("ending a process that was left behind: {id}");
        let _ = std::process::Command::new("kill")
            .args(["-9", &id.to_string()])
            .status();
    }
}

fn marked(proc: &Path, mark: &str) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir(proc) else {
        return Vec::new();
    };
    let ids = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter(|id| {
        let environment = std::fs::read(proc.join(id.to_string()).join("environ")).unwrap_or_default();
        environment
            .split(|byte| *byte == 0)
            .any(|variable| variable == mark.as_bytes())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_processes_with_the_mark_are_found() {
        let proc = std::env::temp_dir().join(format!("soleus-proc-{}", std::process::id()));
        for (id, environment) in [
            ("11", "A=1\0SOLEUS_RUN=xtask-1\0"),
            ("12", "SOLEUS_RUN=xtask-12\0"),
            ("self", ""),
        ] {
            std::fs::create_dir_all(proc.join(id)).unwrap();
            std::fs::write(proc.join(id).join("environ"), environment).unwrap();
        }
        assert_eq!(
            marked(&proc, "SOLEUS_RUN=xtask-1"),
            vec![11],
            "a longer id is another run"
        );
        std::fs::remove_dir_all(proc).unwrap();
    }
}
