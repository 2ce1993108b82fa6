//! Tells Tauri's access control which commands exist: exactly those that `capabilities/main.json` allows.
//!
//! A test holds that list against the commands that are served, so a command that nobody allowed, or an allowed one
//! that nobody serves, fails.

use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=capabilities/main.json");
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").exists() {
        return Err(
            "ui/dist is not built: run `cargo xtask run` (or `npm ci && npm run build` in ui/)".into(),
        );
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    let capability: serde_json::Value = serde_json::from_str(&fs::read_to_string("capabilities/main.json")?)?;
    let allowed = capability["permissions"]
        .as_array()
        .ok_or("capabilities/main.json has no permissions")?;
    let commands: Vec<&'static str> = allowed
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| &*name.replace('-', "_").leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
