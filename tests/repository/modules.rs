//! The arrows between the modules inside each crate: no circle over two files, and no arrow upwards.

use std::collections::{BTreeMap, BTreeSet};

use xtask::graph::{Graph, crates};

/// What the lower files of `soleus-api` may use: nothing above their own line. A domain is any other file.
const API_FLOORS: [&[&str]; 4] = [
    &["failure", "ports", "signature"],
    &["state"],
    &["app"],
    // Here the domains stand.
    &["life"],
];

/// Files of `soleus-api` that list everything, and that nothing but their own kind may use.
const API_TOP: [&str; 3] = ["commands", "bindings", "lib"];

fn graphs() -> BTreeMap<String, Graph> {
    let found = crates(&harness::root().join("src-tauri")).expect("src-tauri is read");
    assert!(found.len() >= 6, "every crate is found: {found:?}");
    let read = |folder: &std::path::Path| Graph::read(folder).unwrap_or_else(|error| panic!("{error}"));
    found
        .iter()
        .map(|(name, folder)| (name.clone(), read(folder)))
        .collect()
}

#[test]
fn no_circle_of_modules_spans_two_files() {
    for (name, graph) in graphs() {
        let circles = graph.circles();
        assert!(
            circles.is_empty(),
            "{name}: cut these circles (`cargo xtask graph {name}` shows the arrows): {circles:#?}"
        );
    }
}

/// How high a file of `soleus-api` stands; files with the same number may use each other.
fn floor(module: &str, slots: &BTreeSet<String>) -> usize {
    if API_TOP.contains(&module) {
        return 5;
    }
    if slots.contains(module) {
        return 0;
    }
    match API_FLOORS.iter().position(|floor| floor.contains(&module)) {
        Some(3) => 4,
        Some(floor) => floor,
        None => 3,
    }
}

#[test]
fn commands_use_life_that_uses_the_domains_that_use_the_app() {
    let graphs = graphs();
    let arrows = graphs["api"].arrows();
    for named in API_FLOORS.iter().copied().flatten().chain(&API_TOP) {
        assert!(arrows.contains_key(*named), "{named} is no module of soleus-api");
    }
    // What the state is made of may know no more than the ports do.
    let mut slots = BTreeSet::new();
    let mut ahead: Vec<&String> = arrows["state"].iter().collect();
    while let Some(slot) = ahead.pop() {
        if slots.insert(slot.clone()) {
            ahead.extend(&arrows[slot]);
        }
    }
    let upward: Vec<String> = arrows
        .iter()
        .flat_map(|(from, used)| used.iter().map(move |to| (from, to)))
        .filter(|(from, to)| floor(from, &slots) < floor(to, &slots))
        .map(|(from, to)| format!("{from} -> {to}"))
        .collect();
    assert!(upward.is_empty(), "these arrows point upwards: {upward:#?}");
    assert!(!slots.contains("app"), "a slot knows the app: {slots:?}");
}
