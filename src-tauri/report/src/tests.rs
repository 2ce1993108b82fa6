//! Documents of every length as PDF: the writer, which refuses what the standards forbid, takes them; nothing is lost
//! between pages, and the same document gives the same bytes.

use soleus_core::{
    report::document::{Block, Chart, Document, Paper, Piece, Series, Spoken, Stroke},
    time::{Day, Stamp},
};

use crate::{
    blocks, letters,
    mark::{Element, Laid, Node, Role, Shape},
    pages, pdf,
    text::Faces,
};

fn block(id: &str, title: &str, pieces: Vec<Piece>) -> Block {
    Block {
        id: id.into(),
        title: title.into(),
        pieces,
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Visit sheet".into(),
        lang: "en-GB".into(),
        made: Stamp::new(1_780_822_800_000, 60),
        made_text: "Made on 7 Jun 2026, 10:00.".into(),
        speaks: "Written by the patient; not checked by a clinician.".into(),
        blocks,
        foot: "Entries from 1 May 2026 to 7 Jun 2026.".into(),
        page: "Page {n} of {of}".into(),
        unprintable: "[{n} letters cannot be printed]".into(),
    }
}

/// One of each piece.
fn pieces(note: &str) -> Vec<Piece> {
    vec![
        Piece::Text {
            label: Some("Main worry".into()),
            text: Spoken::person(note),
        },
        Piece::List {
            label: Some("Reasons".into()),
            numbered: false,
            items: vec![Spoken::app("One leg is swollen"), Spoken::app(note)],
        },
        Piece::List {
            label: None,
            numbered: true,
            items: vec![Spoken::person("Could it be a clot?")],
        },
        Piece::Table {
            label: "Pain by weeks".into(),
            head: ["Week from", "first", "last"].map(Into::into).to_vec(),
            rows: vec![
                ["1 Jun", "6", "3"].map(Into::into).to_vec(),
                ["8 Jun", "–", "2"].map(Into::into).to_vec(),
            ],
        },
        Piece::Chart {
            alt: "Line chart of pain. It fell from 6 to 3. The table after it gives every value.".into(),
            chart: Chart {
                first: Day(jiff::civil::date(2026, 6, 1)),
                step: 1,
                ends: ("1 Jun".into(), "5 Jun".into()),
                series: vec![
                    Series {
                        name: "walking".into(),
                        values: vec![Some(6), Some(5), None, Some(3), Some(3)],
                        stroke: Stroke::Solid,
                    },
                    Series {
                        name: "worst".into(),
                        values: vec![Some(7), None, None, Some(3), Some(4)],
                        stroke: Stroke::Dashed,
                    },
                ],
            },
        },
        Piece::Blank {
            label: "Allergies".into(),
            lines: 2,
        },
        Piece::Boxes {
            label: "Allowed".into(),
            options: ["stretch", "massage", "strength", "running", "cold"]
                .map(Into::into)
                .to_vec(),
        },
    ]
}

/// Short, empty, long, in letters that cannot be printed, and with blocks that no page holds.
fn samples() -> Vec<(&'static str, Document)> {
    let long = "Walking to the bus stop hurts after ten minutes, more uphill. ".repeat(160);
    let word = "x".repeat(400);
    let many = (0..14)
        .map(|n| block(&format!("b{n}"), "A part", pieces("It aches.")))
        .collect();
    vec![
        (
            "short",
            document(vec![block("why", "Reason", pieces("It aches at night."))]),
        ),
        ("empty", document(Vec::new())),
        ("many", document(many)),
        (
            "long",
            document(vec![block("story", "How it began and went", pieces(&long))]),
        ),
        (
            "word",
            document(vec![block("story", "How it began", pieces(&word))]),
        ),
        (
            "hebrew",
            document(vec![block("why", "Reason", pieces("שרה כהן 🦵 says"))]),
        ),
    ]
}

#[test]
fn the_writer_takes_every_document_under_pdf_ua_1_and_pdf_a_2a() {
    for (name, document) in samples() {
        for paper in [Paper::A4, Paper::Letter] {
            let bytes = pdf(&document, paper).unwrap_or_else(|why| panic!("{name}, {paper:?}: {why}"));
            assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        }
    }
}

