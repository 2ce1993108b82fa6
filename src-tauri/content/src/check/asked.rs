//! How people say it: enough for each page, and nothing said for two pages.

use std::collections::BTreeMap;

use crate::{content::Content, problem::Problem};

/// The fewest things people say for a page.
const FEWEST: usize = 10;

/// Pages with too few, and phrases that stand twice.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for article in &content.articles {
        let mut say = |what: String, fix: &str| problems.push(Problem::new(&article.file, 2, what, fix));
        if article.asked.len() < FEWEST {
            say(
                format!("`asked` has {} phrases", article.asked.len()),
                "write at least 10 that people say when they mean the page",
            );
        }
        for phrase in &article.asked {
            if let Some(page) = seen.insert(plain(phrase), &article.id) {
                say(
                    format!("`{phrase}` is already asked on `{page}`"),
                    "keep it where it fits best",
                );
            }
            if article.synonyms.iter().any(|name| plain(name) == plain(phrase)) {
                say(
                    format!("`{phrase}` is among the page's synonyms"),
                    "say it in one of the two",
                );
            }
        }
    }
}

/// The phrase without case and signs.
fn plain(phrase: &str) -> String {
    phrase
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
