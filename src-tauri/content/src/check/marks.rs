//! Source marks: every claim has one, every key is known, every source is used.

use std::collections::BTreeSet;

use crate::{
    content::Content,
    doc::{Article, Block, Body, Item},
    files::Files,
    problem::Problem,
    walk,
};

/// Blocks without a mark, unknown keys, double and unused sources.
pub(super) fn check(content: &Content, files: &Files<'_>, problems: &mut Vec<Problem>) {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for article in &content.articles {
        if article.shelf.needs_marks() {
            for blocks in
                std::iter::once(&article.lead).chain(article.all_sections().into_iter().map(|s| &s.blocks))
            {
                unmarked(article, blocks, problems);
            }
        }
        walk::blocks(article, &mut |block| {
            for key in walk::sources(block) {
                used.insert(key.to_owned());
                if content.source(key).is_none() {
                    let what = format!("there is no source `{key}`");
                    problems.push(Problem::new(
                        &article.file,
                        block.line,
                        what,
                        "add it to content/sources.toml or correct it",
                    ));
                }
            }
        });
    }
    elsewhere(content, files, &mut used);
    let Some(file) = files.get("sources.toml") else {
        return;
    };
    for (at, source) in content.lists.sources.iter().enumerate() {
        let line = file.line_of(&format!("id = \"{}\"", source.id));
        if content.lists.sources[..at]
            .iter()
            .any(|other| other.id == source.id)
        {
            problems.push(file.problem(line, format!("`{}` stands twice", source.id), "keep one"));
        } else if !used.contains(&source.id) {
            problems.push(file.problem(
                line,
                format!("nothing uses the source `{}`", source.id),
                "cite it or remove it",
            ));
        }
    }
}

/// Sources the other slices' files name: `source = "KEY"` and `sources = ["KEY"]`.
fn elsewhere(content: &Content, files: &Files<'_>, used: &mut BTreeSet<String>) {
    for folder in ["triage", "stretches", "routines", "plans", "tests", "report"] {
        for file in files.under(folder) {
            for source in &content.lists.sources {
                if file.text.contains(&format!("\"{}\"", source.id)) {
                    used.insert(source.id.clone());
                }
            }
        }
    }
}

/// Whether the mark of the last item speaks for the whole list, or every item has its own.
fn whole(items: &[Item]) -> bool {
    let marked = |item: &Item| item.blocks.iter().any(|block| block.mark.is_some());
    let own = items.iter().filter(|item| marked(item)).count();
    own <= 1 || own == items.len()
}

/// Reports the blocks in `blocks` that state something and name no source.
fn unmarked(article: &Article, blocks: &[Block], problems: &mut Vec<Problem>) {
    for (at, block) in blocks.iter().enumerate() {
        let marked = match &block.body {
            Body::Paragraph { .. } => block.mark.is_some(),
            Body::List { items, .. } => block.mark.is_some() && whole(items),
            Body::Quote { blocks } => blocks.iter().all(|block| block.mark.is_some()),
            Body::Table { .. } => {
                block.mark.is_some() || blocks.get(at + 1).is_some_and(|next| next.mark.is_some())
            }
            Body::Urgent(urgent) => !urgent.sources.is_empty(),
            Body::Action(_) | Body::Disagree(_) | Body::NotAdvised(_) | Body::Figure(_) => true,
        };
        if !marked {
            problems.push(Problem::new(
                &article.file,
                block.line,
                "this block names no source",
                "end it with {KEY | label}, {ours} or {no-claim}",
            ));
        }
    }
}