#[test]
fn every_mark_stands_on_exactly_one_page_and_none_below_its_edge() {
    let faces = Faces::read().unwrap();
    for (name, document) in samples() {
        for paper in [Paper::A4, Paper::Letter] {
            let sheet = pages::Sheet::of(paper);
            let laid = blocks::lay_out(&letters::printable(&document, &faces), &faces);
            let placed = pages::place(&laid, sheet);
            let all: usize = laid.iter().map(|block| block.marks.len()).sum();
            let mut seen: Vec<(usize, usize)> =
                placed.iter().flatten().map(|one| (one.block, one.mark)).collect();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(
                (seen.len(), placed.iter().map(Vec::len).sum::<usize>()),
                (all, all),
                "{name}"
            );
            for one in placed.iter().flatten() {
                let mark = &laid[one.block].marks[one.mark];
                let y = one.down + mark.y;
                assert!(
                    y >= sheet.top - 1.0 && y <= sheet.height - sheet.top + 1.0,
                    "{name}: {mark:?} at {y}"
                );
            }
        }
    }
}

#[test]
fn no_text_runs_over_the_right_edge() {
    let faces = Faces::read().unwrap();
    for (name, document) in samples() {
        for mark in blocks::lay_out(&letters::printable(&document, &faces), &faces)
            .iter()
            .flat_map(|block| &block.marks)
        {
            if let Shape::Text { text, bold, size } = &mark.shape {
                let end = mark.x + faces.width(text.trim_end(), *size, *bold);
                assert!(end <= blocks::WIDTH + 1.0, "{name}: {text:?} ends at {end}");
            }
        }
    }
}

#[test]
fn every_word_of_the_document_is_drawn_and_those_that_cannot_be_are_counted() {
    let faces = Faces::read().unwrap();
    for (name, document) in samples() {
        let printable = letters::printable(&document, &faces);
        let drawn: String = blocks::lay_out(&printable, &faces)
            .iter()
            .flat_map(|block| &block.marks)
            .filter_map(|mark| match &mark.shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                Shape::Figure { .. } | Shape::Rule { .. } | Shape::Box { .. } => None,
            })
            .collect::<String>()
            .replace(' ', "");
        for piece in printable.blocks.iter().flat_map(|block| &block.pieces) {
            if let Piece::Text { text, .. } = piece {
                assert!(drawn.contains(&text.shown().replace(' ', "")), "{name}");
            }
        }
        assert_eq!(
            drawn.contains("letterscannotbeprinted"),
            name == "hebrew",
            "{name}"
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_a_small_file() {
    let (_, document) = samples().remove(0);
    let bytes = pdf(&document, Paper::A4).unwrap();
    assert_eq!(bytes, pdf(&document, Paper::A4).unwrap());
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
}

/// The tree of a block, one line for each part, with the words of its own marks.
fn tree(element: &Element, laid: &Laid, depth: usize, out: &mut String) {
    let role = match &element.role {
        Role::Title(_) => "H1",
        Role::Heading(_) => "H2",
        Role::Paragraph => "P",
        Role::List { .. } => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Head => "THead",
        Role::Rows => "TBody",
        Role::Row => "TR",
        Role::ColumnHead => "TH column",
        Role::RowHead => "TH row",
        Role::Cell => "TD",
        Role::Figure(_) => "Figure",
    };
    let words: String = element
        .children
        .iter()
        .filter_map(|child| match child {
            Node::Mark(index) => match &laid.marks[*index].shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                Shape::Figure { .. } | Shape::Rule { .. } | Shape::Box { .. } => None,
            },
            Node::Element(_) => None,
        })
        .collect();
    out.push_str(format!("{}{role} {words}", "  ".repeat(depth)).trim_end());
    out.push('\n');
    for child in &element.children {
        if let Node::Element(element) = child {
            tree(element, laid, depth + 1, out);
        }
    }
}

#[test]
fn the_structure_tree_is_as_it_was_looked_at() {
    let faces = Faces::read().unwrap();
    let (_, document) = samples().remove(0);
    let mut out = String::new();
    for laid in blocks::lay_out(&document, &faces) {
        laid.tree
            .iter()
            .for_each(|element| tree(element, &laid, 0, &mut out));
    }
    let golden = include_str!("../golden/structure.txt");
    assert_eq!(
        out, golden,
        "the tree has changed: look at it, then write it to golden/structure.txt"
    );
}
