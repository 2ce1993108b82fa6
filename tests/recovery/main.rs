//! Recovery told day by day (`stories/`), and what must hold whatever happens (`properties.rs`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod basis;
mod courses;
mod expect;
mod properties;
mod said;
mod script;
mod teller;
mod told;

use std::{fs, path::Path};

/// At least this many stories are told (issue 7).
const LEAST: usize = 30;

#[test]
fn every_story_goes_as_it_was_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recovery/stories");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let (mut told, mut wrong) = (0, Vec::new());
    for file in files {
        for story in script::stories(&fs::read_to_string(&file).unwrap()) {
            told += 1;
            let faults = teller::tell(&story);
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
