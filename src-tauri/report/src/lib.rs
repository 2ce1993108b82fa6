//! A worded document as a tagged PDF that meets PDF/UA-1 and PDF/A-2a. The words are the document's own; nothing is added
//! but page numbers. The same document gives the same bytes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod blocks;
mod chart;
mod draw;
mod error;
mod letters;
mod mark;
mod pages;
mod tags;
#[cfg(test)]
mod tests;
mod text;

use soleus_core::report::document::{Document, Paper};

pub use error::PdfError;
pub use letters::unprintable;

/// The bytes of `document` as a PDF.
///
/// # Errors
/// What the writer refuses; never because of what a person typed.
pub fn pdf(document: &Document, paper: Paper) -> Result<Vec<u8>, PdfError> {
    let faces = text::Faces::read()?;
    let document = letters::printable(document, &faces);
    let sheet = pages::Sheet::of(paper);
    let laid = blocks::lay_out(&document, &faces);
    let pages = pages::place(&laid, sheet);
    draw::write(&document, &faces, &laid, &pages, sheet)
}
