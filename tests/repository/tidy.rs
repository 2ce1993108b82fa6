//! Rules about the files themselves: how long they are, where they lie, what must not stand in them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The visible top level, exactly.
const TOP: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "content",
    "icons",
    "src-tauri",
    "tests",
    "ui",
];

/// A file that one can hold in the head.
const LONGEST: usize = 350;

/// Files that may be longer, each with its reason.
const LONGER: [(&str, &str); 1] = [("ui/src/ipc/bindings.ts", "generated")];

/// Files of source text, judged by their length.
const SOURCE: [&str; 5] = ["rs", "ts", "svelte", "css", "js"];

#[test]
fn the_top_level_is_as_designed() {
    let visible: BTreeSet<String> = tracked()
        .iter()
        .filter_map(|path| path.split('/').next())
        .filter(|name| !name.starts_with('.'))
        .map(ToOwned::to_owned)
        .collect();
    let designed: BTreeSet<String> = TOP.iter().map(ToString::to_string).collect();
    assert_eq!(
        visible, designed,
        "the top level holds exactly these, and dot files"
    );
}

#[test]
fn no_source_file_is_longer_than_one_can_hold_in_the_head() {
    let allowed = |path: &str| LONGER.iter().any(|(file, _)| *file == path);
    let mut long = Vec::new();
    for path in tracked()
        .iter()
        .filter(|path| ends_with(path, &SOURCE) && !allowed(path))
    {
        let lines = text(path).lines().count();
        if lines > LONGEST {
            long.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(
        long.is_empty(),
        "split these by what they do (longest allowed: {LONGEST}):\n{}",
        long.join("\n")
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not name them itself.
    let words = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "XX".to_owned() + "X",
        "to".to_owned() + "do!(",
    ];
    assert_none(&words, "finish it, or write it into an issue");
}

#[test]
fn no_file_cites_a_document_that_is_not_here() {
    let ruling = "rul".to_owned() + "ings";
    let elsewhere = [
        "evidence",
        "DESIGN",
        "peers",
        "platform",
        "models",
        "seed-checklist",
        &ruling,
    ];
    let mut words: Vec<String> = elsewhere.map(|name| name.to_owned() + "." + "md").into();
    words.extend([" ", ":", "\"", ")"].map(|end| ruling.clone() + end));
    assert_none(
        &words,
        "say the reason here, or cite its source by id from content/sources.toml",
    );
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    let places: Vec<String> = ["/work", "/home", "/root", "/Users", "/tmp"]
        .iter()
        .map(|place| format!("{place}/"))
        .collect();
    let mut found = Vec::new();
    for path in tracked() {
        for (number, line) in text(&path).lines().enumerate() {
            let names = |place: &String| {
                line.match_indices(place.as_str())
                    .any(|(at, _)| stands_alone(line, at))
            };
            if places.iter().any(names) {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "paths of one machine:\n{}", found.join("\n"));
}

#[test]
fn every_text_file_ends_with_one_newline_and_no_line_with_a_blank() {
    let mut found = Vec::new();
    let judged = ["rs", "ts", "svelte", "css", "toml", "md", "html"];
    for path in tracked()
        .iter()
        .filter(|path| ends_with(path, &judged) && !is_generated(path))
    {
        let text = text(path);
        if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
            found.push(format!("{path}: its end"));
        }
        let blank = text.lines().position(|line| line.ends_with([' ', '\t']));
        found.extend(blank.map(|index| format!("{path}:{}: a blank at the end of the line", index + 1)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn is_generated(path: &str) -> bool {
    LONGER
        .iter()
        .any(|(file, reason)| *file == path && *reason == "generated")
}

/// Whether the path found at `at` begins there, and is not the tail of a longer one such as `src/home/`.
fn stands_alone(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    before.is_none_or(|letter| {
        !(letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '~' | '@' | '}' | ')'))
    })
}

#[track_caller]
fn assert_none(words: &[String], fix: &str) {
    let mut found = Vec::new();
    for path in tracked()
        .iter()
        .filter(|path| !path.ends_with("package-lock.json") && !path.ends_with("Cargo.lock"))
    {
        for (number, line) in text(path).lines().enumerate() {
            if words.iter().any(|word| line.contains(word.as_str())) {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{fix}:\n{}", found.join("\n"));
}

fn ends_with(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.contains(&ending))
}

/// The text of a tracked file; empty for one that is not text.
fn text(path: &str) -> String {
    std::fs::read_to_string(harness::root().join(path)).unwrap_or_default()
}

/// Every file that git knows and that is still there. Where git knows nothing, as in an unpacked archive, every file but
/// what is built; nobody's rights on the folder matter, so that it is the same for the administrator.
fn tracked() -> Vec<String> {
    let git = Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .current_dir(harness::root())
        .output();
    let listed = git
        .ok()
        .filter(|git| git.status.success() && !git.stdout.is_empty());
    let Some(listed) = listed else {
        let mut files = Vec::new();
        unpacked(&harness::root(), "", &mut files);
        return files;
    };
    let listed = String::from_utf8(listed.stdout).expect("paths are text");
    let there = |path: &&str| !path.is_empty() && harness::root().join(path).exists();
    listed.split('\0').filter(there).map(ToOwned::to_owned).collect()
}

/// The files under `folder`, by their paths from the root, without what `.gitignore` leaves out.
fn unpacked(folder: &Path, above: &str, files: &mut Vec<String>) {
    const BUILT: [&str; 7] = [
        "target",
        "node_modules",
        "ui/dist",
        "src-tauri/gen",
        "src-tauri/permissions/autogenerated",
        "tests/baseline/gen",
        ".git",
    ];
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if above.is_empty() {
            name.clone()
        } else {
            format!("{above}/{name}")
        };
        if BUILT.contains(&path.as_str()) || name == "node_modules" || name.ends_with(".log") {
            continue;
        }
        if entry.path().is_dir() {
            unpacked(&entry.path(), &path, files);
        } else {
            files.push(path);
        }
    }
}

#[test]
fn an_unpacked_archive_lists_the_same_files_as_git() {
    let mut files = Vec::new();
    unpacked(&harness::root(), "", &mut files);
    let files: BTreeSet<String> = files.into_iter().collect();
    let missed: Vec<String> = tracked()
        .into_iter()
        .filter(|path| !files.contains(path))
        .collect();
    assert!(missed.is_empty(), "not listed without git: {missed:?}");
}
