//! The tiers of the front end: `screens -> state -> ipc`, `screens -> parts`, and one file that knows the shell.

use crate::{files_under, read};

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
