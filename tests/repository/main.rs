//! What holds for the repository itself: the arrows between crates, modules and the parts of the front end; how its files
//! are; and that the generated types are those of the Rust types.

mod bindings;
mod front_end;
mod modules;
mod tidy;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What each of our packages may use of our own. Nothing runs back; store and guide do not know each other.
const ARROWS: [(&str, &[&str]); 10] = [
    ("soleus", &["soleus-api", "soleus-core"]),
    (
        "soleus-api",
        &["soleus-store", "soleus-guide", "soleus-report", "soleus-core"],
    ),
    ("soleus-report", &["soleus-core"]),
    ("soleus-store", &["soleus-core"]),
    ("soleus-guide", &["soleus-content", "soleus-core"]),
    ("soleus-content", &["soleus-core"]),
    ("soleus-core", &[]),
    ("xtask", &[]),
    ("soleus-baseline", &[]),
    (
        "soleus-tests",
        &[
            "soleus-api",
            "soleus-store",
            "soleus-guide",
            "soleus-content",
            "soleus-core",
            "xtask",
        ],
    ),
];

/// Crates that only the named packages may use: a name, or the beginning of one.
const KEPT_TO: [(&str, &[&str]); 8] = [
    ("tauri", &["soleus", "soleus-baseline"]),
    ("wry", &["soleus"]),
    ("webkit2gtk", &["soleus"]),
    ("rodio", &["soleus"]),
    ("notify-rust", &["soleus"]),
    ("rusqlite", &["soleus-store", "soleus-tests"]),
    ("pulldown-cmark", &["soleus-content"]),
    ("krilla", &["soleus-report"]),
];

/// What the pure domain must not touch.
const IMPURE: [&str; 10] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::thread",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "tokio",
];

/// Crates that could reach a network.
const NETWORK: [&str; 9] = [
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "attohttpc",
    "native-tls",
    "rustls",
    "openssl-sys",
];

#[test]
fn our_packages_use_only_what_the_arrows_allow() {
    let packages = direct_dependencies();
    for (package, uses) in &packages {
        let arrow = ARROWS.iter().find(|(name, _)| name == package);
        let (_, allowed) =
            arrow.unwrap_or_else(|| panic!("{package} has no line in ARROWS: write where it may look"));
        let ours = uses.iter().filter(|name| packages.contains_key(*name));
        let stray: Vec<&String> = ours.filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(stray.is_empty(), "{package} must not use {stray:?}");
    }
}

#[test]
fn each_outside_crate_stays_behind_its_own_wall() {
    for (package, uses) in direct_dependencies() {
        for (outside, keepers) in KEPT_TO {
            let used = uses
                .iter()
                .any(|name| name == outside || name.starts_with(&format!("{outside}-")));
            assert!(
                !used || keepers.contains(&package.as_str()),
                "{package} must not use {outside}: only {keepers:?}"
            );
        }
    }
}

#[test]
fn the_domain_reads_no_clock_disk_or_environment() {
    for file in files_under("src-tauri/core/src", &["rs"]) {
        let text = read(&file);
        for (number, line) in code_lines(&text) {
            let found = IMPURE.iter().find(|word| line.contains(**word));
            assert!(
                found.is_none(),
                "{}:{number} uses {found:?}: the domain is told, it does not look",
                shown(&file)
            );
        }
    }
}

#[test]
fn nothing_that_can_reach_a_network_is_linked() {
    let output = cargo(&[
        "tree",
        "--package",
        "soleus",
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]);
    let linked: Vec<&str> = output
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(
        linked.len() > 50,
        "cargo tree must list the app's crates:\n{output}"
    );
    let found: Vec<&&str> = linked.iter().filter(|name| NETWORK.contains(*name)).collect();
    assert!(found.is_empty(), "the app links {found:?}");
}

fn direct_dependencies() -> BTreeMap<String, Vec<String>> {
    let text = cargo(&["metadata", "--format-version", "1", "--no-deps"]);
    let metadata: Value = serde_json::from_str(&text).expect("cargo metadata is JSON");
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .map(|package| {
            (
                name(package),
                package["dependencies"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(name)
                    .collect(),
            )
        })
        .collect()
}

fn cargo(arguments: &[&str]) -> String {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program)
        .args(arguments)
        .current_dir(harness::root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo {arguments:?}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo prints text")
}

/// Lines with their numbers, without comments and without the test module at the end of a file.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn files_under(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![harness::root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", shown(path)))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(harness::root())
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned()
}
