//! Stories told to the app through its commands, on a clock that the story sets, and every screen's answer held against
//! what the story expects.

mod checks;
mod events;
mod expect;
mod loads;
mod said;
mod world;

use std::{fs, path::Path};

/// At least this many stories are told.
const LEAST: usize = 157;

/// What was ruled otherwise after the stories were written: the title, what it expects, and why it does not hold. One that
/// holds after all has to go from here.
const RULED_OTHERWISE: [(&str, &str, &str); 1] = [(
    "A warning sign in the morning stops the session of the evening, and the guide says the same",
    "allowed routine=desk-break",
    "the desk break has heel raises, which are strength: they stay closed until a check has asked",
)];

#[test]
fn every_story_of_what_may_be_done_goes_as_it_was_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recovery/stories/permission");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "story"))
        .collect();
    files.sort();
    let all: Vec<(String, Story)> = files
        .iter()
        .flat_map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            stories(&fs::read_to_string(file).unwrap())
                .into_iter()
                .map(move |story| (name.clone(), story))
        })
        .collect();
    let told = all.len();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(told.div_ceil(4))
            .map(|part| scope.spawn(move || part.iter().filter_map(wrong).collect::<Vec<String>>()))
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    assert!(told >= LEAST, "only {told} stories");
    assert!(
        wrong.is_empty(),
        "{} of {told} stories went wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn wrong((file, story): &(String, Story)) -> Option<String> {
    let faults = std::panic::catch_unwind(|| tell(story)).unwrap_or_else(|why| {
        let text = why.downcast_ref::<String>().cloned();
        vec![text.unwrap_or_else(|| "it could not be told".to_owned())]
    });
    (!faults.is_empty()).then(|| format!("{} ({file})\n    {}", story.title, faults.join("\n    ")))
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
            let ruled = RULED_OTHERWISE
                .iter()
                .find(|(title, words, _)| *title == story.title && *words == expected);
            match (expect::holds(&world, expected), ruled) {
                (Ok(()), None) | (Err(_), Some(_)) => {}
                (Err(fault), None) => faults.push(format!("{line}\n        {expected}: {fault}")),
                (Ok(()), Some((_, _, why))) => {
                    faults.push(format!(
                        "{line}\n        {expected}: holds, but was ruled otherwise: {why}"
                    ));
                }
            }
        }
    }
    faults
}
