//! Walks over a page's tree: every block, every piece of text, every source it names.

use crate::doc::{Article, Block, Body, Inline, plain_text};

/// Calls `see` for every block of the page, outer before inner, in reading order.
pub fn blocks<'a>(article: &'a Article, see: &mut impl FnMut(&'a Block)) {
    each(&article.lead, see);
    for section in article.all_sections() {
        each(&section.blocks, see);
    }
}

/// Calls `see` for `blocks` and every block inside them, outer before inner.
pub fn each<'a>(blocks: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        match &block.body {
            Body::List { items, .. } => items.iter().for_each(|item| each(&item.blocks, see)),
            Body::Quote { blocks } => each(blocks, see),
            Body::Paragraph { .. }
            | Body::Table { .. }
            | Body::Action(_)
            | Body::Disagree(_)
            | Body::NotAdvised(_)
            | Body::Figure(_)
            | Body::Urgent(_) => {}
        }
    }
}

/// The text that stands in `block` itself, one piece per paragraph, cell or entry; blocks inside it are not included.
pub fn texts(block: &Block) -> Vec<String> {
    match &block.body {
        Body::Paragraph { text } => vec![plain_text(text)],
        Body::List { .. } | Body::Quote { .. } => Vec::new(),
        Body::Table { head, rows } => rows
            .iter()
            .chain(std::iter::once(head))
            .flatten()
            .map(|c| plain_text(c))
            .collect(),
        Body::Action(action) => vec![action.label.clone(), action.text.clone()],
        Body::Disagree(disagree) => {
            let says = disagree
                .says
                .iter()
                .map(|voice| format!("{}: {}", voice.who, voice.what));
            std::iter::once(disagree.topic.clone())
                .chain(says)
                .chain([disagree.rule.clone(), disagree.why.clone()])
                .collect()
        }
        Body::NotAdvised(list) => list
            .items
            .iter()
            .map(|item| format!("{}: {}", item.name, item.why))
            .collect(),
        Body::Figure(figure) => vec![figure.caption.clone()],
        Body::Urgent(urgent) => urgent.items.clone(),
    }
}

/// The ids of the sources that `block` itself names.
pub fn sources(block: &Block) -> Vec<&str> {
    let own: Vec<&str> = match &block.body {
        Body::Disagree(disagree) => disagree.says.iter().map(|voice| voice.source.as_str()).collect(),
        Body::NotAdvised(list) => list.items.iter().map(|item| item.source.as_str()).collect(),
        Body::Urgent(urgent) => urgent.sources.iter().map(String::as_str).collect(),
        Body::Paragraph { .. }
        | Body::List { .. }
        | Body::Table { .. }
        | Body::Quote { .. }
        | Body::Action(_)
        | Body::Figure(_) => Vec::new(),
    };
    own.into_iter()
        .chain(
            block
                .mark
                .iter()
                .flat_map(|mark| mark.sources.iter().map(String::as_str)),
        )
        .collect()
}

/// Every piece of inline markup in `block` itself, outer before inner.
pub fn inlines(block: &Block) -> Vec<&Inline> {
    let mut out = Vec::new();
    match &block.body {
        Body::Paragraph { text } => collect(text, &mut out),
        Body::Table { head, rows } => {
            rows.iter()
                .chain(std::iter::once(head))
                .flatten()
                .for_each(|cell| collect(cell, &mut out));
        }
        Body::List { .. }
        | Body::Quote { .. }
        | Body::Action(_)
        | Body::Disagree(_)
        | Body::NotAdvised(_)
        | Body::Figure(_)
        | Body::Urgent(_) => {}
    }
    out
}

fn collect<'a>(inlines: &'a [Inline], out: &mut Vec<&'a Inline>) {
    for inline in inlines {
        out.push(inline);
        match inline {
            Inline::Text { .. } => {}
            Inline::Strong { inner }
            | Inline::Emphasis { inner }
            | Inline::Page { inner, .. }
            | Inline::Term { inner, .. } => collect(inner, out),
        }
    }
}

/// The sources the page names, each once, in the order of their first mention.
pub fn page_sources(article: &Article) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    blocks(article, &mut |block| {
        for id in sources(block) {
            if !out.contains(&id) {
                out.push(id);
            }
        }
    });
    out
}

/// The explained words the page links to, each once, in the order of their first mention.
pub fn page_terms(article: &Article) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    blocks(article, &mut |block| {
        for inline in inlines(block) {
            if let Inline::Term { term, .. } = inline
                && !out.contains(&term.as_str())
            {
                out.push(term);
            }
        }
    });
    out
}
