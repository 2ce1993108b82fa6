//! The front matter of a page: TOML between two `+++` lines.

use serde::Deserialize;
use soleus_core::care::Activity;

use crate::{
    directive::UrgentLevel,
    doc::{Article, Shelf},
    files::{File, toml_at},
    problem::Problem,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    id: String,
    title: String,
    #[serde(default)]
    urgent: Option<UrgentLevel>,
    order: u32,
    summary: String,
    synonyms: Vec<String>,
    #[serde(default)]
    asked: Vec<String>,
    related: Vec<String>,
    #[serde(default, rename = "where")]
    places: Vec<String>,
    #[serde(default)]
    locks: Vec<Activity>,
}

/// Places of the leg map.
pub(crate) const PLACES: [&str; 12] = [
    "calf-mid",
    "calf-inner-upper",
    "calf-outer",
    "heel-cord",
    "shin-front",
    "shin-inner",
    "leg-outer",
    "behind-knee",
    "knee",
    "thigh",
    "foot",
    "whole-leg",
];

/// The longest summary, in characters.
const SUMMARY_MAX: usize = 160;

/// Splits `file` into a page without its body, the body, and the line on which the body begins.
///
/// # Errors
/// Missing `+++` lines, broken TOML, or an unknown shelf.
pub(crate) fn split<'a>(file: &File<'a>) -> Result<(Article, &'a str, usize), Problem> {
    let fence = || {
        file.problem(
            1,
            "no front matter",
            "start the file with +++, the TOML, +++ on their own lines",
        )
    };
    let rest = file.text.strip_prefix("+++\n").ok_or_else(fence)?;
    let (head, body) = rest.split_once("\n+++\n").ok_or_else(fence)?;
    let front: Front = toml_at(file.path, 2, head)?;
    let folder = file.path.split('/').nth(1).unwrap_or_default();
    let shelf = Shelf::of_folder(folder).ok_or_else(|| {
        file.problem(
            0,
            format!("there is no shelf `{folder}`"),
            "move the file to a known shelf",
        )
    })?;
    let first = head.lines().count() + 3;
    Ok((article(file, front, shelf), body, first))
}

fn article(file: &File<'_>, front: Front, shelf: Shelf) -> Article {
    Article {
        id: front.id,
        shelf,
        title: front.title,
        urgent: front.urgent,
        order: front.order,
        summary: front.summary,
        synonyms: front.synonyms,
        asked: front.asked,
        related: front.related,
        places: front.places,
        locks: front.locks,
        lead: Vec::new(),
        sections: Vec::new(),
        file: file.path.to_owned(),
    }
}

/// What is wrong with a page's front matter.
pub(crate) fn check(article: &Article, stem: &str, problems: &mut Vec<Problem>) {
    let mut say = |what: String, fix: &str| problems.push(Problem::new(&article.file, 2, what, fix));
    if article.id != stem {
        say(
            format!("the id `{}` is not the file's name", article.id),
            "give both the same name",
        );
    }
    if article.title.is_empty() || article.summary.is_empty() {
        say("no title or no summary".into(), "write both");
    }
    if article.summary.chars().count() > SUMMARY_MAX {
        say(
            format!("the summary has {} characters", article.summary.chars().count()),
            "keep it within 160",
        );
    }
    if article.synonyms.is_empty() {
        say("no synonyms".into(), "add what a lay person would type");
    }
    for place in article
        .places
        .iter()
        .filter(|place| !PLACES.contains(&place.as_str()))
    {
        say(
            format!("the leg map has no place `{place}`"),
            "use a place of CONTENT's list",
        );
    }
    if article.shelf != Shelf::Conditions && !article.places.is_empty() {
        say("`where` on a page that is no condition".into(), "remove it");
    }
}
