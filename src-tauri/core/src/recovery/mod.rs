//! Recovery: journal bodies, plans as data, and the pure replay that says where a person stands.

mod bar;
pub mod checkin;
pub mod clock;
pub mod cold;
pub mod cramp;
pub mod difference;
mod fold;
pub mod hurt;
pub mod ladder;
pub mod load;
mod loads;
pub mod needs;
mod permit;
pub mod plan;
pub mod record;
pub mod replay;
pub mod response;
pub mod rows;
pub mod scope;
pub mod state;
pub mod stops;
pub mod timeline;
pub mod trial;

pub use replay::replay;
pub use timeline::{Answers, leg_of, response_of};
