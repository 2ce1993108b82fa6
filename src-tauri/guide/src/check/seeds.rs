//! Seed coverage: every item of the seed documents lives somewhere, or says why not.

use std::collections::BTreeSet;

use super::places::stands;
use crate::{content::Content, files::Files, problem::Problem};

/// How the seed items are covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many items the seeds have.
    pub items: usize,
    /// How many live in at least one place that stands.
    pub placed: usize,
    /// How many are left out, with the reason.
    pub left_out: usize,
    /// The places that another part has yet to build.
    pub planned: Vec<String>,
}

/// Missing, unknown and double ids, and places that do not exist.
pub(super) fn check(content: &Content, files: &Files<'_>, problems: &mut Vec<Problem>) -> Coverage {
    let mut coverage = Coverage {
        items: content.lists.seeds.len(),
        ..Coverage::default()
    };
    let Some(file) = files.get("seed-coverage.toml") else {
        return coverage;
    };
    let known: BTreeSet<String> = content.lists.seeds.iter().map(|seed| plain(&seed.id)).collect();
    let mut seen = BTreeSet::new();
    for covered in &content.lists.covered {
        let line = file.line_of(&format!("id = \"{}\"", covered.id));
        let mut say = |what: String, fix: &str| problems.push(file.problem(line, what, fix));
        if !known.contains(&plain(&covered.id)) {
            say(
                format!("`{}` is no item of the seeds", covered.id),
                "see content/seed-ids.toml",
            );
        }
        if !seen.insert(plain(&covered.id)) {
            say(format!("`{}` stands twice", covered.id), "join the two");
        }
        if covered.places.is_empty() == covered.left_out.is_empty() {
            say(
                format!("`{}` is neither placed nor left out, or both", covered.id),
                "give `where` or `left_out`",
            );
        }
        for place in &covered.places {
            if let Some(planned) = place.strip_prefix("planned:") {
                coverage.planned.push(planned.to_owned());
            } else if let Err(what) = stands(content, files, place) {
                say(
                    what,
                    "correct it, or write planned:… while another part builds it",
                );
            }
        }
        coverage.left_out += usize::from(!covered.left_out.is_empty());
        coverage.placed += usize::from(covered.places.iter().any(|place| !place.starts_with("planned:")));
    }
    for seed in content
        .lists
        .seeds
        .iter()
        .filter(|seed| !seen.contains(&plain(&seed.id)))
    {
        problems.push(file.problem(
            0,
            format!("`{}` ({}) is missing", seed.id, seed.text),
            "say where it lives or why not",
        ));
    }
    coverage
}

/// `seed:X-05`, `seed:X5` and `X5` are the same item.
fn plain(id: &str) -> String {
    let id = id.trim_start_matches("seed:").replace('-', "");
    let (letter, number) = id.split_at(id.len().min(1));
    format!("{letter}{}", number.trim_start_matches('0'))
}
