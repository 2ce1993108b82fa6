//! Embeds `content/` and refuses to build when its checks find a problem.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use soleus_content::{Files, check, folder::Texts};

/// Lists that only the checks read.
const NOT_CARRIED: [&str; 2] = ["seed-coverage.toml", "seed-ids.toml"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"))?;
    println!("cargo::rerun-if-changed={}", root.display());
    let texts = Texts::read(&root)?;
    let problems = check::everything(&texts.files()).problems;
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    if !problems.is_empty() {
        return Err(format!("{} problems in content/", problems.len()).into());
    }
    embed(&root, &texts.files())
}

fn embed(root: &Path, files: &Files<'_>) -> Result<(), Box<dyn Error>> {
    let mut code = String::from("static EMBEDDED: &[(&str, &str)] = &[\n");
    for file in files.0.iter().filter(|file| !NOT_CARRIED.contains(&file.path)) {
        let path: PathBuf = root.join(file.path);
        let path = path.display().to_string();
        writeln!(code, "    ({:?}, include_str!({path:?})),", file.path)?;
    }
    code.push_str("];\n");
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}
