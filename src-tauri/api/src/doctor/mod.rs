//! What a person takes to a clinician: their list of questions, what may be asked and tested, and the visit sheet made from
//! the record.

mod checks;
pub mod preparation;
pub mod questions;
pub mod visit;
