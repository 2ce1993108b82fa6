//! Seed coverage: every item of the documents this app began from lives somewhere, or says why not. The two lists are
//! read for this check alone: the app does not carry them.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::places::stands;
use crate::{
    catalogue::one,
    content::Content,
    doc::Body,
    files::{File, Files},
    problem::Problem,
    walk,
};

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

/// Where one item lives, or why it is left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Covered {
    /// `seed:C-05`.
    id: String,
    /// `page:calf-strain#feels`, `rule:S8`, `planned:routine/…`.
    #[serde(default, rename = "where")]
    places: Vec<String>,
    /// Why it is left out.
    #[serde(default)]
    left_out: String,
    /// A word to the next writer.
    #[serde(default, rename = "note")]
    _note: String,
}

/// One item of the seed documents.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    /// `seed:C-05`.
    id: String,
    /// What it says, shortened.
    text: String,
}

/// A list of items; the file's table is called `seed` in both lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List<T> {
    seed: Vec<T>,
}

/// Missing, unknown and double ids, and places that do not exist.
pub(super) fn check(content: &Content, files: &Files<'_>, problems: &mut Vec<Problem>) -> Coverage {
    let seeds = one::<List<Seed>>(files, "seed-ids.toml", problems);
    let covered = one::<List<Covered>>(files, "seed-coverage.toml", problems);
    let (Some(List { seed: seeds }), Some(List { seed: covered }), Some(file)) =
        (seeds, covered, files.get("seed-coverage.toml"))
    else {
        return Coverage::default();
    };
    let mut coverage = Coverage {
        items: seeds.len(),
        ..Coverage::default()
    };
    let known: BTreeSet<String> = seeds.iter().map(|seed| plain(&seed.id)).collect();
    let mut seen = BTreeSet::new();
    for covered in &covered {
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
        places(content, files, covered, &mut coverage, &mut say);
    }
    missing(&file, &seeds, &seen, problems);
    disagreements(content, &known, problems);
    coverage
}

/// Counts the places of one item and reports those that do not exist.
fn places(
    content: &Content,
    files: &Files<'_>,
    covered: &Covered,
    coverage: &mut Coverage,
    say: &mut impl FnMut(String, &str),
) {
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

/// Reports the items that no line of the coverage names.
fn missing(file: &File<'_>, seeds: &[Seed], seen: &BTreeSet<String>, problems: &mut Vec<Problem>) {
    for seed in seeds.iter().filter(|seed| !seen.contains(&plain(&seed.id))) {
        problems.push(file.problem(
            file.text.lines().count(),
            format!("`{}` ({}) is missing", seed.id, seed.text),
            "say where it lives or why not",
        ));
    }
}

/// Every contradiction of the seeds has a block that says who says what, and every block names one that exists.
fn disagreements(content: &Content, known: &BTreeSet<String>, problems: &mut Vec<Problem>) {
    let mut settled = BTreeSet::new();
    for article in &content.articles {
        walk::blocks(article, &mut |block| {
            let Body::Disagree(disagree) = &block.body else {
                return;
            };
            for x in &disagree.x {
                settled.insert(plain(x));
                if !known.contains(&plain(x)) {
                    let what = format!("`{x}` is no contradiction of the seeds");
                    problems.push(Problem::new(
                        &article.file,
                        block.line,
                        what,
                        "see content/seed-ids.toml",
                    ));
                }
            }
        });
    }
    for x in known
        .iter()
        .filter(|id| id.starts_with('X') && !settled.contains(*id))
    {
        problems.push(Problem::new(
            "seed-ids.toml",
            1,
            format!("no page says where sources disagree on `{x}`"),
            "write a `disagree` block that names it",
        ));
    }
}

/// `seed:X-05`, `seed:X5` and `X5` are the same item.
fn plain(id: &str) -> String {
    let id = id.trim_start_matches("seed:").replace('-', "");
    let (letter, number) = id.split_at(id.len().min(1));
    format!("{letter}{}", number.trim_start_matches('0'))
}
