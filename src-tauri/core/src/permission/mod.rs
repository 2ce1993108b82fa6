//! May this be done now? One function, [`decide::decide`], answers it for every screen: from what is on record and the
//! time, whether an activity is allowed, and if not for which reasons and until when.
//!
//! * Dangers are results and stops ([`danger`]). They belong to the person: closing, deleting or editing a recovery
//!   leaves them. They end by a later complete check, 24 h after the newest danger, or by a clinician's word.
//! * Order is the order of writing, never a clock's. A danger counts whatever its date; what is dated after now never
//!   counts towards opening.
//! * Adding a danger never opens anything; removing, closing or deleting never opens what a danger closed.

pub mod activity;
pub mod danger;
pub mod decide;
pub mod facts;
pub mod left;
pub mod reason;
pub mod word;

mod gates;
mod lifted;
mod parts;
mod person;

#[cfg(test)]
mod tests;
