//! The arrows of the design, held by a test: which crate may use which, and what the front end may import.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What each of our packages may use of our own. Nothing runs back; store and guide do not know each other.
const ARROWS: [(&str, &[&str]); 8] = [
    ("soleus", &["soleus-api", "soleus-core"]),
    ("soleus-api", &["soleus-store", "soleus-guide", "soleus-core"]),
    ("soleus-store", &["soleus-core"]),
    ("soleus-guide", &["soleus-core"]),
    ("soleus-core", &[]),
    ("xtask", &[]),
    ("soleus-baseline", &[]),
    (
        "soleus-tests",
        &["soleus-api", "soleus-store", "soleus-guide", "soleus-core"],
    ),
];

/// Crates that only the named packages may use: a name, or the beginning of one.
const KEPT_TO: [(&str, &[&str]); 7] = [
    ("tauri", &["soleus", "soleus-baseline"]),
    ("wry", &["soleus"]),
    ("webkit2gtk", &["soleus"]),
    ("rodio", &["soleus"]),
    ("notify-rust", &["soleus"]),
    ("rusqlite", &["soleus-store", "soleus-tests"]),
    ("pulldown-cmark", &["soleus-guide"]),
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

#[test]
fn only_the_client_speaks_to_the_shell() {
    for import in imports() {
        let client = import.file == "ipc/client.ts";
        let shell = import.what.starts_with("@tauri-apps/") || import.what == "ipc/bindings";
        assert!(
            !shell || client,
            "ui/src/{} imports {}: only ipc/client.ts may",
            import.file,
            import.what
        );
    }
}

#[test]
fn the_tiers_of_the_front_end_look_one_way() {
    for import in imports() {
        let (from, to) = (tier(&import.file), tier(&import.what));
        let allowed = match from {
            "parts" => !matches!(to, "state" | "ipc" | "screens"),
            "ipc" => !matches!(to, "state" | "screens" | "parts"),
            "state" => !matches!(to, "screens" | "parts"),
            "words" => !matches!(to, "state" | "screens" | "parts"),
            "screens" => to != "ipc" || import.only_types || import.what == "ipc/failure",
            _ => true,
        };
        assert!(
            allowed,
            "ui/src/{} ({from}) imports {} ({to})",
            import.file, import.what
        );
    }
}

#[test]
fn a_screen_does_not_reach_into_another_screen() {
    let screen = |path: &str| {
        let mut folders = path.strip_prefix("screens/").map(|rest| rest.split('/'))?;
        let own = folders.next().map(ToOwned::to_owned);
        folders.next().and(own)
    };
    for import in imports() {
        if let (Some(from), Some(to)) = (screen(&import.file), screen(&import.what)) {
            assert!(
                from == to || to == "shared",
                "ui/src/{} reaches into screens/{to}: what several screens show lives in screens/shared",
                import.file
            );
        }
    }
}

#[test]
fn imports_are_read_from_every_form() {
    let text = "import a from './a';\nimport type { B } from \"../b\";\nimport './c.css';\nconst d = await import('./d');\n\
                export { e } from './e';\nimport {\n  f,\n} from './f';";
    let found: Vec<(String, bool)> = imports_in(text);
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["./a", "../b", "./c.css", "./d", "./e", "./f"]);
    assert!(
        found[1].1 && !found[0].1,
        "a type import is told from a value import"
    );
}

/// One import of the front end. Paths are relative to `ui/src`, without their ending.
struct Import {
    file: String,
    what: String,
    only_types: bool,
}

fn imports() -> Vec<Import> {
    let base = harness::root().join("ui/src");
    let mut found = Vec::new();
    for path in files_under("ui/src", &["ts", "svelte"]) {
        let file = path
            .strip_prefix(&base)
            .expect("under ui/src")
            .to_string_lossy()
            .replace('\\', "/");
        if file.contains(".test.") {
            continue;
        }
        for (what, only_types) in imports_in(&read(&path)) {
            found.push(Import {
                what: resolve(&file, &what),
                file: file.clone(),
                only_types,
            });
        }
    }
    assert!(!found.is_empty(), "the front end must have imports to check");
    found
}

/// The imported paths of a source text, in order, and whether only types are taken.
fn imports_in(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut statement = String::new();
    for line in text.lines().map(str::trim) {
        let begins = ["import ", "import{", "export {", "export *", "export type {"]
            .iter()
            .any(|word| line.starts_with(word));
        if begins {
            statement.clear();
        }
        if begins || !statement.is_empty() {
            statement.push_str(line);
            statement.push(' ');
            let path = after(&statement, " from ").or_else(|| after(&statement, "import "));
            if let Some(path) = path {
                let only_types = statement.starts_with("import type") || statement.starts_with("export type");
                found.push((path, only_types));
                statement.clear();
            } else if line.ends_with(';') || line.ends_with('}') && !line.starts_with("import") {
                statement.clear();
            }
        } else if let Some(path) = line.split_once("import(").and_then(|(_, rest)| quoted(rest)) {
            found.push((path, false));
        }
    }
    found
}

fn after(statement: &str, word: &str) -> Option<String> {
    quoted(statement.split_once(word)?.1)
}

fn quoted(text: &str) -> Option<String> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    text[1..].split_once(quote).map(|(path, _)| path.to_owned())
}

/// An import as a path under `ui/src`; packages keep their name.
fn resolve(file: &str, what: &str) -> String {
    if !what.starts_with('.') {
        return what.to_owned();
    }
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for step in what.split('/') {
        match step {
            "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    let path = folders.join("/");
    let endings = [".svelte.ts", ".svelte.js", ".svelte", ".ts", ".js"];
    endings
        .iter()
        .find_map(|ending| path.strip_suffix(ending))
        .unwrap_or(&path)
        .to_owned()
}

/// The first folder of a path under `ui/src`; empty for files beside it and for packages.
fn tier(path: &str) -> &str {
    const TIERS: [&str; 5] = ["screens", "state", "ipc", "parts", "words"];
    let first = path.split('/').next().unwrap_or_default();
    TIERS
        .iter()
        .find(|tier| **tier == first)
        .copied()
        .unwrap_or_default()
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
