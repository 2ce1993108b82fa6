//! What results of the check close, and what a clinician's word opens again.

pub mod clinicians;
pub mod standing;
