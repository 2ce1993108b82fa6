//! Source marks: `{KEY KEY2 | label}`, `{ours}` or `{no-claim}` at the end of a block's text.

use crate::{
    doc::{Block, Body, Inline, Label, Mark, plain_text},
    problem::Problem,
};

/// Takes the marks out of the text of `blocks` (and of what stands in them) and puts them on their blocks.
///
/// A paragraph that is nothing but a mark right after a table becomes the table's mark. A list without own mark gets
/// its last item's.
pub(crate) fn settle(file: &str, blocks: &mut Vec<Block>, problems: &mut Vec<Problem>) {
    for block in blocks.iter_mut() {
        settle_one(file, block, problems);
    }
    let mut at = 1;
    while at < blocks.len() {
        let bare = matches!(&blocks[at].body, Body::Paragraph { text } if text.is_empty());
        if bare
            && matches!(
                blocks[at - 1].body,
                Body::Table { .. } | Body::List { .. } | Body::Quote { .. }
            )
        {
            blocks[at - 1].mark = blocks.remove(at).mark;
        } else {
            at += 1;
        }
    }
}

fn settle_one(file: &str, block: &mut Block, problems: &mut Vec<Problem>) {
    match &mut block.body {
        Body::Paragraph { text } => match take(text) {
            Ok(mark) => block.mark = mark,
            Err(what) => problems.push(Problem::new(
                file,
                block.line,
                what,
                "end the block with one {KEY … | strong, some, weak, opinion or ours}, {ours} or {no-claim}",
            )),
        },
        Body::List { items, .. } => {
            for item in items.iter_mut() {
                settle(file, &mut item.blocks, problems);
            }
            let last = items
                .last()
                .and_then(|item| item.blocks.iter().rev().find_map(|block| block.mark.clone()));
            block.mark = last;
        }
        Body::Quote { blocks } => {
            settle(file, blocks, problems);
            block.mark = blocks.last().and_then(|block| block.mark.clone());
        }
        Body::Table { .. }
        | Body::Action(_)
        | Body::Disagree(_)
        | Body::NotAdvised(_)
        | Body::Figure(_)
        | Body::Urgent(_) => {}
    }
}

/// Cuts the mark off the end of `text`.
fn take(text: &mut Vec<Inline>) -> Result<Option<Mark>, String> {
    let mark = match text.last_mut() {
        Some(Inline::Text { text: last }) if last.trim_end().ends_with('}') => {
            let open = last.rfind('{').ok_or("a `}` without its `{`")?;
            let mark = read(last[open + 1..].trim_end().trim_end_matches('}'))?;
            last.truncate(last[..open].trim_end().len());
            if last.is_empty() {
                text.pop();
            }
            Some(mark)
        }
        _ => None,
    };
    let rest = plain_text(text);
    if rest.contains(['{', '}']) {
        Err("a mark in the middle of a block".into())
    } else {
        Ok(mark)
    }
}

fn read(inside: &str) -> Result<Mark, String> {
    let (keys, label) = match inside.trim() {
        "no-claim" => {
            return Ok(Mark {
                sources: Vec::new(),
                label: None,
            });
        }
        "ours" => {
            return Ok(Mark {
                sources: Vec::new(),
                label: Some(Label::Ours),
            });
        }
        other => other
            .split_once('|')
            .ok_or_else(|| format!("the mark `{{{other}}}` has no label"))?,
    };
    let label =
        Label::of_word(label.trim()).ok_or_else(|| format!("there is no label `{}`", label.trim()))?;
    let sources: Vec<String> = keys.split_whitespace().map(str::to_owned).collect();
    if sources.is_empty() && label != Label::Ours {
        return Err("a mark without a source".into());
    }
    Ok(Mark {
        sources,
        label: Some(label),
    })
}
