//! Embeds `content/` and refuses to build when its checks find a problem.
//!
//! It reads the content with the app's own modules, so that there is one parser and one set of checks.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    missing_docs,
    reason = "the app's own modules, used in part"
)]

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

#[path = "src/catalogue.rs"]
mod catalogue;
#[path = "src/check/mod.rs"]
mod check;
#[path = "src/content.rs"]
mod content;
#[path = "src/directive.rs"]
mod directive;
#[path = "src/doc.rs"]
mod doc;
#[path = "src/files.rs"]
mod files;
#[path = "src/front.rs"]
mod front;
#[path = "src/mark.rs"]
mod mark;
#[path = "src/markdown.rs"]
mod markdown;
#[path = "src/outline.rs"]
mod outline;
#[path = "src/plans.rs"]
mod plans;
#[path = "src/problem.rs"]
mod problem;
#[path = "src/stretches.rs"]
mod stretches;
#[path = "src/triage.rs"]
mod triage;
#[path = "src/trials.rs"]
mod trials;
#[path = "src/walk.rs"]
mod walk;

pub use files::{File, Files};
pub use problem::Problem;

fn main() -> Result<(), Box<dyn Error>> {
    let root = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"))?;
    println!("cargo::rerun-if-changed={}", root.display());
    let mut paths = Vec::new();
    gather(&root, &mut paths)?;
    paths.sort();
    let mut texts = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        texts.push((name, fs::read_to_string(path)?));
    }
    let files = Files(texts.iter().map(|(path, text)| File { path, text }).collect());
    let problems = check::everything(&files).problems;
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    if !problems.is_empty() {
        return Err(format!("{} problems in content/", problems.len()).into());
    }
    embed(&paths, &texts)
}

/// Every `.md` and `.toml` file below `folder`.
fn gather(folder: &Path, out: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, out)?;
        } else if path.extension().is_some_and(|ext| ext == "md" || ext == "toml") {
            out.push(path);
        }
    }
    Ok(())
}

fn embed(paths: &[PathBuf], texts: &[(String, String)]) -> Result<(), Box<dyn Error>> {
    let mut code = String::from("static EMBEDDED: &[(&str, &str)] = &[\n");
    for (path, (name, _)) in paths.iter().zip(texts) {
        writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )?;
    }
    code.push_str("];\n");
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}
