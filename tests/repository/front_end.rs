//! The tiers of the front end: `screens -> state -> ipc`, `screens -> parts`, no circle, and one file that knows the shell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::{files_under, read};

#[test]
fn only_the_client_speaks_to_the_shell() {
    for import in imports() {
        let types = import.file == "ipc/failure.ts" && import.only_types;
        let client = import.file == "ipc/client.ts" || types;
        let shell = import.what.starts_with("@tauri-apps/") || import.what == "ipc/bindings";
        assert!(
            !shell || client,
            "ui/src/{} imports {}: only ipc/client.ts may",
            import.file,
            import.what
        );
    }
}

/// What a tier may import beside itself and packages.
const TIERS: [(&str, &[&str]); 9] = [
    ("ipc", &[]),
    ("lib", &["ipc"]),
    ("words", &["lib"]),
    ("router", &[]),
    ("parts", &["words", "lib"]),
    ("state", &["ipc", "lib", "words", "router"]),
    ("screens", &["state", "parts", "lib", "words", "router"]),
    ("frame", &["state", "parts", "lib", "words", "router"]),
    (
        "app",
        &[
            "frame", "screens", "state", "parts", "lib", "words", "router", "ipc",
        ],
    ),
];

#[test]
fn the_tiers_of_the_front_end_look_one_way() {
    for import in imports() {
        let (from, to) = (tier(&import.file), tier(&import.what));
        let Some((_, allowed)) = TIERS.iter().find(|(name, _)| *name == from) else {
            panic!("ui/src/{} belongs to no tier", import.file);
        };
        // A screen and the words may name what the app sends; a screen may branch on a refusal. Only state calls.
        let names = import.only_types && matches!(from, "screens" | "frame" | "words") && to == "ipc";
        let refusal = from == "screens" && import.what == "ipc/failure";
        assert!(
            from == to || to == "package" || allowed.contains(&to) || names || refusal,
            "ui/src/{} ({from}) imports {} ({to})",
            import.file,
            import.what
        );
    }
}

#[test]
fn a_feature_takes_from_another_only_its_parts_and_its_state() {
    for import in imports() {
        let (Some(from), Some(to)) = (feature(&import.file), feature(&import.what)) else {
            continue;
        };
        let lent = ["parts", "state"].map(|folder| format!("features/{to}/{folder}/"));
        assert!(
            from == to || lent.iter().any(|folder| import.what.starts_with(folder)),
            "ui/src/{} reaches into features/{to}: what others may use stands in its `parts` and `state`",
            import.file
        );
    }
}

#[test]
fn no_file_of_the_front_end_needs_itself_through_another() {
    let files = imports()
        .into_iter()
        .map(|import| (without_ending(&import.file), import.what))
        .filter(|(from, to)| from != to);
    assert_eq!(circles(files), Vec::<Vec<String>>::new());
}

#[test]
fn no_feature_needs_itself_through_another() {
    let features = imports().into_iter().filter_map(|import| {
        let (from, to) = (
            feature(&import.file)?.to_owned(),
            feature(&import.what)?.to_owned(),
        );
        (from != to).then_some((from, to))
    });
    assert_eq!(circles(features), Vec::<Vec<String>>::new());
}

#[test]
fn only_the_words_know_which_language_is_spoken() {
    for import in imports() {
        assert!(
            tier(&import.file) == "words" || !import.what.starts_with("words/en"),
            "ui/src/{} imports {}: it would stay English in a translation",
            import.file,
            import.what
        );
    }
}

/// A translation is another folder of the same shape: so the words of a feature stand in a file of its name.
#[test]
fn the_words_of_a_feature_carry_its_name() {
    const FOR_ALL: [&str; 4] = ["index", "failures", "fields", "frame"];
    let src = harness::root().join("ui/src");
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(src.join(folder))
            .expect("the folder is read")
            .flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names
            .map(|name| name.split('.').next().unwrap_or_default().to_owned())
            .collect()
    };
    let features = names("features");
    for name in names("words/en") {
        assert!(
            FOR_ALL.contains(&name.as_str()) || features.contains(&name),
            "ui/src/words/en/{name} speaks for no feature"
        );
    }
}

#[test]
fn circles_are_found() {
    let edges = [
        ("a", "b"),
        ("b", "c"),
        ("c", "b"),
        ("c", "d"),
        ("d", "d"),
        ("d", "a2"),
    ];
    let edges = edges.map(|(from, to)| (from.to_owned(), to.to_owned()));
    assert_eq!(circles(edges.into_iter()), [vec!["b", "c"], vec!["d"]]);
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
    without_ending(&folders.join("/"))
}

fn without_ending(path: &str) -> String {
    let endings = [".svelte.ts", ".svelte.js", ".svelte", ".ts", ".js"];
    let found = endings.iter().find_map(|ending| path.strip_suffix(ending));
    found.unwrap_or(path).trim_end_matches("/index").to_owned()
}

/// The feature a path under `ui/src` belongs to.
fn feature(path: &str) -> Option<&str> {
    let (name, inside) = path.strip_prefix("features/")?.split_once('/')?;
    (!inside.is_empty()).then_some(name)
}

/// The tier of a path under `ui/src`, or `package`.
fn tier(path: &str) -> &str {
    let mut folders = path.split('/');
    match folders.next().unwrap_or_default() {
        "features" if feature(path).is_none() => "app",
        "features" if path.split('/').nth(2) == Some("state") => "state",
        "features" => "screens",
        "App.svelte" | "App" | "main.ts" => "app",
        "router.svelte.ts" | "router" => "router",
        "styles" => "parts",
        folder => TIERS
            .iter()
            .map(|(name, _)| *name)
            .find(|name| *name == folder)
            .unwrap_or("package"),
    }
}

/// Groups of names that need each other, each in order; a name that needs itself is a group of one.
fn circles(edges: impl Iterator<Item = (String, String)>) -> Vec<Vec<String>> {
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in edges {
        needs.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        needs.keys().map(|name| (name, reached(&needs, name))).collect();
    let mutual = |a: &String, b: &String| {
        reached[a].contains(b) && reached.get(b).is_some_and(|from| from.contains(a))
    };
    let groups: BTreeSet<Vec<String>> = needs
        .keys()
        .filter(|name| mutual(name, name))
        .map(|name| {
            needs
                .keys()
                .filter(|other| mutual(name, other))
                .cloned()
                .collect()
        })
        .collect();
    groups.into_iter().collect()
}

/// Everything a name needs, directly or through others.
fn reached<'a>(needs: &'a BTreeMap<String, BTreeSet<String>>, start: &str) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = needs.get(start).into_iter().flatten().collect();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(needs.get(name).into_iter().flatten());
        }
    }
    found
}
