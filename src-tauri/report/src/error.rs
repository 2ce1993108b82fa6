//! Why a document could not be written.

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The typeface that the program carries cannot be read.
    #[error("the typeface cannot be read")]
    Typeface,
    /// The writer refuses the document, with its reason.
    #[error("the PDF cannot be written: {0}")]
    Refused(String),
}
