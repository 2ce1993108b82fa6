//! `cargo xtask bundle`: the .deb, made by the Tauri command line from npm.

use crate::command::{Run, root, target};
use crate::packages;
use crate::report::{Failure, Report};
use crate::window::{linux_only, prepare};

/// Builds the release binary and packs it, and says where it lies and how large it is.
pub(crate) fn bundle(report: &mut Report) -> Result<(), Failure> {
    linux_only("bundle", "packs a .deb")?;
    prepare(report, &packages::BUILD.iter().collect::<Vec<_>>())?;
    report.step("bundle", |report| {
        Run::new("node")
            .folder(root().join("src-tauri"))
            .args(&[root().join("ui/node_modules/@tauri-apps/cli/tauri.js")])
            .words("build --bundles deb --ci")
            .run(report, "read what the Tauri command line says above")
    })?;
    let folder = target().join("release/bundle/deb");
    for file in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        if file.path().extension().is_some_and(|ending| ending == "deb") {
            let bytes = file.metadata().map_or(0, |data| data.len());
            report.say(&format!(
                "{} ({:.1} MB)",
                file.path().display(),
                bytes as f64 / 1e6
            ));
        }
    }
    Ok(())
}
