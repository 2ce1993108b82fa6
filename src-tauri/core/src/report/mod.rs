//! What a person hands over about their leg: the facts of a visit sheet, and the worded document that the window, the PDF
//! and the plain text all show.

pub mod course;
pub mod cramps;
pub mod document;
pub mod flags;
pub mod summary;
pub mod visit;
