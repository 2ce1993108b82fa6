//! What a person takes to a clinician: their list of questions, and the visit sheet made from the record.

pub mod questions;
pub mod visit;
