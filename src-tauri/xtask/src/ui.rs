//! The front end: its npm packages and its build, each redone only when its input changed.

use crate::command::{Run, root};
use crate::report::{Failure, Report};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Installs the npm packages named by the lock file, without running their scripts.
pub(crate) fn install(report: &Report) -> Result<(), Failure> {
    let ui = root().join("ui");
    let lock = std::fs::read(ui.join("package-lock.json")).map_err(|error| {
        Failure::new(
            format!("ui/package-lock.json cannot be read: {error}"),
            "restore it with `git checkout ui`",
        )
    })?;
    // A copy of the lock file that was installed: dates say nothing after a checkout.
    let stamp = ui.join("node_modules/.soleus-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        report.say("npm packages: up to date");
        return Ok(());
    }
    Run::npm().words("ci --ignore-scripts --no-audit --no-fund").run(
        report,
        "see that the npm registry can be reached; then delete ui/node_modules and start again",
    )?;
    write(&stamp, &lock)
}

/// Builds ui/dist unless it was built from the files that are there now.
pub(crate) fn build(report: &Report) -> Result<(), Failure> {
    let ui = root().join("ui");
    let made_from = fingerprint(&ui).map_err(|error| {
        Failure::new(
            format!("the front end cannot be read: {error}"),
            "see that every file in ui/ can be read",
        )
    })?;
    // Not in ui/dist: what lies there becomes part of the app.
    let stamp = ui.join("node_modules/.soleus-built-from");
    if ui.join("dist/index.html").exists()
        && std::fs::read_to_string(&stamp).is_ok_and(|built| built == made_from)
    {
        report.say("ui/dist: up to date");
        return Ok(());
    }
    Run::npm()
        .words("run build")
        .run(report, "mend what the front-end build names above (ui/)")?;
    write(&stamp, made_from.as_bytes())
}

fn write(stamp: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(stamp, bytes).map_err(|error| {
        Failure::new(
            format!("{} cannot be written: {error}", stamp.display()),
            "see that ui/node_modules is writable",
        )
    })
}

/// Names and contents of everything the front end is built from. Not their dates: they say nothing when a file was deleted
/// or an older tree unpacked.
fn fingerprint(ui: &Path) -> std::io::Result<String> {
    let mut files = Vec::new();
    list(ui, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(ui).unwrap_or(&file).hash(&mut hasher);
        std::fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_depends_on_names_and_contents_and_not_on_dates() {
        let ui = std::env::temp_dir().join(format!("soleus-ui-{}", std::process::id()));
        std::fs::create_dir_all(ui.join("src")).unwrap();
        std::fs::create_dir_all(ui.join("dist")).unwrap();
        let put = |name: &str, text: &str| std::fs::write(ui.join(name), text).unwrap();
        let now = || fingerprint(&ui).unwrap();
        put("src/a.ts", "1");
        put("src/b.ts", "2");
        let first = now();
        put("src/a.ts", "1");
        put("dist/index.html", "built");
        assert_eq!(
            now(),
            first,
            "written anew with the same words, and what was built"
        );
        put("src/a.ts", "3");
        assert_ne!(now(), first, "other words");
        put("src/a.ts", "1");
        std::fs::remove_file(ui.join("src/b.ts")).unwrap();
        assert_ne!(now(), first, "a file is gone");
        std::fs::rename(ui.join("src/a.ts"), ui.join("src/c.ts")).unwrap();
        std::fs::write(ui.join("src/b.ts"), "2").unwrap();
        assert_ne!(now(), first, "another name");
        std::fs::remove_dir_all(&ui).unwrap();
    }
}
