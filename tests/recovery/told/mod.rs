//! Stories told to the app through its commands, on a clock that the story sets, and every screen's answer held against
//! what the story expects.

mod events;
mod expect;
mod world;

use std::{fs, path::Path};

/// At least this many stories are told.
const LEAST: usize = 40;

#[test]
fn every_story_of_what_may_be_done_goes_as_it_was_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recovery/stories/permission");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "story"))
        .collect();
    files.sort();
    let (mut told, mut wrong) = (0, Vec::new());
    for file in files {
        for story in stories(&fs::read_to_string(&file).unwrap()) {
            told += 1;
            let faults = tell(&story);
            if !faults.is_empty() {
                wrong.push(format!(
                    "{} ({})\n    {}",
                    story.title,
                    file.display(),
                    faults.join("\n    ")
                ));
            }
        }
    }
    assert!(told >= LEAST, "only {told} stories");
    assert!(
        wrong.is_empty(),
        "{} of {told} stories went wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

struct Story {
    title: String,
    person: Vec<String>,
    lines: Vec<String>,
}

fn stories(text: &str) -> Vec<Story> {
    let mut all: Vec<Story> = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("##"))
    {
        if let Some(title) = line.strip_prefix("# ") {
            all.push(Story {
                title: title.to_owned(),
                person: Vec::new(),
                lines: Vec::new(),
            });
        } else if let Some(story) = all.last_mut() {
            if line.starts_with("person") {
                story.person = words(line);
            } else {
                story.lines.push(line.to_owned());
            }
        }
    }
    all
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn tell(story: &Story) -> Vec<String> {
    let mut world = world::World::new(&story.person);
    let mut faults = Vec::new();
    for line in &story.lines {
        let (before, after) = line
            .split_once("=>")
            .unwrap_or_else(|| panic!("no => in {line:?}"));
        let before = before.trim();
        let (head, rest) = before.split_once(char::is_whitespace).unwrap();
        let (hour, what) = rest.trim().split_once(char::is_whitespace).unwrap();
        world.go(head.strip_prefix('d').unwrap().parse().unwrap(), hour);
        for event in what.split(';').map(words).filter(|words| !words.is_empty()) {
            events::happen(&mut world, &event);
        }
        for expected in after.split(';').map(str::trim).filter(|text| !text.is_empty()) {
            if let Err(fault) = expect::holds(&world, expected) {
                faults.push(format!("{line}\n        {expected}: {fault}"));
            }
        }
    }
    faults
}
