//! Links, anchors, explained words, related pages, pages nothing leads to.

use std::collections::BTreeSet;

use crate::{
    content::Content,
    doc::{Article, Inline},
    problem::Problem,
    walk,
};

/// Dead links, dead anchors, unknown glossary words, double ids, and pages no other page leads to.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let mut led_to = BTreeSet::new();
    for article in &content.articles {
        anchors(article, problems);
        if content
            .articles
            .iter()
            .filter(|other| other.id == article.id)
            .count()
            > 1
        {
            problems.push(Problem::new(
                &article.file,
                2,
                "two pages have this id",
                "rename one",
            ));
        }
        for page in &article.related {
            led_to.insert((page.clone(), article.id.clone()));
            if content.article(page).is_none() || *page == article.id {
                let what = format!("`related` names `{page}`, which is no other page");
                problems.push(Problem::new(
                    &article.file,
                    2,
                    what,
                    "name a page that exists, or write it",
                ));
            }
        }
        walk::blocks(article, &mut |block| {
            for inline in walk::inlines(block) {
                if let Inline::Page { page, .. } = inline {
                    led_to.insert((page.clone(), article.id.clone()));
                }
                if let Some(what) = dead(content, inline) {
                    problems.push(Problem::new(&article.file, block.line, what, "correct the link"));
                }
            }
        });
    }
    for article in &content.articles {
        if !led_to
            .iter()
            .any(|(to, from)| *to == article.id && *from != article.id)
        {
            problems.push(Problem::new(
                &article.file,
                1,
                "no other page leads here",
                "link to it, or name it in `related`",
            ));
        }
    }
}

fn dead(content: &Content, inline: &Inline) -> Option<String> {
    match inline {
        Inline::Page { page, section, .. } => match (content.article(page), section) {
            (None, _) => Some(format!("there is no page `{page}`")),
            (Some(to), Some(section)) if !to.has_section(section) => {
                Some(format!("the page `{page}` has no section `{section}`"))
            }
            (Some(_), _) => None,
        },
        Inline::Term { term, .. } => content
            .term(term)
            .is_none()
            .then(|| format!("the glossary has no word `{term}`")),
        Inline::Text { .. } | Inline::Strong { .. } | Inline::Emphasis { .. } => None,
    }
}

fn anchors(article: &Article, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for section in article.all_sections() {
        if !seen.insert(&section.id) {
            let what = format!("the anchor `{}` stands twice on this page", section.id);
            problems.push(Problem::new(
                &article.file,
                section.line,
                what,
                "give each heading its own id",
            ));
        }
    }
}
