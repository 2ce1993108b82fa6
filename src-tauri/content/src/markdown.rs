//! Markdown -> typed tree. The only place that knows pulldown-cmark.

use std::{iter::Peekable, ops::Range, vec};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::{
    doc::{Block, Body, Inline, Item, Section, plain_text},
    fence,
    files::{File, line_at},
    mark,
    outline::Flat,
    problem::Problem,
};

/// The parser's options: tables, and the `{#id}` of headings. Nothing else of Markdown's extensions.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads the body of a page that begins on line `first` of `file`: what stands before the first heading, and the sections.
pub(crate) fn read(
    file: &str,
    first: usize,
    text: &str,
    problems: &mut Vec<Problem>,
) -> (Vec<Block>, Vec<Section>) {
    let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let mut reader = Reader {
        file,
        first,
        text,
        events: events.into_iter().peekable(),
        problems,
    };
    let mut flat = vec![Flat::default()];
    while let Some((event, range)) = reader.events.next() {
        if let Event::Start(Tag::Heading { level, id, .. }) = event {
            let line = reader.line(&range);
            let title = plain_text(&reader.inlines(TagEnd::Heading(level)));
            flat.push(Flat {
                level: level as u8,
                id: id.map(|id| id.to_string()),
                title,
                line,
                blocks: Vec::new(),
            });
        } else if let (Some(block), Some(flat)) = (reader.block(event, &range), flat.last_mut()) {
            flat.blocks.push(block);
        }
    }
    let mut lead = Vec::new();
    let mut sections = Vec::new();
    for mut part in flat {
        mark::settle(file, &mut part.blocks, problems);
        part.place(file, &mut lead, &mut sections, problems);
    }
    (lead, sections)
}

struct Reader<'a, 'p> {
    file: &'a str,
    first: usize,
    text: &'a str,
    events: Peekable<vec::IntoIter<(Event<'a>, Range<usize>)>>,
    problems: &'p mut Vec<Problem>,
}

impl<'a> Reader<'a, '_> {
    fn line(&self, range: &Range<usize>) -> usize {
        line_at(self.text, range.start) + self.first - 1
    }

