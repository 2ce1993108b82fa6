//! Recovery: journal bodies, plans as data, and the pure replay that says where a person stands.

pub mod checkin;
pub mod clock;
pub mod cramp;
mod fold;
pub mod ladder;
pub mod load;
pub mod needs;
pub mod plan;
pub mod record;
pub mod replay;
pub mod response;
pub mod rows;
pub mod scope;
pub mod state;
pub mod stops;
pub mod timeline;

pub use replay::replay;
pub use timeline::{Answers, leg_of, response_of};
