//! A worded document: headings, paragraphs, lists, tables, a chart, and lines to fill by hand. The window, the PDF and the
//! plain text show the same one.

use serde::Serialize;

use crate::time::{Day, Stamp};

/// The size of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetPaper"))]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// Whose words a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetVoice"))]
pub enum Voice {
    /// The app's, put together from what is recorded.
    App,
    /// The person's own, as typed: shown in quotation marks.
    Person,
}

/// A text with whose words it is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetSpoken"))]
pub struct Spoken {
    /// The text.
    pub text: String,
    /// Whose words.
    pub voice: Voice,
}

impl Spoken {
    /// The app's words.
    pub fn app(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            voice: Voice::App,
        }
    }

    /// The person's words.
    pub fn person(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            voice: Voice::Person,
        }
    }

    /// The text as it is shown: the person's in quotation marks.
    pub fn shown(&self) -> String {
        match self.voice {
            Voice::App => self.text.clone(),
            Voice::Person => format!("“{}”", self.text.trim()),
        }
    }
}

/// How a line of a chart is drawn: told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetStroke"))]
pub enum Stroke {
    /// Unbroken, with round points.
    Solid,
    /// Dashed, with square points.
    Dashed,
}

/// One line of a chart; what was not recorded is missing, never zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetSeries"))]
pub struct Series {
    /// Its name, written at its end.
    pub name: String,
    /// One value for each point, 0 to 10.
    pub values: Vec<Option<u8>>,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// Pain over time, on an axis from 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetChart"))]
pub struct Chart {
    /// The first point's day.
    pub first: Day,
    /// Days from one point to the next.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub step: i64,
    /// The words under the first and the last point.
    pub ends: (String, String),
    /// The lines.
    pub series: Vec<Series>,
}

/// One piece of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetPiece"))]
pub enum Piece {
    /// A paragraph, with a label in front of it or none.
    Text {
        /// What it is about.
        label: Option<String>,
        /// What it says.
        text: Spoken,
    },
    /// A list.
    List {
        /// What it lists, or nothing.
        label: Option<String>,
        /// Whether its items are counted.
        numbered: bool,
        /// The items.
        items: Vec<Spoken>,
    },
    /// A table; the first cell of a row names the row.
    Table {
        /// What it shows.
        label: String,
        /// The columns' names.
        head: Vec<String>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<String>>,
    },
    /// A chart. A table beside it has every value.
    Chart {
        /// What it shows, in a sentence.
        alt: String,
        /// The lines.
        chart: Chart,
    },
    /// Lines to write on by hand.
    Blank {
        /// What belongs there.
        label: String,
        /// How many lines.
        lines: u8,
    },
    /// Boxes to tick by hand.
    Boxes {
        /// What is asked.
        label: String,
        /// The answers.
        options: Vec<String>,
    },
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetBlock"))]
pub struct Block {
    /// Its id, the same in every document that has such a part.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// A worded document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SheetDocument"))]
pub struct Document {
    /// Its heading, without a name.
    pub title: String,
    /// The language tag: `en-GB`.
    pub lang: String,
    /// When it was made.
    pub made: Stamp,
    /// The same in words.
    pub made_text: String,
    /// Who speaks, and that no clinician has checked it: on top of each page.
    pub speaks: String,
    /// The parts, in order.
    pub blocks: Vec<Block>,
    /// The last line: the span, and what was left out.
    pub foot: String,
    /// "Page {n} of {of}".
    pub page: String,
    /// What stands for letters that the typeface lacks; `{n}` is how many.
    pub unprintable: String,
}

impl Document {
    /// The document as plain text, for the form of an online consultation or a letter.
    pub fn plain(&self) -> String {
        let mut out = format!("{}\n{}\n{}\n", self.title, self.made_text, self.speaks);
        for block in &self.blocks {
            out.push_str(&format!("\n{}\n", block.title.to_uppercase()));
            block.pieces.iter().for_each(|piece| plain_piece(piece, &mut out));
        }
        out.push_str(&format!("\n{}\n", self.foot));
        out
    }
}

fn plain_piece(piece: &Piece, out: &mut String) {
    let labelled = |label: &Option<String>, text: &str| match label {
        Some(label) => format!("{label}: {text}\n"),
        None => format!("{text}\n"),
    };
    match piece {
        Piece::Text { label, text } => out.push_str(&labelled(label, &text.shown())),
        Piece::List {
            label,
            numbered,
            items,
        } => {
            if let Some(label) = label {
                out.push_str(&format!("{label}:\n"));
            }
            for (index, item) in items.iter().enumerate() {
                let sign = if *numbered {
                    format!("{}.", index + 1)
                } else {
                    "-".to_owned()
                };
                out.push_str(&format!("{sign} {}\n", item.shown()));
            }
        }
        Piece::Table { label, head, rows } => {
            out.push_str(&format!("{label}:\n"));
            for row in rows {
                let cells: Vec<String> = row
                    .iter()
                    .zip(head)
                    .skip(1)
                    .map(|(cell, name)| format!("{name} {cell}"))
                    .collect();
                let name = row.first().map(String::as_str).unwrap_or_default();
                out.push_str(&format!("- {name}: {}\n", cells.join("; ")));
            }
        }
        Piece::Chart { alt, .. } => out.push_str(&format!("{alt}\n")),
        Piece::Blank { label, .. } => out.push_str(&format!("{label}: ____\n")),
        Piece::Boxes { label, options } => {
            let boxes: Vec<String> = options.iter().map(|option| format!("[ ] {option}")).collect();
            out.push_str(&format!("{label}: {}\n", boxes.join("  ")));
        }
    }
}