    fn refuse(&mut self, range: &Range<usize>, what: &str, fix: &str) {
        let line = self.line(range);
        self.problems.push(Problem::new(self.file, line, what, fix));
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "CONTENT.md names all that is allowed; the rest is refused"
    )]
    fn block(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Block> {
        let line = self.line(range);
        let body = match event {
            Event::Start(Tag::Paragraph) => Body::Paragraph {
                text: self.inlines(TagEnd::Paragraph),
            },
            Event::Start(Tag::List(start)) => Body::List {
                ordered: start.is_some(),
                items: self.items(),
            },
            Event::Start(Tag::BlockQuote(kind)) => Body::Quote {
                blocks: self.blocks(TagEnd::BlockQuote(kind)),
            },
            Event::Start(Tag::Table(_)) => self.table(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) => self.fenced(&name, line)?,
            other => {
                self.refuse(
                    range,
                    "this kind of Markdown is not used here",
                    "write it as text, a list or a table",
                );
                if let Event::Start(tag) = other {
                    self.skip(tag.to_end());
                }
                return None;
            }
        };
        Some(Block {
            body,
            mark: None,
            line,
        })
    }

    fn skip(&mut self, end: TagEnd) {
        for (event, _) in self.events.by_ref() {
            if event == Event::End(end) {
                return;
            }
        }
    }

    fn fenced(&mut self, name: &str, line: usize) -> Option<Body> {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            if let Event::Text(part) = &event {
                text.push_str(part);
            } else if event == Event::End(TagEnd::CodeBlock) {
                break;
            }
        }
        fence::read(self.file, name, line + 1, &text)
            .map_err(|problem| self.problems.push(problem))
            .ok()
    }

    fn blocks(&mut self, end: TagEnd) -> Vec<Block> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            out.extend(self.block(event, &range));
        }
        out
    }

    fn items(&mut self) -> Vec<Item> {
        let mut out = Vec::new();
        while let Some((event, _)) = self.events.next() {
            if let Event::Start(Tag::Item) = event {
                out.push(Item { blocks: self.item() });
            } else if matches!(event, Event::End(TagEnd::List(_))) {
                break;
            }
        }
        out
    }

    /// An item's blocks; the text of a tight list stands directly in the item and becomes a paragraph.
    fn item(&mut self) -> Vec<Block> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            if event == Event::End(TagEnd::Item) {
                self.events.next();
                break;
            }
            if is_inline(&event) {
                let line = self.line(&range);
                let text = self.run_of_inlines();
                out.push(Block {
                    body: Body::Paragraph { text },
                    mark: None,
                    line,
                });
            } else {
                self.events.next();
                out.extend(self.block(event, &range));
            }
        }
        out
    }

    fn run_of_inlines(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while self.events.peek().is_some_and(|(event, _)| is_inline(event)) {
            if let Some((event, range)) = self.events.next() {
                self.inline(event, &range, &mut out);
            }
        }
        out
    }

    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &range, &mut out);
        }
        out
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "CONTENT.md names all that is allowed; the rest is refused"
    )]
    fn inline(&mut self, event: Event<'a>, range: &Range<usize>, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(out, &text),
            Event::SoftBreak | Event::HardBreak => push_text(out, " "),
            Event::Start(Tag::Strong) => out.push(Inline::Strong {
                inner: self.inlines(TagEnd::Strong),
            }),
            Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis {
                inner: self.inlines(TagEnd::Emphasis),
            }),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inner = self.inlines(TagEnd::Link);
                self.link(&dest_url, inner, range, out);
            }
            other => {
                self.refuse(
                    range,
                    "this kind of Markdown is not used here",
                    "write plain text",
                );
                if let Event::Start(tag) = other {
                    self.skip(tag.to_end());
                }
            }
        }
    }

    fn link(&mut self, to: &str, inner: Vec<Inline>, range: &Range<usize>, out: &mut Vec<Inline>) {
        if let Some(term) = to.strip_prefix("term:") {
            out.push(Inline::Term {
                term: term.to_owned(),
                inner,
            });
        } else if let Some(page) = to.strip_prefix("page:") {
            let (page, section) = page
                .split_once('#')
                .map_or((page, None), |(page, at)| (page, Some(at.to_owned())));
            out.push(Inline::Page {
                page: page.to_owned(),
                section,
                inner,
            });
        } else if let Some(section) = to.strip_prefix('#') {
            let page = File {
                path: self.file,
                text: self.text,
            }
            .stem()
            .to_owned();
            out.push(Inline::Page {
                page,
                section: Some(section.to_owned()),
                inner,
            });
        } else {
            self.refuse(
                range,
                &format!("the link `{to}` leads out of the guide"),
                "link to page:… or term:…",
            );
            out.extend(inner);
        }
    }

    fn table(&mut self) -> Body {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            if matches!(event, Event::Start(Tag::TableHead)) {
                head = self.cells(TagEnd::TableHead);
            } else if matches!(event, Event::Start(Tag::TableRow)) {
                rows.push(self.cells(TagEnd::TableRow));
            } else if matches!(event, Event::End(TagEnd::Table)) {
                break;
            }
        }
        Body::Table { head, rows }
    }

    fn cells(&mut self, end: TagEnd) -> Vec<Vec<Inline>> {
        let mut out = Vec::new();
        while let Some((event, _)) = self.events.next() {
            if matches!(event, Event::Start(Tag::TableCell)) {
                out.push(self.inlines(TagEnd::TableCell));
            } else if event == Event::End(end) {
                break;
            }
        }
        out
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
    )
}

/// Adds text, joined to the text before it.
fn push_text(out: &mut Vec<Inline>, more: &str) {
    if let Some(Inline::Text { text }) = out.last_mut() {
        text.push_str(more);
    } else {
        out.push(Inline::Text {
            text: more.to_owned(),
        });
    }
}
