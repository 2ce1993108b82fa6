//! Seed coverage: every item of the seed documents lives somewhere, or says why not.

use std::collections::BTreeSet;

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

/// Whether `place` exists: `page:dvt#feels`, `rule:S8`, `question:urine`, `routine:seed-three`, `gate:cramp/strength`.
fn stands(content: &Content, files: &Files<'_>, place: &str) -> Result<(), String> {
    let (kind, id) = place
        .split_once(':')
        .ok_or_else(|| format!("`{place}` does not say what kind of place it is"))?;
    let found = match kind {
        "page" => {
            let (page, section) = id
                .split_once('#')
                .map_or((id, None), |(page, section)| (page, Some(section)));
            content
                .article(page)
                .is_some_and(|page| section.is_none_or(|section| page.has_section(section)))
        }
        "source" => content.source(id).is_some(),
        "term" => content.term(id).is_some(),
        "rule" | "question" | "pattern" | "cause" => names(files, "triage", id),
        "routine" => names(files, "routines", id),
        "stretch" | "exercise" => names(files, "stretches", id),
        "gate" | "plan" => id.split('/').all(|part| names(files, "plans", part)),
        _ => return Err(format!("`{kind}` is no kind of place")),
    };
    if found {
        Ok(())
    } else {
        Err(format!("`{place}` does not exist"))
    }
}

/// Whether a file of `folder` is called `id` or defines it: `id = "…"`, or a table of that name.
fn names(files: &Files<'_>, folder: &str, id: &str) -> bool {
    let needles = [format!("id = \"{id}\""), format!("[{id}]"), format!(".{id}]")];
    files
        .under(folder)
        .any(|file| file.stem() == id || needles.iter().any(|needle| file.text.contains(needle)))
}
