//! Recovery: journal bodies, plans as data, and the pure replay that says where a person stands.

mod answers;
mod bar;
pub mod checkin;
pub mod clock;
pub mod cold;
pub mod cramp;
pub mod difference;
mod fold;
mod halts;
pub mod hurt;
mod ladder;
pub mod ladder_state;
pub mod load;
mod loads;
pub mod met;
mod named;
mod needs;
pub mod plan;
pub mod record;
pub mod replay;
mod report;
pub mod response;
pub mod rows;
pub mod runs;
pub mod state;
pub mod status;
pub mod timeline;
pub mod trial;

pub use answers::{Answers, response_of};
pub use replay::replay;
pub use timeline::leg_of;
